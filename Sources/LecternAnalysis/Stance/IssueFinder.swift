internal import Glibc
internal import LecternText

/// Finds the proposal that an article debates.
///
/// Proposals are read off the text: what somebody should do, wants to do or is urged to do, bills and bans, elections, what
/// becomes of a person. Each is a sentence in the present; the one that most of the article is about is taken, weighed by
/// `IssueWeights`. None is better than one that is hardly likely.
enum IssueFinder {
    /// As many as a person can be shown to choose from.
    private static let limit = 5
    /// The least chance of an issue that statements are judged on: whether they take sides tells more (`Debate`).
    static let leastConfidence = 0.04
    /// With fewer statements nothing is debated.
    private static let leastStatements = 3
    /// The words that are read for proposals: an article has fewer, and a book debates nothing.
    private static let mostWords = 20_000

    /// What may be debated, the likeliest first, each with its chance; empty when there is no proposal or hardly a statement.
    ///
    /// Cost: linear in the length of the text, less than finding its speakers.
    static func find(_ reading: Reading, _ statements: [Statement], _ speakers: [Speaker]) -> [Issue] {
        guard statements.count >= leastStatements, reading.tokens.count <= mostWords else { return [] }
        let text = ProposalText(reading, statements, speakers)
        let ranked = proposals(in: text).map { ($0, IssueWeights.score($0.kind, $0.weighed(in: text))) }
            .sorted { ($1.1, $0.0.sentence) < ($0.1, $1.0.sentence) }
        guard let best = ranked.first else { return [] }
        let sum = ranked.reduce(0) { $0 + exp($1.1 - best.1) }
        let sure = IssueWeights.confidence(of: best.0.kind, score: best.1, share: 1 / sum, among: ranked.count)
        return ranked.prefix(limit).enumerated().map { index, one in
            Issue(id: "i\(index + 1)", proposition: one.0.sentence, confidence: sure * exp(one.1 - best.1))
        }
    }

    /// Whether a sentence is short enough to be read at a glance, long enough to say something, and nobody's own words.
    private static func isTellable(_ sentence: String) -> Bool {
        guard (12...110).contains(sentence.count) else { return false }
        let own: Set<Substring> = ["I", "we", "us", "me", "our", "my", "you", "your", "We", "Our", "My", "You", "Your"]
        return own.isDisjoint(with: sentence.split(separator: " "))
    }

    /// All proposals of a text, each once.
    static func proposals(in text: ProposalText) -> [Proposal] {
        var found: [Proposal] = []
        var known: [String: Int] = [:]
        for one in VerbProposals.find(in: text) + NounProposals.find(in: text) + ContestProposals.find(in: text) {
            guard isTellable(one.sentence) else { continue }
            let key = one.sentence.lowercased()
            if let index = known[key] {
                found[index].places += one.places
            } else {
                known[key] = found.count
                found.append(one)
            }
        }
        return found
    }
}
