internal import Foundation
public import LecternText

/// A line of `annotate --stream`: an article, with what is given of its annotation.
public struct AnnotationRequest: Sendable {
    /// The name of the article, kept in the answer.
    public var id: String
    /// UTF-8.
    public var text: [UInt8]
    /// When the article came out, such as `2016-09-26`; nil when nobody said.
    public var date: String?
    /// The proposals to take stances on; nil lets the analysis find one.
    public var issues: [Issue]?
    /// Statements whose ids and spans are kept, in bytes of `text`; nil lets the analysis find them.
    public var statements: [Statement]?

    /// Reads a line of JSON: `{"id", "text", "date"?, "issue"?: [{"id", "proposition"}], "statements"?: [{"id", "source",
    /// "cue", "content"}]}`, spans in Unicode scalars. Other members are passed over.
    ///
    /// - Throws: `AnnotationRequestError` for anything else; it carries the `id` when that can be read.
    public init(line: [UInt8]) throws(AnnotationRequestError) {
        let request = try Self.decoded(line)
        let text = Array(request.text.utf8)
        var statements: [Statement]?
        if let given = request.statements {
            let offsets = ScalarOffsets(text)
            var found: [Statement] = []
            for one in given { found.append(try Self.statement(one, offsets, article: request.id)) }
            statements = found
        }
        self.id = request.id
        self.text = text
        date = request.date?.value
        self.issues = request.issue?.map { Issue(id: $0.id, proposition: $0.proposition) }
        self.statements = statements
    }

    private static func decoded(_ line: [UInt8]) throws(AnnotationRequestError) -> Request {
        let data = Data(line)
        do {
            return try JSONDecoder().decode(Request.self, from: data)
        } catch {
            let id = (try? JSONDecoder().decode(Identity.self, from: data))?.id
            throw AnnotationRequestError(id: id, what: describe(error))
        }
    }

    private static func statement(
        _ given: Request.Statement, _ offsets: ScalarOffsets, article: String
    ) throws(AnnotationRequestError) -> Statement {
        func spans(_ role: [[Int]]?, _ name: String) throws(AnnotationRequestError) -> [TextSpan] {
            var spans: [TextSpan] = []
            for span in role ?? [] {
                guard let bytes = offsets.bytes(span) else {
                    throw AnnotationRequestError(
                        id: article, what: "the \(name) \(span) of statement \(given.id) is no span of the text")
                }
                spans.append(bytes)
            }
            return spans
        }
        return Statement(
            id: given.id, source: try spans(given.source, "source"), cue: try spans(given.cue, "cue"),
            content: try spans(given.content, "content"))
    }

    /// What is wrong with a line, in words that point at the member.
    static func describe(_ error: any Error) -> String {
        func path(_ context: DecodingError.Context) -> String {
            context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? ".\($0.stringValue)" }.joined()
        }
        switch error as? DecodingError {
        case .keyNotFound(let key, let context): return "the member \(path(context)).\(key.stringValue) is missing"
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            return context.codingPath.isEmpty
                ? "the line is no JSON object" : "the member \(path(context)) has a value of another type"
        default: return "the line is no valid JSON"
        }
    }

    private struct Identity: Decodable { var id: String }

    private struct Request: Decodable {
        struct Issue: Decodable { var id, proposition: String }
        struct Statement: Decodable {
            var id: String
            var source, cue, content: [[Int]]?
        }
        /// Text, or anything else, which is passed over: a member of that name may have stood in lines before it meant anything.
        struct Text: Decodable {
            var value: String?

            init(from decoder: any Decoder) throws {
                value = try? decoder.singleValueContainer().decode(String.self)
            }
        }
        var id: String
        var text: String
        var date: Text?
        var issue: [Issue]?
        var statements: [Statement]?
    }
}

/// Why a line of `annotate --stream` is no article.
public struct AnnotationRequestError: Error, CustomStringConvertible {
    /// The article's `id`, when the line has one that can be read.
    public var id: String?
    /// What is wrong, and what to do about it follows from it.
    public var what: String

    public var description: String { what }
}
