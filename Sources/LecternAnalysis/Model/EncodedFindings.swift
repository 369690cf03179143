internal import LecternEncoder
internal import LecternText
internal import Synchronization

/// Finds statements, names, events and references by the encoder, window by window.
///
/// What is said of a window depends on nothing outside it.
struct EncodedFindings: Sendable {
    private let attributions: AttributionModel
    private let mentions: MentionModel

    /// Finds by a model.
    ///
    /// - Throws: `EncoderError.damaged` if it lacks a layer.
    init(_ model: EncoderModel) throws(EncoderError) {
        attributions = try AttributionModel(model)
        mentions = try MentionModel(model)
    }

    private struct State {
        var found: [Findings]
        var doneCount = 0
        var isStopped = false
    }

    /// The findings in a text, nil when `progress` said to stop. Windows are taken side by side on all cores.
    ///
    /// - Parameter sources: what else to find the meaning of, beside the sources that are found.
    func find(_ reading: Reading, sources: [TextSpan], progress: AnalysisProgress) -> Findings? {
        let pieces = Pieces(reading, by: attributions.base.wordPieces)
        let count = pieces.windows.count
        let state = Mutex(State(found: [Findings](repeating: Findings(), count: count)))
        Parallel.perform(count) { index in
            guard state.withLock({ !$0.isStopped }) else { return }
            let found = findings(pieces, pieces.windows[index], reading, sources)
            state.withLock { state in
                state.found[index] = found
                state.doneCount += 1
                if !progress(Double(state.doneCount) / Double(count)) { state.isStopped = true }
            }
        }
        attributions.base.file.release()
        return state.withLock { state in
            guard !state.isStopped else { return nil }
            var findings = Self.joined(state.found)
            findings.happenings = Self.joined(findings.happenings, HappeningFinder.find(reading))
            return findings
        }
    }

    /// The findings in one window.
    private func findings(_ pieces: Pieces, _ window: Pieces.Window, _ reading: Reading, _ sources: [TextSpan])
        -> Findings
    {
        let seen = WindowReading(attributions, pieces, window)
        let meant = MentionReading(mentions, seen)
        var findings = Findings(
            attributions: seen.attributions().map { Self.read($0, reading) }, names: meant.names(),
            happenings: meant.happenings())
        findings.happenings = findings.happenings.map { Self.read($0, reading, names: findings.names) }
        let core = pieces.span(window.core)
        var asked = Set(findings.attributions.compactMap(\.source.first))
        asked.formUnion(sources.filter { core.contains($0.start) })
        asked.formUnion(findings.names.map(\.span))
        asked.formUnion(findings.happenings.map(\.span))
        asked.formUnion(reading.tokens[reading.tokens(in: core)].filter(\.isPersonal).map(\.span))
        findings.references = meant.references(asked.sorted())
        return findings
    }

    /// The mentions of events that the model has found, and those of the rules that overlap none of them.
    private static func joined(_ some: [Happening], _ others: [Happening]) -> [Happening] {
        let more = others.filter { other in
            let next = some.partitioningIndex { $0.span.end > other.span.start }
            return next == some.count || !some[next].span.overlaps(other.span)
        }
        return (some + more).sorted { $0.span < $1.span }
    }

    /// An attribution whose source lies in one sentence, of several the one nearer to the cue or, without one, to the content:
    /// the encoder does not see where sentences end.
    private static func read(_ attribution: Attribution, _ reading: Reading) -> Attribution {
        guard let source = attribution.source.first, let told = attribution.cue.first ?? attribution.content.first
        else {
            return attribution
        }
        let words = reading.tokens(in: source)
        let starts = words.dropFirst().filter { reading.tokens[$0].isFirst }
        guard let first = starts.first, let last = starts.last else { return attribution }
        var kept = told.start >= source.end ? last..<words.upperBound : words.lowerBound..<first
        while kept.count > 1, reading.tokens[kept.upperBound - 1].kind == .mark { kept.removeLast() }
        var attribution = attribution
        attribution.source[0] = reading.span(ofTokens: kept)
        return attribution
    }

    /// A mention as the words of the text tell it: the encoder knows no capitals, and cuts words into pieces.
    private static func read(_ happening: Happening, _ reading: Reading, names: [NameMention]) -> Happening {
        var happening = happening
        happening.span = reading.wholeMention(happening.span)
        happening.isNamed = reading.isNamed(happening.span, names: names)
        if !happening.isSure { happening.isSure = headsEvent(happening, reading) }
        return happening
    }

    /// Whether the last word of a mention that the model is in doubt of can be what happens: "talks", or a name.
    private static func headsEvent(_ happening: Happening, _ reading: Reading) -> Bool {
        guard let head = reading.tokens(in: happening.span).last.map({ reading.tokens[$0] }) else { return false }
        return head.isEventNoun || happening.isNamed && head.isCapital && !head.isPossessive
    }

    /// The findings of windows that follow one another; what two of them asked is answered by the one that holds more of what
    /// comes before.
    private static func joined(_ parts: [Findings]) -> Findings {
        var all = Findings()
        var known: Set<TextSpan> = []
        for part in parts {
            all.attributions += part.attributions
            all.names += part.names.filter { name in all.names.last.map { $0.span.end <= name.span.start } ?? true }
            for one in part.happenings where all.happenings.last.map({ $0.span.end <= one.span.start }) ?? true {
                all.happenings.append(one)
            }
            all.references += part.references.filter { known.insert($0.span).inserted }
        }
        return all
    }
}
