/// Where a speaker stands, going by what he says in order: statements weighed by how sure their stances are.
///
/// No mean of labels: caution is not half of support, and what takes no side weighs nothing.
public struct Leaning: Hashable, Sendable {
    /// The stance that has more than half of the weight of all that take a side, nil when none has.
    public let stance: Stance?
    /// The share of that weight, 0 when there is no such stance.
    public let share: Double
    /// The weight of all that take a side: about the number of such statements, were all of them sure.
    public let weight: Double
    /// Where the first half of the weight leans and where the second, nil when both lean alike or too little was said.
    public let change: Change?

    /// From one stance to another.
    public struct Change: Hashable, Sendable {
        /// Where the speaker stood first.
        public let from: Stance
        /// Where he came to stand.
        public let to: Stance

        /// Tells a change.
        public init(from: Stance, to: Stance) {
            self.from = from
            self.to = to
        }
    }

    private static let sides: [Stance] = [.support, .caution, .oppose]
    /// What takes a side weighs at least this much altogether, or the speaker takes none.
    private static let leastWeight = 0.4
    /// The least weight of either half that tells a change.
    private static let leastHalf = 1.5
    /// The share from which a leaning is called clear.
    private static let clearShare = 0.8

    /// The leaning of a speaker's positions, in the order in which they are taken.
    public init(_ positions: [Statement.Position]) {
        let whole = Self.leaning(positions[...])
        (stance, share, weight) = whole
        var sum = 0.0
        let middle = positions.firstIndex { one in
            sum += Self.weight(one)
            return sum * 2 >= whole.weight
        }
        guard let middle, middle + 1 < positions.count else {
            change = nil
            return
        }
        let (first, second) = (Self.leaning(positions[...middle]), Self.leaning(positions[(middle + 1)...]))
        if let from = first.stance, let to = second.stance, from != to,
            min(first.weight, second.weight) >= Self.leastHalf
        {
            change = Change(from: from, to: to)
        } else {
            change = nil
        }
    }

    /// The leaning of statements that have been counted, each as sure as the others; nothing is known of their order.
    public init(_ counts: StanceCounts) {
        (stance, share, weight) = Self.leaning { Double(counts[$0]) }
        change = nil
    }

    private static func weight(_ position: Statement.Position) -> Double {
        sides.contains(position.stance) ? position.confidence : 0
    }

    private static func leaning(_ positions: ArraySlice<Statement.Position>) -> (
        stance: Stance?, share: Double, weight: Double
    ) {
        leaning { side in positions.reduce(0.0) { $0 + ($1.stance == side ? $1.confidence : 0) } }
    }

    private static func leaning(
        _ weight: (Stance) -> Double
    ) -> (stance: Stance?, share: Double, weight: Double) {
        let weights = sides.map { ($0, weight($0)) }
        let total = weights.reduce(0) { $0 + $1.1 }
        guard total >= leastWeight, let most = weights.max(by: { $0.1 < $1.1 }), most.1 * 2 > total else {
            return (nil, 0, total)
        }
        return (most.0, most.1 / total, total)
    }

    /// What it is called: "support", "mostly oppose", "mixed", "support, then caution", "takes no side".
    public var words: String {
        if let change { return "\(change.from.rawValue), then \(change.to.rawValue)" }
        guard let stance else { return weight < Self.leastWeight ? "takes no side" : "mixed" }
        return share >= Self.clearShare ? stance.rawValue : "mostly \(stance.rawValue)"
    }
}
