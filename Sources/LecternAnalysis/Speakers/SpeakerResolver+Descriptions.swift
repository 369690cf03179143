internal import LecternText

/// Sources that describe somebody.
extension SpeakerResolver {
    /// Whom a description means that points back to nobody: documents speak for who issued them, other abstract nouns
    /// for nobody, and everybody else for themselves.
    mutating func description(_ phrase: SourcePhrase, _ span: TextSpan) -> Int? {
        let last = reading.tokens[phrase.head.upperBound - 1]
        let kinds = antecedents.reference(span)?.kinds ?? []
        let isNobody = kinds.first.map { $0 > 0.5 } ?? SourcePhrase.abstract.contains(last.lower)
        if SourcePhrase.documents.contains(last.lower) {
            // A poll or a letter speaks for who issued it, when it is named: "Reuters poll", "a report by the board".
            let named = phrase.head.lowerBound..<phrase.complement.upperBound
            if let run = names.firstRun(from: named.lowerBound), run.entity >= 0,
                run.tokens.lowerBound < named.upperBound
            {
                return speaker(entity: run.entity)
            }
            // "A report by the audit office"
            let issuer = phrase.complement.dropFirst()
            if let preposition = phrase.complement.first, !issuer.isEmpty,
                ["by", "from"].contains(reading.tokens[preposition].lower)
            {
                return description(SourcePhrase(reading, issuer.startIndex..<issuer.endIndex), span)
            }
        }
        guard !isNobody else { return nil }
        let text = phrase.words(reading, names)
        guard !text.isEmpty else { return nil }
        return speaker(named: text, kind: phrase.kind(reading))
    }

    /// The person or body that a description means which points back: by what the model says, and by roles that the text has
    /// told of.
    mutating func bearer(of phrase: SourcePhrase, _ span: TextSpan) -> Meaning? {
        let last = reading.tokens[phrase.head.upperBound - 1]
        let first = reading.tokens[phrase.head.lowerBound]
        if SourcePhrase.abstract.contains(last.lower), let owner = Pronoun(first.lower), phrase.head.count > 1,
            first.classes.contains(.possessivePronoun)
        {
            // "His tweet" speaks for him.
            return meaning(of: owner, at: phrase.head.lowerBound, first.span)
        }
        let isDocument = SourcePhrase.documents.contains(last.lower) && first.lower == "the"
        guard phrase.isDefinite, isDocument || !SourcePhrase.abstract.contains(last.lower) else { return nil }
        let roleBearer = roleBearer(phrase)
        let text = phrase.words(reading, names)
        guard !text.isEmpty else { return nil }
        var meaning: Meaning?
        if let reference = antecedents.reference(span) {
            let isPlural = phrase.kind(reading) == .group
            let best = antecedents.candidates(span).filter { (kind($0.somebody).kind == .group) == isPlural }.map {
                one in
                var one = one
                if let roleBearer, one.somebody == .entity(roleBearer) { one.chance += Self.roleBonus }
                return one
            }.max { $0.chance < $1.chance }
            if let best, best.chance >= max(Least.description, Double(reference.isNew)) {
                meaning = linked(best.somebody, at: span, confidence: best.chance)
            }
        } else if let roleBearer {
            meaning = linked(.entity(roleBearer), at: span, confidence: Self.unsure, because: .role)
        }
        guard let meaning, let index = meaning.speaker else { return nil }
        if text != found[index].name, !found[index].aliases.contains(text) { found[index].aliases.append(text) }
        return meaning
    }

    /// The last person before the phrase, an index into `Names.entities`, of whom the text has told that he is what the phrase
    /// says.
    private func roleBearer(_ phrase: SourcePhrase) -> Int? {
        let last = reading.tokens[phrase.head.upperBound - 1]
        guard !last.classes.isDisjoint(with: [.personNoun, .title]) else { return nil }
        let leaders: Set<String> = [
            "president", "minister", "premier", "chancellor", "chairman", "king", "queen", "chief", "head", "leader",
        ]
        let countries = phrase.head.compactMap { Countries.country(reading.tokens[$0].lower) }
        var candidates: [Int] = []
        let end = names.runs.partitioningIndex { $0.tokens.lowerBound >= phrase.head.lowerBound }
        for run in names.runs[max(0, end - 200)..<end].reversed() where !candidates.contains(run.entity) {
            candidates.append(run.entity)
        }
        return candidates.first { entity in
            guard entity >= 0 else { return false }
            let roles = names.entities[entity].roles
            let isRole = roles.contains(last.lower) || last.lower == "leader" && !roles.isDisjoint(with: leaders)
            return isRole && (countries.isEmpty || countries.allSatisfy(roles.contains))
        }
    }
}
