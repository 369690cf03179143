internal import LecternEncoder
internal import LecternText

/// What the stance reader sees at once: an issue, and passages of a text with statements on it.
///
/// Its counterpart is `Training/stance.py`.
struct StanceRow: Sendable {
    /// A statement whose content begins in the passages.
    struct Member: Sendable {
        /// Its number among those that were to be read.
        var index: Int
        /// The rows of its source, its cue and its content, as far as they are shown.
        var places: [[Int]]
        /// The pieces of the text that are shown for its sake; the row may break them.
        var shown: Range<Int>
    }

    /// Source, cue and content.
    static let roleCount = 3
    /// The most pieces of an issue, and of passages with what stands after each.
    private static let (longestIssue, longest) = (40, 256)
    /// Pieces that are shown on either side of a statement, and how far from its content a cue or source may lie.
    private static let (around, near) = (16, 24)

    /// The pieces, with what stands before, between and after.
    let ids: [Int32]
    /// The rows of the issue.
    let issue: Range<Int>
    /// The statements in text order.
    let members: [Member]
    /// Ranges of pieces of the text in order, and the row of the first of each.
    private let passages: [(pieces: Range<Int>, row: Int)]

    /// The rows in which statements are read on an issue, in text order. Statements that no piece of the text is the content of
    /// are in none.
    static func rows(_ statements: [Statement], _ pieces: Pieces, issue: [Int32]) -> [StanceRow] {
        let cut = statements.enumerated().compactMap { Cut($0, $1, pieces) }
        return passages(of: cut.map(\.shown)).compactMap { passages in
            let own = cut.filter { one in passages.contains { $0.contains(one.start) } }
            return own.isEmpty ? nil : StanceRow(own, passages, pieces, issue.prefix(longestIssue))
        }
    }

    private init(_ own: [Cut], _ ranges: [Range<Int>], _ pieces: Pieces, _ topic: ArraySlice<Int32>) {
        var ids = [Encoder.begin] + topic + [Encoder.separator]
        issue = 1..<1 + topic.count
        passages = ranges.map { range in
            defer { ids += pieces.all[range].map(\.id) + [Encoder.separator] }
            return (range, ids.count)
        }
        self.ids = ids
        let rows = passages
        members = own.map { one in
            Member(
                index: one.index, places: one.parts.map { $0.flatMap { $0.compactMap { Self.row($0, in: rows) } } },
                shown: one.shown)
        }
    }

    /// The rows of that part, of whichever statement.
    func places(of role: Int) -> Set<Int> { Set(members.flatMap { $0.places[role] }) }

    /// The row of a piece of the text, nil when it is not shown.
    func row(_ piece: Int) -> Int? { Self.row(piece, in: passages) }

    private static func row(_ piece: Int, in passages: [(pieces: Range<Int>, row: Int)]) -> Int? {
        passages.first { $0.pieces.contains(piece) }.map { piece - $0.pieces.lowerBound + $0.row }
    }

    // MARK: What is shown

    /// A statement in pieces.
    private struct Cut {
        var index: Int
        var parts: [[Range<Int>]]
        /// From its first part to its last, and some more of their paragraphs.
        var shown: Range<Int>
        /// Where its content begins.
        var start: Int

        /// Cuts a statement; nil when no piece of the text is its content.
        init?(_ index: Int, _ statement: Statement, _ pieces: Pieces) {
            self.index = index
            parts = [statement.source, statement.cue, statement.content].map { $0.sorted().compactMap(pieces.range) }
            guard var first = parts[2].first?.lowerBound, var end = parts[2].last?.upperBound else { return nil }
            start = first
            for part in parts[0] + parts[1] {
                if part.upperBound > first - near, part.lowerBound < first { first = part.lowerBound }
                if part.lowerBound < end + near, part.upperBound > end { end = part.upperBound }
            }
            if let paragraph = pieces.paragraph(of: first) { first = max(paragraph.lowerBound, first - around) }
            if let paragraph = pieces.paragraph(of: end - 1) { end = min(paragraph.upperBound, end + around) }
            shown = first..<end
        }
    }

    /// Ranges in order, joined where they touch, in lists that hold `longest` pieces at most with a separator after each; longer
    /// ones are cut.
    private static func passages(of ranges: [Range<Int>]) -> [[Range<Int>]] {
        var joined: [Range<Int>] = []
        for range in ranges.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }) {
            // A break between paragraphs is a piece.
            if let last = joined.last, range.lowerBound <= last.upperBound + 1 {
                joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                joined.append(range)
            }
        }
        var passages: [[Range<Int>]] = []
        var room = 0
        for range in joined {
            var first = range.lowerBound
            while first < range.upperBound {
                if room < min(range.upperBound - first, longest / 2) + 1 {
                    passages.append([])
                    room = longest
                }
                let stop = min(range.upperBound, first + room - 1)
                passages[passages.count - 1].append(first..<stop)
                room -= stop - first + 1
                first = stop
            }
        }
        return passages
    }
}
