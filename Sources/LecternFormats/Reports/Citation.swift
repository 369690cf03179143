public import LecternText

/// A statement as it is cited: a quotation and a paraphrase told apart, with where it stands.
public enum Citation {
    /// One line: speaker, cue, words, title, source, date, paragraph, link; what the article does not tell is left out.
    ///
    /// The cue stands beside the name, as who denies something has not said it.
    public static func text(of statement: Statement, by speaker: Speaker?, in article: Article) -> String {
        let content = statement.content.map { Self.words($0, of: article) }.joined(separator: " … ")
        let name = named(
            speaker.map { Sanitizer.printable($0.name) } ?? "Speaker not named",
            cue: statement.cue.map { Self.words($0, of: article) }.joined(separator: " … "))
        let told =
            switch statement.kind {
            case .direct: "\(name): " + quoted(content)
            case .indirect: "\(name), in paraphrase: \(withoutComma(content))"
            case .mixed: "\(name), partly quoted: \(withoutComma(content))"
            }
        let isEnded = told.last { !marks.contains($0) }.map { ".!?…".contains($0) } ?? false
        return told + (isEnded ? " " : ". ") + place(of: statement, in: article)
            + (statement.isGuess ? " (this attribution is a guess)" : "")
    }

    /// A name with the words that tell that something is said: "Ana Ruiz (denies)"; the colon of a transcript tells nothing.
    public static func named(_ name: String, cue: String) -> String {
        let words = cue.drop { !isTelling($0) }
        guard let last = words.lastIndex(where: isTelling) else { return name }
        return "\(name) (\(words[...last]))"
    }

    private static func isTelling(_ character: Character) -> Bool { character.isLetter || character.isNumber }

    /// Words in one pair of quotation marks, of which each of their parts may have brought its own.
    public static func quoted(_ words: String) -> String { "“\(unquoted(words))”" }

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

    private static let marks: Set<Character> = ["“", "”", "\"", "„", "«", "»", "‘", "’", "'"]

    /// Words whose parts have no quotation marks around them, nor the comma that the cue had asked for.
    static func unquoted(_ words: String) -> String {
        words.split(separator: " … ").map { part in
            var inner = Substring(part)
            while let last = inner.last, marks.contains(last) || last == "," { inner.removeLast() }
            while let first = inner.first, marks.contains(first) { inner.removeFirst() }
            return String(inner)
        }.joined(separator: " … ")
    }

    /// Words without the comma that the cue had asked for, before a closing quotation mark or after it.
    public static func withoutComma(_ words: String) -> String {
        guard let comma = words.lastIndex(where: { !marks.contains($0) }), words[comma] == "," else { return words }
        return String(words[..<comma] + words[words.index(after: comma)...])
    }
}
