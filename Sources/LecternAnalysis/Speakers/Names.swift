internal import LecternText

/// A run of capitalised words that names somebody or something.
struct NameRun: Sendable {
    /// All of its words, titles included, as indices into `Reading.tokens`.
    var tokens: Range<Int>
    /// The name proper, titles left out.
    var core: Range<Int>
    /// Whom it names, as an index into `Names.entities`.
    var entity = -1
}

/// Somebody or something that the text names.
struct Entity: Sendable {
    /// The words of the fullest name, in small letters.
    var words: [String]
    /// The fullest name as written.
    var name: String
    /// What kind of speaker it is, going by the words of its name.
    var kind: Speaker.Kind
    /// As the given name or a title tells, or a pronoun that was taken for it; nil when nothing does.
    var gender: Gender?
    /// What the text says it is, in small letters: "president", "ukraine".
    var roles: Set<String> = []

    /// The pronoun that means somebody, "she" or "he".
    enum Gender: Sendable { case female, male }
}

/// The names of a text, those of one bearer together.
struct Names: Sendable {
    /// In text order, none overlapping another.
    private(set) var runs: [NameRun] = []
    /// In the order of finding: those with full names before those with one word only.
    var entities: [Entity] = []
    /// The words that have a capital within a sentence too.
    private(set) var properWords: Set<String> = []
    /// The places in `runs` that name each entity, ascending.
    private var runsByEntity: [[Int]] = []
    /// The last person with a surname: a surname alone means that one.
    private var byLastWord: [String: Int] = [:]
    /// The entity of each spelling, in small letters.
    private var byFullName: [String: Int] = [:]

    /// Finds the names of a text. Cost: two passes over its words.
    init(_ reading: Reading) {
        findRuns(reading)
        // Fullest names first, so that a surname alone finds its bearer wherever it stands.
        for index in runs.indices where runs[index].core.count > 1 { assign(index, reading) }
        for index in runs.indices where runs[index].core.count == 1 { assign(index, reading) }
        for run in runs { learnRoles(run, reading) }
        runsByEntity = Array(repeating: [], count: entities.count)
        for index in runs.indices where runs[index].entity >= 0 { runsByEntity[runs[index].entity].append(index) }
    }

    /// The last run that names an entity and ends before a token. Cost: logarithmic.
    func lastRun(of entity: Int, before token: Int) -> NameRun? {
        let places = runsByEntity[entity]
        let end = places.partitioningIndex { runs[$0].tokens.upperBound > token }
        return end > 0 ? runs[places[end - 1]] : nil
    }

    /// The run that holds a token, nil when it is in none.
    func run(at token: Int) -> NameRun? {
        let index = runs.partitioningIndex { $0.tokens.upperBound > token }
        return index < runs.count && runs[index].tokens.contains(token) ? runs[index] : nil
    }

    /// Finds the runs of capitalised words, telling names from words that only begin a sentence.
    private mutating func findRuns(_ reading: Reading) {
        var seenSmall: Set<String> = []
        for token in reading.tokens where token.kind == .word {
            if !token.isCapital {
                seenSmall.insert(token.lower)
            } else if !token.isFirst {
                properWords.insert(token.lower)
            }
        }
        var index = 0
        while index < reading.tokens.count {
            guard reading.tokens[index].isNameLike else {
                index += 1
                continue
            }
            let end = runEnd(index, reading)
            let first = reading.tokens[index]
            // A capital at the beginning of a sentence tells something only if the word has it elsewhere too.
            let isKnown =
                properWords.contains(first.lower) || first.isAllCapitals || Countries.country(first.lower) != nil
            let isOrdinary = first.isFirst && (seenSmall.contains(first.lower) || end == index + 1) && !isKnown
            let start = isOrdinary && first.classes.isDisjoint(with: .title) ? index + 1 : index
            if start < end, reading.tokens[start].isNameLike { append(start..<end, reading) }
            index = end
        }
    }

