internal import LecternEncoder
internal import LecternText

/// A statement as the stance reader takes it: issue, speaker's name, and the statement where it stands in its text.
struct StanceSample: Sendable {
    /// Source, cue and content.
    static let roleCount = 3
    /// The most pieces of issue and name, and of the statement with what is around it.
    private static let (longestIssue, longestName, longest) = (40, 10, 90)
    /// Pieces that are shown on either side, and how far from its content a cue or source may lie.
    private static let (around, near) = (12, 24)
    /// The most pieces of a sample.
    static let positionCount = longestIssue + longestName + longest + 4

    /// The pieces, with what stands before, between and after.
    let ids: [Int32]
    /// The rows of source, cue, content and issue.
    let places: [[Int]]
    /// The pieces of the text that are shown.
    let shown: Range<Int>
    /// How many rows stand before them.
    private let lead: Int

    /// Cuts out a statement; nil when no piece of the text is its content.
    init?(_ statement: Statement, _ pieces: Pieces, issue: [Int32], name: [Int32]) {
        let parts = [statement.source, statement.cue, statement.content].map {
            $0.sorted().compactMap(pieces.range)
        }
        guard let shown = Self.shown(parts, pieces) else { return nil }
        let (issue, name) = (issue.prefix(Self.longestIssue), name.prefix(Self.longestName))
        self.shown = shown
        ids =
            [Encoder.begin] + issue + [Encoder.separator] + name + [Encoder.separator] + pieces.all[shown].map(\.id)
            + [Encoder.separator]
        let lead = issue.count + name.count + 3
        self.lead = lead
        places =
            parts.map { part in
                part.flatMap { Array($0.clamped(to: shown)) }.map { $0 - shown.lowerBound + lead }
            } + [Array(1..<1 + issue.count)]
    }

    /// The row of a piece of the text that is shown.
    func row(_ piece: Int) -> Int { piece - shown.lowerBound + lead }

    /// What is shown of a text for a statement: from its first part to its last, and some more of their paragraphs.
    private static func shown(_ parts: [[Range<Int>]], _ pieces: Pieces) -> Range<Int>? {
        guard var first = parts[2].first?.lowerBound, var end = parts[2].last?.upperBound else { return nil }
        for part in parts[0] + parts[1] {
            if part.upperBound > first - near, part.lowerBound < first { first = part.lowerBound }
            if part.lowerBound < end + near, part.upperBound > end { end = part.upperBound }
        }
        if let paragraph = pieces.paragraph(of: first) { first = max(paragraph.lowerBound, first - around) }
        if let paragraph = pieces.paragraph(of: end - 1) { end = min(paragraph.upperBound, end + around) }
        return first..<min(end, first + longest)
    }
}
