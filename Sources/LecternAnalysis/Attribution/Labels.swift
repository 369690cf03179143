internal import LecternEncoder

/// What part a word has in an attribution.
enum AttributionRole: Int, Hashable, Sendable, CaseIterable {
    case source, cue, content
}

/// A run of pieces in one role.
struct TaggedSpan: Hashable, Sendable {
    var role: AttributionRole
    /// Pieces of the window.
    var pieces: Range<Int>
}

/// A role and whether a span of it begins: labels of the scheme BIO (Ramshaw and Marcus 1995).
enum Label {
    /// O, then B and I of each role.
    static let count = 1 + 2 * AttributionRole.allCases.count
    private static let outside = 0

    /// The role of a label, nil for none.
    static func role(_ label: Int) -> AttributionRole? {
        label == outside ? nil : AttributionRole(rawValue: (label - 1) / 2)
    }

    /// Whether a span begins with a piece of that label.
    static func begins(_ label: Int) -> Bool { label % 2 == 1 }

    /// Whether `next` may follow: a span goes on only in its own role.
    private static func allows(_ label: Int, _ next: Int) -> Bool {
        next == outside || begins(next) || role(label) == role(next)
    }

    /// The best labels in which no span goes on that has not begun (Viterbi 1967).
    ///
    /// - Parameter scores: the logarithm of the chance of each label (columns) for each piece (rows).
    static func best(_ scores: Matrix) -> [Int] {
        guard scores.rows > 0 else { return [] }
        let forbidden: Float = -1e9
        var best = (0..<count).map { scores[0, $0] + (allows(outside, $0) ? 0 : forbidden) }
        var steps: [[Int]] = []
        for row in 1..<max(1, scores.rows) {
            var came = [Int](repeating: 0, count: count)
            var now = [Float](repeating: 0, count: count)
            for label in 0..<count {
                var most = -Float.infinity
                for before in 0..<count {
                    let value = best[before] + (allows(before, label) ? 0 : forbidden)
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

    /// The runs of a role in legal labels.
    static func spans(_ labels: [Int]) -> [TaggedSpan] {
        var spans: [TaggedSpan] = []
        for (place, label) in labels.enumerated() {
            guard let role = role(label) else { continue }
            if begins(label) {
                spans.append(TaggedSpan(role: role, pieces: place..<place + 1))
            } else if let last = spans.indices.last {
                spans[last].pieces = spans[last].pieces.lowerBound..<place + 1
            }
        }
        return spans
    }
}
