internal import LecternEncoder
internal import LecternText

/// A text as word pieces with a break between paragraphs, and its windows.
struct Pieces: Sendable {
    /// A stretch of pieces that the encoder sees at once, for the sake of its core.
    struct Window: Hashable, Sendable {
        /// The pieces that it annotates.
        var core: Range<Int>
        /// The pieces that it sees.
        var extent: Range<Int>
    }

    /// The most pieces of a core, and how many a window sees on either side of it: five pieces for four.
    private static let (longestCore, margin) = (400, 50)

    /// The pieces in text order.
    private(set) var all: [WordPiece] = []
    /// The pieces of each paragraph, in text order; between two of them stands a break.
    private(set) var paragraphs: [Range<Int>] = []
    /// The windows in text order; their cores together are the text.
    private(set) var windows: [Window] = []

    /// Cuts a text.
    init(_ reading: Reading, by wordPieces: WordPieces) {
        var cores: [Range<Int>] = []
        var first = 0
        var end = 0
        reading.text.withUnsafeBufferPointer { bytes in
            for paragraph in reading.paragraphs {
                let found = wordPieces.pieces(bytes, in: paragraph)
                guard let start = found.first?.span.start else { continue }
                if let last = all.last {
                    all.append(WordPiece(id: Encoder.paragraphBreak, span: TextSpan(last.span.end, start)))
                }
                let begin = all.count
                all += found
                paragraphs.append(begin..<all.count)
                if all.count - first > Self.longestCore, end > first {
                    cores.append(first..<end)
                    first = begin
                }
                // A paragraph that is longer than a window is cut wherever a window ends.
                while all.count - first > Self.longestCore {
                    cores.append(first..<first + Self.longestCore)
                    first += Self.longestCore
                }
                end = all.count
            }
        }
        if end > first { cores.append(first..<end) }
        windows = cores.map { core in
            let start = max(0, core.lowerBound - Self.margin)
            return Window(
                core: core, extent: start..<min(all.count, core.upperBound + Self.margin, start + Encoder.longest))
        }
    }

    /// The pieces that a span touches, nil for none. Cost: logarithmic.
    func range(of span: TextSpan) -> Range<Int>? {
        let first = all.partitioningIndex { $0.span.end > span.start }
        let end = all.partitioningIndex { $0.span.start >= span.end }
        return first < end ? first..<end : nil
    }

    /// The paragraph that holds a piece, nil for a break between two. Cost: logarithmic.
    func paragraph(of piece: Int) -> Range<Int>? {
        let index = paragraphs.partitioningIndex { $0.upperBound > piece }
        return index < paragraphs.count && paragraphs[index].contains(piece) ? paragraphs[index] : nil
    }

    /// The bytes from the first to the last of some pieces.
    func span(_ range: Range<Int>) -> TextSpan {
        TextSpan(all[range.lowerBound].span.start, all[range.upperBound - 1].span.end)
    }
}
