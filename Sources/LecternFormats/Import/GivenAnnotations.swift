internal import Foundation
public import LecternText

/// A file of ready annotations, one article a line, of which each is read only when it is asked for.
public final class GivenAnnotations {
    private let file: FileHandle
    /// Where the line of each article begins, and its length, in bytes.
    private var lines: [String: (start: UInt64, count: Int)] = [:]

    /// The articles that there are annotations of, by the `id` of their lines.
    public var ids: [String] { Array(lines.keys) }

    /// Finds the lines of a file. Cost: one pass over it; memory for the ids alone.
    ///
    /// - Throws: `ImportError` if it cannot be read.
    public init(_ name: FileName) throws(ImportError) {
        let path = String(decoding: name.bytes, as: UTF8.self)
        do { file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path)) } catch {
            throw ImportError(name, .missing)
        }
        var (rest, offset) = ([UInt8](), 0 as UInt64)
        while let chunk = try? file.read(upToCount: 1 << 20), !chunk.isEmpty {
            rest += chunk
            var start = 0
            while let end = rest[start...].firstIndex(of: 0x0A) {
                note(rest[start..<end], at: offset + UInt64(start))
                start = end + 1
            }
            rest.removeFirst(start)
            offset += UInt64(start)
        }
        note(rest[...], at: offset)
    }

    private func note(_ line: ArraySlice<UInt8>, at start: UInt64) {
        guard let id = Self.id(of: line) else { return }
        lines[id] = (start, line.count)
    }

    /// The member `id` of the outermost object, if it is a text without escapes.
    private static func id(of line: ArraySlice<UInt8>) -> String? {
        var (depth, index) = (0, line.startIndex)
        var isWanted = false
        while index < line.endIndex {
            switch line[index] {
            case 0x7B, 0x5B: depth += 1
            case 0x7D, 0x5D: depth -= 1
            case 0x22:
                let start = index + 1
                index = start
                while index < line.endIndex, line[index] != 0x22 { index += line[index] == 0x5C ? 2 : 1 }
                guard index < line.endIndex else { return nil }
                if isWanted { return String(decoding: line[start..<index], as: UTF8.self) }
                let isName = line[(index + 1)...].first { $0 > 0x20 } == 0x3A
                isWanted = depth == 1 && isName && line[start..<index].elementsEqual("id".utf8)
            default: break
            }
            index += 1
        }
        return nil
    }

    /// What a line gives: annotations, and when the article appeared, if it says.
    public struct Given: Sendable {
        public var annotations: Annotations
        public var date: String?
    }

    /// The annotations of an article, in bytes of `text`; nil when the file has none of it.
    ///
    /// The form is that of `annotate --stream`; an issue may be a mere sentence, and an event may have one `span` in the place
    /// of mentions. What kind a statement is, its text tells where the line does not.
    ///
    /// - Throws: `AnnotationRequestError` for a line of another form, and for spans outside of the text.
    public func annotations(of id: String, text: [UInt8]) throws(AnnotationRequestError) -> Given? {
        guard let (start, count) = lines[id] else { return nil }
        let given: GivenArticle
        do {
            try file.seek(toOffset: start)
            given = try JSONDecoder().decode(GivenArticle.self, from: try file.read(upToCount: count) ?? Data())
        } catch {
            throw AnnotationRequestError(
                id: id, what: "\(id): the annotations are of another form; see lectern annotate --help")
        }
        return Given(annotations: try given.annotations(text), date: given.date)
    }
}

/// A line of given annotations.
private struct GivenArticle: Decodable {
    struct Issue: Decodable {
        var id, proposition: String
        var confidence: Double?
    }
    struct Issues: Decodable {
        var issues: [Issue]

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let sentence = try? container.decode(String.self) {
                issues = [Issue(id: "i1", proposition: sentence)]
            } else {
                issues = try container.decode([Issue].self)
            }
        }
    }
    struct Speaker: Decodable {
        var id, name: String
        var type: String?
        var aliases: [String]?
        var mentions: [[Int]]?
    }
    struct Statement: Decodable {
        var id: String
        var source, cue: [[Int]]?
        var content: [[Int]]
        var kind, speaker, issue, stance: String?
        var confidence: Double?
    }
    struct Event: Decodable {
        struct Mention: Decodable {
            var span: [Int]
            var kind: String?
        }
        var id: String?
        var name: String
        var type, date: String?
        var span: [Int]?
        var mentions: [Mention]?
    }

    var id: String
    var date: String?
    var issue: Issues?
    var speakers: [Speaker]?
    var statements: [Statement]?
    var events: [Event]?

    func annotations(_ text: [UInt8]) throws(AnnotationRequestError) -> Annotations {
        let offsets = ScalarOffsets(text)
        func spans(_ given: [[Int]]?) throws(AnnotationRequestError) -> [TextSpan] {
            var spans: [TextSpan] = []
            for span in given ?? [] {
                guard let bytes = offsets.bytes(span) else {
                    throw AnnotationRequestError(id: id, what: "\(id): \(span) is no span of the text")
                }
                spans.append(bytes)
            }
            return spans
        }
        var annotations = Annotations()
        annotations.issues = (issue?.issues ?? []).map {
            LecternText.Issue(id: $0.id, proposition: $0.proposition, confidence: $0.confidence ?? 1)
        }
        for one in speakers ?? [] {
            annotations.speakers.append(
                LecternText.Speaker(
                    id: one.id, name: one.name, kind: one.type.flatMap(LecternText.Speaker.Kind.init) ?? .person,
                    aliases: one.aliases ?? [], mentions: try spans(one.mentions)))
        }
        for one in statements ?? [] {
            let content = try spans(one.content)
            let stance = one.stance.flatMap(Stance.init(rawValue:))
            let issue = one.issue ?? annotations.issues.first?.id
            annotations.statements.append(
                LecternText.Statement(
                    id: one.id, source: try spans(one.source), cue: try spans(one.cue), content: content,
                    kind: one.kind.flatMap(LecternText.Statement.Kind.init) ?? Quotations.kind(of: content, in: text),
                    speaker: one.speaker,
                    position: stance.flatMap { stance in
                        issue.map { LecternText.Statement.Position(issue: $0, stance: stance, confidence: 1) }
                    }, confidence: one.confidence ?? 1))
        }
        for (number, one) in (events ?? []).enumerated() {
            let given = one.mentions ?? one.span.map { [Event.Mention(span: $0, kind: "named")] } ?? []
            let found = try spans(given.map(\.span))
            annotations.events.append(
                LecternText.Event(
                    id: one.id ?? "e\(number + 1)", name: one.name,
                    kind: one.type.flatMap(LecternText.Event.Kind.init) ?? .other, date: one.date,
                    mentions: zip(found, given).map { span, mention in
                        LecternText.Event.Mention(
                            span: span, form: mention.kind == "descriptive" ? .descriptive : .named)
                    }))
        }
        return annotations
    }
}
