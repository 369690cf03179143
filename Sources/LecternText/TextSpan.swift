/// A half-open stretch of a text, `start ..< end`, in UTF-8 bytes counted from the text's first byte.
///
/// Bytes, so that slicing costs nothing; `LecternFormats` turns them into Unicode scalars for JSON. The name is not
/// `Span`, which is the standard library's.
public struct TextSpan: Hashable, Sendable {
    /// Offset of the first byte.
    public var start: Int
    /// Offset of the byte after the last one.
    public var end: Int

    /// Makes the span from `start` to `end`; an end before the start makes an empty span at `start`.
    public init(_ start: Int, _ end: Int) {
        self.start = start
        self.end = max(start, end)
    }

    /// How many bytes it holds.
    public var count: Int { end - start }
    /// Whether it holds no byte.
    public var isEmpty: Bool { end == start }
    /// The same bytes as a range, to subscript with.
    public var range: Range<Int> { start..<end }

    /// Whether the byte at `offset` lies in it.
    public func contains(_ offset: Int) -> Bool { start <= offset && offset < end }
    /// Whether all of `other` lies in it.
    public func contains(_ other: TextSpan) -> Bool { start <= other.start && other.end <= end }
    /// Whether the two share at least one byte.
    public func overlaps(_ other: TextSpan) -> Bool { start < other.end && other.start < end }
    /// The bytes that both hold, or nil when they share none.
    public func intersection(_ other: TextSpan) -> TextSpan? {
        overlaps(other) ? TextSpan(max(start, other.start), min(end, other.end)) : nil
    }
    /// The same stretch in a text that begins `offset` bytes earlier.
    public func shifted(by offset: Int) -> TextSpan { TextSpan(start + offset, end + offset) }
}

extension TextSpan: Codable {
    /// Reads `[start, end]`; throws `DecodingError` for what is no stretch of any text.
    public init(from decoder: any Decoder) throws {
        var numbers = try decoder.unkeyedContainer()
        let (start, end) = (try numbers.decode(Int.self), try numbers.decode(Int.self))
        guard 0 <= start, start <= end else {
            throw DecodingError.dataCorruptedError(in: numbers, debugDescription: "[\(start), \(end)] is no span")
        }
        self.init(start, end)
    }

    /// Writes `[start, end]`.
    public func encode(to encoder: any Encoder) throws {
        var numbers = encoder.unkeyedContainer()
        try numbers.encode(start)
        try numbers.encode(end)
    }
}

extension TextSpan: Comparable {
    /// Reading order: by start, then the shorter first.
    public static func < (one: TextSpan, other: TextSpan) -> Bool {
        (one.start, one.end) < (other.start, other.end)
    }
}
