internal import LecternText

/// Tells who the sources of statements are.
///
/// Names, roles and pronouns in the order of reading: a description goes to the last person whose roles fit it, a
/// pronoun to the last speaker it fits. What fits nobody is a speaker of its own, or none when it is abstract.
struct SpeakerResolver {
    let reading: Reading
    private var names: Names
    /// Whoever was found to speak, in order of first appearance.
    private var found: [FoundSpeaker] = []
    private var byEntity: [Int: Int] = [:]
    private var byName: [String: Int] = [:]
    /// Those who spoke last, latest first.
    private var recent: [Int] = []
    /// Where the latest of `recent` spoke.
    private var recentParagraph = 0

    /// The speakers of a text, and whom each of some sources means.
    static func resolve(_ reading: Reading, sources: [[TextSpan]]) -> (speakers: [Speaker], referents: [Referent]) {
        var resolver = SpeakerResolver(reading: reading, names: Names(reading))
        let meanings = sources.map { resolver.meaning(ofSource: $0) }
        let referents = meanings.map { one in
            Referent(speaker: one.speaker.map(id), antecedent: one.speaker == nil ? nil : one.antecedent)
        }
        return (resolver.speakers(), referents)
    }

    private init(reading: Reading, names: Names) {
        self.reading = reading
        self.names = names
    }

    /// The id of the speaker at an index of `found`.
    private static func id(_ index: Int) -> String { "p\(index + 1)" }

    /// What some words mean.
    private struct Meaning {
        /// An index into `found`, nil for nobody.
        var speaker: Int?
        /// The mention that tells so, nil when the words themselves do.
        var antecedent: TextSpan?
    }

    private struct FoundSpeaker {
        var name: String
        var kind: Speaker.Kind
        /// An index into `Names.entities`, nil for whom no name names.
        var entity: Int?
        /// Where words that stand for themselves last meant one that no name names: "Some outlets".
        var described: TextSpan?
        var aliases: [String] = []
        var mentions: [TextSpan] = []
        var gender: Entity.Gender?
    }

    private mutating func meaning(ofSource source: [TextSpan]) -> Meaning {
        guard let span = source.first else { return Meaning() }
        let words = reading.tokens(in: span)
        guard !words.isEmpty else { return Meaning() }
        let meaning = meaning(of: words)
        guard let index = meaning.speaker else { return meaning }
        if found[index].mentions.last != span { found[index].mentions.append(span) }
        recent.removeAll { $0 == index }
        recent.insert(index, at: 0)
        if recent.count > 8 { recent.removeLast() }
        recentParagraph = reading.tokens[words.lowerBound].paragraph
        return meaning
    }

    /// What the words of a source mean: a pronoun, two names, a name or a description.
    private mutating func meaning(of range: Range<Int>) -> Meaning {
        let phrase = SourcePhrase(reading, range)
        let place = phrase.head.lowerBound
        if range.count == 1 || phrase.head.count == 1, let meaning = pronoun(reading.tokens[place], at: place) {
            return meaning
        }
        if let pair = pair(phrase) { return described(pair, by: range) }
        if let entity = entity(named: phrase) { return Meaning(speaker: speaker(entity: entity)) }
        if let bearer = roleBearer(phrase) { return bearer }
        let speaker = description(phrase)
        return described(speaker, by: range)
    }

    /// That some words mean a speaker by themselves; later pronouns point back to them.
    private mutating func described(_ speaker: Int?, by range: Range<Int>) -> Meaning {
        if let speaker, found[speaker].entity == nil { found[speaker].described = reading.span(ofTokens: range) }
        return Meaning(speaker: speaker)
    }

    /// That words at a token mean a speaker of whom the text has told before.
    ///
    /// The antecedent is the nearest name before the token, or the nearest description of whom no name names.
    private func known(_ speaker: Int, at token: Int) -> Meaning {
        guard let entity = found[speaker].entity else {
            return Meaning(speaker: speaker, antecedent: found[speaker].described)
        }
        let name = names.lastRun(of: entity, before: token)
        return Meaning(speaker: speaker, antecedent: name.map { reading.span(ofTokens: $0.core) })
    }

    // MARK: Names

