internal import LecternText

/// Finds mentions of events by their head nouns and the capitals before them, where no model can.
struct HappeningFinder {
    private let reading: Reading

    /// The mentions in a text, in order.
    static func find(_ reading: Reading) -> [Happening] {
        let finder = HappeningFinder(reading: reading)
        var found: [Happening] = []
        for index in reading.tokens.indices {
            guard let happening = finder.happening(at: index) else { continue }
            // The longer of two that overlap ends later.
            if let last = found.last, last.span.overlaps(happening.span) { found.removeLast() }
            found.append(happening)
        }
        return found
    }

    /// The mention that ends at a word, if one does.
    private func happening(at index: Int) -> Happening? {
        let token = reading.tokens[index]
        guard token.isEventNoun else { return nil }
        if let kind = EventNouns.names[token.lower] {
            return Happening(span: mentionSpan(index, index + 1), isNamed: true, kind: kind, isSure: true)
        }
        guard let noun = EventNouns.noun(token.lower), token.quotation < 0 || token.isCapital || noun.isStrong,
            let (range, isDefinite) = phrase(endingAt: index)
        else { return nil }
        let modifiers = range.dropLast().map { reading.tokens[$0] }
        let isNamed =
            modifiers.contains(where: \.isProperInEvents) || (token.isCapital && !token.isFirst && !modifiers.isEmpty)
        let end = nameEnd(range)
        let isDated = EventDates.date(reading, mention: range.lowerBound..<end) != nil
        let isStrong = noun.isStrong && (isDefinite || isDated)
        // Two of three signs: a name, a strong noun, and a date or a word that points at it.
        let isSure = isNamed && (isDefinite || noun.isStrong || isDated) || isStrong
        guard isSure || isDefinite || isNamed else { return nil }
        return Happening(span: mentionSpan(range.lowerBound, end), isNamed: isNamed, kind: noun.kind, isSure: isSure)
    }

    /// The noun phrase that ends at a head, from its first modifier, and whether an article or owner points at it.
    private func phrase(endingAt head: Int) -> (range: Range<Int>, isDefinite: Bool)? {
        var first = head
        var isDefinite = false
        while first > 0, head - first < 7 {
            let before = reading.tokens[first - 1]
            let last = reading.tokens[first]
            if before.paragraph != last.paragraph || last.isFirst || before.quotation != last.quotation { break }
            if before.kind == .mark {
                guard before.isMark("."), first > 1,
                    reading.tokens[first - 2].classes.contains(.month) || reading.tokens[first - 2].span.count == 1
                else { break }
                first -= 2
                continue
            }
            if ["the", "this", "that"].contains(before.lower) { isDefinite = true }
            if before.classes.contains(.possessivePronoun) {
                // An owner belongs to the phrase: "their deal".
                return (first - 1..<head + 1, true)
            }
            let isStop = !before.classes.isDisjoint(with: [
                .determiner, .preposition, .coordinator, .subordinator, .auxiliary, .subjectPronoun, .objectPronoun,
                .possessivePronoun, .verb,
                .relative, .adverb, .quantifier,
            ])
            if isStop, !before.isNameLike || before.classes.contains(.preposition) { break }
            if let cue = before.cue, !before.isCapital, !cue.isAlsoNoun { break }
            if before.isPossessive { isDefinite = true }
            first -= 1
        }
        return (first..<head + 1, isDefinite)
    }

    /// What follows the head of a fixed name: "World War II".
    private func nameEnd(_ range: Range<Int>) -> Int {
        let next = range.upperBound
        guard next < reading.tokens.count, reading.tokens[range.upperBound - 1].isCapital else { return next }
        return ["i", "ii", "iii"].contains(reading.tokens[next].lower) && reading.tokens[next].isCapital
            ? next + 1 : next
    }

    /// The span of a mention, a possessive ending left out.
    private func mentionSpan(_ first: Int, _ end: Int) -> TextSpan {
        var span = reading.span(ofTokens: first..<end)
        if reading.tokens[end - 1].isPossessive {
            let length = reading.plain(span).utf8.count
            span.end = span.start + length
        }
        return span
    }
}
