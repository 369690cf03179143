/// Cuts XML, or HTML, well-formed or not, into tags and text.
///
/// Written here rather than taken from a parser in C: feeds are wrong in ways that XML parsers must refuse (bare ampersands,
/// entities of HTML, blank lines before the declaration, files cut off), and what has no pointers needs no fence. Nothing
/// outside the bytes is ever read. Each byte is looked at a bounded number of times.
struct MarkupScanner {
    /// A piece of the document.
    enum Token {
        /// Words, references replaced.
        case text(String)
        /// `<name …>`; `isEmpty` for `<name/>`.
        case start(name: String, attributes: [Attribute], isEmpty: Bool)
        /// `</name>`.
        case end(String)
    }

    /// `name="value"`, the name in small letters, references in the value replaced.
    struct Attribute: Hashable {
        var name: String
        var value: String
    }

    /// The most attributes of one tag that are kept.
    static let attributeLimit = 256

    private let bytes: [UInt8]
    private var index = 0
    private let isHTML: Bool
    private var references: References
    /// Terminators of which there are no more, so that no search to the end is made twice.
    private var absent: Set<String> = []
    /// Whether the document ends within a tag, a comment or a CDATA section.
    private(set) var isCut = false

    /// Whether the entities that the document declares have grown beyond measure.
    var isBomb: Bool { references.isExhausted }

    /// Reads `bytes`, UTF-8; as HTML, what stands in scripts and styles is no markup.
    init(_ bytes: [UInt8], isHTML: Bool = false) {
        self.bytes = bytes
        self.isHTML = isHTML
        references = References()
    }

    /// The next piece, nil at the end.
    mutating func next() -> Token? {
        while index < bytes.count {
            let start = index
            if bytes[index] != UInt8(ascii: "<") || !isMarkup(at: index + 1) {
                index += 1
                while index < bytes.count, bytes[index] != UInt8(ascii: "<") { index += 1 }
                return .text(references.replaced(in: bytes[start..<index]))
            }
            if let token = markup() { return token }
        }
        return nil
    }

    /// Whether what follows a `<` makes it more than a sign.
    private func isMarkup(at place: Int) -> Bool {
        guard place < bytes.count else { return false }
        switch bytes[place] {
        case UInt8(ascii: "!"), UInt8(ascii: "?"): return true
        case UInt8(ascii: "/"): return place + 1 < bytes.count && Self.startsName(bytes[place + 1])
        default: return Self.startsName(bytes[place])
        }
    }

    private mutating func markup() -> Token? {
        switch bytes[index + 1] {
        case UInt8(ascii: "!"):
            if isAt("<!--") { return skip(4, to: "-->") }
            if isAt("<![CDATA[") { return characters() }
            return declaration()
        case UInt8(ascii: "?"): return skip(2, to: absent.contains("?>") || isHTML ? ">" : "?>")
        case UInt8(ascii: "/"):
            index += 2
            let name = name()
            if !skipAfter(">") { isCut = true }
            return .end(name)
        default: return tag()
        }
    }

    // MARK: Sections

    private mutating func skip(_ count: Int, to end: String) -> Token? {
        index = min(bytes.count, index + count)
        if !skipAfter(end) { isCut = true }
        return nil
    }

    /// A CDATA section; one that never ends goes on to the end of the document.
    private mutating func characters() -> Token? {
        let start = index + 9
        let end: Int
        if skipAfter("]]>") {
            end = index - 3
        } else {
            isCut = true
            end = bytes.count
        }
        guard start < end else { return nil }
        return .text(String(decoding: bytes[start..<end], as: UTF8.self))
    }

