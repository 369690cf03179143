public import LecternText

/// The statements of an article for use elsewhere: as Markdown, a table, or data.
public enum StatementReport {
    /// The whole file, UTF-8, each line ended by LF.
    public static func bytes(_ annotations: Annotations, of article: Article, as format: ExportFormat) -> [UInt8] {
        switch format {
        case .markdown: Array(markdown(annotations, article).utf8)
        case .csv: Array(csv(annotations, article).utf8)
        case .json:
            AnnotationLine.encode(
                id: article.name, title: article.title, annotations,
                text: article.store.bytes(in: TextSpan(0, article.store.byteCount))) + [0x0A]
        }
    }

    private static func speakers(_ annotations: Annotations) -> [String: Speaker] {
        Dictionary(annotations.speakers.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    // MARK: Markdown

    private static func markdown(_ annotations: Annotations, _ article: Article) -> String {
        var lines = ["# " + escaped(Sanitizer.printable(article.title)), ""]
        let about = [article.head.source, article.head.date, article.head.url].compactMap { $0 }
        if !about.isEmpty { lines += [escaped(about.joined(separator: ", ")), ""] }
        for issue in annotations.issues { lines += ["Issue: " + escaped(issue.proposition), ""] }
        let speakers = speakers(annotations)
        for statement in annotations.statements {
            lines.append(item(statement, by: statement.speaker.flatMap { speakers[$0] }, in: article))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    // A function of its own: within the loop it crashes the optimiser of Swift 6.3.1 (CopyPropagation).
    private static func item(_ statement: Statement, by speaker: Speaker?, in article: Article) -> String {
        let stance = statement.position.map { " (\($0.isGuess ? "perhaps " : "")\($0.stance.rawValue))" } ?? ""
        return "- " + escaped(Citation.text(of: statement, by: speaker, in: article)) + stance
    }

    /// Without the characters that Markdown would take for marks.
    private static func escaped(_ text: String) -> String {
        text.reduce(into: "") { result, character in
            if "\\`*_[]<>#|".contains(character) { result.append("\\") }
            result.append(character)
        }
    }

    // MARK: A table

    /// Source: RFC 4180, with LF for CRLF as most programs write it.
    private static func csv(_ annotations: Annotations, _ article: Article) -> String {
        let speakers = speakers(annotations)
        let issues = Dictionary(
            annotations.issues.map { ($0.id, $0.proposition) }, uniquingKeysWith: { first, _ in first })
        var rows = [
            [
                "article", "paragraph", "speaker", "type", "cue", "kind", "stance", "stance_confidence", "issue",
                "confidence", "content", "source", "date", "url",
            ]
        ]
        for statement in annotations.statements {
            rows.append(row(statement, by: statement.speaker.flatMap { speakers[$0] }, on: issues, in: article))
        }
        return rows.map { $0.map(cell).joined(separator: ",") + "\n" }.joined()
    }

    // A function of its own for the same reason as `item`.
    private static func row(
        _ statement: Statement, by speaker: Speaker?, on issues: [String: String], in article: Article
    ) -> [String] {
        func words(_ spans: [TextSpan]) -> String {
            spans.map { Citation.words($0, of: article) }.joined(separator: " … ")
        }
        let position = statement.position
        return [
            article.title, String(article.paragraphs.paragraph(at: statement.start) + 1), speaker?.name ?? "",
            speaker?.kind.rawValue ?? "", words(statement.cue), statement.kind.rawValue,
            position?.stance.rawValue ?? "", position.map { String(AnnotationLine.rounded($0.confidence)) } ?? "",
            position.flatMap { issues[$0.issue] } ?? "", String(AnnotationLine.rounded(statement.confidence)),
            words(statement.content), article.head.source ?? "", article.head.date ?? "", article.head.url ?? "",
        ]
    }

    /// One cell; what a spreadsheet would run as a formula gets an apostrophe before it.
    private static func cell(_ text: String) -> String {
        let clean = Sanitizer.printable(text)
        let safe = clean.first.map { "=+-@".contains($0) } == true ? "'" + clean : clean
        guard safe.contains(where: { ",\"".contains($0) }) else { return safe }
        return "\"" + safe.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
