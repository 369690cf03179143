internal import LecternText

/// How large the pieces are that a text is read in.
struct SearchLimits: Sendable {
    /// Bytes looked through at a time; a line longer than `margin` is cut for expressions at multiples of it.
    var block = 1 << 20
    /// Bytes read beyond a block for expressions, so that lines up to this long stay whole; at most half of `block`.
    var margin = 1 << 16
}

/// A part of a text in memory, with enough around it to see every hit that begins in it.
struct SearchWindow {
    /// Where hits begin, in bytes of the text; within one block.
    let starts: TextSpan
    /// Offset in the text of the first byte read.
    let base: Int
    /// What was read.
    let bytes: [UInt8]

    /// Reads what is needed to find the hits that begin in `starts`.
    init(_ starts: TextSpan, margin: Int, block: Int, of store: any TextStore, total: Int, wholeBlock: Bool) {
        self.starts = starts
        let first = wholeBlock ? starts.start / block * block : starts.start
        let last = wholeBlock ? first + block : starts.end
        // One byte more on each side tells whether a line of just the margin's length is whole.
        base = max(0, first - margin - 1)
        bytes = store.bytes(in: TextSpan(base, min(total, last + margin + 1)))
    }

    /// The bytes of `starts` as places in what was read; a text cut short meanwhile gives fewer.
    private var places: Range<Int> {
        let end = min(starts.end - base, bytes.count)
        return min(starts.start - base, end)..<end
    }

    /// Calls `found` with each hit of some words that begins in `starts`, in order, until it returns false.
    func scan(for literal: Literal, found: (TextSpan) -> Bool) {
        bytes.withUnsafeBufferPointer { buffer in
            LiteralMatcher(literal: literal, reader: UnitReader(bytes: buffer)).scan(places) {
                found($0.shifted(by: base))
            }
        }
    }

    /// Calls `found` with each hit of an expression that begins in `starts`, in order, until it returns false.
    ///
    /// An expression sees one line at a time and its hits do not overlap: they are the same wherever the search began.
    ///
    /// - Throws: `SearchError.tooHard`, or `.cancelled`, which is asked for at each line.
    func scan(
        with matcher: ExpressionMatcher, limits: SearchLimits, isCancelled: () -> Bool, found: (TextSpan) -> Bool
    ) throws(SearchError) {
        try bytes.withUnsafeBufferPointer { buffer throws(SearchError) in
            let places = self.places
            if places.isEmpty { return }
            let begin = starts.start / limits.block * limits.block - base
            let lines = BlockLines(bytes: buffer, begin: begin, limits: limits, isFirst: base == 0)
            var line = lines.line(at: places.lowerBound)
            while line.lowerBound < places.upperBound {
                if isCancelled() { throw .cancelled }
                if try !scan(line, in: buffer, with: matcher, found: found) { return }
                guard line.upperBound < places.upperBound else { return }
                line = lines.line(after: line)
            }
        }
    }

    /// Looks through one line; false when `found` wants no more.
    private func scan(
        _ line: Range<Int>, in buffer: UnsafeBufferPointer<UInt8>, with matcher: ExpressionMatcher,
        found: (TextSpan) -> Bool
    ) throws(SearchError) -> Bool {
        let text = UnsafeBufferPointer(rebasing: buffer[line])
        var from = 0
        while from < text.count {
            switch matcher.firstMatch(in: text, from: from) {
            case .nothing: return true
            case .tooHard: throw .tooHard(offset: base + line.lowerBound)
            case .hit(let range):
                let span = TextSpan(range.lowerBound, range.upperBound).shifted(by: base + line.lowerBound)
                if span.start >= starts.end { return true }
                if span.start >= starts.start, !found(span) { return false }
                from = range.upperBound
            }
        }
        return true
    }
}

/// The lines that meet a block, and where they are cut.
///
/// A line that crosses the border of two blocks is cut there unless it lies within `margin` of it on both sides. So the
/// lines of a text are the same from whichever block they are looked at.
struct BlockLines {
    /// The block with its margins.
    let bytes: UnsafeBufferPointer<UInt8>
    /// Where the line that holds the block's first byte may begin at the earliest, and its last line end at the latest.
    private let (earliest, latest): (Int, Int)

    /// Finds out how the lines across the borders are cut; the block begins at place `begin` of the bytes.
    ///
    /// - Parameter isFirst: whether the bytes begin where the text does; if not, a margin and a byte come before `begin`.
    init(bytes: UnsafeBufferPointer<UInt8>, begin: Int, limits: SearchLimits, isFirst: Bool) {
        self.bytes = bytes
        let margin = limits.margin
        earliest = Self.isCut(bytes, at: begin, margin, isFirst: isFirst) ? begin : 0
        let end = begin + limits.block
        latest = end < bytes.count && Self.isCut(bytes, at: end, margin, isFirst: isFirst) ? end : bytes.count
    }

    /// Whether the line across a border is too long to be left whole.
    private static func isCut(
        _ bytes: UnsafeBufferPointer<UInt8>, at border: Int, _ margin: Int, isFirst: Bool
    ) -> Bool {
        let first = max(0, border - margin - 1)
        let isBegun = isFirst && border <= margin || LineEnds.last(in: bytes, from: first, before: border) != nil
        let last = min(bytes.count, border + margin + 1)
        let isEnded = last < border + margin + 1 || LineEnds.first(in: bytes, from: border, before: last) != nil
        return !(isBegun && isEnded)
    }

    /// The line that holds the byte at `place`, its end left out.
    func line(at place: Int) -> Range<Int> {
        let begin = (LineEnds.last(in: bytes, from: earliest, before: place) ?? earliest - 1) + 1
        return begin..<(LineEnds.first(in: bytes, from: begin, before: latest) ?? latest)
    }

    /// The line after another one, empty at the block's end.
    func line(after line: Range<Int>) -> Range<Int> {
        let begin = min(latest, line.upperBound + (line.upperBound < latest ? 1 : 0))
        return begin..<(LineEnds.first(in: bytes, from: begin, before: latest) ?? latest)
    }
}
