/// How statements can be written for use elsewhere; raw values are the endings of file names.
public enum ExportFormat: String, Hashable, Sendable, CaseIterable {
    /// A list for people.
    case markdown = "md"
    /// A page to read, filter and print, complete in itself.
    case html
    /// A table.
    case csv
    /// References for CSL, which reference managers read.
    case csl = "csl.json"
    /// The annotations as data.
    case json
    /// The articles with their annotations, one a line: what `lectern add` reads back.
    case jsonl
    /// References for LaTeX.
    case bibtex = "bib"
    /// Citations, one a line.
    case text = "txt"

    /// The format that the name of a file ends in.
    public static func named(by path: String) -> ExportFormat? {
        // `.csl.json` stands before `.json` in the list.
        allCases.first { path.hasSuffix("." + $0.rawValue) }
    }

    /// Whether it is of statements, so that some may be left out; other formats are of whole articles.
    public var citesStatements: Bool {
        switch self {
        case .markdown, .html, .csv, .text, .csl, .bibtex: true
        case .json, .jsonl: false
        }
    }

    /// Whether it is of articles even where nobody says anything.
    public var listsArticles: Bool {
        switch self {
        case .csl, .bibtex, .json, .jsonl: true
        case .markdown, .html, .csv, .text: false
        }
    }

    /// The format of that name: its ending, or the word for it.
    public init?(name: String) {
        let words: [String: ExportFormat] = [
            "markdown": .markdown, "bibtex": .bibtex, "text": .text, "csl": .csl, "csl-json": .csl,
        ]
        guard let format = ExportFormat(rawValue: name) ?? words[name] else { return nil }
        self = format
    }
}
