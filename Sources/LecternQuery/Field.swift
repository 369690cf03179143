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
        case .speaker: Row(.statement, .beginnings("a name"), "who says it, by any of their names")
        case .stance: Row(.statement, .choice(Self.stances), "where it stands on the issue")
        case .kind: Row(.statement, .choice(Self.kinds), "quoted is direct, paraphrased indirect, both mixed")
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
        Spelling.nearest(to: name, among: allCases.map(\.rawValue)).flatMap(Field.init(rawValue:))
    }
}
