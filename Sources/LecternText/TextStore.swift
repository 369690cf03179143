/// Where an article's text is kept: in memory, or in a file too large to hold.
///
/// The text is UTF-8. A store that reads from a file cannot promise that the file stays as it was, so readers decode
/// with `ScalarDecoder`, which takes any bytes.
public protocol TextStore: AnyObject, Sendable {
    /// How many bytes the text has.
    var byteCount: Int { get }

    /// The bytes of `span`, fewer when the text ends before it or the file has been cut short meanwhile.
    func bytes(in span: TextSpan) -> [UInt8]
}

/// A text held in memory.
public final class MemoryStore: TextStore {
    private let text: [UInt8]

    /// Keeps `text`, UTF-8.
    public init(_ text: [UInt8]) { self.text = text }

    /// How many bytes the text has.
    public var byteCount: Int { text.count }

    /// The bytes of `span`, fewer when the text ends before it.
    public func bytes(in span: TextSpan) -> [UInt8] {
        let start = min(max(0, span.start), text.count)
        return Array(text[start..<min(max(start, span.end), text.count)])
    }
}
