internal import Foundation
internal import LecternText

/// A line of given annotations.
struct GivenArticle: Decodable {
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
        var confidence, stanceConfidence: Double?
        var stanceChances: [String: Double]?

        private enum CodingKeys: String, CodingKey {
            case id, source, cue, content, kind, speaker, issue, stance, confidence
            case stanceConfidence = "stance_confidence"
            case stanceChances = "stance_chances"
        }

        /// Where it stands on the issue that it names, else on `first`; nil without a stance.
        func position(on first: String?) -> LecternText.Statement.Position? {
            guard let stance = stance.flatMap(Stance.init(rawValue:)), let issue = issue ?? first else { return nil }
            let chances = stanceChances.map { given in LecternText.Stance.allCases.map { given[$0.rawValue] ?? 0 } }
            return LecternText.Statement.Position(
                issue: issue, stance: stance, confidence: stanceConfidence ?? 1, chances: chances ?? [])
        }
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
        let quotations = Quotations.all(in: text)
        for one in statements ?? [] {
            let content = try spans(one.content)
            annotations.statements.append(
                LecternText.Statement(
                    id: one.id, source: try spans(one.source), cue: try spans(one.cue), content: content,
                    kind: one.kind.flatMap(LecternText.Statement.Kind.init)
                        ?? Quotations.kind(of: content, in: text, quotations),
                    speaker: one.speaker,
                    position: one.position(on: annotations.issues.first?.id), confidence: one.confidence ?? 1))
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
