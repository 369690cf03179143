internal import Foundation

/// The words of feeds and entries: what each element holds, and how it is written.
enum FeedWords {
    /// What an element is called, on one line.
    static func title(of element: FeedElement) -> String? {
        let places: [(String, FeedElement.Vocabulary)] = [
            ("title", .own), ("title", .atom), ("title", .dublinCore), ("title", .media), ("title", .itunes),
        ]
        for (name, vocabulary) in places {
            if let child = element.child(name, vocabulary),
                let title = PlainWords.nonEmpty(paragraphs(of: child).joined(separator: " "))
            {
                return title
            }
        }
        return nil
    }

    /// The text of an entry, what it is about, and whether the text is all there is.
    static func text(of item: FeedElement) -> (text: String?, summary: String?, isWhole: Bool) {
        let contents = first(
            in: item,
            [
                ("encoded", .content), ("content", .own), ("content", .atom), ("body", .xhtml), ("div", .xhtml),
                ("body", .own),
                ("fullitem", .own),
            ])
        let descriptions: [(String, FeedElement.Vocabulary)] = [
            ("description", .own), ("summary", .own), ("abstract", .own), ("summary", .atom),
            ("description", .dublinCore),
            ("abstract", .dublinCore), ("summary", .itunes), ("description", .media), ("subtitle", .itunes),
        ]
        let texts = descriptions.compactMap { first(in: item, [$0]) }
        let text = contents ?? texts.first ?? media(in: item)
        let summary = (contents == nil ? texts.dropFirst().first : texts.first)
        return (text, summary, contents != nil)
    }

    private static func first(in item: FeedElement, _ places: [(String, FeedElement.Vocabulary)]) -> String? {
        for (name, vocabulary) in places {
            for element in item.all(name, vocabulary) {
                if let text = PlainWords.nonEmpty(paragraphs(of: element).joined(separator: "\n")) { return text }
            }
        }
        return nil
    }

    /// What a group of pictures or a film is said to show.
    private static func media(in item: FeedElement) -> String? {
        for holder in item.all("group", .media) + item.all("content", .media) {
            if let text = first(in: holder, [("description", .media)]) { return text }
        }
        return nil
    }

    /// Words that may be markup, on one line.
    static func line(_ text: String) -> String {
        guard MarkupText.isMarkup(text) else { return PlainWords.line(text) }
        return MarkupText.paragraphs(ofHTML: text).joined(separator: " ")
    }

    // MARK: How words are written

    /// The paragraphs of an element, by what it says of its content, else by what that looks like.
    static func paragraphs(of element: FeedElement) -> [String] {
        if element.vocabulary == .xhtml { return MarkupText.paragraphs(of: element) }
        let type = element.value(of: "type")?.lowercased().prefix { $0 != ";" }
        switch element.value(of: "mode")?.lowercased() {
        case "xml": return MarkupText.paragraphs(of: element)
        case "base64": return decoded(element, isHTML: type?.contains("html") ?? true)
        case "escaped": return written(element.rawText, isHTML: type?.contains("html") ?? false)
        default: break
        }
        switch type {
        case "html", "text/html":
            return element.hasChildren ? MarkupText.paragraphs(of: element) : written(element.rawText, isHTML: true)
        case "text", "text/plain":
            return element.hasChildren ? MarkupText.paragraphs(of: element) : PlainWords.paragraphs(element.rawText)
        case "xhtml", "application/xhtml+xml": return MarkupText.paragraphs(of: element)
        case let type? where type.hasSuffix("xml") || type.hasPrefix("text/"): return MarkupText.paragraphs(of: element)
        // Atom: anything else is base 64 of something that is no text.
        case let type? where type.contains("/"): return []
        default: break
        }
        if element.hasChildren { return MarkupText.paragraphs(of: element) }
        return written(element.rawText, isHTML: MarkupText.isMarkup(element.rawText))
    }

    private static func written(_ text: String, isHTML: Bool) -> [String] {
        isHTML ? MarkupText.paragraphs(ofHTML: text) : PlainWords.paragraphs(text)
    }

    private static func decoded(_ element: FeedElement, isHTML: Bool) -> [String] {
        guard let data = Data(base64Encoded: element.rawText, options: .ignoreUnknownCharacters) else { return [] }
        let text = String(decoding: data, as: UTF8.self)
        return written(text, isHTML: isHTML && MarkupText.isMarkup(text))
    }
}
