internal import LecternText

/// Tells who the sources of statements are, and where else their speakers are mentioned.
///
/// Names by their words; pronouns and descriptions by the chance that the model gives everybody who was mentioned, among those
/// whom number and gender allow. Where the model says nothing, a description goes to the last person whose roles fit it, a
/// pronoun to the last speaker it fits. What fits nobody is a speaker of its own, or none when it cannot speak.
struct SpeakerResolver {
    /// The least chance at which a pronoun or a description is taken to mean somebody.
    enum Least {
        static let pronoun = 0.1
        /// A pronoun that is no source means nobody rather than the wrong one.
        static let mention = 0.35
        static let description = 0.3
        /// Who is meant by "who" mostly stands before it.
        static let relative = 0.5
    }
    /// What a candidate gains that bears the role of a description, and what the one that spoke last gains.
    static let (roleBonus, lastBonus) = (0.3, 0.3)

    let reading: Reading
    let statements: [Statement]
    /// Whoever the text names, whether it speaks or not.
    var names: Names
    /// Whom mentions may mean.
    var antecedents: Antecedents
    /// Whoever was found to speak, in order of first appearance.
    var found: [FoundSpeaker] = []
    /// The place in `found` of each entity that speaks.
    var byEntity: [Int: Int] = [:]
    /// The place in `found` of whom no name names, by the words for it in small letters.
    var byName: [String: Int] = [:]
    /// Those who spoke last, latest first.
    var recent: [Int] = []
    /// Where the latest of `recent` spoke.
    var recentParagraph = 0
    /// What the source of each statement means, as far as it is known.
    var meanings: [Meaning?]
    /// Pronouns that are no source, with the entity or speaker that they mean.
    var pronouns: [(span: TextSpan, somebody: Somebody)] = []

    /// The speakers of a text, and whom the source of each statement means.
    static func resolve(_ reading: Reading, _ findings: Findings, _ statements: [Statement])
        -> (speakers: [Speaker], referents: [Referent])
    {
        var resolver = SpeakerResolver(reading, findings, statements)
        resolver.read()
        let referents = resolver.meanings.map { one in
            Referent(speaker: one?.speaker.map(id), link: one?.speaker == nil ? nil : one?.link)
        }
        return (resolver.speakers(), referents)
    }

    private init(_ reading: Reading, _ findings: Findings, _ statements: [Statement]) {
        self.reading = reading
        self.statements = statements
        names = Names(reading, findings.names)
        antecedents = Antecedents(findings.references, reading)
        meanings = Array(repeating: nil, count: statements.count)
        tellBearersApart()
        for run in names.runs where run.entity >= 0 {
            antecedents.note(reading.span(ofTokens: run.core), means: .entity(run.entity))
            antecedents.note(reading.span(ofTokens: run.tokens), means: .entity(run.entity))
        }
    }

    /// Gives surnames that several persons bear to the one whom the model takes them for.
    private mutating func tellBearersApart() {
        var antecedents = antecedents
        for run in names.runs where run.core.count > 1 && run.entity >= 0 {
            antecedents.note(reading.span(ofTokens: run.core), means: .entity(run.entity))
        }
        for run in names.runs {
            let bearers = names.bearers(of: run, reading)
            guard !bearers.isEmpty else { continue }
            let span = reading.span(ofTokens: run.core)
            let best = antecedents.candidates(span).first { one in bearers.contains { .entity($0) == one.somebody } }
            if case .entity(let entity)? = best?.somebody { names.give(run, to: entity) }
            antecedents.note(span, means: .entity(names.run(at: run.core.lowerBound)?.entity ?? run.entity))
        }
    }

    /// The id of the speaker at an index of `found`.
    private static func id(_ index: Int) -> String { "p\(index + 1)" }

    /// What some words mean.
    struct Meaning {
        /// An index into `found`, nil for nobody.
        var speaker: Int?
        /// How they lead there, nil when they name the speaker themselves.
        var link: Statement.Link?
    }

    /// A speaker while the sources are read.
    struct FoundSpeaker {
        var name: String
        var kind: Speaker.Kind
        /// An index into `Names.entities`, nil for whom no name names.
        var entity: Int?
        /// Where words that stand for themselves last meant one that no name names: "Some outlets".
        var described: TextSpan?
        var aliases: [String] = []
        var mentions: [TextSpan] = []
        var gender: Entity.Gender?
        /// The chances that the model gives each of `Speaker.Kind`, summed over the sources.
        var votes = [Double](repeating: 0, count: Speaker.Kind.allCases.count)
    }

