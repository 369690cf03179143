internal import LecternText

/// A source taken apart: its head, what stands beside it, and what kind of speaker the words tell of.
struct SourcePhrase {
    /// From the first word to the last before a preposition, a relative or a comma.
    var head: Range<Int>
    /// The apposition after the first comma.
    var beside: Range<Int>?
    /// What follows the head up to the comma: "for the company".
    private(set) var complement: Range<Int>
    /// Whether it points at somebody known: "the", a possessor.
    var isDefinite: Bool

    /// Nouns for what cannot speak: their statements have no speaker.
    static let abstract: Set<String> = documents.union([
        "dialogue", "discussion", "discussions", "tone", "exchange", "conversation", "conversations", "sentiment",
        "emphasis",
        "decision", "move", "plan", "proposal", "program", "programme", "event", "deal", "talk", "talks", "debate",
        "process",
        "result", "results", "evidence", "fact", "idea", "issue", "bill", "law", "rule", "rules", "policy", "measure",
        "agreement", "case", "story", "thing", "things", "effort", "efforts", "change", "changes", "numbers", "figures",
        "election", "campaign's", "comments", "remarks", "speech", "coverage", "context", "path", "balance", "attack",
        "attacks", "approach", "response", "question", "questions", "situation", "history", "rhetoric", "language",
        "words",
    ])
    /// Documents, which speak for whoever issued them.
    static let documents: Set<String> = [
        "poll", "polls", "survey", "surveys", "report", "reports", "study", "studies", "statement", "statements",
        "letter",
        "memo", "email", "emails", "tweet", "documents", "document", "filing", "records", "article", "editorial", "ad",
        "ads",
        "data", "website", "video", "book", "findings", "story", "post", "blog", "column", "lawsuit", "complaint",
        "ruling", "indictment", "transcript", "memoir", "speech", "testimony", "ad", "cable",
    ]

    /// Takes apart a source of at least one word, as a range of `Reading.tokens`.
    init(_ reading: Reading, _ range: Range<Int>) {
        let tokens = reading.tokens
        var first = range.lowerBound
        while first + 1 < range.upperBound, tokens[first].kind == .mark { first += 1 }
        let comma =
            (first..<range.upperBound).first { [",", "(", "-", "–", "—"].contains(where: tokens[$0].isMark) }
            ?? range.upperBound
        let edge = (first..<comma).first { index in
            index > first && !tokens[index].isCapital
                && (!tokens[index].classes.isDisjoint(with: [.preposition, .relative, .auxiliary])
                    || Self.isParticiple(tokens, index, before: comma))
                && !(tokens[index].lower == "of" && index + 1 < comma && tokens[index - 1].isCapital
                    && tokens[index + 1].isCapital)
        }
        let isQuantity =
            edge.map {
                tokens[$0].lower == "of" && !tokens[$0 - 1].classes.isDisjoint(with: [.quantifier, .determiner])
            } ?? false
        head = first..<max(first + 1, isQuantity ? comma : edge ?? comma)
        complement = head.upperBound..<max(head.upperBound, comma)
        if comma + 1 < range.upperBound, !tokens[comma].isMark("(") {
            let end = (comma + 1..<range.upperBound).first { tokens[$0].isMark(",") } ?? range.upperBound
            if end > comma + 1 { beside = comma + 1..<end }
        }
        let opening = tokens[first]
        isDefinite = ["the", "this", "that"].contains(opening.lower) || opening.isPossessive || opening.isCapital
    }

    /// Whether a word begins what is told of the head: "polls released on Sunday".
    private static func isParticiple(_ tokens: [Token], _ index: Int, before end: Int) -> Bool {
        tokens[index].lower.hasSuffix("ed") && index + 1 < end
            && !tokens[index + 1].classes.isDisjoint(with: [.preposition, .time, .adverb])
    }

    /// The words that name the speaker, without articles.
    ///
    /// - Parameter names: those of the text, which keep the capital that another word has only from the sentence's beginning.
    func words(_ reading: Reading, _ names: Names) -> String {
        let tokens = reading.tokens
        var first = head.lowerBound
        if ["the", "a", "an", "this", "that", "these", "those"].contains(tokens[first].lower), head.count > 1 {
            first += 1
        }
        var end = head.upperBound
        if end - first <= 3, complement.count <= 6 { end = complement.upperBound }
        while end > first + 1, tokens[end - 1].kind == .mark { end -= 1 }
        let text = reading.plain(reading.span(ofTokens: first..<end))
        // A capital that only the sentence's beginning gave.
        guard tokens[first].isFirst, tokens[first].isCapital, !tokens[first].isAllCapitals, !tokens[first].isPossessive,
            Countries.country(tokens[first].lower) == nil, !names.properWords.contains(tokens[first].lower),
            names.run(at: first) == nil
        else { return text }
        return text.prefix(1).lowercased() + text.dropFirst()
    }

    /// What kind of speaker the words tell of.
    func kind(_ reading: Reading) -> Speaker.Kind {
        let tokens = reading.tokens
        let last = tokens[head.upperBound - 1]
        if tokens[head.lowerBound].classes.contains(.quantifier) || Self.collectives.contains(last.lower) {
            return .group
        }
        if last.classes.contains(.personNoun) { return .unnamed }
        if last.classes.contains(.bodyNoun) { return .organisation }
        if last.lower.hasSuffix("s"), !last.lower.hasSuffix("ss") { return .group }
        return last.isCapital ? .organisation : .unnamed
    }

    /// Nouns for many that have no plural ending.
    private static let collectives: Set<String> = [
        "people", "media", "police", "staff", "leadership", "public", "others", "some", "many", "most", "majority",
        "electorate", "press", "team", "crowd", "half", "percent", "women", "men", "children", "left", "right",
    ]
}
