/// Where the paragraphs of a text begin; paragraphs are its non-empty lines, numbered from 0 here and from 1 on screen.
///
/// Only starts are kept, 8 bytes a paragraph: an end is found by dropping the white space before the next start. A line
/// longer than any paragraph that a person wrote is cut into several at white space, so that the cost of showing one
/// paragraph is bounded.
public struct ParagraphIndex: Hashable, Sendable {
    /// The length in bytes from which a line is cut at its next white space; at twice that it is cut anywhere.
    public static let longestParagraph = 65_536

    /// Offsets of the first byte that is not white space, one a paragraph, ascending.
    public private(set) var starts: [Int]
    /// How many bytes of the text have been looked at.
    public private(set) var scannedByteCount: Int
    private var isInParagraph = false

    /// The index of no text yet.
    public init() {
        starts = []
        scannedByteCount = 0
    }

    /// The index of a whole text.
    public init(of text: [UInt8]) {
        self.init()
        text.withUnsafeBufferPointer { scan($0) }
    }

    /// How many paragraphs have been found.
    public var count: Int { starts.count }

    /// Looks at the `bytes` that follow what has been scanned.
    ///
    /// Lines end at LF, VT, FF and CR. Cost: one pass, about 1 ns a byte.
    public mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>) {
        var inParagraph = isInParagraph
        var start = (starts.last ?? 0) - scannedByteCount
        for (index, byte) in bytes.enumerated() {
            if inParagraph {
                if byte > 0x20 && index - start < Self.longestParagraph { continue }
                inParagraph = !Self.ends(byte, length: index - start)
                if inParagraph || byte <= 0x20 { continue }
            } else if byte == 0x20 || (0x09...0x0D).contains(byte) {
                continue
            }
            starts.append(scannedByteCount + index)
            start = index
            inParagraph = true
        }
        isInParagraph = inParagraph
        scannedByteCount += bytes.count
    }

    /// Whether a paragraph that is `length` bytes long ends before `byte`.
    private static func ends(_ byte: UInt8, length: Int) -> Bool {
        if (0x0A...0x0D).contains(byte) { return true }
        if length < longestParagraph { return false }
        let isContinuation = byte & 0xC0 == 0x80
        return byte == 0x20 || byte == 0x09 || length >= 2 * longestParagraph && !isContinuation
    }

    /// The paragraph that holds the byte at `offset`, or the last one before it; 0 when there is none.
    public func paragraph(at offset: Int) -> Int {
        var (low, high) = (0, starts.count)
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle + 1 } else { high = middle }
        }
        return max(0, low - 1)
    }

    /// The bytes from a paragraph's start to the next one's, line ends included.
    public func extent(of paragraph: Int) -> TextSpan {
        TextSpan(starts[paragraph], paragraph + 1 < starts.count ? starts[paragraph + 1] : scannedByteCount)
    }
}
