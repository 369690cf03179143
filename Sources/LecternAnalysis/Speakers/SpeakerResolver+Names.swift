internal import LecternText

/// Sources that name somebody.
extension SpeakerResolver {
    /// The entity, an index into `Names.entities`, that the head of a phrase names or that is named beside it.
    func entity(named phrase: SourcePhrase) -> Int? {
        if let person = personOfBody(phrase.head) { return person }
        let last = phrase.head.upperBound - 1
        if let run = names.run(at: last), !reading.tokens[last].isPossessive || phrase.head.count == run.tokens.count {
            return run.entity
        }
        // "Ukraine's president, Volodymyr Zelensky": the name stands beside the description.
        guard let beside = phrase.beside, let run = names.run(at: beside.lowerBound),
            run.tokens.upperBound >= beside.upperBound,
            names.entities[run.entity].kind == .person
        else { return nil }
        return run.entity
    }

    /// The person that is named before a body to which he belongs: "Mark Tan of Amnesty International".
    private func personOfBody(_ head: Range<Int>) -> Int? {
        guard let of = head.dropFirst().first(where: { reading.tokens[$0].lower == "of" }),
            let run = names.run(at: of - 1), run.tokens.upperBound == of, run.entity >= 0,
            names.entities[run.entity].kind == .person
        else { return nil }
        return run.entity
    }

    /// The speaker that is an entity, a new one if it has not spoken yet.
    mutating func speaker(entity: Int) -> Int {
        if let index = byEntity[entity] { return index }
        let known = names.entities[entity]
        found.append(FoundSpeaker(name: known.name, kind: known.kind, entity: entity, gender: known.gender))
        byEntity[entity] = found.count - 1
        return found.count - 1
    }

    /// "Ruiz and Bell", "two ministers, Ruiz and Bell": a group of the two.
    mutating func pair(_ phrase: SourcePhrase) -> Int? {
        // "Ana Ruiz of Lima and Tom Bell of Quito"
        if let and = phrase.head.first(where: { reading.tokens[$0].lower == "and" }),
            let one = personOfBody(phrase.head.lowerBound..<and), and + 1 < phrase.head.upperBound,
            let other = personOfBody(and + 1..<phrase.head.upperBound),
            other != one
        {
            return speaker(named: names.entities[one].name + " and " + names.entities[other].name, kind: .group)
        }
        for range in [phrase.head, phrase.beside].compactMap(\.self) {
            guard let and = range.first(where: { reading.tokens[$0].lower == "and" }), and > range.lowerBound,
                let one = names.run(at: and - 1), one.tokens.upperBound == and, one.entity >= 0,
                let other = names.firstRun(from: and + 1), other.entity >= 0,
                other.entity != one.entity, other.tokens.upperBound >= range.upperBound,
                isBegin(one, of: range), isBegin(other, of: and + 1..<range.upperBound)
            else { continue }
            // A given name alone has its surname with the other: "Ana and Tom Bell".
            let isFull = one.core.count > 1 || names.entities[one.entity].words.count > 1
            let span = reading.span(ofTokens: one.core.lowerBound..<other.tokens.upperBound)
            let full = names.entities[one.entity].name + " and " + names.entities[other.entity].name
            return speaker(named: isFull ? full : reading.plain(span), kind: .group)
        }
        return nil
    }

    /// Whether a range begins with a name, titles and articles apart.
    private func isBegin(_ run: NameRun, of range: Range<Int>) -> Bool {
        (range.lowerBound..<max(range.lowerBound, run.tokens.lowerBound)).allSatisfy { index in
            let token = reading.tokens[index]
            return !token.classes.isDisjoint(with: [.determiner, .title, .personNoun]) || token.lower == "both"
        }
    }

    /// The speaker that some words describe, a new one if they have not spoken yet; capitals do not count.
    mutating func speaker(named name: String, kind: Speaker.Kind) -> Int {
        let key = name.lowercased()
        if let index = byName[key] { return index }
        found.append(FoundSpeaker(name: name, kind: kind))
        byName[key] = found.count - 1
        return found.count - 1
    }
}
