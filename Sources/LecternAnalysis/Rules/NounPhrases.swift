internal import LecternText

/// Finds the noun phrases that are subjects, by their edges: nobody parses here.
extension Reading {
    /// How far a phrase is followed; a bound keeps hostile text linear.
    private static let reach = 30

    /// The subject that ends at or before `place`, in a sentence that begins at `low`.
    func subject(endingAt place: Int, from low: Int) -> Range<Int>? {
        var last = place
        while last > low, let token = token(last), token.classes.contains(.time), !token.isPossessive {
            last -= 1
            if let before = self.token(last), before.classes.contains(.preposition) || before.kind == .number {
                last -= 1
            }
        }
        guard last >= low, let token = token(last) else { return nil }
        if token.classes.contains(.relative), token.lower != "that" || isNoun(last - 1) { return last..<last + 1 }
        if token.isMark(",") || token.isMark("–") || token.isMark("—") { return apposition(closedAt: last, from: low) }
        return nounPhrase(endingAt: last, from: low)
    }

    /// "Ana Ruiz, the mayor," or "Ana Ruiz, in Lima,": the second part only if it says who she is.
    private func apposition(closedAt close: Int, from low: Int) -> Range<Int>? {
        var open = close - 1
        while open > low, close - open < Self.reach, let mark = token(close)?.lower {
            if token(open)?.isMark(mark) ?? false { break }
            open -= 1
        }
        guard open > low, open < close - 1, token(open)?.kind == .mark else { return nil }
        guard let main = nounPhrase(endingAt: open - 1, from: low) else { return nil }
        let first = token(open + 1)
        let isAside = first.map {
            !$0.classes.isDisjoint(with: [.preposition, .subordinator, .adverb, .time, .coordinator])
                || $0.lower.hasSuffix("ing")
        }
        return isAside ?? true ? main : main.lowerBound..<close
    }

    private func isNoun(_ place: Int) -> Bool {
        guard let token = token(place), token.kind == .word else { return false }
        return token.classes.isDisjoint(with: [.preposition, .verb, .auxiliary, .adverb, .subordinator, .coordinator])
            && token.cue == nil
    }

    /// The noun phrase whose last word is at `last`.
    func nounPhrase(endingAt last: Int, from low: Int) -> Range<Int>? {
        guard last >= low, let end = token(last) else { return nil }
        if !end.classes.isDisjoint(with: [.subjectPronoun, .objectPronoun]), end.classes.isDisjoint(with: .be) {
            return last..<last + 1
        }
        if end.lower.contains("'"), end.classes.contains(.auxiliary) { return last..<last + 1 }
        var first = last
        var conjunction: Int?
        while first >= low, last - first < Self.reach {
            guard let token = token(first) else { break }
            if token.isMark(")"), let open = opening(before: first, low) {
                first = open - 1
                continue
            }
            if token.lower == "and" || token.lower == "or" {
                if conjunction == nil { conjunction = first }
            } else if token.isMark(","), isPlaceName(comma: first, last, low) {
                first -= 1
                continue
            } else if isEdge(token, first, last) {
                if isVerbEdge(first, last), let relative = relative(before: first, low) {
                    first = relative - 1
                    continue
                }
                if isVerbEdge(first, last), let conjunction { first = conjunction }
                break
            }
            first -= 1
        }
        return withoutLead(first + 1..<last + 1)
    }

    /// "Ana Ruiz of Columbia, South Carolina": the comma is the place's.
    private func isPlaceName(comma: Int, _ last: Int, _ low: Int) -> Bool {
        guard last - comma <= 3, comma - 2 >= low, (comma + 1...last).allSatisfy({ token($0)?.isCapital ?? false })
        else { return false }
        guard let place = token(comma - 1), place.isCapital else { return false }
        return (max(low, comma - 4)..<comma - 1).contains { ["of", "in", "from"].contains(token($0)?.lower ?? "") }
    }

    private func opening(before place: Int, _ low: Int) -> Int? {
        var open = place - 1
        while open > low, place - open < 10 {
            if token(open)?.isMark("(") ?? false { return open }
            open -= 1
        }
        return nil
    }

    private func isVerbEdge(_ place: Int, _ last: Int) -> Bool {
        guard let token = token(place) else { return false }
        return !token.classes.isDisjoint(with: [.verb, .auxiliary]) || token.cueIndex >= 0
    }

    /// Whether a noun phrase that ends at `last` cannot reach back over `token`.
    private func isEdge(_ token: Token, _ place: Int, _ last: Int) -> Bool {
        if token.kind == .mark { return !["-", "/", "%", "$", "&", ".", "'", "’", "#", "@"].contains(token.lower) }
        if !token.classes.isDisjoint(with: [.auxiliary, .subjectPronoun, .relative, .negation]) { return true }
        if token.classes.contains(.subordinator), token.classes.isDisjoint(with: .preposition) { return true }
        if token.classes.contains(.coordinator) { return true }
        if place == last || token.isCapital || token.isPossessive { return false }
        if token.classes.contains(.verb), !isModified(place) { return true }
        // "Ruiz posted on": a past form right after a name, with more than a noun after it.
        if token.lower.hasSuffix("ed"), place < last, self.token(place - 1)?.isNameLike ?? false,
            self.token(place + 1)?.classes.isDisjoint(with: [.preposition, .determiner]) == false
        {
            return true
        }
        guard let cue = token.cue, !isModified(place) else { return false }
        return cue.isAlsoNoun ? false : !cue.forms.isDisjoint(with: [.past, .third, .gerund])
    }

    /// Whether the word before shows that a word is an adjective or noun and no verb.
    private func isModified(_ place: Int) -> Bool {
        guard let before = token(place - 1) else { return false }
        return before.isPossessive || !before.classes.isDisjoint(with: [.determiner, .possessivePronoun, .preposition])
    }

