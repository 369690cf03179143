public import LecternText

/// A statement as it is cited: a quotation and a paraphrase told apart, with where it stands.
public enum Citation {
    /// One line: speaker, words, title, source, date, paragraph, link; what the article does not tell is left out.
    public static func text(of statement: Statement, by speaker: Speaker?, in article: Article) -> String {
        let parts = statement.content.map { Self.words($0, of: article) }
        let words = parts.joined(separator: " … ")
        let name = speaker.map { Sanitizer.printable($0.name) } ?? "Speaker not named"
        let told =
            switch statement.kind {
            case .direct: "\(name): " + quoted(parts.map(trimmed).joined(separator: " … "))
            case .indirect: "\(name), in paraphrase: \(words)"
            case .mixed: "\(name), partly quoted: \(words)"
            }
        let isEnded = told.last { !"”\"’'".contains($0) }.map { ".!?…".contains($0) } ?? false
        return told + (isEnded ? " " : ". ") + place(of: statement, in: article)
    }

    /// Words in quotation marks, of which they may have brought their own.
    public static func quoted(_ words: String) -> String { "“\(trimmed(words))”" }

    /// Where a statement stands: title, source, date, paragraph, link.
    static func place(of statement: Statement, in article: Article) -> String {
        let paragraph = article.paragraphs.paragraph(at: statement.start) + 1
        let parts = [
            "“\(article.title)”", article.head.source, article.head.date, "paragraph \(paragraph)", article.head.url,
        ]
        return Sanitizer.printable(parts.compactMap { $0 }.joined(separator: ", "))
    }

    /// The words of a span on one line, fit for any terminal or file.
    static func words(_ span: TextSpan, of article: Article) -> String {
        Sanitizer.printable(article.store.bytes(in: span)).split(separator: " ").joined(separator: " ")
    }

    /// Without the quotation marks around it, and the comma that the cue had asked for.
    private static func trimmed(_ words: String) -> String {
        let marks: Set<Character> = ["“", "”", "\"", "„", "«", "»", "‘", "’", "'"]
        var inner = Substring(words)
        while let last = inner.last, marks.contains(last) { inner.removeLast() }
        while let first = inner.first, marks.contains(first) { inner.removeFirst() }
        if inner.last == "," { inner.removeLast() }
        return String(inner)
    }
}