    /// Where the run that begins at a word ends: connectors, initials and titles are crossed, twelve words at most.
    private func runEnd(_ start: Int, _ reading: Reading) -> Int {
        let connectors: Set<String> = [
            "of", "de", "von", "van", "bin", "al", "der", "du", "la", "for", "da", "del",
        ]
        var end = start + 1
        while end < reading.tokens.count, end - start < 12 {
            let token = reading.tokens[end]
            let last = reading.tokens[end - 1]
            if last.isPossessive || token.paragraph != last.paragraph || token.quotation != last.quotation { break }
            if token.isFirst, !last.isMark(".") { break }
            if token.isNameLike {
                end += 1
            } else if token.isMark("."),
                last.span.count == 1 || last.classes.contains(.title) || last.lower == "jr" || last.lower == "sr",
                end + 1 < reading.tokens.count, reading.tokens[end + 1].isNameLike
            {
                end += 2
            } else if connectors.contains(token.lower), let next = nextName(end + 1, reading, connectors),
                token.lower != "for" || reading.tokens[start].classes.contains(.bodyNoun)
            {
                guard token.lower != "of" || last.classes.contains(.bodyNoun) || last.classes.contains(.title) else {
                    break
                }
                end = next + 1
            } else {
                break
            }
        }
        return end
    }

    /// The capitalised word after a connector, "the" or a second connector between them allowed.
    private func nextName(_ index: Int, _ reading: Reading, _ connectors: Set<String>) -> Int? {
        guard index < reading.tokens.count else { return nil }
        if reading.tokens[index].isNameLike { return index }
        guard reading.tokens[index].lower == "the" || connectors.contains(reading.tokens[index].lower),
            index + 1 < reading.tokens.count
        else { return nil }
        return reading.tokens[index + 1].isNameLike ? index + 1 : nil
    }

    /// Adds a run unless it is only a title, and tells its name from the titles before.
    private mutating func append(_ range: Range<Int>, _ reading: Reading) {
        // Titles go with whatever stands before them: "New York Gov. Andrew Cuomo".
        var core = range.lowerBound
        for index in range where index < range.upperBound - 1 {
            let token = reading.tokens[index]
            if token.classes.contains(.title), !token.classes.contains(.bodyNoun) || index == range.lowerBound {
                core = index + 1
                if reading.tokens[core].isMark("."), core + 1 < range.upperBound { core += 1 }
                // "Secretary of State John Kerry"
                if reading.tokens[core].lower == "of", core + 2 < range.upperBound { core += 2 }
            }
        }
        guard core < range.upperBound, reading.tokens[core].kind != .mark else { return }
        let onlyTitle = core == range.upperBound - 1 && reading.tokens[core].classes.contains(.title)
        if !onlyTitle { runs.append(NameRun(tokens: range, core: core..<range.upperBound)) }
    }

    /// Finds whom a run names, or a new entity.
    private mutating func assign(_ index: Int, _ reading: Reading) {
        let run = runs[index]
        let words = run.core.map { reading.tokens[$0].lower }.filter { $0 != "." }
        let full = words.joined(separator: " ")
        guard let last = words.last else { return }
        var found = byFullName[full]
        if found == nil, words.count == 1 { found = byLastWord[last] }
        if found == nil, words.count > 1, let shorter = byLastWord[last], isVariant(entities[shorter].words, words) {
            found = shorter
        }
        if let found {
            runs[index].entity = found
            if words.count > entities[found].words.count { rename(found, words, run, reading) }
        } else {
            entities.append(Entity(words: words, name: name(run, reading), kind: Self.kind(run, words, reading)))
            runs[index].entity = entities.count - 1
            byFullName[full] = entities.count - 1
            if words.count > 1, entities[entities.count - 1].kind == .person {
                byLastWord[last] = entities.count - 1
                entities[entities.count - 1].gender = GivenNames.gender(words[0])
            }
        }
        byFullName[full] = runs[index].entity
    }

    /// Whether two full names with one surname are of one bearer: the given names agree, or an initial stands for one.
    private func isVariant(_ one: [String], _ other: [String]) -> Bool {
        one.first == other.first
            || one.first?.first == other.first?.first && (one.first?.utf8.count == 1 || other.first?.utf8.count == 1)
    }

