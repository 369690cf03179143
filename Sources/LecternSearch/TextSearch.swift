public import LecternText

/// Which way a search goes.
public enum SearchDirection: Hashable, Sendable {
    /// Toward the text's end.
    case forward
    /// Toward its beginning.
    case backward
}

/// Where a pattern was found.
public struct SearchHit: Hashable, Sendable {
    /// The bytes found, at least one.
    public var span: TextSpan
    /// Whether the search passed the text's end, or its beginning, to get there.
    public var hasWrapped: Bool

    /// Describes a hit.
    public init(span: TextSpan, hasWrapped: Bool) {
        self.span = span
        self.hasWrapped = hasWrapped
    }
}

/// Finds a pattern in a text, in whichever store it is kept.
///
/// A hit never reaches across a line end (LF, VT, FF, CR), and words never across more than 16 KB. Every place where words
/// match is a hit, overlapping ones too; the hits of an expression are those found one after the other from the line's
/// beginning, empty ones left out. For expressions, lines over 64 KB are cut at multiples of 1 MB.
///
/// The text is read a megabyte at a time, so memory stays small however long it is.
public struct TextSearch: Sendable {
    /// What is looked for.
    public let pattern: SearchPattern
    private let limits: SearchLimits

    /// Makes ready to look for `pattern`.
    public init(_ pattern: SearchPattern) { self.init(pattern, limits: SearchLimits()) }

    /// The same with pieces of another size.
    init(_ pattern: SearchPattern, limits: SearchLimits) {
        self.pattern = pattern
        self.limits = limits
    }

    /// The hit nearest to `offset`, the rest of the text searched after its end, or its beginning, is reached.
    ///
    /// - Parameters:
    ///   - offset: between two bytes: forward, the first hit that begins at it or later is wanted; backward, the last one
    ///     that begins before it. To go on from a hit, pass its start and one, or its start.
    ///   - isCancelled: asked for every megabyte, and for every line by an expression.
    ///   - progress: called with the bytes looked through, after every megabyte.
    /// - Returns: nil when the pattern is nowhere in the text.
    /// - Throws: `SearchError.cancelled`, or `.tooHard` for an expression.
    ///
    /// Cost: linear for words, 0.1 s for 100 MB; for an expression what it deserves.
    public func next(
        from offset: Int, _ direction: SearchDirection, in store: any TextStore, isCancelled: () -> Bool = { false },
        progress: (Int) -> Void = { _ in }
    ) throws(SearchError) -> SearchHit? {
        let total = store.byteCount
        let offset = min(max(0, offset), total)
        let (before, after) = (TextSpan(0, offset), TextSpan(offset, total))
        var done = 0
        for hasWrapped in [false, true] {
            var blocks = blocks(of: hasWrapped == (direction == .forward) ? before : after, direction)
            while let block = blocks.next() {
                if isCancelled() { throw .cancelled }
                var hit: TextSpan?
                try scan(block, of: store, total: total, isCancelled: isCancelled) {
                    hit = $0
                    return direction == .backward
                }
                if let hit { return SearchHit(span: hit, hasWrapped: hasWrapped) }
                done += block.count
                progress(done)
            }
        }
        return nil
    }

    /// All hits that share a byte with `span`, by start: what to mark on a screen.
    ///
    /// Hits that begin more than 16 KB before `span` (words) or 64 KB (expressions) are left out, and of a line that is too
    /// hard for an expression there is none, nor of those after it. Cost: that of `next` on the span and these margins;
    /// for an expression, on the megabytes that hold them.
    public func hits(in span: TextSpan, of store: any TextStore) -> [TextSpan] {
        let total = store.byteCount
        let starts = TextSpan(max(0, span.start - margin), min(span.end, total))
        var hits: [TextSpan] = []
        var blocks = blocks(of: starts, .forward)
        while let block = blocks.next() {
            do {
                try scan(
                    block, of: store, total: total, isCancelled: { false },
                    found: { hit in
                        if hit.overlaps(span) { hits.append(hit) }
                        return true
                    })
            } catch {
                return hits
            }
        }
        return hits
    }

    /// How far around a stretch its hits must be looked for.
    private var margin: Int {
        switch pattern.method {
        case .literal(let literal): literal.reach
        case .expression: limits.margin
        }
    }

    /// The parts of `span` in each block, nearest first.
    private func blocks(of span: TextSpan, _ direction: SearchDirection) -> some IteratorProtocol<TextSpan> {
        let size = limits.block
        return sequence(state: span) { rest -> TextSpan? in
            guard !rest.isEmpty else { return nil }
            switch direction {
            case .forward:
                let part = TextSpan(rest.start, min(rest.end, (rest.start / size + 1) * size))
                rest = TextSpan(part.end, rest.end)
                return part
            case .backward:
                let part = TextSpan(max(rest.start, (rest.end - 1) / size * size), rest.end)
                rest = TextSpan(rest.start, part.start)
                return part
            }
        }
    }

    /// Calls `found` with each hit that begins in `starts`, which lies in one block, until it returns false.
    private func scan(
        _ starts: TextSpan, of store: any TextStore, total: Int, isCancelled: () -> Bool, found: (TextSpan) -> Bool
    ) throws(SearchError) {
        switch pattern.method {
        case .literal(let literal):
            let window = SearchWindow(
                starts, margin: literal.reach, block: limits.block, of: store, total: total, wholeBlock: false)
            window.scan(for: literal, found: found)
        case .expression(let expression):
            let window = SearchWindow(
                starts, margin: limits.margin, block: limits.block, of: store, total: total, wholeBlock: true)
            try window.scan(
                with: ExpressionMatcher(expression), limits: limits, isCancelled: isCancelled, found: found)
        }
    }
}