    /// Reads the sources, and the pronouns between them, in text order.
    private mutating func read() {
        var items: [(span: TextSpan, statement: Int?)] = []
        var sources: Set<TextSpan> = []
        for (index, statement) in statements.enumerated() {
            guard let span = statement.source.first else { continue }
            items.append((span, index))
            sources.insert(span)
        }
        for token in reading.tokens
        where token.isPersonal && antecedents.reference(token.span) != nil && !sources.contains(token.span) {
            items.append((token.span, nil))
        }
        for item in items.sorted(by: { ($0.span, $0.statement ?? -1) < ($1.span, $1.statement ?? -1) }) {
            if let statement = item.statement { _ = meaning(ofStatement: statement) } else { readPronoun(item.span) }
        }
    }

    /// Whom the source of a statement means; the statements around it may have to be read first.
    mutating func meaning(ofStatement index: Int) -> Meaning {
        if let known = meanings[index] { return known }
        // Whoever asks again meanwhile gets nobody: quotations that contain one another have no outermost.
        meanings[index] = Meaning()
        let meaning = meaning(ofSource: statements[index].source)
        meanings[index] = meaning
        return meaning
    }

    /// What a source means, which from then on is whom pronouns mean first.
    ///
    /// Only its first span counts: later ones say more of the same speaker.
    private mutating func meaning(ofSource source: [TextSpan]) -> Meaning {
        guard let span = source.first else { return Meaning() }
        let words = reading.tokens(in: span)
        guard !words.isEmpty else { return Meaning() }
        let meaning = meaning(of: words, span)
        guard let index = meaning.speaker else { return meaning }
        if found[index].mentions.last != span { found[index].mentions.append(span) }
        if let reference = antecedents.reference(span) {
            for (kind, chance) in reference.kinds.dropFirst().enumerated() {
                found[index].votes[kind] += Double(chance)
            }
        }
        antecedents.note(span, means: somebody(index))
        recent.removeAll { $0 == index }
        recent.insert(index, at: 0)
        if recent.count > 8 { recent.removeLast() }
        recentParagraph = reading.tokens[words.lowerBound].paragraph
        return meaning
    }

    /// What the words of a source mean: a pronoun, two names, a name or a description.
    mutating func meaning(of range: Range<Int>, _ span: TextSpan) -> Meaning {
        let phrase = SourcePhrase(reading, range)
        let place = phrase.head.lowerBound
        if range.count == 1 || phrase.head.count == 1, let pronoun = Pronoun(reading.tokens[place].lower) {
            return meaning(of: pronoun, at: place, span)
        }
        if let pair = pair(phrase) { return described(pair, by: range) }
        if let entity = entity(named: phrase) { return Meaning(speaker: speaker(entity: entity)) }
        if let bearer = bearer(of: phrase, span) { return bearer }
        return described(description(phrase, span), by: range)
    }

    /// That some words mean a speaker by themselves; later pronouns point back to them.
    mutating func described(_ speaker: Int?, by range: Range<Int>) -> Meaning {
        if let speaker, found[speaker].entity == nil { found[speaker].described = reading.span(ofTokens: range) }
        return Meaning(speaker: speaker)
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
        for (span, somebody) in pronouns {
            switch somebody {
            case .entity(let entity):
                if let index = byEntity[entity] { speakers[index].mentions.append(span) }
            case .described(let index): speakers[index].mentions.append(span)
            }
        }
        for index in speakers.indices {
            speakers[index].mentions = Self.merged(speakers[index].mentions)
            speakers[index].kind = kind(of: found[index])
        }
        return speakers
    }

    /// What kind of speaker the model takes one for, going by all his sources; a name tells it too, as much as a source.
    func kind(of one: FoundSpeaker) -> Speaker.Kind {
        var votes = one.votes
        guard votes.contains(where: { $0 > 0 }) else {
            return one.entity.map { names.entities[$0].kind } ?? one.kind
        }
        if let entity = one.entity, let place = Speaker.Kind.allCases.firstIndex(of: names.entities[entity].kind) {
            votes[place] += 1
            // Who has a name is not unnamed.
            if let unnamed = Speaker.Kind.allCases.firstIndex(of: .unnamed) { votes[unnamed] = 0 }
        }
        return Speaker.Kind.allCases[votes.indices.max { (votes[$0], -$0) < (votes[$1], -$1) } ?? 0]
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
    /// How the source leads there, nil where it names the speaker itself.
    var link: Statement.Link?
}
