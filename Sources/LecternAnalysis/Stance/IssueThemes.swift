internal import LecternText

/// Issues that no sentence proposes in so many words: an election, or a plan that everybody talks about.
enum IssueThemes {
    private static let electionWords: Set<String> = [
        "election", "elections", "voters", "candidate", "candidates", "nominee", "presidential", "primary", "primaries",
        "ballot", "nomination", "polls", "caucus", "caucuses",
    ]
    private static let planNouns: Set<String> = [
        "bill", "plan", "proposal", "ban", "law", "deal", "measure", "treaty", "agreement", "tax", "rule", "rules",
        "policy",
        "program", "programme", "sanctions", "merger", "reform", "legislation", "amendment", "project", "pact", "act",
    ]

    /// "Voters elect …" the person spoken of most, when one word in 140 is of elections.
    static func election(_ reading: Reading, _ speakers: [Speaker]) -> Issue? {
        let count = reading.tokens.count { electionWords.contains($0.lower) }
        guard count >= 5, count * 140 >= reading.tokens.count else { return nil }
        let persons = speakers.filter { $0.kind == .person && $0.mentions.count >= 3 }
        // The first of those spoken of equally often.
        guard let most = persons.map(\.mentions.count).max(),
            let one = persons.first(where: { $0.mentions.count == most })
        else { return nil }
        let isPresidential = reading.tokens.contains { $0.lower == "presidential" }
        return Issue(id: "i1", proposition: "Voters elect \(one.name)" + (isPresidential ? " president" : ""))
    }

    /// "The … plan goes ahead", for the plan that statements name most often, three times at least.
    static func plan(_ reading: Reading, _ statements: [Statement]) -> Issue? {
        var counts: [String: (count: Int, words: String, isPlural: Bool)] = [:]
        for span in statements.flatMap(\.content) {
            let range = reading.tokens(in: span)
            for index in range where planNouns.contains(reading.tokens[index].lower) {
                let start = modifiers(of: index, reading, from: range.lowerBound)
                guard start < index else { continue }
                let words = reading.plain(reading.span(ofTokens: start..<index + 1))
                let isPlural = reading.tokens[index].lower.hasSuffix("s")
                counts[words.lowercased(), default: (0, words, isPlural)].count += 1
            }
        }
        let best = counts.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }?.value
        guard let best, best.count >= 3 else { return nil }
        return Issue(id: "i1", proposition: "The \(best.words) \(best.isPlural ? "go" : "goes") ahead")
    }

    /// Where the adjectives and names before a noun begin.
    private static func modifiers(of noun: Int, _ reading: Reading, from first: Int) -> Int {
        var start = noun
        while start > first, noun - start < 4 {
            let token = reading.tokens[start - 1]
            guard token.kind == .word, !token.isPossessive, token.cueIndex < 0 || token.isCapital,
                token.classes.isSubset(of: [.bodyNoun, .personNoun, .title])
            else { break }
            start -= 1
        }
        return start
    }
}
