internal import LecternEncoder

/// A run of pieces of one kind.
struct LabelledSpan: Hashable, Sendable {
    /// The number of the kind among those of its layer.
    var kind: Int
    /// Pieces of the window.
    var pieces: Range<Int>
}

/// Labels of the scheme BIO (Ramshaw and Marcus 1995): 0 is outside, then B and I of each kind.
enum Labels {
    private static let outside = 0
    /// Added to the score of a label that must not be.
    static let forbidden: Float = -1e9

    /// How many labels tell some kinds.
    static func count(kinds: Int) -> Int { 1 + 2 * kinds }

    /// The kind of a label, nil for none.
    private static func kind(_ label: Int) -> Int? { label == outside ? nil : (label - 1) / 2 }

    /// Whether a span begins with a piece of that label.
    private static func begins(_ label: Int) -> Bool { label % 2 == 1 }

    /// Whether `next` may follow: a span goes on only in its own kind.
    private static func allows(_ label: Int, _ next: Int) -> Bool {
        next == outside || begins(next) || kind(label) == kind(next)
    }

    /// The best labels in which no span goes on that has not begun (Viterbi 1967).
    ///
    /// - Parameter scores: the logarithm of the chance of each label (columns) for each piece (rows).
    static func best(_ scores: Matrix) -> [Int] {
        guard scores.rows > 0 else { return [] }
        let count = scores.columns
        let costs = (0..<count * count).map { allows($0 / count, $0 % count) ? 0 : forbidden }
        var best = (0..<count).map { scores[0, $0] + costs[$0] }
        var steps: [[Int]] = []
        for row in 1..<max(1, scores.rows) {
            var came = [Int](repeating: 0, count: count)
            var now = [Float](repeating: 0, count: count)
            for label in 0..<count {
                var most = -Float.infinity
                for before in 0..<count {
                    let value = best[before] + costs[before * count + label]
                    if value > most { (most, came[label]) = (value, before) }
                }
                now[label] = most + scores[row, label]
            }
            steps.append(came)
            best = now
        }
        var path = [best.indices.max { (best[$0], -$0) < (best[$1], -$1) } ?? outside]
        for came in steps.reversed() { path.append(came[path[path.count - 1]]) }
        return path.reversed()
    }

    /// The runs of a kind in legal labels.
    static func spans(_ labels: [Int]) -> [LabelledSpan] {
        var spans: [LabelledSpan] = []
        for (place, label) in labels.enumerated() {
            guard let kind = kind(label) else { continue }
            if begins(label) {
                spans.append(LabelledSpan(kind: kind, pieces: place..<place + 1))
            } else if let last = spans.indices.last {
                spans[last].pieces = spans[last].pieces.lowerBound..<place + 1
            }
        }
        return spans
    }
}
