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
    var kind: Speaker.Kind
    var gender: Gender?
    /// What the text says it is, in small letters: "president", "ukraine".
    var roles: Set<String> = []

    enum Gender: Sendable { case female, male }
}

/// The names of a text, those of one bearer together.
struct Names: Sendable {
    private(set) var runs: [NameRun] = []
    var entities: [Entity] = []
    /// The words that have a capital within a sentence too.
    private(set) var properWords: Set<String> = []
    /// The places in `runs` that name each entity, ascending.
    private var runsByEntity: [[Int]] = []
    private var byLastWord: [String: Int] = [:]
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

    private func nextName(_ index: Int, _ reading: Reading, _ connectors: Set<String>) -> Int? {
        guard index < reading.tokens.count else { return nil }
        if reading.tokens[index].isNameLike { return index }
        guard reading.tokens[index].lower == "the" || connectors.contains(reading.tokens[index].lower),
            index + 1 < reading.tokens.count
        else { return nil }
        return reading.tokens[index + 1].isNameLike ? index + 1 : nil
    }

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

    private func isVariant(_ one: [String], _ other: [String]) -> Bool {
        one.first == other.first
            || one.first?.first == other.first?.first && (one.first?.utf8.count == 1 || other.first?.utf8.count == 1)
    }

    private mutating func rename(_ entity: Int, _ words: [String], _ run: NameRun, _ reading: Reading) {
        entities[entity].words = words
        entities[entity].name = name(run, reading)
    }

    private func name(_ run: NameRun, _ reading: Reading) -> String {
        reading.plain(reading.span(ofTokens: run.core))
    }

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

/// The commonest given names in English news, to tell persons from bodies and "he" from "she".
enum GivenNames {
    static func gender(_ name: String) -> Entity.Gender? {
        female.contains(name) ? .female : male.contains(name) ? .male : nil
    }

    private static let female = Set(
        wordList:
            """
            mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra margaret ashley \
            kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca laura helen sharon cynthia kathleen amy \
            angela shirley anna brenda pamela emma nicole ruth katherine catherine christine debra rachel carolyn janet maria \
            heather diane julie joyce victoria kelly christina lauren joan evelyn judith megan andrea cheryl hannah jacqueline \
            martha gloria teresa ann anne sara madison kathryn janice jean alice julia judy sophia grace denise amber marilyn \
            danielle beverly isabella theresa diana natalie brittany charlotte marie kayla alexis lori hillary chelsea melania \
            ivanka kellyanne condoleezza nikki angela theresa ursula claire jane kate elena ana olga natasha fatima aisha
            """)
    private static let male = Set(
        wordList:
            """
            james robert john michael david william richard joseph thomas charles christopher daniel matthew anthony mark donald \
            steven paul andrew joshua kenneth kevin brian george timothy ronald edward jason jeffrey ryan jacob gary nicholas eric \
            jonathan stephen larry justin scott brandon benjamin samuel gregory alexander frank patrick raymond jack dennis jerry \
            tyler aaron jose adam nathan henry douglas zachary peter kyle ethan walter noah jeremy christian keith roger terry \
            austin sean gerald carl harold dylan arthur lawrence jordan jesse bryan billy bruce gabriel joe logan alan juan albert \
            willie elijah wayne randy vincent mason roy ralph bobby russell bradley philip eugene bill bob jim tom mike dan dave \
            steve jeff greg tim ted ben bernie barack mitt marco rand chris newt rudy paul mitch harry chuck vladimir xi jens \
            emmanuel boris tony gordon josh ed fred stan sam max leo hans juan carlos luis pedro mohammed muhammad ahmed ali
            """)
}
