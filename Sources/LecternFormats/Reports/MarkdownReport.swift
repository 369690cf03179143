internal import LecternText

/// Statements as a list in Markdown.
enum MarkdownReport {
    /// A section for each article.
    static func text(_ articles: [ReportedArticle]) -> String {
        articles.map(section).joined(separator: "\n")
    }

    private static func section(_ reported: ReportedArticle) -> String {
        let article = reported.article
        var lines = ["# " + escaped(article.title), ""]
        let about = [article.head.author, article.head.source, article.head.date, article.head.url].compactMap { $0 }
        if !about.isEmpty { lines += [escaped(about.joined(separator: ", ")), ""] }
        for issue in reported.annotations.issues { lines += ["Issue: " + escaped(issue.told), ""] }
        for cited in reported.cited { lines.append(item(cited)) }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func item(_ cited: CitedStatement) -> String {
        let stance = cited.statement.position.map { " (\($0.isGuess ? "perhaps " : "")\($0.stance.rawValue))" } ?? ""
        let note = cited.note.map { "\n    - Note: " + escaped($0) } ?? ""
        return "- " + escaped(cited.citation) + stance + note
    }

    /// Without the characters that Markdown would take for marks, fit to be printed.
    private static func escaped(_ text: String) -> String {
        Sanitizer.printable(text).reduce(into: "") { result, character in
            if "\\`*_[]<>#|".contains(character) { result.append("\\") }
            result.append(character)
        }
    }
}
