internal import LecternText

/// Sources that are pronouns, and the pronouns between them.
extension SpeakerResolver {
    /// Whom a pronoun means that is a source.
    mutating func meaning(of pronoun: Pronoun, at index: Int, _ span: TextSpan) -> Meaning {
        switch pronoun {
        case .speaker, .speakers:
            if let quoted = enclosing(span) { return quoted }
            if let talking = talking(index) { return talking }
            if pronoun == .speaker, (best(pronoun, span)?.chance ?? 0) < Least.mention {
                return Meaning(speaker: speaker(named: "author", kind: .unnamed))
            }
        case .part: return others(reading.tokens[index], at: index)
        case .open: return Meaning()
        case .relative:
            if let best = best(pronoun, span), best.chance >= Least.relative {
                return linked(best.somebody, at: span, confidence: best.chance, because: .relative)
            }
            return antecedent(before: index)
        case .male, .female, .many, .thing: break
        }
        if let best = best(pronoun, span), best.chance >= Least.pronoun {
            if let gender = pronoun.gender { remember(gender, best.somebody) }
            return linked(best.somebody, at: span, confidence: best.chance)
        }
        let last: Int?
        switch pronoun {
        case .male: last = person(.male, before: index)
        case .female: last = person(.female, before: index)
        case .many: last = latest([.group, .organisation])
        case .thing: last = latest([.organisation, .group]) ?? organisation(before: index)
        default: last = nil
        }
        return last.map { linked(somebody($0), at: span, confidence: Self.unsure) } ?? Meaning()
    }

    /// How sure a link is of which the model knows nothing.
    static let unsure = 0.4

    /// Whose turn it is in a transcript: the name before the colon that begins the paragraph.
    private mutating func talking(_ token: Int) -> Meaning? {
        let paragraph = reading.tokens[token].paragraph
        let first = reading.tokens.partitioningIndex { $0.paragraph >= paragraph }
        guard let colon = (first..<min(token, first + 6)).first(where: { reading.tokens[$0].isMark(":") }),
            let run = names.run(at: first), run.tokens.upperBound <= colon
        else { return nil }
        return linked(.entity(run.entity), at: reading.tokens[token].span, confidence: 0.9, because: .quoted)
    }

    /// The speaker of the statement that quotes some words: "I" in a quotation.
    private mutating func enclosing(_ span: TextSpan) -> Meaning? {
        // Statements stand in the order of their contents; what quotes the words begins before them, and not far.
        let end = statements.partitioningIndex { $0.start > span.start }
        let around = statements.indices[max(0, end - 40)..<end].filter { index in
            statements[index].content.contains { $0.contains(span) }
        }.min { statements[$0].content[0].count < statements[$1].content[0].count }
        guard let around, let speaker = meaning(ofStatement: around).speaker else { return nil }
        return linked(somebody(speaker), at: span, confidence: 0.9, because: .quoted)
    }

    /// The speaker of one of some kinds who spoke last.
    private func latest(_ kinds: [Speaker.Kind]) -> Int? {
        recent.first { kinds.contains(found[$0].kind) }
    }

    /// The person that "he" or "she" means: the last one to speak if that is near, else the last one named.
    private mutating func person(_ gender: Entity.Gender, before token: Int) -> Int? {
        func fits(_ known: Entity.Gender?) -> Bool { known == nil || known == gender }
        let paragraph = reading.tokens[token].paragraph
        if paragraph - recentParagraph <= 2,
            let index = recent.first(where: { [.person, .unnamed].contains(found[$0].kind) && fits(found[$0].gender) })
        {
            remember(gender, somebody(index))
            return index
        }
        let end = names.runs.partitioningIndex { $0.tokens.lowerBound >= token }
        for run in names.runs[max(0, end - 40)..<end].reversed() where run.entity >= 0 {
            let entity = names.entities[run.entity]
            guard entity.kind == .person, fits(entity.gender),
                paragraph - reading.tokens[run.core.lowerBound].paragraph <= 3
            else { continue }
            remember(gender, .entity(run.entity))
            return speaker(entity: run.entity)
        }
        return nil
    }

    /// Keeps what a pronoun told of somebody, so that the other pronoun is not taken for him later.
    private mutating func remember(_ gender: Entity.Gender, _ somebody: Somebody) {
        switch somebody {
        case .entity(let index):
            if names.entities[index].gender == nil { names.entities[index].gender = gender }
        case .described(let index):
            if found[index].gender == nil { found[index].gender = gender }
        }
    }

