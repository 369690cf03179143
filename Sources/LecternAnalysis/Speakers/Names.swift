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
    /// What kind of speaker it is, going by the model and by the words of its name.
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
    /// The persons with a surname, in order of first mention.
    private var byLastWord: [String: [Int]] = [:]
    /// The entity of each spelling, in small letters.
    private var byFullName: [String: Int] = [:]

    /// The last body by the last word of its name: "the Times".
    private var bodyByLastWord: [String: Int] = [:]
    /// The last person by the given name.
    private var byFirstWord: [String: Int] = [:]
    /// What the model says of names.
    private let labels: NameLabels

    /// Finds the names of a text by capitals and by what the model has found. Cost: two passes over its words.
    init(_ reading: Reading, _ mentions: [NameMention]) {
        labels = NameLabels(mentions, reading)
        findRuns(reading)
        // Fullest names first, so that a surname alone finds its bearer wherever it stands.
        for index in runs.indices where runs[index].core.count > 1 { assign(index, reading) }
        // A short form stands in headlines before it is explained.
        for index in runs.indices { learnShortForm(index, reading) }
        for index in runs.indices where runs[index].core.count == 1 { assign(index, reading) }
        settleKinds(reading)
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

    /// Those whom a surname alone may mean, when it is a run of one word and more than one person bears it.
    func bearers(of run: NameRun, _ reading: Reading) -> [Int] {
        guard run.core.count == 1 else { return [] }
        let bearers = byLastWord[reading.tokens[run.core.lowerBound].lower] ?? []
        return bearers.count > 1 ? bearers : []
    }

    /// Lets a run name another entity.
    mutating func give(_ run: NameRun, to entity: Int) {
        let index = runs.partitioningIndex { $0.tokens.lowerBound >= run.tokens.lowerBound }
        let old = runs[index].entity
        guard old != entity else { return }
        runs[index].entity = entity
        if old >= 0 { runsByEntity[old].removeAll { $0 == index } }
        let place = runsByEntity[entity].partitioningIndex { $0 > index }
        runsByEntity[entity].insert(index, at: place)
    }

    /// The first run that names an entity.
    func firstRun(of entity: Int) -> NameRun? { runsByEntity[entity].first.map { runs[$0] } }

    /// The first run that ends after a token. Cost: logarithmic.
    func firstRun(from token: Int) -> NameRun? {
        let index = runs.partitioningIndex { $0.tokens.upperBound > token }
        return index < runs.count ? runs[index] : nil
    }

    /// The run that holds a token, nil when it is in none.
    func run(at token: Int) -> NameRun? {
        firstRun(from: token).flatMap { $0.tokens.contains(token) ? $0 : nil }
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
        let titled = labels.isKnown ? Self.titledParagraphs(reading) : []
        var ranges: [Range<Int>] = []
        while index < reading.tokens.count {
            // Where all words have capitals the model alone can tell.
            guard reading.tokens[index].isNameLike, !titled.contains(reading.tokens[index].paragraph) else {
                index += 1
                continue
            }
            let end = runEnd(index, reading)
            let first = reading.tokens[index]
            // A capital at the beginning of a sentence tells something only if the word has it elsewhere too.
            let isKnown =
                properWords.contains(first.lower) || first.isAllCapitals || Countries.country(first.lower) != nil
            let isOrdinary = first.isFirst && (seenSmall.contains(first.lower) || end == index + 1) && !isKnown
            let isLabelled = labels.kind(reading.tokens[index].span) != nil
            let start = isOrdinary && !isLabelled && first.classes.isDisjoint(with: .title) ? index + 1 : index
            let isTime = (start..<end).allSatisfy { !reading.tokens[$0].classes.isDisjoint(with: .time) }
            if start < end, reading.tokens[start].isNameLike, !isTime { ranges.append(start..<end) }
            index = end
        }
        join(ranges, reading, titled)
    }

    /// Adds the names that the model has found, each with the capitals around it that belong to no other, and the runs of
    /// capitals in which it has found none.
    ///
    /// - Parameter titled: the paragraphs in which capitals tell nothing.
    private mutating func join(_ ranges: [Range<Int>], _ reading: Reading, _ titled: Set<Int>) {
        var next = 0
        var end = 0
        for mention in labels.mentions {
            var tokens = Self.capitals(
                Self.untilMark(reading.tokens(in: mention.span), reading), reading, titled)
            if mention.kind == .person { tokens = Self.withoutBody(tokens, reading) }
            guard !tokens.isEmpty else { continue }
            while next < ranges.count, ranges[next].upperBound <= tokens.lowerBound {
                if ranges[next].lowerBound >= end { append(ranges[next], reading) }
                next += 1
            }
            var whole = max(tokens.lowerBound, end)..<max(tokens.upperBound, end)
            while next < ranges.count, ranges[next].lowerBound < tokens.upperBound {
                whole = max(end, min(whole.lowerBound, ranges[next].lowerBound))..<whole.upperBound
                // What goes on after the mention may be the next one's.
                let after = labels.mentions(
                    after: mention, before: reading.tokens[ranges[next].upperBound - 1].span.end)
                if after.isEmpty {
                    whole = whole.lowerBound..<max(whole.upperBound, ranges[next].upperBound)
                    next += 1
                } else {
                    break
                }
            }
            guard !whole.isEmpty else { continue }
            let isPerson = mention.kind == .person && tokens.lowerBound > whole.lowerBound
            append(whole, reading, nameBegins: isPerson ? tokens.lowerBound : nil)
            end = whole.upperBound
        }
        for range in ranges[next...] where range.lowerBound >= end { append(range, reading) }
    }

    /// A name without the small words at its ends, which describe: "engineer Tomas Vik", "Ukraine’s president".
    private static func capitals(_ range: Range<Int>, _ reading: Reading, _ titled: Set<Int>) -> Range<Int> {
        func isProper(_ index: Int) -> Bool {
            let token = reading.tokens[index]
            return token.isCapital || token.kind != .word || titled.contains(token.paragraph)
        }
        guard let first = range.first(where: isProper), let last = range.last(where: isProper) else {
            return range.lowerBound..<range.lowerBound
        }
        return first..<last + 1
    }

    /// A person's name without where the person belongs: "Luis Ferrer of Clean Harbor", but "Joan of Arc", "the Duke of York".
    private static func withoutBody(_ range: Range<Int>, _ reading: Reading) -> Range<Int> {
        let of = range.first { reading.tokens[$0].lower == "of" }
        guard let of, of >= range.lowerBound + 2,
            reading.tokens[range.lowerBound..<of].allSatisfy({ $0.classes.isDisjoint(with: .title) })
        else { return range }
        return range.lowerBound..<of
    }

    /// As many words of a name as no comma or dash parts from its first: "Ana Ruiz, Harbour Board".
    private static func untilMark(_ range: Range<Int>, _ reading: Reading) -> Range<Int> {
        let end = range.first { index in
            let token = reading.tokens[index]
            guard token.kind == .mark, !token.isMark("."), !token.isMark("&"),
                !opensNickname(index, reading), !opensNickname(index - 2, reading)
            else { return false }
            let isAlone = index > range.lowerBound && reading.tokens[index - 1].span.end < token.span.start
            return isAlone || token.isMark(",") || token.isMark("(")
        }
        return range.lowerBound..<(end ?? range.upperBound)
    }

    /// Whether a mark opens a nickname within a name: William “Bill” Tarrant.
    private static func opensNickname(_ index: Int, _ reading: Reading) -> Bool {
        func isName(_ index: Int) -> Bool { reading.tokens[index].isCapital && reading.tokens[index].kind == .word }
        guard index > 0, index + 3 < reading.tokens.count, let closing = nicknameMarks[reading.tokens[index].lower],
            reading.tokens[index].kind == .mark, reading.tokens[index + 2].isMark(closing),
            reading.tokens[index - 1].paragraph == reading.tokens[index + 3].paragraph
        else { return false }
        return isName(index - 1) && isName(index + 1) && isName(index + 3)
    }

    /// The marks around a nickname, by the one that opens it.
    private static let nicknameMarks = ["“": "”", "\"": "\"", "‘": "’", "'": "'"]

    /// The paragraphs in which most words have capitals, or none has: headlines, or what was typed without care.
    private static func titledParagraphs(_ reading: Reading) -> Set<Int> {
        var counts: [Int: (words: Int, capitals: Int)] = [:]
        for token in reading.tokens where token.kind == .word && token.span.count > 3 {
            counts[token.paragraph, default: (0, 0)].words += 1
            if token.isCapital { counts[token.paragraph, default: (0, 0)].capitals += 1 }
        }
        return Set(
            counts.filter { $0.value.capitals * 3 > $0.value.words * 2 || $0.value.capitals == 0 }.map(\.key))
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
            if Self.opensNickname(end, reading) {
                end += 4
                continue
            }
            if last.isPossessive && !Self.isOwnedBody(last, token) || token.paragraph != last.paragraph
                || token.quotation != last.quotation
            {
                break
            }
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

    /// Whether an owner belongs to the name of a body: "Swiss People's Party".
    private static func isOwnedBody(_ owner: Token, _ next: Token) -> Bool {
        let isMany = ["people", "women", "men", "children"].contains(owner.lower)
        return (isMany || owner.classes.contains(.personNoun)) && next.isCapital && next.classes.contains(.bodyNoun)
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

    /// Adds a run unless it is only a title, and tells its name from the titles before; the model may have told where the name
    /// begins.
    private mutating func append(_ range: Range<Int>, _ reading: Reading, nameBegins: Int? = nil) {
        // Titles go with whatever stands before them: "New York Gov. Andrew Cuomo".
        var core = nameBegins ?? range.lowerBound
        let isPerson = labels.kind(reading.tokens[range.upperBound - 1].span) == .person
        // "the secretary of State John Kerry"
        let before = reading.tokens[max(0, core - 2)..<core].map(\.lower)
        if isPerson, before == ["secretary", "of"], core + 1 < range.upperBound { core += 1 }
        for index in core..<range.upperBound where index < range.upperBound - 1 {
            let token = reading.tokens[index]
            // "Presidential Candidate Ana Ruiz", "party leader Ruiz": a noun for a person is a title when a full name follows, and
            // a small one before any name.
            let isTitle =
                token.classes.contains(.title)
                || token.classes.contains(.personNoun) && (index + 2 < range.upperBound || !token.isCapital)
                    && isPerson
            if isTitle, !token.classes.contains(.bodyNoun) || index == range.lowerBound,
                labels.kind(token.span) != .organisation
            {
                core = index + 1
                if reading.tokens[core].isMark("."), core + 1 < range.upperBound { core += 1 }
                // "Secretary of State John Kerry", but "the Minister of Finance" alone names nobody.
                if reading.tokens[core].lower == "of" {
                    core = core + 2 < range.upperBound ? core + 2 : range.upperBound
                }
            }
        }
        guard core < range.upperBound, reading.tokens[core].kind != .mark else { return }
        let onlyTitle =
            range.allSatisfy { reading.tokens[$0].classes.contains(.title) }
            || core == range.upperBound - 1 && reading.tokens[core].classes.contains(.title)
        if !onlyTitle { runs.append(NameRun(tokens: range, core: core..<range.upperBound)) }
    }

    /// Finds whom a run names, or a new entity.
    private mutating func assign(_ index: Int, _ reading: Reading) {
        let run = runs[index]
        let words = Self.words(run, reading)
        let full = words.joined(separator: " ")
        guard let last = words.last else { return }
        var found = byFullName[full]
        if found == nil, words.count == 1 { found = oneWord(run, last, reading) }
        if found == nil, words.count > 1 {
            found = byLastWord[last]?.last { isVariant(entities[$0].words, words) }
        }
        if let found {
            runs[index].entity = found
            if Self.isBetter(words, than: entities[found].words) { rename(found, words, run, reading) }
        } else {
            entities.append(Entity(words: words, name: name(run, reading), kind: kind(run, words, reading)))
            let new = entities.count - 1
            runs[index].entity = new
            byFullName[full] = new
            if words.count > 1 {
                if entities[new].kind == .person {
                    byLastWord[Self.isSuffix(last) ? words[words.count - 2] : last, default: []].append(new)
                    if labels.kind(reading.span(ofTokens: run.core)) == .person { byFirstWord[words[0]] = new }
                    entities[new].gender = GivenNames.gender(words[0])
                } else {
                    bodyByLastWord[last] = new
                    byFullName[Self.initials(run, reading)] = new
                }
            }
        }
        byFullName[full] = runs[index].entity
    }

    /// The words of a name in small letters, without marks and what is a nickname between them.
    private static func words(_ run: NameRun, _ reading: Reading) -> [String] {
        run.core.filter { index in
            reading.tokens[index].kind != .mark
                && !(run.core.contains(index - 1) && run.core.contains(index + 1) && opensNickname(index - 1, reading))
        }.map { reading.tokens[$0].lower }
    }

    /// Learns a short form that stands right after a name: "the Swiss People’s Party (SVP)", "the Swiss People’s Party, or SVP".
    private mutating func learnShortForm(_ index: Int, _ reading: Reading) {
        guard index > 0, runs[index].core.count == 1, runs[index - 1].entity >= 0 else { return }
        let (before, run) = (runs[index - 1], runs[index])
        let short = reading.tokens[run.core.lowerBound]
        guard short.isAllCapitals, before.core.count > 1, entities[before.entity].kind != .person,
            before.tokens.upperBound < run.tokens.lowerBound
        else { return }
        let between = reading.tokens[before.tokens.upperBound..<run.tokens.lowerBound].map(\.lower)
        if between == ["("] || between == [",", "or"] { byFullName[short.lower] = before.entity }
    }

    /// Whom a single word names that is the surname of a person, the last word of a body ("the Times"), or a given name.
    private func oneWord(_ run: NameRun, _ word: String, _ reading: Reading) -> Int? {
        let kind = labels.kind(reading.span(ofTokens: run.core))
        let isPerson = kind == nil || kind == .person
        if isPerson, let person = mainBearer(of: word) { return person }
        let before = run.tokens.lowerBound - 1
        if kind != .person, before >= 0, reading.tokens[before].lower == "the",
            !reading.tokens[run.core.lowerBound].isAllCapitals, let body = bodyByLastWord[word]
        {
            return body
        }
        return isPerson ? byFirstWord[word] : nil
    }

    /// The person that a surname alone means: who is named in full most often, the first of several.
    private func mainBearer(of surname: String) -> Int? {
        guard let bearers = byLastWord[surname], bearers.count > 1 else { return byLastWord[surname]?.first }
        let counts = bearers.map { bearer in runs.count { $0.entity == bearer && $0.core.count > 1 } }
        return zip(bearers, counts).max { ($0.1, -$0.0) < ($1.1, -$1.0) }?.0
    }

    private static func isSuffix(_ word: String) -> Bool { ["jr", "sr", "ii", "iii"].contains(word) }

    /// The first letters of a name's words in small letters: what a short form in brackets may be.
    private static func initials(_ run: NameRun, _ reading: Reading) -> String {
        String(run.core.filter { reading.tokens[$0].isCapital }.compactMap { reading.tokens[$0].lower.first })
    }

    /// Lets the mentions of each entity outvote what its first name told.
    private mutating func settleKinds(_ reading: Reading) {
        var votes = [[Speaker.Kind: Int]](repeating: [:], count: entities.count)
        for run in runs where run.entity >= 0 {
            let kind =
                run.core.lowerBound > run.tokens.lowerBound
                ? .person : labels.speakerKind(reading.span(ofTokens: run.core))
            if let kind { votes[run.entity][kind, default: 0] += 1 }
        }
        for index in entities.indices where entities[index].kind != .group {
            let (persons, bodies) = (votes[index][.person] ?? 0, votes[index][.organisation] ?? 0)
            if persons != bodies { entities[index].kind = persons > bodies ? .person : .organisation }
        }
    }

    /// Whether two full names with one surname are of one bearer: the given names agree, an initial stands for one, or one is
    /// the other's surname ("De Blasio").
    private func isVariant(_ one: [String], _ other: [String]) -> Bool {
        one.first == other.first || one.suffix(other.count) == other[...] || other.suffix(one.count) == one[...]
            || one.first?.first == other.first?.first && (one.first?.utf8.count == 1 || other.first?.utf8.count == 1)
    }

    /// Whether a spelling names somebody better: with more words, but what stands before a given name is none of it ("Challenger
    /// Ana Ruiz").
    private static func isBetter(_ words: [String], than known: [String]) -> Bool {
        let (short, long) = words.count < known.count ? (words, known) : (known, words)
        guard short.count > 1, long.suffix(short.count) == short[...], GivenNames.gender(short[0]) != nil else {
            return words.count > known.count
        }
        return words.count < known.count
    }

    /// Gives an entity a better name.
    private mutating func rename(_ entity: Int, _ words: [String], _ run: NameRun, _ reading: Reading) {
        entities[entity].words = words
        entities[entity].name = name(run, reading)
    }

    /// A name as written, titles left out.
    private func name(_ run: NameRun, _ reading: Reading) -> String {
        let span = reading.span(ofTokens: run.core)
        let words = reading.plain(span)
        // A transcript's "LENA FORD" is Lena Ford; what may be a short form stays as it is.
        guard run.core.count > 1, labels.kind(span) == .person,
            run.core.allSatisfy({ reading.tokens[$0].isAllCapitals })
        else { return words }
        return words.split(separator: " ").map { $0.prefix(1) + $0.dropFirst().lowercased() }.joined(separator: " ")
    }

    /// What kind of bearer a name tells of: peoples, persons with titles, what the model says, bodies by their nouns, then
    /// given names.
    ///
    /// What nothing tells is a person when it has two to four words, else an organisation.
    private func kind(_ run: NameRun, _ words: [String], _ reading: Reading) -> Speaker.Kind {
        let tokens = run.core.map { reading.tokens[$0] }
        let last = tokens[tokens.count - 1]
        if Countries.isPeople(last.lower) || ["democrats", "republicans", "americans"].contains(last.lower) {
            return .group
        }
        if run.core.lowerBound > run.tokens.lowerBound { return .person }
        if let kind = labels.speakerKind(reading.span(ofTokens: run.core)) { return kind }
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

/// What the model says of names, to look up.
private struct NameLabels: Sendable {
    /// In text order, none overlapping another.
    let mentions: [NameMention]

    /// Takes what the model says; names of one kind with no letter between them are one.
    init(_ mentions: [NameMention], _ reading: Reading) {
        var joined: [NameMention] = []
        for mention in mentions {
            if let last = joined.last, last.kind == mention.kind, mention.span.start - last.span.end <= 1,
                !reading.text[last.span.end..<mention.span.start].contains(0x0A)
            {
                joined[joined.count - 1].span.end = mention.span.end
            } else {
                joined.append(mention)
            }
        }
        self.mentions = joined
    }

    /// Whether a model has looked for names at all.
    var isKnown: Bool { !mentions.isEmpty }

    /// The names that follow one and begin before a byte.
    func mentions(after mention: NameMention, before end: Int) -> ArraySlice<NameMention> {
        let first = mentions.partitioningIndex { $0.span.start > mention.span.start }
        let last = mentions.partitioningIndex { $0.span.start >= end }
        return mentions[first..<max(first, last)]
    }

    /// The kind of the last name that a span shares words with: a title goes before, and a country before that.
    func kind(_ span: TextSpan) -> NameMention.Kind? {
        let end = mentions.partitioningIndex { $0.span.start >= span.end }
        return end > 0 && mentions[end - 1].span.overlaps(span) ? mentions[end - 1].kind : nil
    }

    /// What kind of speaker the bearer of a name would be.
    func speakerKind(_ span: TextSpan) -> Speaker.Kind? {
        switch kind(span) {
        case .person: .person
        case .organisation, .place: .organisation
        case .other, nil: nil
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