    /// Gives an entity a fuller name.
    private mutating func rename(_ entity: Int, _ words: [String], _ run: NameRun, _ reading: Reading) {
        entities[entity].words = words
        entities[entity].name = name(run, reading)
    }

    /// A name as written, titles left out.
    private func name(_ run: NameRun, _ reading: Reading) -> String {
        reading.plain(reading.span(ofTokens: run.core))
    }

    /// What kind of bearer a name tells of: peoples, persons with titles, bodies by their nouns, then given names.
    ///
    /// What nothing tells is a person when it has two to four words, else an organisation.
    private static func kind(_ run: NameRun, _ words: [String], _ reading: Reading) -> Speaker.Kind {
        let tokens = run.core.map { reading.tokens[$0] }
        let last = tokens[tokens.count - 1]
        if Countries.isPeople(last.lower) || ["democrats", "republicans", "americans"].contains(last.lower) {
            return .group
        }
        if run.core.lowerBound > run.tokens.lowerBound { return .person }
        if tokens.contains(where: { $0.classes.contains(.bodyNoun) }) || words.contains("of") || words.first == "the" {
            return .organisation
        }
        if tokens.contains(where: \.isAllCapitals) || words.contains(where: { Countries.country($0) != nil }) {
            return .organisation
        }
        if GivenNames.gender(words[0]) != nil, words.count > 1 { return .person }
        if words.count == 1 { return last.lower.hasSuffix("s") && last.lower.hasSuffix("ans") ? .group : .organisation }
        return words.count <= 4 ? .person : .organisation
    }

    /// Learns what stands before a name ("NATO Secretary General") and beside it ("Ukraine's president, …,").
    private mutating func learnRoles(_ run: NameRun, _ reading: Reading) {
        guard run.entity >= 0, entities[run.entity].kind == .person || run.core.count == 1 else { return }
        var roles: Set<String> = []
        func learn(_ token: Token) {
            if !token.classes.isDisjoint(with: [.personNoun, .title]) { roles.insert(token.lower) }
            if let country = Countries.country(token.lower) { roles.insert(country) }
            if token.isAllCapitals { roles.insert(token.lower) }
        }
        for index in run.tokens.lowerBound..<run.core.lowerBound { learn(reading.tokens[index]) }
        var before = run.tokens.lowerBound - 1
        if before >= 0, reading.tokens[before].isMark(",") { before -= 1 }
        if before >= 0, !reading.tokens[before].classes.isDisjoint(with: [.personNoun, .title]) {
            for index in max(0, before - 3)...before where reading.tokens[index].kind == .word {
                learn(reading.tokens[index])
            }
        }
        let after = run.tokens.upperBound
        if after + 1 < reading.tokens.count, reading.tokens[after].isMark(",") {
            for index in after + 1..<min(reading.tokens.count, after + 9) {
                let token = reading.tokens[index]
                guard token.kind == .word, token.classes.isDisjoint(with: [.verb, .auxiliary, .subjectPronoun]) else {
                    break
                }
                learn(token)
            }
        }
        entities[run.entity].roles.formUnion(roles)
        if run.core.lowerBound > run.tokens.lowerBound { learnGender(run, reading) }
    }

    /// Learns from a title before the name what pronoun means its bearer.
    private mutating func learnGender(_ run: NameRun, _ reading: Reading) {
        for index in run.tokens.lowerBound..<run.core.lowerBound {
            switch reading.tokens[index].lower {
            case "mr", "sir", "lord", "king", "prince", "pope", "congressman": entities[run.entity].gender = .male
            case "mrs", "ms", "miss", "dame", "lady", "queen", "princess", "congresswoman":
                entities[run.entity].gender = .female
            default: break
            }
        }
    }
}

extension Reading {
    /// The bytes of a span on one line, without a possessive ending.
    func plain(_ span: TextSpan) -> String {
        var text = ""
        for scalar in string(span).unicodeScalars {
            text.unicodeScalars.append(scalar.value < 0x20 || scalar.value == 0xA0 ? " " : scalar)
        }
        for ending in ["’s", "'s"] where text.hasSuffix(ending) { text.removeLast(2) }
        if text.hasSuffix("s’") || text.hasSuffix("s'") { text.removeLast() }
        return text
    }
}