    /// `<!DOCTYPE …>`, from which the entities of the internal subset are kept; other files it names are never read.
    private mutating func declaration() -> Token? {
        index += 2
        var isInside = false
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "["): isInside = true
            case UInt8(ascii: "]"): isInside = false
            case UInt8(ascii: ">") where !isInside:
                index += 1
                return nil
            case UInt8(ascii: "\""), UInt8(ascii: "'"): _ = quoted()
            case UInt8(ascii: "<") where isAt("<!--"):
                _ = skip(4, to: "-->")
                continue
            case UInt8(ascii: "<") where isAt("<!ENTITY"): entity()
            default: break
            }
            index += 1
        }
        isCut = true
        return nil
    }

    /// `<!ENTITY name "value"`; entities of other files and parameter entities have no value here.
    private mutating func entity() {
        index += 8
        skipSpace()
        let name = name()
        skipSpace()
        guard !name.isEmpty, index < bytes.count, let value = quoted() else {
            index -= 1
            return
        }
        references.declare(name, as: bytes[value])
    }

    // MARK: Tags

    private mutating func tag() -> Token? {
        index += 1
        let name = name()
        var attributes: [Attribute] = []
        var isEmpty = false
        while true {
            skipSpace()
            guard index < bytes.count else {
                isCut = true
                return nil
            }
            let byte = bytes[index]
            if byte == UInt8(ascii: ">") {
                index += 1
                break
            }
            // A tag that was never closed ends where the next one begins.
            if byte == UInt8(ascii: "<") { break }
            isEmpty = byte == UInt8(ascii: "/")
            if isEmpty || !Self.startsName(byte) {
                index += 1
                continue
            }
            let attribute = attribute()
            if attributes.count < Self.attributeLimit { attributes.append(attribute) }
        }
        let local = name.lowercased()
        if isHTML, !isEmpty, local == "script" || local == "style" { skipRawText(of: local) }
        return .start(name: local, attributes: attributes, isEmpty: isEmpty)
    }

    private mutating func attribute() -> Attribute {
        let name = name().lowercased()
        skipSpace()
        guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else { return Attribute(name: name, value: "") }
        index += 1
        skipSpace()
        guard index < bytes.count else { return Attribute(name: name, value: "") }
        if let value = quoted() {
            index += 1
            return Attribute(name: name, value: references.replaced(in: bytes[value]))
        }
        let start = index
        while index < bytes.count, bytes[index] > 0x20, bytes[index] != UInt8(ascii: ">") { index += 1 }
        return Attribute(name: name, value: references.replaced(in: bytes[start..<index]))
    }

    /// What stands between two equal quotation marks, the second of which is then at `index`; nil where there is none.
    private mutating func quoted() -> Range<Int>? {
        let mark = bytes[index]
        guard mark == UInt8(ascii: "\"") || mark == UInt8(ascii: "'") else { return nil }
        let key = String(UnicodeScalar(mark))
        guard !absent.contains(key) else { return nil }
        guard let end = bytes[(index + 1)...].firstIndex(of: mark) else {
            absent.insert(key)
            return nil
        }
        defer { index = end }
        return index + 1..<end
    }

    /// Goes to the end tag of a script or a style.
    private mutating func skipRawText(of name: String) {
        let end = Array("</\(name)".utf8)
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "<"), bytes.count - index >= end.count,
                zip(bytes[index...], end).allSatisfy({ $0 | 0x20 == $1 | 0x20 })
            {
                return
            }
            index += 1
        }
    }

    // MARK: Bytes

    private mutating func name() -> String {
        let start = index
        while index < bytes.count, Self.continuesName(bytes[index]) { index += 1 }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    private static func startsName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
            UInt8(ascii: ":"), 0x80...:
            true
        default: false
        }
    }

    private static func continuesName(_ byte: UInt8) -> Bool {
        startsName(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }

    private mutating func skipSpace() {
        while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
    }

    private func isAt(_ word: String) -> Bool {
        bytes.count - index >= word.utf8.count && zip(bytes[index...], word.utf8).allSatisfy { $0 == $1 }
    }

    /// Goes behind the next `word`, else to the end; false when there is none.
    private mutating func skipAfter(_ word: String) -> Bool {
        let first = word.utf8.first
        if !absent.contains(word) {
            while index < bytes.count {
                if bytes[index] == first, isAt(word) {
                    index += word.utf8.count
                    return true
                }
                index += 1
            }
            absent.insert(word)
        }
        index = bytes.count
        return false
    }
}