    /// The organisation named last among the ten names before a token.
    private mutating func organisation(before token: Int) -> Int? {
        let end = names.runs.partitioningIndex { $0.tokens.lowerBound >= token }
        for run in names.runs[max(0, end - 10)..<end].reversed() where run.entity >= 0 {
            if names.entities[run.entity].kind == .organisation { return speaker(entity: run.entity) }
        }
        return nil
    }

    /// What "who" stands for: the noun phrase right before it.
    private mutating func antecedent(before token: Int) -> Meaning {
        var last = token - 1
        if last >= 0, reading.tokens[last].isMark(",") { last -= 1 }
        guard last >= 0, reading.tokens[last].kind == .word,
            reading.tokens[last].paragraph == reading.tokens[token].paragraph,
            reading.tokens[last].classes.isDisjoint(with: .relative)
        else { return Meaning() }
        var first = last
        while first > 0, last - first < 12, !reading.tokens[first].isFirst {
            let before = reading.tokens[first - 1]
            if before.kind == .mark && !before.isMark(".") && !before.isMark("-") { break }
            if !before.classes.isDisjoint(with: [.verb, .auxiliary, .subordinator, .coordinator, .preposition]) {
                break
            }
            if before.cueIndex >= 0, !before.isCapital { break }
            first -= 1
        }
        let span = reading.span(ofTokens: first..<last + 1)
        var meaning = meaning(of: first..<last + 1, span)
        if meaning.link == nil {
            meaning.link = Statement.Link(antecedent: span, reason: .relative, confidence: Self.unsure)
        }
        return meaning
    }

    /// "Some outlets …, while others": other outlets.
    private mutating func others(_ token: Token, at index: Int) -> Meaning {
        let quantifiers = ["some ", "many ", "most ", "several ", "few ", "other "]
        if let group = recent.prefix(3).first(where: { found[$0].kind == .group }) {
            let name = found[group].name
            if let quantifier = quantifiers.first(where: { name.hasPrefix($0) }), name != quantifier {
                let noun = String(name.dropFirst(quantifier.count))
                let other = speaker(named: (token.lower == "others" ? "other" : token.lower) + " " + noun, kind: .group)
                if !found[other].aliases.contains(token.lower) { found[other].aliases.append(token.lower) }
                var meaning = described(other, by: index..<index + 1)
                meaning.link = found[group].described.map {
                    Statement.Link(antecedent: $0, reason: .others, confidence: Self.unsure)
                }
                return meaning
            }
        }
        let group = speaker(named: token.lower, kind: .group)
        return described(group, by: index..<index + 1)
    }

    /// Reads a pronoun that is no source.
    mutating func readPronoun(_ span: TextSpan) {
        let word = reading.tokens[reading.tokens(in: span).lowerBound].lower
        guard let pronoun = Pronoun(word), pronoun != .speaker, let best = best(pronoun, span),
            best.chance >= Least.mention
        else { return }
        antecedents.note(span, means: best.somebody)
        pronouns.append((span, best.somebody))
    }

    /// The likeliest of those whom a pronoun can mean; who spoke last is one of them wherever the model points.
    private func best(_ pronoun: Pronoun, _ span: TextSpan) -> Antecedents.Candidate? {
        var candidates = antecedents.candidates(span)
        if antecedents.reference(span) != nil, pronoun != .relative,
            let last = recent.first(where: { fits(pronoun, somebody($0)) }).map(somebody),
            reading.tokens[reading.tokens(in: span).lowerBound].paragraph - recentParagraph <= 2
        {
            if let index = candidates.firstIndex(where: { $0.somebody == last }) {
                candidates[index].chance += Self.lastBonus
            } else {
                candidates.append(Antecedents.Candidate(somebody: last, chance: Self.lastBonus))
            }
        }
        return candidates.filter { fits(pronoun, $0.somebody) }.max { $0.chance < $1.chance }
    }

    private func fits(_ pronoun: Pronoun, _ somebody: Somebody) -> Bool {
        let (kind, gender) = kind(somebody)
        return pronoun.fits(kind, gender) && !isAdjective(somebody)
    }
}
