public import LecternEncoder
public import LecternText

/// Hears now and then, on any thread, which share of an analysis is done, 0 to 1; false stops it.
public typealias AnalysisProgress = @Sendable (_ share: Double) -> Bool

/// Reads an article and tells who says what, where each stands, and what happened.
public struct Analyser: Sendable {
    /// What it does at each stage; tests and better stages come in here.
    private let stages: Stages

    /// An analyser by rules.
    public init() { stages = .rules }

    /// An analyser that finds attributions by a model, and the rest by rules.
    ///
    /// - Throws: `EncoderError.damaged` if the model lacks what attributions need.
    public init(_ model: EncoderModel) throws(EncoderError) {
        var stages = Stages.rules
        stages.attributions = EncodedAttributions(try AttributionModel(model)).find
        self.stages = stages
    }

    /// The annotations of `text`, UTF-8; all offsets are bytes of it.
    ///
    /// Cost: linear in the length of the text, by rules some 7 MB a second, and 25 bytes of memory for each of its bytes.
    ///
    /// - Parameters:
    ///   - issues: the proposals to take stances on, the first for all statements; with none the analysis looks for one.
    ///   - given: statements whose ids and spans are kept, speaker and stance filled in; nil to find them.
    public func annotate(_ text: [UInt8], issues: [Issue] = [], given: [Statement]? = nil) -> Annotations {
        let reading = Reading(text)
        let given = given ?? statements(of: reading) { _ in true } ?? []
        var statements = given.map { completed($0, reading) }
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

    /// The statements of `text`, UTF-8, with source, cue, content and confidence, numbered from `s1` in reading order; nil
    /// when `progress` said to stop. This is the part of an analysis that takes long; `annotate` does the rest.
    public func statements(of text: [UInt8], progress: AnalysisProgress) -> [Statement]? {
        statements(of: Reading(text), progress: progress)
    }

    private func statements(of reading: Reading, progress: AnalysisProgress) -> [Statement]? {
        stages.attributions(reading, progress)?.enumerated().map { index, one in
            Statement(
                id: "s\(index + 1)", source: one.source, cue: one.cue, content: one.content, confidence: one.confidence)
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
