internal import LecternText

/// Proposals that a verb makes: what somebody should do, wants to do, is urged to do, or is kept from doing.
struct VerbProposals {
    let text: ProposalText
    private(set) var found: [Proposal] = []

    static func find(in text: ProposalText) -> [Proposal] {
        var finder = VerbProposals(text: text)
        for place in text.words.indices.dropLast() { finder.look(at: place) }
        return finder.found
    }

    private init(text: ProposalText) { self.text = text }

    private mutating func look(at place: Int) {
        let word = text.words[place]
        guard word.kind == .word else { return }
        if word.lower == "to" {
            if place > 0, canBeDone(place + 1) { infinitive(place) }
        } else if ProposalWords.modals.contains(word.lower) {
            duty(place)
        } else if word.lower == "from" {
            prevented(place)
        } else if let verb = ActionVerbs.lemma(ofGerund: word.lower) {
            gerund(place, verb)
        } else if ProposalWords.deeds[word.lower] != nil {
            deed(place)
        }
        headlineVerb(place)
    }

    /// Whether a word is the base of a verb for what can be done.
    private func canBeDone(_ place: Int) -> Bool {
        guard place < text.words.count else { return false }
        let word = text.words[place]
        return !word.isCapital && ActionVerbs.isBase(word.lower)
            && word.classes.isDisjoint(with: [
                .determiner, .auxiliary, .preposition, .possessivePronoun, .adverb, .negation, .subordinator,
                .coordinator, .subjectPronoun, .objectPronoun,
            ])
    }

    // MARK: "to"

    private mutating func infinitive(_ to: Int) {
        let (before, verb) = (to - 1, text.words[to + 1].lower)
        let word = text.words[before]
        if ProposalWords.plans.contains(word.lower) { return planned(before, verb: to + 1) }
        let subject = text.subject(before: to)
        if ProposalWords.wanting.contains(word.lower) {
            let agent = text.cueOf[before] < 0 ? nil : text.speakers[text.cueOf[before]]
            let traits: [IssueTrait: Double] = ProposalWords.refusing.contains(word.lower) ? [.isRefused: 1] : [:]
            let wanting = text.subject(before: before)
            if !wanting.isEmpty || agent != nil {
                add(.want, verb, at: to + 1, subject: wanting.isEmpty ? nil : wanting, agent: agent, traits)
            }
        } else if text.cueOf[before] >= 0, !ProposalWords.urging.contains(word.lower) {
            if let agent = text.speakers[text.cueOf[before]] { add(.cueTo, verb, at: to + 1, agent: agent) }
        } else if !subject.isEmpty {
            let lead = subject.lowerBound > 0 ? text.words[subject.lowerBound - 1].lower : ""
            let earlier = subject.lowerBound > 1 ? text.words[subject.lowerBound - 2].lower : ""
            let isUrged =
                ProposalWords.urging.contains(lead)
                || ["on", "for"].contains(lead) && ProposalWords.urging.contains(earlier)
            if isUrged {
                add(.urge, verb, at: to + 1, subject: subject)
            } else if lead == "for" {
                add(.forTo, verb, at: to + 1, subject: subject)
            } else if word.paragraph == 0 {
                add(.headTo, verb, at: to + 1, subject: subject)
            }
        }
    }

    /// "the mayor's plan to close", "her plan to close", "a plan to close"
    private mutating func planned(_ noun: Int, verb place: Int) {
        let verb = text.words[place].lower
        var first = noun
        while first > 0, noun - first < 4 {
            let word = text.words[first - 1]
            guard word.kind == .word, !word.isPossessive,
                word.classes.isDisjoint(with: [.determiner, .preposition, .verb, .auxiliary, .possessivePronoun])
            else { break }
            first -= 1
        }
        let before = first > 0 ? text.words[first - 1] : nil
        if before?.isPossessive ?? false {
            add(.planOf, verb, at: place, subject: text.subject(before: first))
        } else if before?.classes.contains(.possessivePronoun) ?? false, let agent = speaker(at: noun) {
            add(.planHis, verb, at: place, agent: agent)
        } else {
            add(.plan, verb, at: place)
        }
    }

    private func speaker(at place: Int) -> Speaker? {
        let statement = text.contentOf[place] >= 0 ? text.contentOf[place] : text.cueOf[place]
        return statement < 0 ? nil : text.speakers[statement]
    }

    // MARK: Other forms

    /// "the city should close", "the bridge will be closed"
    private mutating func duty(_ modal: Int) {
        let isDuty = ProposalWords.duties.contains(text.words[modal].lower)
        var (place, traits): (Int, [IssueTrait: Double]) = (modal + 1, [:])
        while place < text.words.count, place < modal + 5 {
            let word = text.words[place]
            if word.classes.contains(.negation) {
                traits[.isRefused] = 1
            } else if !word.classes.contains(.adverb), word.lower != "to" {
                break
            }
            place += 1
        }
        let subject = text.subject(before: modal)
        guard !subject.isEmpty, place + 1 < text.words.count else { return }
        if canBeDone(place) {
            add(isDuty ? .should : .will, text.words[place].lower, at: place, subject: subject, traits)
        } else if text.words[place].lower == "be", let verb = ActionVerbs.spelling(text.words[place + 1].lower),
            verb.forms.contains(.participle), let named = text.named(subject)
        {
            let rest = text.phrase(from: place + 2, limit: 7)
            let sentence = text.passive(named, verb.lemma, rest)
            found.append(
                proposal(isDuty ? .shouldBe : .willBe, sentence, verb.lemma, at: place + 1, named, rest, traits))
        }
    }

