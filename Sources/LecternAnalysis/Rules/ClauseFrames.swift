internal import LecternText

/// The ways of reporting that have no active verb.
extension Clause {
    /// "According to Ruiz, the bridge is safe"; "The bridge is safe, according to Ruiz".
    func accordingTo(_ place: Int) -> RuleAttribution? {
        guard let source = reading.nounPhrase(startingAt: place + 2, before: high) else { return nil }
        let cue = reading.span(place..<place + 2)
        return framed(place, cue: cue, source: source, lemma: "according to")
    }

    /// "In her view, the bridge is safe"; "in the words of Ruiz".
    func inView(_ place: Int) -> RuleAttribution? {
        let nouns: Set<String> = ["view", "opinion", "words", "eyes", "judgment", "judgement", "estimation"]
        for noun in place + 1..<min(high, place + 7) {
            guard let token = reading.token(noun), token.kind == .word else { return nil }
            guard nouns.contains(token.lower) else { continue }
            if reading.token(noun + 1)?.lower == "of",
                let source = reading.nounPhrase(startingAt: noun + 2, before: high)
            {
                return framed(place, cue: reading.span(place..<noun + 2), source: source, lemma: "view")
            }
            guard noun > place + 1, let owner = reading.token(noun - 1),
                owner.isPossessive || owner.classes.contains(.possessivePronoun)
            else { return nil }
            return framed(place, cue: reading.span(noun..<noun + 1), source: place + 1..<noun, lemma: "view")
        }
        return nil
    }

    /// A source given in a phrase: the content follows its comma when it opens the sentence, and stands before it else.
    private func framed(_ place: Int, cue: TextSpan, source: Range<Int>, lemma: String) -> RuleAttribution? {
        let opens = (low..<place).allSatisfy {
            reading.token($0).map { !$0.classes.isDisjoint(with: [.coordinator, .adverb]) || $0.kind == .mark } ?? false
        }
        let end = max(source.upperBound, place + 2)
        var content: TextSpan?
        if opens {
            var comma = end
            while comma < min(high, end + 25), !(reading.token(comma)?.isMark(",") ?? false) { comma += 1 }
            guard comma + 1 < high else { return nil }
            content = trimmedSpan(comma + 1..<high)
        } else {
            var first = max(low, claimedEnd)
            while first < place, let token = reading.token(first),
                token.classes.contains(.coordinator) || token.kind == .mark
            { first += 1 }
            guard first < place else { return nil }
            content = trimmedSpan(first..<place)
        }
        guard let content else { return nil }
        return RuleAttribution(
            source: source, sourceSpans: [sourceSpan(source)], cue: [cue], content: [content], place: place,
            lemma: lemma, confidence: 0.85)
    }

    /// "her claim that the bridge is safe", "the suggestion that …".
    func noun(_ place: Int, _ token: Token) -> RuleAttribution? {
        guard token.classes.contains(.speechNoun), reading.token(place + 1)?.lower == "that", place > low,
            let next = reading.token(place + 2), next.kind == .word,
            next.classes.isDisjoint(with: [.auxiliary, .verb]),
            let span = trimmedSpan(place + 2..<nounClauseEnd(place + 2))
        else { return nil }
        var source: Range<Int> = place..<place
        if let owner = reading.token(place - 1) {
            if owner.isPossessive, let found = reading.nounPhrase(endingAt: place - 1, from: low) { source = found }
            if owner.classes.contains(.possessivePronoun) { source = place - 1..<place }
        }
        return RuleAttribution(
            source: source, sourceSpans: source.isEmpty ? [] : [sourceSpan(source)],
            cue: [reading.span(place..<place + 1)],
            content: [span], place: place, lemma: token.lower, confidence: 0.5)
    }

    /// Where a clause after a noun or an adjective ends: at the next comma or semicolon, one place after `start` at least.
    private func nounClauseEnd(_ start: Int) -> Int {
        var next = start
        while next < high, let token = reading.token(next), !token.isMark(","), !token.isMark(";") { next += 1 }
        return max(next, start + 1)
    }

    /// "Ruiz is confident that the bridge is safe".
    func adjective(_ place: Int, _ token: Token) -> RuleAttribution? {
        guard token.classes.contains(.speechAdjective), let follower = reading.token(place + 1) else { return nil }
        let isClause = follower.lower == "that"
        guard isClause || ["about", "to", "of", "if", "whether"].contains(follower.lower) && place + 2 < high else {
            return nil
        }
        var left = place - 1
        var hasBe = false
        while left >= low, let word = reading.token(left),
            !word.classes.isDisjoint(with: [.adverb, .auxiliary, .negation])
        {
            hasBe = hasBe || word.classes.contains(.be)
            left -= 1
        }
        guard hasBe, left >= low, let source = reading.subject(endingAt: left, from: low),
            let span = trimmedSpan(place + (isClause ? 2 : 1)..<max(place + 2, nounClauseEnd(place + 2)))
        else { return nil }
        let isNobody =
            reading.token(source.lowerBound)?.lower == "it" || reading.token(source.lowerBound)?.lower == "there"
        return RuleAttribution(
            source: isNobody ? place..<place : source, sourceSpans: isNobody ? [] : [sourceSpan(source)],
            cue: [reading.span(left + 1..<place + 1)], content: [span], place: place, lemma: token.lower,
            confidence: 0.5)
    }

