/// Where the paragraphs of a text begin; paragraphs are its non-empty lines, numbered from 0 here and from 1 on screen.
///
/// Only starts are kept, 8 bytes a paragraph: an end is found by dropping the white space before the next start.
public struct ParagraphIndex: Hashable, Sendable {
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
    /// Lines end at LF, CR, VT and FF. Cost: one pass, about 1 ns a byte.
    public mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>) {
        var inParagraph = isInParagraph
        for (index, byte) in bytes.enumerated() where byte <= 0x20 || !inParagraph {
            if 0x0A <= byte && byte <= 0x0D {
                inParagraph = false
            } else if !inParagraph && byte != 0x20 && byte != 0x09 {
                starts.append(scannedByteCount + index)
                inParagraph = true
            }
        }
        isInParagraph = inParagraph
        scannedByteCount += bytes.count
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
