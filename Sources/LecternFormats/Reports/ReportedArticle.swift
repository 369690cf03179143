public import LecternText

/// An article with what was found in it, as reports take it.
public struct ReportedArticle: Sendable {
    /// What it is called by programs: its id in a library, or a file's name.
    public var id: String
    public var article: Article
    public var annotations: Annotations
    /// The person's own notes, by the names of the statements.
    public var notes: [String: String]
    /// What a library keeps of it; nil when it comes from none.
    public var kept: KeptArticle?

    /// - Parameters:
    ///   - id: nil takes the article's name.
    ///   - notes: the person's own, by the names of the statements.
    ///   - kept: what a library keeps of it, for formats that another library reads.
    public init(
        _ article: Article, _ annotations: Annotations, id: String? = nil, notes: [String: String] = [:],
        kept: KeptArticle? = nil
    ) {
        self.id = id ?? article.name
        self.article = article
        self.annotations = annotations
        self.notes = notes
        self.kept = kept
    }

    /// The statements as people are told of them, in reading order.
    var cited: [CitedStatement] {
        let speakers = Dictionary(annotations.speakers.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let issues = Dictionary(
            annotations.issues.map { ($0.id, $0.proposition) }, uniquingKeysWith: { first, _ in first })
        return annotations.statements.map { cite($0, speakers, issues) }
    }

    // A function of its own: within the loop it crashes the optimiser of Swift 6.3.1 (CopyPropagation).
    private func cite(_ one: Statement, _ speakers: [String: Speaker], _ issues: [String: String]) -> CitedStatement {
        CitedStatement(
            one, by: one.speaker.flatMap { speakers[$0] }, on: one.position.flatMap { issues[$0.issue] },
            note: notes[one.id], in: article)
    }

    /// Its day as `2016-09-26`, `2016-09` or `2016`; nil when it has none, or one that is no date.
    var day: String? {
        guard let date = article.head.date else { return nil }
        if date.utf8.count <= 7, date.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2D }) { return date }
        return DateReading(date).map { String($0.iso8601.prefix(10)) }
    }

    /// Where it stands, if that is an address of the web.
    var url: String? { article.head.url.flatMap { WebAddress.isFetchable($0) ? Sanitizer.printable($0) : nil } }
}

/// A statement as people are told of it: names and words in the place of ids and spans, fit to be printed.
struct CitedStatement {
    var id: String
    var statement: Statement
    /// Nil when nobody is named.
    var speaker: String?
    var speakerKind: String
    var cue: String
    var content: String
    var issue: String?
    /// From 1.
    var paragraph: Int
    /// The person's own.
    var note: String?
    /// The whole citation on one line.
    var citation: String

    init(_ statement: Statement, by speaker: Speaker?, on issue: String?, note: String?, in article: Article) {
        id = statement.id
        self.statement = statement
        self.speaker = speaker.map { Sanitizer.printable($0.name) }
        speakerKind = speaker?.kind.rawValue ?? ""
        cue = Self.words(statement.cue, article)
        content = Self.words(statement.content, article)
        self.issue = issue.map { Sanitizer.printable($0) }
        paragraph = article.paragraphs.paragraph(at: statement.start) + 1
        self.note = note.map { Sanitizer.printable($0) }
        citation = Citation.text(of: statement, by: speaker, in: article)
    }

    private static func words(_ spans: [TextSpan], _ article: Article) -> String {
        spans.map { Citation.words($0, of: article) }.joined(separator: " … ")
    }

    /// What it is called: quoted, in paraphrase, partly quoted.
    var manner: String {
        switch statement.kind {
        case .direct: "quoted"
        case .indirect: "in paraphrase"
        case .mixed: "partly quoted"
        }
    }
}
