/// What a paragraph is, as far as its own words tell.
public enum ParagraphKind: Hashable, Sendable {
    /// Running text.
    case body
    /// A title above what follows.
    case heading
    /// An item of a list, whose marker takes so many bytes: `- `, `• `, `12. `.
    case item(markerLength: Int)
    /// Words of another text, after `> `.
    case quote(markerLength: Int)

    /// How many bytes stand before the words: the marker with its white space.
    public var markerLength: Int {
        switch self {
        case .body, .heading: 0
        case .item(let length), .quote(let length): length
        }
    }

    /// Judges a paragraph by its bytes and by the length of the next one, nil when it is the last.
    ///
    /// A heading is marked by `#`, or is a short line without a final stop above something at least twice as long.
    public init(_ bytes: [UInt8], nextByteCount: Int?) {
        if let length = Self.quoteMarker(bytes) {
            self = .quote(markerLength: length)
        } else if let length = Self.itemMarker(bytes) {
            self = .item(markerLength: length)
        } else if Self.isMarkedHeading(bytes) || Self.isHeading(bytes, nextByteCount: nextByteCount) {
            self = .heading
        } else {
            self = .body
        }
    }

    private static func quoteMarker(_ bytes: [UInt8]) -> Int? {
        guard bytes.first == UInt8(ascii: ">") else { return nil }
        return bytes.prefix { $0 == UInt8(ascii: ">") || $0 == 0x20 }.count
    }

    private static func itemMarker(_ bytes: [UInt8]) -> Int? {
        // U+2022 and U+2013, the bullet and the dash, take three bytes.
        let bullets: [[UInt8]] = [
            Array("- ".utf8), Array("* ".utf8), Array("+ ".utf8), Array("• ".utf8), Array("– ".utf8),
        ]
        var length = bullets.first { bytes.starts(with: $0) }?.count ?? 0
        if length == 0 {
            let digits = bytes.prefix { (0x30...0x39).contains($0) }.count
            guard (1...3).contains(digits), bytes.count > digits + 1,
                [UInt8(ascii: "."), UInt8(ascii: ")")].contains(bytes[digits]),
                bytes[digits + 1] == 0x20
            else { return nil }
            length = digits + 2
        }
        return length + bytes.dropFirst(length).prefix { $0 == 0x20 }.count
    }

    private static func isMarkedHeading(_ bytes: [UInt8]) -> Bool {
        let marks = bytes.prefix { $0 == UInt8(ascii: "#") }.count
        return (1...6).contains(marks) && bytes.count > marks && bytes[marks] == 0x20
    }

    /// The longest line that can be a heading without being marked as one, in bytes.
    private static let longestHeading = 90

    private static func isHeading(_ bytes: [UInt8], nextByteCount: Int?) -> Bool {
        guard let nextByteCount, bytes.count <= longestHeading, nextByteCount >= 2 * bytes.count, bytes.count >= 3,
            let last = bytes.last, let first = bytes.first
        else { return false }
        let beginsLarge = (0x41...0x5A).contains(first) || (0x30...0x39).contains(first) || first >= 0xC3
        // A letter, a digit or a question mark: no stop, no closing quotation mark, no colon.
        let endsOpen =
            (0x41...0x5A).contains(last) || (0x61...0x7A).contains(last) || (0x30...0x39).contains(last) || last == 0x3F
        return beginsLarge && endsOpen && !isByline(bytes)
    }

    /// Whether it tells who wrote the text: "By Ellen Fry"; "By the numbers" goes on with small letters.
    private static func isByline(_ bytes: [UInt8]) -> Bool {
        let words = bytes.split(separator: 0x20)
        guard words.count > 1, words[0].elementsEqual("By".utf8) else { return false }
        return words.dropFirst().allSatisfy { word in
            word.first.map { (0x41...0x5A).contains($0) || $0 >= 0xC3 } == true || word.elementsEqual("and".utf8)
        }
    }
}

extension Article {
    /// What a paragraph is.
    public func kind(of paragraph: Int) -> ParagraphKind {
        let next = paragraph + 1 < paragraphs.count ? paragraphs.extent(of: paragraph + 1).count : nil
        return ParagraphKind(self.paragraph(paragraph).bytes, nextByteCount: next)
    }

    /// Whether a paragraph and the next stand on neighbouring lines, no blank one between them.
    public func standsClose(_ paragraph: Int) -> Bool {
        let extent = paragraphs.extent(of: paragraph)
        let words = self.paragraph(paragraph).span
        return store.bytes(in: TextSpan(words.end, extent.end)).count { $0 == 0x0A } <= 1
    }
}