    private func entity(named phrase: SourcePhrase) -> Int? {
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

    private mutating func speaker(entity: Int) -> Int {
        if let index = byEntity[entity] { return index }
        let known = names.entities[entity]
        found.append(FoundSpeaker(name: known.name, kind: known.kind, entity: entity, gender: known.gender))
        byEntity[entity] = found.count - 1
        return found.count - 1
    }

    /// "Ruiz and Bell": a group of the two.
    private mutating func pair(_ phrase: SourcePhrase) -> Int? {
        let head = phrase.head
        guard let and = head.first(where: { reading.tokens[$0].lower == "and" }), and > head.lowerBound,
            and + 1 < head.upperBound,
            let one = names.run(at: and - 1), let other = names.run(at: head.upperBound - 1),
            one.tokens.upperBound == and,
            other.tokens.lowerBound > and, names.entities[one.entity].kind == .person,
            names.entities[other.entity].kind == .person
        else { return nil }
        let name = names.entities[one.entity].name + " and " + names.entities[other.entity].name
        return speaker(named: name, kind: .group)
    }

    private mutating func speaker(named name: String, kind: Speaker.Kind) -> Int {
        let key = name.lowercased()
        if let index = byName[key] { return index }
        found.append(FoundSpeaker(name: name, kind: kind))
        byName[key] = found.count - 1
        return found.count - 1
    }

    // MARK: Pronouns

    /// Whom a pronoun means; nil when the word is none.
    private mutating func pronoun(_ token: Token, at index: Int) -> Meaning? {
        let speaker: Int?
        switch token.lower.split(separator: "'").first.map(String.init) ?? token.lower {
        case "he", "him", "his", "himself": speaker = person(.male, before: index)
        case "she", "her", "hers", "herself": speaker = person(.female, before: index)
        case "they", "them", "their", "themselves": speaker = latest([.group, .organisation])
        case "it", "its", "itself": speaker = latest([.organisation, .group]) ?? organisation(before: index)
        case "i", "me", "my": return Meaning(speaker: self.speaker(named: "author", kind: .unnamed))
        case "we", "us", "our", "you", "your", "one", "this", "these", "there", "those", "what": return Meaning()
        case "who", "which", "that", "whom", "whose": return antecedent(before: index)
        case "others", "some", "many", "most", "several", "few", "both", "all": return others(token, at: index)
        default: return nil
        }
        return speaker.map { known($0, at: index) } ?? Meaning()
    }

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
            remember(gender, index)
            return index
        }
        let end = names.runs.partitioningIndex { $0.tokens.lowerBound >= token }
        for run in names.runs[max(0, end - 40)..<end].reversed() where run.entity >= 0 {
            let entity = names.entities[run.entity]
            guard entity.kind == .person, fits(entity.gender),
                paragraph - reading.tokens[run.core.lowerBound].paragraph <= 3
            else { continue }
            let index = speaker(entity: run.entity)
            remember(gender, index)
            return index
        }
        return nil
    }

    private mutating func remember(_ gender: Entity.Gender, _ index: Int) {
        guard found[index].gender == nil else { return }
        found[index].gender = gender
        if let entity = found[index].entity { names.entities[entity].gender = gender }
    }

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
        var meaning = meaning(of: first..<last + 1)
        if meaning.antecedent == nil { meaning.antecedent = reading.span(ofTokens: first..<last + 1) }
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
                meaning.antecedent = found[group].described
                return meaning
            }
        }
        let group = speaker(named: token.lower, kind: .group)
        return described(group, by: index..<index + 1)
    }

    // MARK: Descriptions

    private mutating func description(_ phrase: SourcePhrase) -> Int? {
        let last = reading.tokens[phrase.head.upperBound - 1]
        if SourcePhrase.abstract.contains(last.lower) {
            // A poll or a letter speaks for who issued it, when it is named.
            let name = phrase.head.first { names.run(at: $0) != nil }
            guard SourcePhrase.documents.contains(last.lower), let name, let run = names.run(at: name) else {
                return nil
            }
            return speaker(entity: run.entity)
        }
        let text = phrase.words(reading, properWords: names.properWords)
        guard !text.isEmpty else { return nil }
        return speaker(named: text, kind: phrase.kind(reading))
    }

    /// The last person before the phrase of whom the text has told that he is what the phrase says.
    private mutating func roleBearer(_ phrase: SourcePhrase) -> Meaning? {
        let last = reading.tokens[phrase.head.upperBound - 1]
        guard phrase.isDefinite, !SourcePhrase.abstract.contains(last.lower),
            !last.classes.isDisjoint(with: [.personNoun, .title])
        else { return nil }
        let leaders: Set<String> = [
            "president", "minister", "premier", "chancellor", "chairman", "king", "queen", "chief", "head", "leader",
        ]
        let countries = phrase.head.compactMap { Countries.country(reading.tokens[$0].lower) }
        var candidates: [Int] = []
        let end = names.runs.partitioningIndex { $0.tokens.lowerBound >= phrase.head.lowerBound }
        for run in names.runs[max(0, end - 200)..<end].reversed() where !candidates.contains(run.entity) {
            candidates.append(run.entity)
        }
        let fit = candidates.first { entity in
            let roles = names.entities[entity].roles
            let isRole = roles.contains(last.lower) || last.lower == "leader" && !roles.isDisjoint(with: leaders)
            return isRole && (countries.isEmpty || countries.allSatisfy(roles.contains))
        }
        guard let fit else { return nil }
        let text = phrase.words(reading, properWords: names.properWords)
        guard !text.isEmpty else { return nil }
        let index = speaker(entity: fit)
        if !found[index].aliases.contains(text) { found[index].aliases.append(text) }
        return known(index, at: phrase.head.lowerBound)
    }

    // MARK: The list

    /// The speakers with every place that names them.
    private func speakers() -> [Speaker] {
        var speakers = found.enumerated().map { index, one in
            Speaker(id: Self.id(index), name: one.name, kind: one.kind, aliases: one.aliases, mentions: one.mentions)
        }
        for run in names.runs {
            guard run.entity >= 0, let index = byEntity[run.entity] else { continue }
            let span = reading.span(ofTokens: run.core)
            let form = reading.plain(span)
            if form != speakers[index].name, !speakers[index].aliases.contains(form) {
                speakers[index].aliases.append(form)
            }
            speakers[index].mentions.append(span)
        }
        for index in speakers.indices { speakers[index].mentions = Self.merged(speakers[index].mentions) }
        return speakers
    }

    /// Mentions in order, those within longer ones left out.
    private static func merged(_ spans: [TextSpan]) -> [TextSpan] {
        var kept: [TextSpan] = []
        for span in spans.sorted(by: { ($0.start, -$0.end) < ($1.start, -$1.end) }) {
            if let last = kept.last, span.end <= last.end { continue }
            kept.append(span)
        }
        return kept
    }
}

/// Whom the source of a statement means.
struct Referent: Sendable {
    /// The id of the speaker, nil for nobody.
    var speaker: String?
    /// The mention that tells so where the source itself does not, nil where it does.
    var antecedent: TextSpan?
}
