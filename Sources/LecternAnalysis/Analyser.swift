public import LecternText

/// Reads an article and tells who says what.
public struct Analyser: Sendable {
    /// An analyser by rules.
    public init() {}

    /// The annotations of `text`, UTF-8; all offsets are bytes of it.
    ///
    /// - Parameters:
    ///   - issues: the proposals to take stances on; with none the analysis looks for one.
    ///   - given: statements whose ids and spans are kept, speaker and stance filled in; nil to find them.
    public func annotate(_ text: [UInt8], issues: [Issue] = [], given: [Statement]? = nil) -> Annotations {
        let reading = Reading(text)
        var statements = given.map { given in given.map { completed($0, reading) } } ?? found(reading)
        let (speakers, ids) = SpeakerResolver.resolve(reading, sources: statements.map(\.source))
        for index in statements.indices { statements[index].speaker = ids[index] }
        let issues = issues.isEmpty ? IssueFinder.find(reading, statements) : issues
        if let issue = issues.first {
            let names = Dictionary(speakers.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
            let positions = StanceReader(reading, issue: issue).positions(statements, names: ids.map { $0.flatMap { names[$0] } })
            for index in statements.indices { statements[index].position = positions[index] }
        }
        return Annotations(issues: issues, speakers: speakers, statements: statements, events: EventFinder.find(reading))
    }

    private func found(_ reading: Reading) -> [Statement] {
        AttributionFinder.find(reading).enumerated().map { index, one in
            completed(
                Statement(
                    id: "s\(index + 1)", source: one.sourceSpans, cue: one.cue, content: one.content,
                    confidence: one.confidence), reading)
        }
    }

    /// A statement with its kind, which its text alone tells.
    private func completed(_ statement: Statement, _ reading: Reading) -> Statement {
        var statement = statement
        statement.kind = reading.text.withUnsafeBufferPointer {
            Quotations.kind(of: statement.content, $0, quotations: reading.quotations)
        }
        return statement
    }
}