    /// "It was suggested that …"; "The plan was criticised by Ruiz".
    func passive(_ cue: CuePlace) -> RuleAttribution? {
        guard let first = reading.token(cue.place + 1) else { return nil }
        let span = reading.span(cue.start..<cue.place + 1)
        if first.lower == "by", let agent = reading.nounPhrase(startingAt: cue.place + 2, before: high) {
            guard let object = reading.subject(endingAt: cue.left, from: low), isPerson(agent) else { return nil }
            return RuleAttribution(
                source: agent, sourceSpans: [sourceSpan(agent)], cue: [span], content: [sourceSpan(object)],
                place: cue.place, lemma: cue.cue.verb.lemma, confidence: 0.4)
        }
        guard first.lower == "that" || first.lower == "to", cue.place + 2 < high,
            let rest = trimmedSpan(cue.place + (first.lower == "that" ? 2 : 1)..<high)
        else { return nil }
        var content = [rest]
        if first.lower == "to" {
            guard ["expect", "believe", "think", "suspect", "say", "predict"].contains(cue.cue.verb.lemma),
                let object = reading.subject(endingAt: cue.left, from: low)
            else { return nil }
            content.insert(sourceSpan(object), at: 0)
        }
        return RuleAttribution(
            source: cue.place..<cue.place, sourceSpans: [], cue: [span], content: content, place: cue.place,
            lemma: cue.cue.verb.lemma, confidence: 0.4)
    }

    /// Whether an agent can speak: a name, a role, or a plural.
    private func isPerson(_ range: Range<Int>) -> Bool {
        range.contains {
            reading.token($0).map { $0.isNameLike || $0.classes.contains(.personNoun) || $0.lower.hasSuffix("s") }
                ?? false
        }
    }

    /// Makes an attribution with an active cue.
    func made(_ cue: CuePlace, source: Range<Int>, content: [TextSpan], confidence: Double) -> RuleAttribution? {
        guard !content.isEmpty else { return nil }
        if let word = reading.token(source.lowerBound), source.count == 1,
            ["there", "this", "these", "those"].contains(word.lower)
        {
            return nil
        }
        let isNobody =
            source.count == 1 && reading.token(source.lowerBound)?.lower == "it"
            && ["seem", "appear"].contains(cue.cue.verb.lemma)
        return RuleAttribution(
            source: isNobody ? cue.place..<cue.place : source, sourceSpans: isNobody ? [] : [sourceSpan(source)],
            cue: [reading.span(cue.start..<cue.end + 1)], content: content.sorted(), place: cue.place,
            lemma: cue.cue.verb.lemma, confidence: confidence)
    }

    /// The bytes of a source, its possessive ending left out.
    func sourceSpan(_ range: Range<Int>) -> TextSpan {
        var span = reading.span(range)
        guard let last = reading.token(range.upperBound - 1), last.isPossessive else { return span }
        // The ending is an apostrophe of one or three bytes, and its s.
        if reading.text[span.end - 1] == 0x73, span.end - 2 >= span.start {
            if reading.text[span.end - 2] == 0x27 { span.end -= 2 }
            if reading.text[span.end - 2] == 0x99, span.count > 4 { span.end -= 4 }
        }
        return span
    }

    /// What a quotation says, without its marks.
    func inner(_ quotation: Quotation) -> TextSpan { quotation.inner.isEmpty ? quotation.span : quotation.inner }

    /// The bytes of some units without the marks around them; nil when nothing but marks is left.
    func trimmedSpan(_ range: Range<Int>) -> TextSpan? {
        var (first, end) = (range.lowerBound, min(range.upperBound, high))
        func isLoose(_ place: Int) -> Bool {
            guard let token = reading.token(place), token.kind == .mark else { return false }
            return !["(", ")", "[", "]", "$", "%", "€", "£", "#", "@"].contains(token.lower)
        }
        while first < end, isLoose(first) { first += 1 }
        while end > first, isLoose(end - 1) { end -= 1 }
        guard first < end else { return nil }
        if first + 1 == end, let quotation = reading.quotation(first) { return inner(quotation) }
        if first + 1 == end, reading.token(first)?.kind == .mark { return nil }
        return reading.span(first..<end)
    }
}
