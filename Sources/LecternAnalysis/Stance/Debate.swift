internal import LecternText

/// Tells an article that debates an issue from one in which only a sentence can be read as a proposal.
enum Debate {
    /// The least share of statements that take sides, as chances have it, where the issue is a wild guess; the surer the issue, the
    /// fewer will do. Of the annotated training articles 6 in 14 that debate nothing are told by it, and 9 in 100 of the others.
    private static let (leastShare, worthOfConfidence) = (0.6, 0.6)

    /// Whether an article in which that issue was found debates it, going by where its statements stand on it.
    ///
    /// Rules reckon with no chances: what they judge counts as debated.
    static func isHeld(on issue: Issue, _ positions: [Statement.Position]) -> Bool {
        let judged = positions.filter { !$0.chances.isEmpty }
        guard !judged.isEmpty else { return true }
        let share = judged.reduce(0) { $0 + 1 - $1.silence } / Double(judged.count)
        return share + worthOfConfidence * issue.confidence >= leastShare
    }
}
