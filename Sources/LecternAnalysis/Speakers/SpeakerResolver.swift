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

    /// Who makes each of some statements, as ids of the speakers returned, nil for nobody.
    static func resolve(_ reading: Reading, sources: [[TextSpan]]) -> (speakers: [Speaker], ids: [String?]) {
        var resolver = SpeakerResolver(reading: reading, names: Names(reading))
        let indices = sources.map { resolver.speaker($0) }
        return (resolver.speakers(), indices.map { $0.map { "p\($0 + 1)" } })
    }

    private init(reading: Reading, names: Names) {
        self.reading = reading
        self.names = names
    }

    private struct FoundSpeaker {
        var name: String
        var kind: Speaker.Kind
        var entity: Int?
        var aliases: [String] = []
        var mentions: [TextSpan] = []
        var gender: Entity.Gender?
    }

    private mutating func speaker(_ source: [TextSpan]) -> Int? {
        guard let span = source.first else { return nil }
        let first = reading.tokens.partitioningIndex { $0.span.end > span.start }
        let end = reading.tokens.partitioningIndex { $0.span.start >= span.end }
        guard first < end else { return nil }
        guard let index = resolve(first..<end) else { return nil }
        if found[index].mentions.last != span { found[index].mentions.append(span) }
        recent.removeAll { $0 == index }
        recent.insert(index, at: 0)
        if recent.count > 8 { recent.removeLast() }
        recentParagraph = reading.tokens[first].paragraph
        return index
    }

    private mutating func resolve(_ range: Range<Int>) -> Int? {
        let phrase = SourcePhrase(reading, range)
        let token = reading.tokens[phrase.head.lowerBound]
        if range.count == 1 || phrase.head.count == 1, let found = pronoun(token, at: phrase.head.lowerBound) {
            return found.index
        }
        if let pair = pair(phrase) { return pair }
        if let entity = entity(named: phrase) { return speaker(entity: entity) }
        return description(phrase)
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

    /// Whom a pronoun means; nil when the word is none, a nil index when it means nobody known.
    private mutating func pronoun(_ token: Token, at index: Int) -> (index: Int?, Void)? {
        switch token.lower.split(separator: "'").first.map(String.init) ?? token.lower {
        case "he", "him", "his", "himself": return (person(.male, before: index), ())
        case "she", "her", "hers", "herself": return (person(.female, before: index), ())
        case "they", "them", "their", "themselves": return (latest([.group, .organisation]), ())
        case "it", "its", "itself": return (latest([.organisation, .group]) ?? organisation(before: index), ())
        case "i", "me", "my": return (speaker(named: "author", kind: .unnamed), ())
        case "we", "us", "our", "you", "your", "one", "this", "these", "there", "those", "what": return (nil, ())
        case "who", "which", "that", "whom", "whose": return (antecedent(before: index), ())
        case "others", "some", "many", "most", "several", "few", "both", "all": return (others(token, at: index), ())
        default: return nil
        }
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
    private mutating func antecedent(before token: Int) -> Int? {
        var last = token - 1
        if last >= 0, reading.tokens[last].isMark(",") { last -= 1 }
        guard last >= 0, reading.tokens[last].kind == .word,
            reading.tokens[last].paragraph == reading.tokens[token].paragraph,
            reading.tokens[last].classes.isDisjoint(with: .relative)
        else { return nil }
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
        return resolve(first..<last + 1)
    }

    /// "Some outlets …, while others": other outlets.
    private mutating func others(_ token: Token, at index: Int) -> Int {
        let quantifiers = ["some ", "many ", "most ", "several ", "few ", "other "]
        if let group = recent.prefix(3).first(where: { found[$0].kind == .group }) {
            let name = found[group].name
            if let quantifier = quantifiers.first(where: { name.hasPrefix($0) }), name != quantifier {
                let noun = String(name.dropFirst(quantifier.count))
                let other = speaker(named: (token.lower == "others" ? "other" : token.lower) + " " + noun, kind: .group)
                if !found[other].aliases.contains(token.lower) { found[other].aliases.append(token.lower) }
                return other
            }
        }
        return speaker(named: token.lower, kind: .group)
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
        if phrase.isDefinite, let index = roleBearer(phrase) {
            if !found[index].aliases.contains(text) { found[index].aliases.append(text) }
            return index
        }
        return speaker(named: text, kind: phrase.kind(reading))
    }

    /// The last person before the phrase of whom the text has told that he is what the phrase says.
    private mutating func roleBearer(_ phrase: SourcePhrase) -> Int? {
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
        let fit = candidates.first { entity in
            let roles = names.entities[entity].roles
            let isRole = roles.contains(last.lower) || last.lower == "leader" && !roles.isDisjoint(with: leaders)
            return isRole && (countries.isEmpty || countries.allSatisfy(roles.contains))
        }
        return fit.map { speaker(entity: $0) }
    }

    // MARK: The list

    /// The speakers with every place that names them.
    private func speakers() -> [Speaker] {
        var speakers = found.enumerated().map { index, one in
            Speaker(id: "p\(index + 1)", name: one.name, kind: one.kind, aliases: one.aliases, mentions: one.mentions)
        }
        for run in names.runs {
            guard run.entity >= 0, let index = byEntity[run.entity] else { continue }
            let span = TextSpan(
                reading.tokens[run.core.lowerBound].span.start, reading.tokens[run.core.upperBound - 1].span.end)
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
