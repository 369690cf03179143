public import LecternText

/// Reads an article and tells who says what, where each stands, and what happened.
public struct Analyser: Sendable {
    private let stages: Stages

    /// An analyser by rules.
    public init() { stages = .rules }

    /// The annotations of `text`, UTF-8; all offsets are bytes of it.
    ///
    /// Cost: linear in the length of the text, some 7 MB a second, and 25 bytes of memory for each of its bytes.
    ///
    /// - Parameters:
    ///   - issues: the proposals to take stances on, the first for all statements; with none the analysis looks for one.
    ///   - given: statements whose ids and spans are kept, speaker and stance filled in; nil to find them.
    public func annotate(_ text: [UInt8], issues: [Issue] = [], given: [Statement]? = nil) -> Annotations {
        let reading = Reading(text)
        var statements = given.map { given in given.map { completed($0, reading) } } ?? found(reading)
        let (speakers, referents) = stages.speakers(reading, statements)
        for index in statements.indices {
            statements[index].speaker = referents[index].speaker
            statements[index].antecedent = referents[index].antecedent
        }
        let issues = issues.isEmpty ? stages.issues(reading, statements, speakers) : issues
        if let issue = issues.first {
            let names = Dictionary(speakers.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
            let speakerNames = referents.map { one in one.speaker.flatMap { names[$0] } }
            let positions = stages.positions(reading, issue, statements, speakerNames)
            for index in statements.indices { statements[index].position = positions[index] }
        }
        return Annotations(
            issues: issues, speakers: speakers, statements: statements, events: stages.events(reading))
    }

    private func found(_ reading: Reading) -> [Statement] {
        stages.attributions(reading).enumerated().map { index, one in
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
