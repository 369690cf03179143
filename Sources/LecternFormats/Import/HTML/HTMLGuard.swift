/// Looks at a page before the parser does, and refuses what no page needs and the parser would take long over.
///
/// libxml2 compares each attribute of an element with all before it, and each end tag with all open elements: the number
/// of both is bounded here, the depth in `HTMLParser`. Tags, comments and scripts end where the parser ends them, or
/// one could hide in another.
struct HTMLGuard {
    /// The largest page that is read, in bytes; the longest page of a standard has 15 million.
    static let byteLimit = 32 << 20
    /// The most tags in a page, opening and closing ones.
    static let tagLimit = 1_000_000
    /// The most attributes of one element.
    static let attributeLimit = 4000

    private let page: UnsafeBufferPointer<UInt8>
    private var index = 0

    /// Refuses a page that is too much. Cost: about 1 ns a byte.
    static func check(_ page: [UInt8]) throws(HTMLError) {
        guard page.count <= byteLimit else { throw .tooLarge }
        let isFew = page.withUnsafeBufferPointer { page in
            var reading = HTMLGuard(page: page)
            return reading.hasFewTags()
        }
        guard isFew else { throw .tooMany }
    }

    private init(page: UnsafeBufferPointer<UInt8>) { self.page = page }

    private mutating func hasFewTags() -> Bool {
        var tagCount = 0
        while skip(to: UInt8(ascii: "<")) {
            index += 1
            guard index < page.count else { return true }
            switch page[index] {
            case UInt8(ascii: "!"): skipDeclaration()
            case UInt8(ascii: "?"): _ = skip(to: UInt8(ascii: ">"))
            case UInt8(ascii: "/"): tagCount += 1
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
                UInt8(ascii: ":"), 0x80...:
                tagCount += 1
                let name = index
                guard skipTag() else { return false }
                skipRawText(of: name)
            default: break
            }
            if tagCount > Self.tagLimit { return false }
        }
        return true
    }

    /// Goes to the next `byte`; false at the end.
    private mutating func skip(to byte: UInt8) -> Bool {
        while index < page.count, page[index] != byte { index += 1 }
        return index < page.count
    }

    /// A comment ends at `-->`, or at the end; any other declaration at `>`.
    private mutating func skipDeclaration() {
        guard isAt("!--") else {
            _ = skip(to: UInt8(ascii: ">"))
            return
        }
        index += 3
        while index < page.count, !isAt("-->"), !isAt("--!>") { index += 1 }
    }

    /// Goes to the end of a tag; false when it has too many attributes.
    private mutating func skipTag() -> Bool {
        var attributeCount = 0
        var isInName = true
        while index < page.count, page[index] != UInt8(ascii: ">"), page[index] != UInt8(ascii: "<") {
            switch page[index] {
            case 0...0x20, UInt8(ascii: "/"): isInName = false
            case UInt8(ascii: "="):
                index += 1
                skipValue()
                isInName = false
                continue
            default:
                if !isInName { attributeCount += 1 }
                if attributeCount > Self.attributeLimit { return false }
                isInName = true
            }
            index += 1
        }
        return true
    }

    private mutating func skipValue() {
        while index < page.count, page[index] <= 0x20 { index += 1 }
        guard index < page.count else { return }
        let quote = page[index]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            index += 1
            if skip(to: quote) { index += 1 }
        } else {
            while index < page.count, page[index] > 0x20, page[index] != UInt8(ascii: ">") { index += 1 }
        }
    }

    /// What scripts and style sheets hold is no markup.
    private mutating func skipRawText(of start: Int) {
        for name in ["script", "style"] where isAt(name, from: start) {
            while index < page.count, !(page[index] == UInt8(ascii: "<") && isAt("/" + name, from: index + 1)) {
                index += 1
            }
        }
    }

    /// Whether the page goes on with `word`, in small letters, whatever its own are.
    private func isAt(_ word: String, from start: Int? = nil) -> Bool {
        var place = start ?? index
        for byte in word.utf8 {
            guard place < page.count, page[place] | (byte >= 0x61 ? 0x20 : 0) == byte else { return false }
            place += 1
        }
        return true
    }
}
