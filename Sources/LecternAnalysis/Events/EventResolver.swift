internal import LecternText

/// Puts the mentions of events together that mean one happening.
///
/// A mention goes to the event that the model lets it point back to, or whose words it shares; dates that differ forbid it.
struct EventResolver {
    /// What a link takes, and what each sign of it is worth; chosen on articles held out of training.
    private enum Weight {
        static let least = 0.35
        static let words = 0.35
        static let otherName = -0.3
    }

    private let reading: Reading
    private let references: [TextSpan: Reference]
    /// The article's day, from which "Monday" counts; nil when nobody knows it.
    private let day: CalendarDay?
    /// The events in order of first mention.
    private var found: [FoundEvent] = []

    /// What is known of an event while its mentions are gathered.
    private struct FoundEvent {
        var mentions: [Event.Mention]
        /// The heads of its mentions, and the families of their nouns.
        var heads: Set<String>
        var families: Set<Int>
        /// The words of all its mentions but the heads, and those of them that are proper, in small letters.
        var words: Set<String>
        var properWords: Set<String>
        var name: String
        var hasName: Bool
        var date: String?
        /// How many mentions say it is of a kind.
        var kinds: [Event.Kind: Int]
    }

    /// A mention with its words.
    private struct Mention {
        var happening: Happening
        var tokens: Range<Int>
        var head: String
        var family: Int?
        var words: Set<String>
        var properWords: Set<String>
        var isDefinite: Bool
        var date: String?
    }

    /// The events of a text in order of first mention.
    static func resolve(_ reading: Reading, _ findings: Findings, _ day: CalendarDay?) -> [Event] {
        var resolver = EventResolver(reading, findings.references, day)
        for happening in findings.happenings { resolver.add(happening) }
        return resolver.events()
    }

