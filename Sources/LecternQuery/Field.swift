internal import LecternText

/// What a query can ask for by name, as in `speaker:stoltenberg`.
///
/// `row` is the one table of fields: parser, evaluator, completion, help and the library's SQL all read it.
public enum Field: String, Hashable, Sendable, CaseIterable {
    /// Of the statement and who makes it.
    case speaker, stance, kind, type, cue
    /// Of what the statement speaks of.
    case issue, event
    /// Of the article.
    case source, date, tag, `is`

    /// What a field takes after its colon.
    public enum Takes: Hashable, Sendable {
        /// Words that follow one another in what the field looks at; the payload says what to write: "a name".
        case words(String)
        /// The beginning of such words: of the last one, its first letters are enough.
        case beginnings(String)
        /// One of a closed list.
        case choice([String])
        /// A date of any precision, or a range of them.
        case dates
        /// A whole label, letter by letter but for case and accents.
        case label(String)
    }

    /// What a field tells of.
    public enum Subject: Hashable, Sendable {
        /// A statement: it differs within an article.
        case statement
        /// The article that the statement stands in.
        case article
    }

    /// A field's row in the table.
    public struct Row: Hashable, Sendable {
        /// What it tells of.
        public var subject: Subject
        /// What it takes.
        public var takes: Takes
        /// One line of help.
        public var help: String

        fileprivate init(_ subject: Subject, _ takes: Takes, _ help: String) {
            self.subject = subject
            self.takes = takes
            self.help = help
        }
    }

    /// The field's row: what it tells of, what it takes, one line of help.
    public var row: Row {
        switch self {
        case .speaker: Row(.statement, .words("a name"), "who says it, by any of their names")
        case .stance: Row(.statement, .choice(Self.stances), "where it stands on the issue")
        case .kind: Row(.statement, .choice(Self.kinds), "quoted, paraphrased or both")
        case .type: Row(.statement, .choice(Self.speakerKinds), "what kind of speaker says it")
        case .cue: Row(.statement, .beginnings("a verb"), "the reporting words, by their beginning")
        case .issue: Row(.statement, .words("a word"), "the proposal that it takes a stance on")
        case .event: Row(.statement, .words("a name"), "an event that it, or its paragraph, mentions")
        case .source: Row(.article, .words("a name"), "the publication, or the site of the link")
        case .date: Row(.article, .dates, "when the article appeared: 2023-04, 2023-01..2023-06")
        case .tag: Row(.article, .label("a tag"), "a tag of the article")
        case .is: Row(.article, .choice(["unread", "read", "starred"]), "what the reader did with it")
        }
    }

    /// The field called `name`, in capitals or not.
    init?(named name: String) { self.init(rawValue: name.lowercased()) }

    /// The values of a field that has a closed list of them, empty for the others.
    public var choices: [String] {
        if case .choice(let choices) = row.takes { choices } else { [] }
    }

    private static let stances = Stance.allCases.map(\.rawValue)
    private static let kinds = Statement.Kind.allCases.map(\.rawValue)
    private static let speakerKinds = Speaker.Kind.allCases.map(\.rawValue)

    /// The field whose name comes nearest to `name`, nil when none is within two slips of the finger.
    static func nearest(to name: String) -> Field? {
        // Longer names are no misspelling, and the distance costs the product of the lengths.
        guard name.utf8.count <= 12 else { return nil }
        let typed = Array(name.lowercased().utf8)
        let distances = allCases.map { (field: $0, slips: slips(typed, Array($0.rawValue.utf8))) }
        guard let best = distances.min(by: { $0.slips < $1.slips }) else { return nil }
        // In a short name two slips leave nothing of it.
        return best.slips <= min(2, typed.count / 2) ? best.field : nil
    }

    /// How many letters must be added, dropped, changed or swapped with their neighbour.
    ///
    /// Source: the optimal string alignment distance, after Damerau 1964.
    private static func slips(_ one: [UInt8], _ other: [UInt8]) -> Int {
        var rows = [Array(0...other.count)]
        for (i, letter) in one.enumerated() {
            var row = [i + 1]
            for (j, second) in other.enumerated() {
                var least = min(rows[i][j] + (letter == second ? 0 : 1), rows[i][j + 1] + 1, row[j] + 1)
                if i > 0, j > 0, letter == other[j - 1], one[i - 1] == second {
                    least = min(least, rows[i - 1][j - 1] + 1)
                }
                row.append(least)
            }
            rows.append(row)
        }
        return rows[one.count][other.count]
    }
}
