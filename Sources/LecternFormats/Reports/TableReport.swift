internal import LecternText

/// Statements as a table of comma-separated values.
enum TableReport {
    private static let columns = [
        "article", "paragraph", "speaker", "type", "cue", "kind", "stance", "stance_confidence", "issue", "confidence",
        "content", "note", "source", "date", "url",
    ]

    /// A row for each statement, beneath a row of names.
    static func text(_ articles: [ReportedArticle]) -> String {
        let rows = articles.flatMap { reported in reported.cited.map { row($0, of: reported.article) } }
        return ([columns] + rows).map(CSV.row).joined()
    }

    private static func row(_ cited: CitedStatement, of article: Article) -> [String] {
        let position = cited.statement.position
        return [
            article.title, String(cited.paragraph), cited.speaker ?? "", cited.speakerKind, cited.cue,
            cited.statement.kind.rawValue, position?.stance.rawValue ?? "",
            position.map { String(AnnotationLine.rounded($0.confidence)) } ?? "", cited.issue ?? "",
            String(AnnotationLine.rounded(cited.statement.confidence)), cited.content, cited.note ?? "",
            article.head.source ?? "", article.head.date ?? "", article.head.url ?? "",
        ]
    }
}
