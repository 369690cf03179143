internal import LecternText

/// Finds named happenings by their head nouns and the capitals before them, and links descriptions to them.
struct EventFinder {
    let reading: Reading
    private var found: [FoundEvent] = []

    private struct FoundEvent {
        var head: String
        var noun: EventNouns.Noun
        /// The words of all its mentions but the heads, in small letters.
        var words: Set<String>
        var name: String
        var hasName: Bool
        var date: String?
        var mentions: [Event.Mention]
    }

    /// The events of a text in order of first mention.
    static func find(_ reading: Reading) -> [Event] {
        var finder = EventFinder(reading: reading)
        for index in reading.tokens.indices { finder.look(at: index) }
        return finder.events()
    }

    private init(reading: Reading) { self.reading = reading }

    /// Takes the mention that ends at a word, if one does.
    private mutating func look(at index: Int) {
        let token = reading.tokens[index]
        guard token.isEventNoun else { return }
        if let kind = EventNouns.names[token.lower] {
            let noun = EventNouns.Noun(kind: kind, family: -1, isStrong: true)
            add(
                mention: index..<index + 1, head: token.lower, noun: noun, words: [token.lower], isNamed: true,
                isDefinite: true)
            return
        }
        guard let noun = EventNouns.noun(token.lower), token.quotation < 0 || token.isCapital || noun.isStrong else {
            return
        }
        guard let (range, isDefinite) = phrase(endingAt: index) else { return }
        let modifiers = range.dropLast().map { reading.tokens[$0] }
        let isNamed = modifiers.contains { isProper($0) } || (token.isCapital && !token.isFirst && !modifiers.isEmpty)
        let words = Set(
            modifiers.filter { $0.kind != .mark && $0.classes.isDisjoint(with: [.preposition, .possessivePronoun]) }
                .map(\.lower))
        add(mention: range, head: token.lower, noun: noun, words: words, isNamed: isNamed, isDefinite: isDefinite)
    }

    /// Whether a modifier makes a mention a named one: a proper noun, or a date (a weekday alone is none).
    private func isProper(_ token: Token) -> Bool {
        if token.kind == .number {
            return token.lower.utf8.count == 4 && (token.lower.hasPrefix("19") || token.lower.hasPrefix("20"))
        }
        if token.classes.contains(.month), token.isCapital { return true }
        return token.isNameLike && !token.isFirst && token.classes.isDisjoint(with: .time)
    }

    /// The noun phrase that ends at a head, from its first modifier, and whether an article or owner points at it.
    private func phrase(endingAt head: Int) -> (range: Range<Int>, isDefinite: Bool)? {
        var first = head
        var isDefinite = false
        while first > 0, head - first < 7 {
            let before = reading.tokens[first - 1]
            let last = reading.tokens[first]
            if before.paragraph != last.paragraph || last.isFirst || before.quotation != last.quotation { break }
            if before.kind == .mark {
                guard before.isMark("."), first > 1,
                    reading.tokens[first - 2].classes.contains(.month) || reading.tokens[first - 2].span.count == 1
                else { break }
                first -= 2
                continue
            }
            if ["the", "this", "that"].contains(before.lower) { isDefinite = true }
            if before.classes.contains(.possessivePronoun) {
                // An owner belongs to the phrase: "their deal".
                return (first - 1..<head + 1, true)
            }
            let isStop = !before.classes.isDisjoint(with: [
                .determiner, .preposition, .coordinator, .subordinator, .auxiliary, .subjectPronoun, .objectPronoun,
                .possessivePronoun, .verb,
                .relative, .adverb, .quantifier,
            ])
            if isStop, !before.isNameLike || before.classes.contains(.preposition) { break }
            if let cue = before.cue, !before.isCapital, !cue.isAlsoNoun { break }
            if before.isPossessive { isDefinite = true }
            first -= 1
        }
        return (first..<head + 1, isDefinite)
    }

    private mutating func add(
        mention range: Range<Int>, head: String, noun: EventNouns.Noun, words: Set<String>, isNamed: Bool,
        isDefinite: Bool
    ) {
        let end = nameEnd(range)
        let span = mentionSpan(range.lowerBound, end)
        let date = EventDates.date(reading, mention: range.lowerBound..<end)
        let known = link(head: head, noun: noun, words: words, isNamed: isNamed, isDefinite: isDefinite)
        let mention = Event.Mention(span: span, form: isNamed ? .named : .descriptive)
        if let known {
            found[known].mentions.append(mention)
            found[known].words.formUnion(words)
            if found[known].date == nil { found[known].date = date }
            if isNamed, !found[known].hasName { rename(known, range, end) }
            return
        }
        let isStrong = noun.isStrong && (isDefinite || date != nil)
        guard isNamed && (isDefinite || noun.isStrong || date != nil) || isStrong else { return }
        found.append(
            FoundEvent(
                head: head, noun: noun, words: words, name: "", hasName: isNamed, date: date, mentions: [mention]))
        rename(found.count - 1, range, end)
        found[found.count - 1].hasName = isNamed
    }

    /// What follows the head of a fixed name: "World War II".
    private func nameEnd(_ range: Range<Int>) -> Int {
        let next = range.upperBound
        guard next < reading.tokens.count, reading.tokens[range.upperBound - 1].isCapital else { return next }
        return ["i", "ii", "iii"].contains(reading.tokens[next].lower) && reading.tokens[next].isCapital
            ? next + 1 : next
    }

    /// The span of a mention, a possessive ending left out.
    private func mentionSpan(_ first: Int, _ end: Int) -> TextSpan {
        var span = reading.span(ofTokens: first..<end)
        if reading.tokens[end - 1].isPossessive {
            let length = reading.plain(span).utf8.count
            span.end = span.start + length
        }
        return span
    }

    private mutating func rename(_ event: Int, _ range: Range<Int>, _ end: Int) {
        // Qualities before the proper noun are no part of the name: "upcoming".
        let first = range.first { isProper(reading.tokens[$0]) } ?? range.lowerBound
        found[event].name = reading.plain(reading.span(ofTokens: first..<end))
        found[event].hasName = true
    }

    /// The event that a mention means: one of its family that shares a name, or for a bare description the last one.
    private func link(
        head: String, noun: EventNouns.Noun, words: Set<String>, isNamed: Bool, isDefinite: Bool
    ) -> Int? {
        let proper = words.filter { EventNouns.noun($0) == nil }
        for index in found.indices.reversed().prefix(60)
        where found[index].noun.family == noun.family || found[index].head == head {
            let event = found[index]
            if isNamed {
                let shared = !event.words.isDisjoint(with: proper)
                if shared, found[index].head == head || noun.family >= 0 { return index }
            } else if isDefinite,
                words.isSubset(of: event.words)
                    || event.head == head && words.isDisjoint(with: ["last", "next", "first", "second"])
            {
                return index
            }
        }
        return nil
    }

    private func events() -> [Event] {
        found.enumerated().map { index, one in
            var name = one.name
            if let year = one.date?.prefix(4), year != "XXXX", !name.contains(year) { name = year + " " + name }
            return Event(id: "e\(index + 1)", name: name, kind: one.noun.kind, date: one.date, mentions: one.mentions)
        }
    }
}
