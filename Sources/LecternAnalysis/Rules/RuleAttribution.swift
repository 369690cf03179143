internal import LecternText

/// A source, cue and content as a rule found them, before anybody knows who the source is.
struct RuleAttribution: Sendable {
    /// The source as places in `Reading.units`; empty when nobody is named.
    var source: Range<Int>
    /// The source's spans, what follows an apposition left out.
    var sourceSpans: [TextSpan]
    /// The spans of the words that report, auxiliaries included.
    var cue: [TextSpan]
    /// The spans of what is reported, in text order, quotation marks left out.
    var content: [TextSpan]
    /// The place of the cue's main word in `Reading.units`.
    var place: Int
    /// The cue's verb in its base form, or the word that carries it.
    var lemma: String
    /// How sure the rule is, 0 to 1.
    var confidence: Double
}

/// Where a verb that reports stands, with what the words before it tell.
struct CuePlace {
    /// The place of the verb in `Reading.units`.
    var place: Int
    /// The last place of the cue, a preposition included: "called on".
    var end: Int
    /// The first place of the verb group: "has also said".
    var start: Int
    /// The last place before the group, where a subject may end.
    var left: Int
    /// The verb, with the forms that its spelling may be.
    var cue: Cue
    /// Whether it is a passive: "was suggested".
    var isPassive: Bool
    /// Whether it is a bare gerund: ", adding that".
    var isParticipial: Bool
    /// Whether the group holds an auxiliary, so that a base form can be a verb.
    var hasAuxiliary: Bool
}

/// Tells verbs that report from words of the same spelling that do not.
extension Reading {
    /// The words before which an infinitive is still the subject's own saying: "went on to say".
    private static let governors: Set<String> = [
        "on", "continued", "continue", "continues", "managed", "seemed", "appeared", "began", "used", "tried", "moved",
        "came", "sought", "had", "has", "have", "able", "rushed", "took", "failed", "failing", "quick", "going",
    ]

    /// The verb that reports at `place` of a sentence that begins at `low`, nil when the word there is none.
    func cuePlace(at place: Int, from low: Int) -> CuePlace? {
        guard let token = token(place), token.kind == .word, !token.isPossessive, !token.isCapital || place == low,
            let cue = token.cue
        else { return nil }
        var (hasBe, hasAuxiliary, isInfinitive) = (false, false, false)
        var left = place - 1
        while left >= low, let word = self.token(left) {
            if word.lower == "to", cue.forms.contains(.base), !isInfinitive {
                guard let governor = self.token(left - 1), Self.governors.contains(governor.lower) else { return nil }
                isInfinitive = true
                left -= governor.lower == "on" || governor.lower == "able" ? 3 : 2
                hasAuxiliary = true
                continue
            }
            if word.lower.contains("'"), !word.classes.isDisjoint(with: .auxiliary), !word.classes.contains(.negation) {
                (hasBe, hasAuxiliary) = (hasBe || word.classes.contains(.be), true)
                break
            }
            guard !word.classes.isDisjoint(with: [.adverb, .negation, .auxiliary]),
                word.classes.isDisjoint(with: [.subordinator, .preposition])
            else { break }
            hasBe = hasBe || word.classes.contains(.be)
            hasAuxiliary = hasAuxiliary || word.classes.contains(.auxiliary)
            left -= 1
        }
        let found = CuePlace(
            place: place, end: place, start: left + 1, left: left, cue: cue,
            isPassive: hasBe && cue.forms.contains(.participle) && !isInfinitive,
            isParticipial: cue.forms.contains(.gerund) && !hasBe, hasAuxiliary: hasAuxiliary)
        return isVerb(found, isInfinitive: isInfinitive, low: low) ? found : nil
    }

    /// Whether the word is a verb there, going by its neighbours: many have the form of a noun or an adjective.
    private func isVerb(_ found: CuePlace, isInfinitive: Bool, low: Int) -> Bool {
        let forms = found.cue.forms
        if found.isParticipial, let before = token(found.left), before.classes.contains(.coordinator) {
            return token(found.place + 1)?.lower == "that"
        }
        if isInfinitive || found.isPassive || forms.contains(.gerund) {
            return !isNominal(found.left) || found.hasAuxiliary
        }
        if forms.isSubset(of: .participle) { return found.hasAuxiliary }
        guard !isNominal(found.left) else { return false }
        if !forms.isDisjoint(with: [.past]) { return found.hasAuxiliary || !isReducedPassive(found) }
        let before = token(found.left)
        if forms.contains(.base) {
            if found.hasAuxiliary { return true }
            return before.map { isPlural($0) && (!found.cue.isAlsoNoun || !isNounFollower(found.place)) } ?? false
        }
        if found.hasAuxiliary { return false }
        guard found.cue.isAlsoNoun else { return before.map { !isPlural($0) || $0.isCapital } ?? true }
        guard let before, !isNounFollower(found.place) else { return false }
        return before.isCapital || !before.classes.isDisjoint(with: [.subjectPronoun, .relative]) || before.isMark(",")
            || before.classes.contains(.personNoun)
    }

    /// Whether a past form is a passive without its auxiliary: "the plan proposed by Ruiz".
    private func isReducedPassive(_ found: CuePlace) -> Bool {
        guard let next = token(found.place + 1), let before = token(found.left), before.kind == .word else {
            return false
        }
        return next.lower == "by" && !before.isNameLike
            || !found.cue.verb.isSpeech && ["in", "during", "at"].contains(next.lower) && !before.isNameLike
    }

    /// Whether the word before can only stand before a noun.
    private func isNominal(_ place: Int) -> Bool {
        guard let token = token(place) else { return false }
        if token.isPossessive { return true }
        return !token.classes.isDisjoint(with: [.determiner, .possessivePronoun, .preposition])
            && token.classes.isDisjoint(with: [.objectPronoun, .subjectPronoun, .relative])
    }

    /// Whether a subject that ends in the word takes a plural verb, going by its ending.
    private func isPlural(_ token: Token) -> Bool {
        if !token.classes.isDisjoint(with: .subjectPronoun) {
            return !["he", "she", "it", "one"].contains(token.lower)
        }
        if !token.classes.isDisjoint(with: [.quantifier, .relative]) { return true }
        if token.lower == "people" || token.lower == "media" || token.lower == "police" { return true }
        return token.kind == .word && token.lower.hasSuffix("s") && !token.lower.hasSuffix("ss") && !token.isPossessive
    }

    /// Whether what follows shows that the word is a noun: "claims of", "the report is".
    private func isNounFollower(_ place: Int) -> Bool {
        guard let next = token(place + 1) else { return quotation(place + 1) == nil }
        return next.lower == "of" || next.kind == .mark || !next.classes.isDisjoint(with: [.auxiliary, .coordinator])
    }
}
