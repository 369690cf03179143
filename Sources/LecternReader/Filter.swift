internal import LecternQuery
internal import LecternText

/// Which statements a person wants to see, and what becomes of the rest.
struct Filter: Hashable, Sendable {
    /// What becomes of the text that the filter leaves out.
    enum Rest: String, Hashable, Sendable, CaseIterable {
        case bright, dim, folded
    }

    /// The stances let through; all when empty.
    var stances: Set<Stance> = []
    /// The `id` of the only speaker let through; all when nil.
    var speaker: String?
    /// What a query lets through; everything when nil.
    var query: Query?
    var rest: Rest = .dim

    /// Whether it leaves anything out.
    var isActive: Bool { !stances.isEmpty || speaker != nil || query != nil }

    /// Whether stance and speaker let a statement through.
    func passes(_ statement: Statement) -> Bool {
        if !stances.isEmpty {
            guard let stance = statement.stance, stances.contains(stance) else { return false }
        }
        return speaker == nil || statement.speaker == speaker
    }

    // MARK: In words

    /// What it lets through, for the status line: "~ -", "Stoltenberg", "all".
    func summary(speakerName: String?) -> String {
        let signs = Stance.allCases.filter(stances.contains).map { String($0.sign) }.joined(separator: " ")
        let parts = [signs, speakerName ?? "", query?.description ?? ""].filter { !$0.isEmpty }
        return parts.isEmpty ? "all" : parts.joined(separator: " · ")
    }
}

/// What a filter lets through of the statements of an article.
struct Passing: Sendable {
    /// Whether anything is left out.
    let isActive: Bool
    /// For each statement, whether it passes.
    let statements: [Bool]
    /// How many statements pass.
    let count: Int
    /// The paragraphs that statements which pass reach into, ascending.
    let paragraphs: [Int]

    /// Tries a filter on all statements.
    ///
    /// - Parameter evaluator: answers the filter's query, if it has one.
    init(_ filter: Filter, on highlights: Highlights, by evaluator: QueryEvaluator? = nil) {
        isActive = filter.isActive
        var passes = highlights.annotations.statements.map(filter.passes)
        if let query = filter.query, let matches = evaluator?.matches(query) {
            passes = zip(passes, matches).map { $0 && $1 }
        }
        statements = passes
        count = passes.count { $0 }
        paragraphs = isActive ? highlights.paragraphs { passes[$0] } : []
    }

}
