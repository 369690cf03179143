internal import LecternText

/// Proposals that a noun names: bills pass, deals go ahead, bans take effect, laws stay in force.
enum NounProposals {
    static func find(in text: ProposalText) -> [Proposal] {
        text.words.indices.compactMap { proposal(in: text, at: $0) }
    }

    private static func predicate(_ noun: String) -> (kind: Proposal.Kind, one: String, many: String)? {
        if ProposalWords.bills.contains(noun) { return (.bill, "passes", "pass") }
        if ProposalWords.deals.contains(noun) { return (.deal, "goes ahead", "go ahead") }
        if ProposalWords.bans.contains(noun) { return (.ban, "takes effect", "take effect") }
        if ProposalWords.laws.contains(noun) { return (.law, "stays in force", "stay in force") }
        return nil
    }

    /// The proposal that the noun at a place names, when a modifier or a complement tells which it is.
    private static func proposal(in text: ProposalText, at noun: Int) -> Proposal? {
        let word = text.words[noun]
        guard !word.isPossessive, let predicate = predicate(word.lower) else { return nil }
        var first = noun
        var isOwned = false
        while first > 0, noun - first < 4, modifies(text.words[first - 1], word, isOwner: isOwned) {
            first -= 1
            if text.words[first].isPossessive { isOwned = true }
        }
        var end = noun + 1
        if end < text.words.count,
            ["on", "against", "for", "with", "of", "in", "between", "into", "over"].contains(text.words[end].lower)
        {
            let complement = text.phrase(from: end, limit: 7)
            if complement.count > 1 { end = complement.upperBound }
        }
        guard first < noun || end > noun + 1 else { return nil }
        let isPlural = text.isPlural(noun..<noun + 1)
        return Proposal(
            kind: predicate.kind,
            sentence: text.finished(
                isOwned ? "" : "The", text.string(first..<end), isPlural ? predicate.many : predicate.one),
            stems: text.stems(first..<end), places: [noun],
            traits: [
                .isWithoutSubject: 1, .modifiers: Double(noun - first) / 3, .complement: end > noun + 1 ? 1 : 0,
                .isShort: text.stems(first..<end).count <= 1 ? 1 : 0,
            ])
    }

    /// Whether a word before a noun, or before its modifiers, is one: of an owner's name only names.
    private static func modifies(_ word: Token, _ noun: Token, isOwner: Bool) -> Bool {
        guard word.kind != .mark, word.paragraph == noun.paragraph else { return false }
        if word.isPossessive || isOwner, !word.isCapital { return false }
        if ProposalText.empty.contains(word.lower) { return false }
        if word.isCapital {
            return word.classes.isDisjoint(with: [.determiner, .preposition, .coordinator, .subordinator])
        }
        return word.classes.isSubset(of: [.bodyNoun, .personNoun, .title, .speechNoun])
            && ActionVerbs.spelling(word.lower) == nil && word.cueIndex < 0
    }
}
