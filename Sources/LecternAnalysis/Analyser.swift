public import LecternEncoder
public import LecternText

/// Hears now and then, on any thread, which share of an analysis is done, 0 to 1; false stops it.
public typealias AnalysisProgress = @Sendable (_ share: Double) -> Bool

/// Hears now and then, on the thread of the analysis, which share of the stances is judged, 0 to 1, and all that is known by then;
/// false stops it.
public typealias JudgingProgress = @Sendable (_ share: Double, _ known: Annotations) -> Bool

/// Reads an article and tells who says what, where each stands, and what happened.
public struct Analyser: Sendable {
    /// Goes up when the same findings of a model come to mean something else: what was kept is made anew then.
    public static let revision = 5

    /// What it does at each stage; tests and better stages come in here.
    private let stages: Stages

    /// An analyser by rules.
    public init() { stages = .rules }

    /// An analyser that finds statements, names and events by a model, and what that finds no word of by rules.
    ///
    /// - Parameter stances: the layers that judge stances; without them rules do.
    /// - Throws: `EncoderError.damaged` if a file lacks what that needs.
    public init(_ model: EncoderModel, stances: ModelFile? = nil) throws(EncoderError) {
        var stages = Stages.rules
        stages.findings = try EncodedFindings(model).find
        if let stances { stages.positions = try StanceModel(stances, beside: model).positions }
        self.stages = stages
    }

    /// The annotations of `text`, UTF-8; all offsets are bytes of it.
    ///
    /// Cost: linear in the length of the text, by rules some 7 MB a second, and 25 bytes of memory for each of its bytes.
    ///
    /// - Parameters:
    ///   - issues: the proposals to take stances on, each statement on the one that it says more on; with none the analysis looks for one.
    ///   - given: statements whose ids and spans are kept, speaker and stance filled in; nil to find them.
    ///   - date: when the article came out, as its head says, for dates of events that count from it; nil when nobody knows.
    public func annotate(
        _ text: [UInt8], issues: [Issue] = [], given: [Statement]? = nil, date: String? = nil
    ) -> Annotations {
        let reading = Reading(text)
        let sources = given?.compactMap(\.source.first) ?? []
        let findings = stages.findings(reading, sources) { _ in true } ?? Findings()
        return annotations(reading, findings, issues: issues, given: given, date: date) ?? Annotations()
    }

    /// What is found in `text`, UTF-8: the part of an analysis that takes long; nil when `progress` said to stop.
    public func findings(in text: [UInt8], progress: AnalysisProgress) -> Findings? {
        stages.findings(Reading(text), [], progress)
    }

    /// The annotations of `text`, UTF-8, in which `findings` were found; nil when `judged` said to stop.
    ///
    /// - Parameters:
    ///   - near: the place in the text that the person is at: what is said near it is judged first.
    ///   - known: the positions on a proposition as they were found before; nil where they have to be found.
    ///   - keep: hears the positions on a proposition that had to be found.
    ///   - judged: hears of the stances on a single issue, first when none of them is judged.
    public func annotate(
        _ text: [UInt8], issues: [Issue] = [], findings: Findings, date: String? = nil, near: Int = 0,
        known: (_ proposition: String) -> [Statement.Position]? = { _ in nil },
        keep: (_ positions: [Statement.Position], _ proposition: String) -> Void = { _, _ in },
        judged: @escaping JudgingProgress = { _, _ in true }
    ) -> Annotations? {
        annotations(
            Reading(text), findings, issues: issues, given: nil, date: date, near: near, known: known, keep: keep,
            judged: judged)
    }

    private func annotations(
        _ reading: Reading, _ findings: Findings, issues: [Issue], given: [Statement]?, date: String?, near: Int = 0,
        known: (_ proposition: String) -> [Statement.Position]? = { _ in nil },
        keep: (_ positions: [Statement.Position], _ proposition: String) -> Void = { _, _ in },
        judged: @escaping JudgingProgress = { _, _ in true }
    ) -> Annotations? {
        let statements =
            given
            ?? Transcript(reading).applied(to: findings.attributions).enumerated().map { index, one in
                Statement(
                    id: "s\(index + 1)", source: one.source, cue: one.cue, content: one.content,
                    confidence: one.confidence)
            }
        var completed = statements.map { self.completed($0, reading) }
        let (speakers, referents) = stages.speakers(reading, findings, completed)
        for index in completed.indices {
            completed[index].speaker = referents[index].speaker
            completed[index].link = referents[index].link
        }
        let proposals = stages.issues(reading, completed, speakers)
        let likely = proposals.prefix(1).filter { $0.confidence >= IssueFinder.leastConfidence }
        var annotations = Annotations(
            issues: issues.isEmpty ? Array(likely) : issues, speakers: speakers, statements: completed,
            events: stages.events(reading, findings, date.flatMap(EventDates.day)), proposals: proposals)
        guard !annotations.issues.isEmpty else { return annotations }
        let names = Dictionary(speakers.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        let speakerNames = referents.map { one in one.speaker.flatMap { names[$0] } }
        var judging = Judging(near: near)
        if annotations.issues.count == 1 {
            judging.told = { [annotations] share, positions in
                var known = annotations
                for index in positions.indices { known.statements[index].position = positions[index] }
                return judged(share, known)
            }
        }
        var onEach: [[Statement.Position]] = []
        for issue in annotations.issues {
            if let positions = known(issue.proposition), positions.count == completed.count {
                onEach.append(positions.map { $0.on(issue) })
                continue
            }
            guard let positions = stages.positions(reading, issue, completed, speakerNames, judging) else { return nil }
            keep(positions, issue.proposition)
            onEach.append(positions)
        }
        if issues.isEmpty, !Debate.isHeld(on: annotations.issues[0], onEach[0]) {
            annotations.issues = []
            return annotations
        }
        for index in completed.indices {
            // Of two issues a statement is on the one on which it says more; of equals, on the first.
            annotations.statements[index].position = onEach.map { $0[index] }.min { $0.silence < $1.silence }
        }
        return annotations
    }

    /// A statement with its kind, which its text alone tells.
    private func completed(_ statement: Statement, _ reading: Reading) -> Statement {
        var statement = statement
        statement.kind = reading.text.withUnsafeBufferPointer {
            Quotations.kind(of: statement.content, $0, quotations: reading.quotations)
        }
        if isTurn(statement, reading) { statement.kind = .direct }
        return statement
    }

    /// Whether a statement is a turn of a transcript, which gives words as they were said: "RUIZ: It is late."
    private func isTurn(_ statement: Statement, _ reading: Reading) -> Bool {
        guard let source = statement.source.first, let cue = statement.cue.first, source.end == cue.start,
            reading.string(cue) == ":"
        else { return false }
        let paragraph = reading.paragraphs.partitioningIndex { $0.end > source.start }
        return paragraph < reading.paragraphs.count && reading.paragraphs[paragraph].start == source.start
    }
}

extension Statement.Position {
    /// The same on an issue that another analysis may have called by another name.
    fileprivate func on(_ issue: Issue) -> Statement.Position {
        var position = self
        position.issue = issue.id
        return position
    }
}
