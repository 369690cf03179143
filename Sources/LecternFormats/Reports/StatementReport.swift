public import LecternText

/// The statements of articles for use elsewhere. Each is cited: who, quoted or in paraphrase, in which article of which source
/// and date, in which paragraph, under which link.
public enum StatementReport {
    /// The whole file, UTF-8, each line ended by LF.
    public static func bytes(_ articles: [ReportedArticle], as format: ExportFormat) -> [UInt8] {
        switch format {
        case .markdown: Array(MarkdownReport.text(articles).utf8)
        case .html: Array(HTMLReport.text(articles).utf8)
        case .csv: Array(TableReport.text(articles).utf8)
        case .csl: BibliographyReport.csl(articles)
        case .json: list(articles.map { AnnotationLine.encode($0, withText: false) })
        case .jsonl: Array(articles.map { AnnotationLine.encode($0, withText: true) + [0x0A] }.joined())
        case .bibtex: Array(BibliographyReport.bibtex(articles).utf8)
        case .text: Array(text(articles).utf8)
        }
    }

    private static func list(_ values: [[UInt8]]) -> [UInt8] {
        Array("[".utf8) + Array(values.joined(separator: Array(",\n".utf8))) + Array("]\n".utf8)
    }

    private static func text(_ articles: [ReportedArticle]) -> String {
        articles.flatMap(\.cited).map { cited in
            let stance = cited.statement.position.map { " [\($0.words)]" } ?? ""
            let note = cited.note.map { "    note: \($0)\n" } ?? ""
            return cited.citation + stance + "\n" + note
        }.joined()
    }
}
