internal import LecternText

/// From mentions to those whom the text has mentioned.
extension SpeakerResolver {
    func somebody(_ speaker: Int) -> Somebody { found[speaker].entity.map(Somebody.entity) ?? .described(speaker) }

    /// Whether somebody is only named by the adjective of a country: "Mexican".
    func isAdjective(_ somebody: Somebody) -> Bool {
        guard case .entity(let index) = somebody, names.entities[index].words.count == 1 else { return false }
        let word = names.entities[index].words[0]
        return Countries.country(word).map { $0 != word } ?? false
    }

    /// The speaker that somebody is.
    mutating func speaker(_ somebody: Somebody) -> Int {
        switch somebody {
        case .entity(let index): speaker(entity: index)
        case .described(let index): index
        }
    }

    func kind(_ somebody: Somebody) -> (kind: Speaker.Kind, gender: Entity.Gender?) {
        switch somebody {
        case .entity(let index):
            (byEntity[index].map { kind(of: found[$0]) } ?? names.entities[index].kind, names.entities[index].gender)
        case .described(let index): (found[index].kind, found[index].gender)
        }
    }

    /// That words mean somebody of whom the text tells elsewhere: in the nearest name before the words, or the nearest
    /// description of whom no name names.
    mutating func linked(
        _ somebody: Somebody, at span: TextSpan, confidence: Double, because given: Statement.Link.Reason? = nil
    ) -> Meaning {
        let speaker = speaker(somebody)
        let token = reading.tokens(in: span).lowerBound
        var antecedent = found[speaker].described
        if let entity = found[speaker].entity {
            let run = names.lastRun(of: entity, before: token) ?? names.firstRun(of: entity)
            antecedent = run.map { reading.span(ofTokens: $0.core) }
        }
        guard let antecedent, !antecedent.overlaps(span) else { return Meaning(speaker: speaker) }
        let reason = given ?? reason(antecedent, span, isLast: recent.first == speaker)
        return Meaning(
            speaker: speaker,
            link: Statement.Link(antecedent: antecedent, reason: reason, confidence: min(1, max(0, confidence))))
    }

    /// What tells that a mention means what an earlier one does: what a reader sees first.
    private func reason(_ antecedent: TextSpan, _ span: TextSpan, isLast: Bool) -> Statement.Link.Reason {
        guard antecedent.start < span.start else { return .after }
        let between = reading.sentenceCount(after: antecedent.start, to: span.start, atMost: 2)
        if between == 0 { return .sameSentence }
        if between == 1 {
            let first = reading.sentenceStart(before: antecedent.start)
            return first == antecedent.start ? .subjectBefore : .sentenceBefore
        }
        return isLast ? .spokeLast : .before
    }
}
