internal import LecternScreen
internal import LecternText

/// One row of the table of commands that are typed after `:`.
public struct CommandLine: Sendable {
    /// What is typed.
    public let name: String
    /// What follows it, in words; empty for nothing.
    public let argument: String
    /// What it does, in a few words.
    public let help: String
    let run: @Sendable (inout Reader, String) -> [Effect]

    init(
        _ name: String, _ argument: String = "", _ help: String,
        run: @escaping @Sendable (inout Reader, String) -> [Effect]
    ) {
        self.name = name
        self.argument = argument
        self.help = help
        self.run = run
    }

    /// All commands, by name.
    public static let all: [CommandLine] = [
        CommandLine("export", "FORMAT FILE", "write the statements: html, md, csv, bib …") { $0.export(by: $1) },
        CommandLine("files", "WORDS", "the files, those with these words") { $0.open(.files, narrowing: $1) },
        CommandLine("n", "", "next file") { reader, _ in reader.apply(.file(.next)) },
        CommandLine("p", "", "previous file") { reader, _ in reader.apply(.file(.previous)) },
        CommandLine("q", "", "quit") { _, _ in [.quit] },
        CommandLine("theme", "NAME", "another theme") { $0.setTheme($1) },
        CommandLine("w", "FILE", "write the article as plain text") { reader, file in
            file.isEmpty ? reader.refuse(":w needs a file to write to") : [.write(path: file)]
        },
    ]
}

extension Reader {
    /// Does what a command line says.
    mutating func run(_ line: String) -> [Effect] {
        let words = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true).map(String.init)
        guard let name = words.first else { return [] }
        if let number = Int(name) { return apply(.first, count: max(1, number)) }
        if name.hasSuffix("%"), let percent = Int(name.dropLast()) { return apply(.percent, count: max(0, percent)) }
        guard let command = CommandLine.all.first(where: { $0.name == name }) else {
            return refuse("there is no :\(name); there are " + CommandLine.all.map(\.name).joined(separator: " "))
        }
        if page != nil, !["q", "theme"].contains(name) { return refuse(":\(name) is for articles; open one first") }
        let argument = words.count > 1 ? words[1].split(separator: " ").joined(separator: " ") : ""
        return command.run(&self, argument)
    }

    /// Says why something cannot be done, and rings.
    mutating func refuse(_ why: String) -> [Effect] {
        message = .problem(why)
        return [.ring]
    }

    fileprivate mutating func setTheme(_ name: String) -> [Effect] {
        guard let theme = Theme.named(name) else {
            return refuse("there is no such theme; there are " + Theme.all.map(\.name).joined(separator: " "))
        }
        self.theme = theme
        return []
    }

    // MARK: Export

    /// What is wrong with a name to write the statements to, nil when nothing is.
    func mistake(inExport path: String) -> Prompt.Mistake? {
        if highlights.annotations.statements.isEmpty {
            return Prompt.Mistake(column: 0, message: "there is no statement to export")
        }
        guard ExportFormat.named(by: path) == nil else { return nil }
        return Prompt.Mistake(
            column: path.count,
            message: "end it in " + ExportFormat.allCases.map { "." + $0.rawValue }.joined(separator: " "))
    }

    /// Writes the statements in the format that the file's name ends in.
    mutating func export(to path: String) -> [Effect] {
        guard let format = ExportFormat.named(by: path) else { return [.ring] }
        exporting = path
        return export(as: format, to: path)
    }

    /// Tells what went wrong; a line that named a file which cannot be written is there again, to be mended.
    mutating func fail(_ why: String) {
        guard let path = exporting else {
            message = .problem(why)
            return
        }
        exporting = nil
        ask(.export, text: path)
        if case .prompt(var prompt) = mode {
            // The line shows the name.
            let what = why.hasPrefix(path + ": ") ? String(why.dropFirst(path.count + 2)) : why
            prompt.mistake = Prompt.Mistake(column: 0, message: what)
            mode = .prompt(prompt)
        }
    }

    /// Writes the statements as `FORMAT FILE` says.
    fileprivate mutating func export(by words: String) -> [Effect] {
        let parts = words.split(separator: " ", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return refuse(":export needs a format and a file: :export md notes.md") }
        guard let format = ExportFormat(name: parts[0]) else {
            return refuse("the formats are " + ExportFormat.allCases.map(\.rawValue).joined(separator: " "))
        }
        return export(as: format, to: parts[1])
    }

    private mutating func export(as format: ExportFormat, to path: String) -> [Effect] {
        guard !highlights.annotations.statements.isEmpty else { return refuse("there is no statement to export") }
        var passed = highlights.annotations
        passed.statements = passed.statements.indices.filter(passes).map { passed.statements[$0] }
        return [.export(passed, format, path: path)]
    }

    // MARK: Completion

    /// Names of commands, then of what they take.
    func commandCompletion(_ text: [Character], cursor: Int) -> (range: Range<Int>, candidates: [String]) {
        let head = text[..<cursor]
        let start = head.lastIndex(of: " ").map { $0 + 1 } ?? 0
        let word = String(head[start...])
        let choices: [String]
        switch String(head[..<start]) {
        case "": choices = CommandLine.all.map { $0.name + ($0.argument.isEmpty ? "" : " ") }
        case "files ": choices = files.all.map(\.name)
        case "theme ": choices = Theme.all.map(\.name)
        case "export ": choices = ExportFormat.allCases.map { $0.rawValue + " " }
        default: choices = []
        }
        return (start..<cursor, choices.filter { $0.hasPrefix(word) })
    }
}
