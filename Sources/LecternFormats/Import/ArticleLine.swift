internal import Foundation
public import LecternText

/// An article with its annotations on one line of JSON: what `export --format jsonl` writes and `add` reads back.
///
/// `{"id"?, "text", "title"?, "author"?, "date"?, "language"?, "source"?, "url"?}`, then what `annotate --stream` answers, and
/// in `library` what the library of the export kept of it. Spans are in Unicode scalars, those within `library` in bytes.
public struct ArticleLine: Sendable {
    /// What the line calls it; nil when it does not say.
    public var id: String?
    /// What the line tells of the article.
    public var head: ArticleHead
    /// UTF-8.
    public var text: [UInt8]
    /// What the line says of who speaks, in bytes of `text`; nil when it says nothing, and the article is to be analysed.
    public var annotations: Annotations?
    /// What a library kept of it; nil when it comes from none.
    public var kept: KeptArticle?

    /// Reads a line.
    ///
    /// - Throws: `AnnotationRequestError` for one of another form, and for spans outside of the text.
    public init(line: [UInt8]) throws(AnnotationRequestError) {
        let data = Data(line)
        let members: Members
        do {
            members = try JSONDecoder().decode(Members.self, from: data)
        } catch {
            throw AnnotationRequestError(id: nil, what: AnnotationRequest.describe(error))
        }
        guard members.text.contains(where: { !$0.isWhitespace }) else {
            throw AnnotationRequestError(id: members.id, what: "the member .text is empty")
        }
        id = members.id
        text = Array(members.text.utf8)
        kept = members.library
        head = ArticleHead(
            title: Self.line(members.title), date: Self.line(members.date), source: Self.line(members.source),
            url: Self.line(members.url), author: Self.line(members.author), language: Self.line(members.language))
        guard members.statements != nil else { return }
        do {
            annotations = try JSONDecoder().decode(GivenArticle.self, from: data).annotations(text)
        } catch let error as AnnotationRequestError {
            throw error
        } catch {
            throw AnnotationRequestError(id: members.id, what: AnnotationRequest.describe(error))
        }
    }

    /// A member of the head, on one line and fit for any terminal.
    private static func line(_ text: String?) -> String? { text.map { Sanitizer.printable($0) } }

    private struct Members: Decodable {
        /// Whatever it is, that it is there tells that the line says who speaks.
        struct Anything: Decodable { init(from decoder: any Decoder) {} }

        var id: String?
        var text: String
        var title, author, date, language, source, url: String?
        var statements: Anything?
        var library: KeptArticle?
    }

    /// Whether a text, UTF-8, begins as such a line: an object that has an id or a text, and is not written over several lines.
    static func begins(_ text: [UInt8]) -> Bool {
        guard text.first == UInt8(ascii: "{") else { return false }
        var names: Set<String> = []
        JSONTexts.walk(text[...]) { found, isOuterName in
            if isOuterName { names.insert(String(decoding: found, as: UTF8.self)) }
            return true
        }
        return names.contains("text") || names.contains("id") && names.contains("statements")
    }
}