    private init(_ reading: Reading, _ references: [Reference], _ day: CalendarDay?) {
        self.reading = reading
        self.day = day
        self.references = Dictionary(references.map { ($0.span, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Adds a mention to the event it means, or makes one of it.
    private mutating func add(_ happening: Happening) {
        guard let mention = mention(happening) else { return }
        if let index = link(mention) {
            found[index].mentions.append(
                Event.Mention(span: happening.span, form: happening.isNamed ? .named : .descriptive))
            found[index].heads.insert(mention.head)
            if let family = mention.family { found[index].families.insert(family) }
            found[index].words.formUnion(mention.words)
            found[index].properWords.formUnion(mention.properWords)
            found[index].kinds[happening.kind, default: 0] += 1
            if found[index].date == nil { found[index].date = mention.date }
            if happening.isNamed, !found[index].hasName {
                found[index].name = name(mention)
                found[index].hasName = true
            }
        } else if happening.isSure {
            found.append(
                FoundEvent(
                    mentions: [Event.Mention(span: happening.span, form: happening.isNamed ? .named : .descriptive)],
                    heads: [mention.head], families: Set([mention.family].compactMap { $0 }), words: mention.words,
                    properWords: mention.properWords, name: name(mention), hasName: happening.isNamed,
                    date: mention.date, kinds: [happening.kind: 1]))
        }
    }

    /// Looks at the words of a mention; nil when it has none.
    private func mention(_ happening: Happening) -> Mention? {
        let tokens = reading.tokens(in: happening.span)
        guard let last = tokens.last else { return nil }
        let modifiers = tokens.dropLast().map { reading.tokens[$0] }.filter {
            $0.kind != .mark && $0.classes.isDisjoint(with: [.preposition, .possessivePronoun, .determiner])
        }
        let head = reading.tokens[last].lower
        let noun = EventNouns.noun(head)
        let before = tokens.lowerBound > 0 ? reading.tokens[tokens.lowerBound - 1].lower : ""
        let proper = tokens.map { reading.tokens[$0] }.filter { $0.isProperInEvents || $0.kind == .number }.map(\.lower)
        return Mention(
            happening: happening, tokens: tokens, head: head, family: noun.flatMap { $0.family < 0 ? nil : $0.family },
            words: Set(modifiers.map(\.lower)), properWords: Set(proper),
            isDefinite: ["the", "this", "that"].contains(before)
                || reading.tokens[tokens].contains {
                    $0.isPossessive || $0.classes.contains(.possessivePronoun)
                },
            date: date(tokens))
    }

    private func date(_ tokens: Range<Int>) -> String? {
        let told = EventDates.date(reading, mention: tokens)
        guard let day else { return told }
        return told.map { EventDates.completed($0, from: day) } ?? EventDates.date(reading, mention: tokens, from: day)
    }

    /// The event that a mention means, an index into `found`; nil for a new one.
    private func link(_ mention: Mention) -> Int? {
        let reference = references[mention.happening.span]
        var best: (index: Int, score: Double)?
        for index in found.indices.reversed().prefix(60) {
            let event = found[index]
            if let date = mention.date, let known = event.date, !Self.agree(date, known) { continue }
            var score = reference.map { pointed($0, at: event) } ?? 0
            if sharesWords(mention, event) { score += Weight.words }
            if mention.happening.isNamed, event.hasName, !mention.properWords.isEmpty,
                mention.properWords.isDisjoint(with: event.properWords)
            {
                score += Weight.otherName
            }
            if score > best?.score ?? 0 { best = (index, score) }
        }
        guard let best, best.score >= Weight.least else { return nil }
        return best.index
    }

    /// The chance that a mention points back to an event.
    private func pointed(_ reference: Reference, at event: FoundEvent) -> Double {
        let starts = Set(event.mentions.map(\.span.start))
        let ends = Set(event.mentions.map(\.span.end))
        let begins = reference.starts.filter { starts.contains($0.place) }.reduce(0) { $0 + Double($1.chance) }
        let stops = reference.ends.filter { ends.contains($0.place) }.reduce(0) { $0 + Double($1.chance) }
        return (begins + stops) / 2
    }

    /// Whether the words alone let a mention mean an event: nouns that stand for one another, with a name in common or nothing
    /// that sets them apart.
    private func sharesWords(_ mention: Mention, _ event: FoundEvent) -> Bool {
        let sameHead = event.heads.contains(mention.head)
        guard sameHead || mention.family.map(event.families.contains) ?? false else { return false }
        if mention.happening.isNamed { return !event.properWords.isDisjoint(with: mention.properWords) }
        return mention.isDefinite
            && (mention.words.isSubset(of: event.words)
                || sameHead && mention.words.isDisjoint(with: ["last", "next", "first", "second"]))
    }

    /// Whether two dates may be of one day: what one leaves open the other may fill.
    private static func agree(_ one: String, _ other: String) -> Bool {
        zip(one, other).allSatisfy { $0 == $1 || $0 == "X" || $1 == "X" }
    }

    /// The name that a mention gives: from its first proper word, since qualities before that are no part of it ("upcoming"); without
    /// one, from where it says what it is, and not whose ("its vote").
    private func name(_ mention: Mention) -> String {
        let first =
            mention.tokens.first { reading.tokens[$0].isProperInEvents }
            ?? mention.tokens.first {
                reading.tokens[$0].classes.isDisjoint(with: [.possessivePronoun, .determiner])
            } ?? mention.tokens.lowerBound
        return reading.plain(reading.span(ofTokens: first..<mention.tokens.upperBound))
    }

    /// The events as they leave the analysis: ids in order, years put before the names that lack them.
    private func events() -> [Event] {
        found.enumerated().map { index, one in
            var name = one.name
            if let year = one.date?.prefix(4), year != "XXXX", !name.contains(year) { name = year + " " + name }
            let kind = Event.Kind.allCases.max { (one.kinds[$0] ?? 0) < (one.kinds[$1] ?? 0) } ?? .other
            return Event(id: "e\(index + 1)", name: name, kind: kind, date: one.date, mentions: one.mentions)
        }
    }
}
