/// Replaces references such as `&amp;` and `&#8217;` by what they stand for.
///
/// Known are those of XML and HTML 4 and what the document itself declares. What is no reference stays as it is: an ampersand
/// that somebody forgot to escape was meant to be one.
struct References {
    /// The most bytes that declared entities may grow to in a document: enough for every honest use, too little for a bomb.
    static let growthLimit = 1 << 20
    /// How deep declared entities may hold each other.
    private static let depthLimit = 8
    /// The longest name that is looked for, in bytes.
    private static let nameLimit = 32
    private static let declarationLimit = 1000

    private var declared: [String: ArraySlice<UInt8>] = [:]
    private var growth = 0
    /// Whether declared entities would have grown beyond the limit.
    private(set) var isExhausted = false

    /// Takes an entity that the document declares; the first declaration of a name holds, as XML has it.
    mutating func declare(_ name: String, as value: ArraySlice<UInt8>) {
        guard declared.count < Self.declarationLimit, declared[name] == nil else { return }
        declared[name] = value
    }

    /// The text of `bytes`. Cost: one pass.
    mutating func replaced(in bytes: ArraySlice<UInt8>) -> String {
        guard bytes.contains(UInt8(ascii: "&")) else { return String(decoding: bytes, as: UTF8.self) }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        append(bytes, to: &out, depth: 0)
        return String(decoding: out, as: UTF8.self)
    }

    /// Whether `text` holds a reference that stands for something.
    static func occur(in text: String) -> Bool {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return false }
        var references = References()
        return references.replaced(in: Array(text.utf8)[...]) != text
    }

    private mutating func append(_ bytes: ArraySlice<UInt8>, to out: inout [UInt8], depth: Int) {
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            if byte == UInt8(ascii: "&"), let end = reference(in: bytes, at: index, to: &out, depth: depth) {
                index = end
            } else {
                out.append(byte)
                index += 1
            }
        }
    }

    /// Appends what the reference at `start` stands for and returns where it ends; nil when it is none.
    private mutating func reference(
        in bytes: ArraySlice<UInt8>, at start: Int, to out: inout [UInt8], depth: Int
    ) -> Int? {
        let limit = min(bytes.endIndex, start + 2 + Self.nameLimit)
        guard let end = bytes[start..<limit].firstIndex(of: UInt8(ascii: ";")), end > start + 1 else { return nil }
        let name = String(decoding: bytes[(start + 1)..<end], as: UTF8.self)
        if name.hasPrefix("#") {
            guard let scalar = Self.scalar(name.dropFirst()) else { return nil }
            out += String(scalar).utf8
            return end + 1
        }
        if let value = declared[name] {
            guard !isExhausted, depth < Self.depthLimit, growth + value.count <= Self.growthLimit else {
                isExhausted = true
                return end + 1
            }
            growth += value.count
            append(value, to: &out, depth: depth + 1)
            return end + 1
        }
        guard let scalar = NamedCharacters.table[name] else { return nil }
        out += String(scalar).utf8
        return end + 1
    }

    /// The character of `233` or `xE9`; those from 128 to 159 are taken as Windows-1252, as all browsers do.
    private static func scalar(_ number: Substring) -> UnicodeScalar? {
        let value =
            number.first == "x" || number.first == "X" ? UInt32(number.dropFirst(), radix: 16) : UInt32(number)
        guard let value else { return nil }
        guard (0x80..<0xA0).contains(value) else { return value == 0 ? "\u{FFFD}" : UnicodeScalar(value) ?? "\u{FFFD}" }
        let byte = [UInt8(value)]
        return String(decoding: TextEncoding.windows1252.decode(byte[...]), as: UTF8.self).unicodeScalars.first
    }
}
