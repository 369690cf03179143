public import LecternText

/// Where events are mentioned, in reading order.
public struct MentionIndex {
    private let mentions: [(span: TextSpan, event: Int)]
    /// How many bytes the longest mention has: how far back one that overlaps a place may begin.
    private let longest: Int

    /// Sorts the mentions of `events`, which are numbered as they come.
    public init(_ events: [Event]) {
        var mentions: [(span: TextSpan, event: Int)] = []
        for (number, event) in events.enumerated() {
            for mention in event.mentions { mentions.append((mention.span, number)) }
        }
        self.mentions = mentions.sorted { $0.span < $1.span }
        longest = mentions.map(\.span.count).max() ?? 0
    }

    /// For each statement, the numbers of the events that it speaks of: see `QueryEvaluator`.
    public func events(of statements: [Statement], in paragraphs: ParagraphIndex) -> [[Int]] {
        statements.map { statement in
            var own: Set<Int> = []
            for span in statement.source + statement.cue + statement.content {
                own.formUnion(events(overlapping: span))
            }
            if own.isEmpty, paragraphs.count > 0 {
                own = events(overlapping: paragraphs.extent(of: paragraphs.paragraph(at: statement.start)))
            }
            return own.sorted()
        }
    }

    private func events(overlapping span: TextSpan) -> Set<Int> {
        var (low, high) = (0, mentions.count)
        while low < high {
            let middle = (low + high) / 2
            if mentions[middle].span.start <= span.start - longest { low = middle + 1 } else { high = middle }
        }
        var found: Set<Int> = []
        for mention in mentions[low...] {
            if mention.span.start >= span.end { break }
            if mention.span.overlaps(span) { found.insert(mention.event) }
        }
        return found
    }
}