    private func relative(before place: Int, _ low: Int) -> Int? {
        var first = place - 1
        while first > low, place - first <= 3, let token = token(first), token.kind == .word {
            if token.classes.contains(.relative), token.lower != "that", isNoun(first - 1) { return first }
            first -= 1
        }
        return nil
    }

    /// The phrase without what leads up to it: "But on Monday the mayor" is "the mayor".
    private func withoutLead(_ range: Range<Int>) -> Range<Int>? {
        var first = range.lowerBound
        let end = range.upperBound
        while first < end, let token = token(first) {
            let isLead =
                !token.classes.isDisjoint(with: [.coordinator, .adverb, .subordinator]) || token.kind == .mark
                || token.classes.contains(.time) && !token.isPossessive && first + 1 < end
            if isLead, token.classes.isDisjoint(with: [.determiner, .quantifier]) {
                first += 1
            } else if isQuantity(first, end) {
                break
            } else if token.classes.contains(.preposition), !token.isCapital || token.isFirst {
                guard let next = afterPreposition(first, end) else { return nil }
                first = next
            } else {
                break
            }
        }
        guard first < end, let last = token(end - 1), last.kind != .mark || last.isMark(")") || last.isMark(".") else {
            return nil
        }
        let isEmpty =
            !last.classes.isDisjoint(with: [.preposition, .determiner, .coordinator])
            && last.classes.isDisjoint(with: [.objectPronoun, .quantifier, .subjectPronoun]) && !last.isCapital
        return isEmpty ? nil : first..<end
    }

    /// Whether a preposition opens a number: "about half of", "at least four in ten".
    private func isQuantity(_ place: Int, _ end: Int) -> Bool {
        guard place + 1 < end, let token = token(place),
            ["about", "around", "over", "at", "under"].contains(token.lower)
        else { return false }
        guard let next = self.token(place + 1) else { return false }
        return next.kind == .number || next.classes.contains(.quantifier)
            || token.lower == "at" && ["least", "most"].contains(next.lower)
    }

    /// Where the subject begins after a phrase such as "After the debate": at the last run of capitals, or at a
    /// determiner after the first noun.
    private func afterPreposition(_ place: Int, _ end: Int) -> Int? {
        var run = end
        while run > place + 1, let token = token(run - 1), token.isCapital { run -= 1 }
        if run < end, run > place + 2 || run > place + 1 && !(token(run - 1)?.classes.contains(.determiner) ?? false) {
            let before = token(run - 1)
            if before?.classes.isDisjoint(with: [.preposition, .determiner, .title, .coordinator]) ?? true {
                return run
            }
        }
        for next in place + 2..<max(place + 2, end) {
            guard let token = token(next) else { continue }
            let follows =
                self.token(next - 1)?.classes.isDisjoint(with: [.preposition, .determiner, .coordinator]) ?? false
            if follows, !token.classes.isDisjoint(with: [.determiner, .quantifier, .possessivePronoun]) { return next }
        }
        return nil
    }

    /// The noun phrase that begins at `first`, as after "said" or "according to".
    func nounPhrase(startingAt first: Int, before end: Int) -> Range<Int>? {
        guard let start = token(first), start.kind == .word || start.kind == .number else { return nil }
        if !start.classes.isDisjoint(with: [.subjectPronoun, .objectPronoun]), !start.isPossessive {
            return first..<first + 1
        }
        var next = first
        while next < min(end, first + Self.reach), let token = token(next) {
            if token.isMark(","), let after = appositionEnd(next, end) {
                next = after
                break
            }
            let isInitial = token.isMark(".") && next > first && isAbbreviated(next - 1)
            if next > first, !isInitial, endsPhrase(token) { break }
            next += 1
        }
        while next > first, let last = token(next - 1), !last.classes.isDisjoint(with: [.adverb, .coordinator]) {
            next -= 1
        }
        return next > first ? first..<next : nil
    }

    private func isAbbreviated(_ place: Int) -> Bool {
        guard let token = token(place) else { return false }
        return token.span.count == 1 && token.isCapital || token.classes.contains(.title) && token.isCapital
            || ["jr", "sr", "st"].contains(token.lower)
    }

    private func endsPhrase(_ token: Token) -> Bool {
        if token.kind == .mark {
            return !["-", "/", "&", "(", ")", "'", "’", "."].contains(token.lower) || token.isMark(".")
        }
        if !token.classes.isDisjoint(with: [.auxiliary, .relative, .time]) { return true }
        if token.classes.contains(.subordinator) || token.lower == "but" { return true }
        if token.isCapital || token.isPossessive { return false }
        if ["in", "on", "during", "at", "by", "to", "before", "about", "over", "this"].contains(token.lower) {
            return true
        }
        return token.classes.contains(.verb)
    }

    /// Where an apposition after the comma at `comma` ends: at the next comma, or at the sentence's end.
    private func appositionEnd(_ comma: Int, _ end: Int) -> Int? {
        guard let first = token(comma + 1), !first.isFirst else { return nil }
        let begins =
            first.classes.contains(.determiner) || first.classes.contains(.title)
            || first.classes.contains(.personNoun) || first.lower == "who" || first.lower == "whose"
        guard begins else { return nil }
        var next = comma + 1
        while next < min(end, comma + Self.reach), let token = token(next) {
            if token.isMark(",") || token.isMark(".") || token.isMark(";") || token.isMark(":") { return next }
            // A verb tells that it is a clause, not somebody's description.
            if first.lower != "who", !token.classes.isDisjoint(with: [.auxiliary, .verb]) { return nil }
            next += 1
        }
        return next
    }
}
