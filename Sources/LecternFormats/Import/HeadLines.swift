internal import LecternText

/// The lines that may stand before a text and say what it is: `Title:`, `Date:`, `Source:`, `URL:`.
struct HeadLines {
    private(set) var head = ArticleHead()
    /// How many bytes of the text they take, the blank line after them included.
    private(set) var byteCount = 0

    /// Takes the head lines at the beginning of `text`, UTF-8: any case, any order, each at most once; the first other
    /// line ends them.
    init(of text: UnsafeBufferPointer<UInt8>) {
        var lines = Lines(text: text)
        while let line = lines.next(), let (field, value) = Self.field(of: text, in: line.content) {
            guard head[keyPath: field] == nil else { break }
            head[keyPath: field] = value
            byteCount = line.end
        }
        guard byteCount > 0 else { return }
        lines = Lines(text: text, offset: byteCount)
        if let line = lines.next(), text[line.content].allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { byteCount = line.end }
        for field in Self.fields.map(\.field) where head[keyPath: field]?.isEmpty == true { head[keyPath: field] = nil }
    }

    private static var fields: [(name: String, field: WritableKeyPath<ArticleHead, String?>)] {
        [("title", \.title), ("date", \.date), ("source", \.source), ("url", \.url)]
    }

    /// The field that a line sets, and to what.
    private static func field(
        of text: UnsafeBufferPointer<UInt8>, in line: Range<Int>
    ) -> (WritableKeyPath<ArticleHead, String?>, String)? {
        // A whole paragraph after "Source:" is one that begins so.
        guard line.count <= 2000 else { return nil }
        guard let colon = text[line].prefix(7).firstIndex(of: 0x3A) else { return nil }
        let name = String(decoding: text[line.lowerBound..<colon], as: UTF8.self).lowercased()
        guard let field = fields.first(where: { $0.name == name })?.field else { return nil }
        var value = text[(colon + 1)..<line.upperBound]
        while let first = value.first, first == 0x20 || first == 0x09 { value.removeFirst() }
        while let last = value.last, last == 0x20 || last == 0x09 { value.removeLast() }
        return (field, Sanitizer.printable(value))
    }

    /// The lines of a text, which end at LF, CR or both.
    private struct Lines {
        let text: UnsafeBufferPointer<UInt8>
        var offset = 0

        mutating func next() -> (content: Range<Int>, end: Int)? {
            guard offset < text.count else { return nil }
            let start = offset
            while offset < text.count, text[offset] != 0x0A, text[offset] != 0x0D { offset += 1 }
            let content = start..<offset
            if offset < text.count {
                offset += text[offset] == 0x0D && offset + 1 < text.count && text[offset + 1] == 0x0A ? 2 : 1
            }
            return (content, offset)
        }
    }
}
