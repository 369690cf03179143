internal import ArgumentParser
internal import Glibc
internal import LecternFormats
internal import LecternText

/// The forms that lists can be printed in.
enum ListFormat: String, CaseIterable, ExpressibleByArgument {
    case text, json, csv, jsonl
}

/// The option of every command that lists something.
struct FormatOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Print \(ListFormat.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "format"))
    var format = ListFormat.text
}

/// One thing of a list: its members for programs, its line for people.
struct ListRecord {
    /// What a member can be.
    enum Value {
        case text(String?)
        case number(Int?)
        case fraction(Double?)
        case flag(Bool)
        case list([String])
        case counts(StanceCounts)
    }

    var members: [(name: String, value: Value)]
    /// As people read it; it may have several lines.
    var line: String
}

/// Prints a list in one of its forms.
///
/// JSON is one array, JSON Lines an object a line, CSV has the members' names in the first line. What is printed for people,
/// and CSV, is fit for any terminal; JSON holds all texts as they are, controls escaped.
struct RecordPrinter: ~Copyable {
    private let format: ListFormat
    private var output = Output()
    private var count = 0

    init(_ format: ListFormat) { self.format = format }

    /// Prints a record.
    mutating func print(_ record: ListRecord) throws {
        switch format {
        case .text:
            for line in record.line.split(separator: "\n", omittingEmptySubsequences: false) {
                for part in WatchedLines.broken(Sanitizer.printable(String(line))) {
                    try output.write(Array(part.utf8) + [0x0A])
                }
            }
        case .json: try output.write(Array(((count == 0 ? "[" : ",\n") + Self.json(record)).utf8))
        case .jsonl: try output.write(Array((Self.json(record) + "\n").utf8))
        case .csv:
            if count == 0 { try output.write(Array(CSV.row(Self.flat(record).map(\.name)).utf8)) }
            try output.write(Array(CSV.row(Self.flat(record).map(\.text)).utf8))
        }
        count += 1
    }

    /// Ends the list, and throws the exit status 1 if it was empty.
    mutating func end() throws {
        if format == .json { try output.write(Array((count == 0 ? "[]\n" : "]\n").utf8)) }
        try output.flush()
        guard count == 0 else { return }
        if format == .text, isatty(STDERR_FILENO) != 0 { Complaint.write("nothing found") }
        throw ExitCode(1)
    }

    // MARK: JSON

    private static func json(_ record: ListRecord) -> String {
        "{" + record.members.map { "\"\($0.name)\":" + json($0.value) }.joined(separator: ",") + "}"
    }

    private static func json(_ value: ListRecord.Value) -> String {
        switch value {
        case .text(let text): text.map(JSONText.quoted) ?? "null"
        case .number(let number): number.map(String.init) ?? "null"
        case .fraction(let fraction): fraction.map(rounded) ?? "null"
        case .flag(let flag): flag ? "true" : "false"
        case .list(let list): "[" + list.map(JSONText.quoted).joined(separator: ",") + "]"
        case .counts(let counts):
            "{" + stances(counts).map { "\"\($0.name)\":\($0.count)" }.joined(separator: ",") + "}"
        }
    }

    private static func stances(_ counts: StanceCounts) -> [(name: String, count: Int)] {
        Stance.allCases.map { ($0.rawValue, counts[$0]) } + [("none", counts.none)]
    }

    /// Two decimals: more would claim a precision that no confidence has.
    private static func rounded(_ fraction: Double) -> String {
        let hundredths = Int((min(1, max(0, fraction)) * 100).rounded())
        return hundredths == 100 ? "1" : "0." + (hundredths < 10 ? "0" : "") + String(hundredths)
    }

    // MARK: CSV

    private static func flat(_ record: ListRecord) -> [(name: String, text: String)] {
        record.members.flatMap { member -> [(String, String)] in
            switch member.value {
            case .text(let text): [(member.name, text ?? "")]
            case .list(let list): [(member.name, list.joined(separator: "; "))]
            case .counts(let counts): stances(counts).map { ($0.name, String($0.count)) }
            case .number, .fraction, .flag:
                [(member.name, json(member.value) == "null" ? "" : json(member.value))]
            }
        }
    }
}
