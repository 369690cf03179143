internal import LecternText

/// Somebody whom mentions may mean.
enum Somebody: Hashable, Sendable {
    /// Whom a name names, as an index into `Names.entities`.
    case entity(Int)
    /// Whom no name names, as an index among the speakers that were found.
    case described(Int)
}

/// Whom mentions mean, going by what the model says of where they point and by where everybody has been mentioned.
///
/// A mention means somebody with the chance of all places together at which he has been mentioned, so that a "he" may point to
/// the "he" before it.
struct Antecedents {
    private var beginning: [Int: Set<Somebody>] = [:]
    private var ending: [Int: Set<Somebody>] = [:]
    private var references: [TextSpan: Reference] = [:]
    /// What a place within a quotation is worth to a mention outside: who tells the story seldom takes it up from there.
    private static let quoted = 0.3
    private let reading: Reading

    /// Whom a mention may mean, and with what chance.
    struct Candidate {
        var somebody: Somebody
        var chance: Double
    }

    /// Takes what the model says.
    init(_ references: [Reference], _ reading: Reading) {
        self.reading = reading
        self.references = Dictionary(references.map { ($0.span, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// What the model says of a mention, nil when it was not asked.
    func reference(_ span: TextSpan) -> Reference? { references[span] }

    /// Keeps that a span mentions somebody.
    mutating func note(_ span: TextSpan, means somebody: Somebody) {
        beginning[span.start, default: []].insert(somebody)
        ending[span.end, default: []].insert(somebody)
    }

    /// Whom a mention may mean, the likeliest first; what it is itself part of is left out.
    func candidates(_ span: TextSpan) -> [Candidate] {
        guard let reference = references[span] else { return [] }
        var sums: [Somebody: Double] = [:]
        let isOutside = !isQuoted(span.start)
        for (points, known) in [(reference.starts, beginning), (reference.ends, ending)] {
            for point in points where point.place < span.start || point.place > span.end {
                let worth = isOutside && isQuoted(point.place) ? Self.quoted : 1
                for somebody in known[point.place] ?? [] {
                    sums[somebody, default: 0] += Double(point.chance) / 2 * worth
                }
            }
        }
        return sums.map { Candidate(somebody: $0.key, chance: $0.value) }
            .sorted { ($0.chance, Self.order($1.somebody)) > ($1.chance, Self.order($0.somebody)) }
    }

    private func isQuoted(_ place: Int) -> Bool {
        let index = reading.quotations.partitioningIndex { $0.span.end > place }
        return index < reading.quotations.count && reading.quotations[index].span.start < place
    }

    /// Something to sort by where chances are equal: results must not depend on the order of a hash table.
    private static func order(_ somebody: Somebody) -> Int {
        switch somebody {
        case .entity(let index): index * 2
        case .described(let index): index * 2 + 1
        }
    }
}
