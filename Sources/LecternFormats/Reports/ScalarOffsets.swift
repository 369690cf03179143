public import LecternText

/// Turns byte offsets of a text into Unicode scalar offsets and back.
///
/// JSON and the scorers count scalars, the program counts bytes. A mark is kept every 256 bytes, so that a conversion
/// looks at 256 bytes at most in whatever order the offsets come. Cost: one pass to make, 1/32 of the text in memory.
public struct ScalarOffsets: Sendable {
    private static let stride = 256
    private let text: [UInt8]
    /// How many scalars begin before each multiple of `stride`.
    private let marks: [Int]
    /// How many scalars the text has.
    public let scalarCount: Int

    /// Measures `text`, which must be well-formed UTF-8 for the offsets to be those of other programs.
    public init(_ text: [UInt8]) {
        var marks: [Int] = []
        marks.reserveCapacity(text.count / Self.stride + 1)
        var count = 0
        for (index, byte) in text.enumerated() {
            if index % Self.stride == 0 { marks.append(count) }
            if byte & 0xC0 != 0x80 { count += 1 }
        }
        self.text = text
        self.marks = marks
        scalarCount = count
    }

    /// How many scalars begin before byte `offset`; offsets beyond the text count as its end.
    public func scalarOffset(ofByte offset: Int) -> Int {
        guard offset < text.count else { return scalarCount }
        let mark = max(0, offset) / Self.stride
        var count = marks[mark]
        for index in mark * Self.stride..<max(0, offset) where text[index] & 0xC0 != 0x80 { count += 1 }
        return count
    }

    /// The first byte of scalar `offset`, the text's end for `scalarCount`; nil outside the text.
    public func byteOffset(ofScalar offset: Int) -> Int? {
        guard offset >= 0, offset <= scalarCount else { return nil }
        if offset == scalarCount { return text.count }
        var (low, high) = (0, marks.count)
        while low < high {
            let middle = (low + high) / 2
            if marks[middle] <= offset { low = middle + 1 } else { high = middle }
        }
        var count = marks[low - 1]
        for index in (low - 1) * Self.stride..<text.count where text[index] & 0xC0 != 0x80 {
            if count == offset { return index }
            count += 1
        }
        return nil
    }

    /// A span of bytes as `[start, end)` in scalars.
    public func scalars(_ span: TextSpan) -> [Int] {
        [scalarOffset(ofByte: span.start), scalarOffset(ofByte: span.end)]
    }

    /// A span in scalars as bytes, nil when it is none or lies outside the text.
    public func bytes(_ span: [Int]) -> TextSpan? {
        guard span.count == 2, span[0] <= span[1], let start = byteOffset(ofScalar: span[0]),
            let end = byteOffset(ofScalar: span[1])
        else { return nil }
        return TextSpan(start, end)
    }
}
