internal import LecternText

/// Statements as a table of comma-separated values.
///
/// Source: RFC 4180, with LF for CRLF as most programs write it.
enum TableReport {
    private static let columns = [
        "article", "paragraph", "speaker", "type", "cue", "kind", "stance", "stance_confidence", "issue", "confidence",
        "content", "source", "date", "url",
    ]

    /// A row for each statement, beneath a row of names.
    static func text(_ articles: [ReportedArticle]) -> String {
        let rows = articles.flatMap { reported in reported.cited.map { row($0, of: reported.article) } }
        return ([columns] + rows).map { $0.map(cell).joined(separator: ",") + "\n" }.joined()
    }

    private static func row(_ cited: CitedStatement, of article: Article) -> [String] {
        let position = cited.statement.position
        return [
            article.title, String(cited.paragraph), cited.speaker ?? "", cited.speakerKind, cited.cue,
            cited.statement.kind.rawValue, position?.stance.rawValue ?? "",
            position.map { String(AnnotationLine.rounded($0.confidence)) } ?? "", cited.issue ?? "",
            String(AnnotationLine.rounded(cited.statement.confidence)), cited.content, article.head.source ?? "",
            article.head.date ?? "", article.head.url ?? "",
        ]
    }

    /// One cell; what a spreadsheet would run as a formula gets an apostrophe before it.
    private static func cell(_ text: String) -> String {
        let clean = Sanitizer.printable(text)
        // Some spreadsheets pass over blanks, and some take the wide signs of Asia for the others.
        let isFormula = clean.first { $0 != " " }.map { "=+-@＝＋－＠".contains($0) } == true
        let safe = isFormula ? "'" + clean : clean
        guard safe.contains(where: { ",\"".contains($0) }) else { return safe }
        return "\"" + safe.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
