internal import LecternText

/// Where the phrases of a proposal end: by their edges, as nobody parses here.
extension ProposalText {
    /// The words from `first` on that belong to a verb or noun before them: to a mark, a clause or a finite verb.
    ///
    /// - Parameters:
    ///   - limit: the most words.
    ///   - isNarrow: whether a preposition ends it too, other than "of".
    func phrase(from first: Int, limit: Int, isNarrow: Bool = false) -> Range<Int> {
        let end = min(words.count, first + limit)
        var next = first
        while next < end, !ends(next, first, isNarrow) { next += 1 }
        while next > first, dangles(next - 1) { next -= 1 }
        return first..<next
    }

    private func ends(_ place: Int, _ first: Int, _ isNarrow: Bool) -> Bool {
        let word = words[place]
        if word.paragraph != words[first].paragraph { return true }
        if word.kind == .mark {
            if ["-", "/", "&", "%", "$"].contains(word.lower) { return false }
            let before = place > first ? words[place - 1] : nil
            if ["'", "’"].contains(word.lower) { return !(before?.lower.hasSuffix("s") ?? false) }
            let isAbbreviated =
                before.map { $0.isCapital && ($0.span.count <= 2 || $0.classes.contains(.title)) } ?? false
            return !(word.isMark(".") && isAbbreviated)
        }
        if !word.classes.isDisjoint(with: [.relative, .auxiliary, .modal]) { return true }
        if word.classes.contains(.subordinator), word.lower != "than", word.lower != "as" { return true }
        if ["but", "nor", "yet", "say", "says", "said", "got"].contains(word.lower) || Self.days.contains(word.lower) {
            return true
        }
        if word.classes.contains(.subjectPronoun), word.lower != "it" { return true }
        if word.lower == "and" || word.lower == "or" { return beginsClause(place + 1) }
        if isNarrow, word.classes.contains(.preposition), word.lower != "of" { return true }
        return place > first && isFinite(place)
    }

    /// Whether a verb or its subject follows a conjunction.
    private func beginsClause(_ place: Int) -> Bool {
        guard place < words.count else { return true }
        let word = words[place]
        if !word.classes.isDisjoint(with: [.auxiliary, .subjectPronoun, .adverb, .verb]) { return true }
        return !word.isCapital && ActionVerbs.spelling(word.lower).map { !$0.forms.contains(.participle) } ?? false
    }

    /// Whether a word after a noun is its verb: "emails exposed how", not "leaked emails" or "emails sent to".
    private func isFinite(_ place: Int) -> Bool {
        let (word, before) = (words[place], words[place - 1])
        guard !word.isCapital, let verb = ActionVerbs.spelling(word.lower),
            verb.forms.isDisjoint(with: [.base, .gerund]), before.kind != .mark, !before.isPossessive,
            before.classes.isDisjoint(with: [.determiner, .possessivePronoun, .preposition, .coordinator, .adverb])
        else { return false }
        let next = place + 1 < words.count ? words[place + 1] : nil
        if verb.forms.contains(.third) {
            return next.map { !$0.classes.isDisjoint(with: [.determiner, .possessivePronoun]) } ?? false
        }
        return !(next.map { ["by", "in", "on", "to", "from", "at"].contains($0.lower) } ?? false)
    }

    /// Whether a phrase cannot end with a word: but with a verb's particle it can.
    private func dangles(_ place: Int) -> Bool {
        let word = words[place]
        if ["out", "off", "down", "up"].contains(word.lower) { return false }
        if word.kind == .mark { return !["%", "'", "’"].contains(word.lower) }
        return word.lower == "or"
            || !word.classes.isDisjoint(with: [
                .preposition, .determiner, .coordinator, .subordinator, .adverb, .possessivePronoun, .auxiliary,
            ])
    }

    /// The short noun phrase before `end`, which a mark, verb or preposition bounds; empty when there is none.
    func subject(before end: Int) -> Range<Int> {
        var first = end
        while first > 0, end - first < 7, !bounds(first - 1, end) { first -= 1 }
        while first < end, ["of", "that"].contains(words[first].lower) || words[first].kind == .mark { first += 1 }
        return first..<end
    }

    private func bounds(_ place: Int, _ end: Int) -> Bool {
        let word = words[place]
        if word.paragraph != words[end - 1].paragraph { return true }
        if word.kind == .mark { return !["-", "&", "'", "’"].contains(word.lower) }
        if word.isCapital { return !word.classes.isDisjoint(with: [.coordinator, .subordinator, .adverb]) }
        if !word.classes.isDisjoint(with: [
            .verb, .auxiliary, .subordinator, .coordinator, .relative, .adverb, .negation,
        ]) {
            return true
        }
        if word.classes.contains(.preposition), word.lower != "of" { return true }
        if word.lower.hasSuffix("ing") || ProposalWords.isReporting(word.lower) { return true }
        guard let verb = ActionVerbs.spelling(word.lower), !verb.forms.contains(.base) else { return false }
        return place == 0 || words[place - 1].classes.isDisjoint(with: [.determiner, .possessivePronoun])
    }

    /// The words that can be a sentence's subject among those found before a verb: no pronoun, nothing that leads up to it.
    func named(_ range: Range<Int>) -> Range<Int>? {
        guard let last = range.last else { return nil }
        let isDemonstrative =
            range.count > 1 && ["this", "that", "these", "those"].contains(words[range.lowerBound].lower)
        if !isDemonstrative, range.contains(where: { ProposalWords.pronouns.contains(words[$0].lower) }) { return nil }
        let end = words[last]
        guard end.kind != .mark,
            end.classes.isDisjoint(with: [.preposition, .determiner, .adverb, .possessivePronoun, .quantifier])
        else { return nil }
        var first = range.lowerBound
        while first < last, leads(words[first]) { first += 1 }
        let word = words[first]
        if word.classes.contains(.possessivePronoun) || leads(word) { return nil }
        if first == last, !word.classes.isDisjoint(with: [.determiner, .quantifier]) { return nil }
        return first..<range.upperBound
    }

    private func leads(_ word: Token) -> Bool {
        if !word.classes.isDisjoint(with: [.adverb, .preposition, .coordinator]) { return true }
        return word.classes.isEmpty && !word.isCapital
            && ActionVerbs.spelling(word.lower).map { !$0.forms.contains(.base) } ?? false
    }

    private static let days = Set(
        wordList: "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight")
}