    /// "preventing the city from closing the bridge"
    private mutating func prevented(_ from: Int) {
        guard let verb = ActionVerbs.lemma(ofGerund: text.words[from + 1].lower) else { return }
        let subject = text.subject(before: from)
        guard !subject.isEmpty, subject.lowerBound > 0,
            ProposalWords.preventing.contains(where: text.words[subject.lowerBound - 1].lower.hasPrefix)
        else { return }
        add(.from, verb, at: from + 1, subject: subject)
    }

    /// "opposes closing the bridge", "the idea of closing", and any in the headline.
    private mutating func gerund(_ place: Int, _ verb: String) {
        let before = text.words[max(0, place - 3)..<place].map(\.lower)
        let follows: Bool = {
            guard before.count > 1, let link = before.last else { return false }
            let noun = before[before.count - 2]
            return ["of", "for", "against", "on", "to"].contains(link)
                && (ProposalWords.plans.contains(noun)
                    || ["idea", "favor", "favour", "support", "vote", "case"].contains(noun))
        }()
        if follows || before.contains(where: ProposalWords.sides.contains) {
            add(.gerund, verb, at: place)
        } else if text.words[place].paragraph == 0 {
            add(.headGerund, verb, at: place)
        }
    }

    /// "the closure of the bridge"
    private mutating func deed(_ place: Int) {
        guard let verb = ProposalWords.deeds[text.words[place].lower], text.words[place + 1].lower == "of" else {
            return
        }
        let narrow = text.phrase(from: place + 2, limit: 8, isNarrow: true)
        guard let object = text.named(narrow), object.lowerBound == place + 2 else { return }
        let wide = text.phrase(from: place + 2, limit: 8)
        let rest = object.upperBound..<max(object.upperBound, wide.upperBound)
        found.append(proposal(.noun, text.passive(object, verb, rest), verb, at: place, object, rest))
    }

    /// "City closes bridge", in the headline.
    private mutating func headlineVerb(_ place: Int) {
        let word = text.words[place]
        guard word.paragraph == 0, place > 0, !word.isCapital, !word.isPossessive, word.cueIndex < 0,
            let verb = ActionVerbs.spelling(word.lower),
            verb.forms.contains(.third), !verb.forms.contains(.base)
        else { return }
        var first = place
        while first > 0, place - first < 8 {
            let before = text.words[first - 1]
            if before.kind == .mark && !["-", "&", "'", "’"].contains(before.lower)
                || !before.classes.isDisjoint(with: [.auxiliary, .subordinator, .coordinator, .relative, .negation])
            {
                break
            }
            first -= 1
        }
        if first < place { add(.headVerb, verb.lemma, at: place, subject: first..<place) }
    }

    // MARK: Sentences

    /// Adds the proposal that a verb at `place` makes with what follows it: said of `subject`, else of `agent`, else in the
    /// passive.
    private mutating func add(
        _ kind: Proposal.Kind, _ verb: String, at place: Int, subject: Range<Int>? = nil, agent: Speaker? = nil,
        _ traits: [IssueTrait: Double] = [:]
    ) {
        let rest = text.phrase(from: place + 1, limit: 12)
        guard let first = rest.first, !ProposalWords.pronouns.contains(text.words[first].lower) || rest.count > 1,
            text.words[first].classes.isDisjoint(with: [.subjectPronoun, .objectPronoun])
        else { return }
        if let subject {
            if let named = text.named(subject) {
                found.append(proposal(kind, text.active(named, verb, rest), verb, at: place, named, rest, traits))
                return
            }
            if agent == nil { return }
        }
        if let agent {
            let isPlural = agent.kind == .group
            let sentence = text.finished(agent.name, ProposalText.present(verb, isPlural: isPlural), text.string(rest))
            var one = proposal(kind, sentence, verb, at: place, place..<place, rest, traits)
            one.traits[.isWithoutSubject] = nil
            one.traits[.isSpeakers] = 1
            found.append(one)
            return
        }
        let narrow = text.phrase(from: place + 1, limit: 8, isNarrow: true)
        guard !narrow.isEmpty, text.words[first].classes.isDisjoint(with: .preposition) else { return }
        let tail = narrow.upperBound..<max(narrow.upperBound, rest.upperBound)
        var one = proposal(kind, text.passive(narrow, verb, tail), verb, at: place, place..<place, rest, traits)
        one.traits[.isPassive] = 1
        found.append(one)
    }

    private func proposal(
        _ kind: Proposal.Kind, _ sentence: String, _ verb: String, at place: Int, _ subject: Range<Int>,
        _ rest: Range<Int>,
        _ traits: [IssueTrait: Double] = [:]
    ) -> Proposal {
        var traits = traits
        let stems = text.stems(rest)
        if subject.isEmpty { traits[.isWithoutSubject] = 1 }
        if stems.count <= 1 { traits[.isShort] = 1 }
        return Proposal(
            kind: kind, sentence: sentence, stems: text.stems(subject).union(stems).union([ProposalText.stem(verb)]),
            places: [place], traits: traits)
    }
}
