/// The words of a paragraph of Markdown without the marks in them.
///
/// One pass: what may be a mark is written and remembered, and taken away when its counterpart comes.
struct MarkdownInline {
    private let source: [UInt8]
    private var index = 0
    private var out: [UInt8] = []
    /// Which bytes of `out` turned out to be marks.
    private var isMark: [Bool] = []
    /// Stretches of `out` that are left out, in order.
    private var removed: [Range<Int>] = []
    /// Where `[` stands in `out`, and whether an image begins there.
    private var brackets: [(place: Int, isImage: Bool)] = []
    /// Runs of `*`, `_` and `~` in `out` that may begin emphasis.
    private var openers: [UInt8: [(place: Int, count: Int)]] = [:]
    /// Where the last run of so many back ticks begins.
    private var lastTicks: [Int: Int] = [:]
    /// The names of links that are told elsewhere, as `linkName` gives them.
    private let names: Set<[UInt8]>

    /// How far the end of a link's address, or of a tag, is looked for, in bytes.
    private static let reach = 2048
    /// How long the name of a link may be, in bytes: as CommonMark has it.
    private static let longestName = 999
    /// How long a reference may be, in bytes: the longest names of HTML have 31 letters.
    private static let longestReference = 36

    /// The words of `source`, UTF-8, where links of these names are told elsewhere.
    static func plain(_ source: ArraySlice<UInt8>, links names: Set<[UInt8]> = []) -> [UInt8] {
        guard source.contains(where: marks.contains) else { return Array(source) }
        var inline = MarkdownInline(source, names)
        while inline.index < inline.source.count { inline.step() }
        var plain: [UInt8] = []
        var place = 0
        for range in inline.removed + [inline.out.count..<inline.out.count] {
            for kept in place..<range.lowerBound where !inline.isMark[kept] { plain.append(inline.out[kept]) }
            place = range.upperBound
        }
        return Array(MarkdownText.trimmed(plain[...]))
    }

    private static let marks = Set("\\`*_~[]!<&".utf8)

    /// What names of links are compared by: small letters, one blank between words.
    static func linkName(_ name: some Collection<UInt8>) -> [UInt8] {
        let small = name.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        return Array(small.split { $0 <= 0x20 }.joined(separator: [0x20]))
    }

    private init(_ source: ArraySlice<UInt8>, _ names: Set<[UInt8]>) {
        self.source = Array(source)
        self.names = names
        var place = 0
        while place < self.source.count {
            let count = runLength(at: place)
            if self.source[place] == UInt8(ascii: "`") { lastTicks[count] = place }
            place += count
        }
    }

    private func runLength(at place: Int) -> Int {
        var end = place
        while end < source.count, source[end] == source[place] { end += 1 }
        return end - place
    }

    private mutating func write(_ bytes: some Collection<UInt8>, isMark mark: Bool = false) {
        out += bytes
        isMark += [Bool](repeating: mark, count: bytes.count)
    }

    private mutating func step() {
        let byte = source[index]
        switch byte {
        case UInt8(ascii: "\\") where index + 1 < source.count && Self.isPunctuation(source[index + 1]):
            write([source[index + 1]])
            index += 2
        case UInt8(ascii: "`"): takeCode()
        case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"): takeEmphasis()
        case UInt8(ascii: "!") where index + 1 < source.count && source[index + 1] == UInt8(ascii: "["):
            brackets.append((out.count, true))
            write(source[index...(index + 1)])
            index += 2
        case UInt8(ascii: "["):
            brackets.append((out.count, false))
            write([byte])
            index += 1
        case UInt8(ascii: "]"): closeBracket()
        case UInt8(ascii: "<"): takeTag()
        case UInt8(ascii: "&"): takeReference()
        default:
            write([byte])
            index += 1
        }
    }

    private mutating func takeCode() {
        let count = runLength(at: index)
        let start = index + count
        guard let last = lastTicks[count], last >= start else {
            write(source[index..<start])
            index = start
            return
        }
        var end = start
        while source[end] != UInt8(ascii: "`") || runLength(at: end) != count {
            end += source[end] == UInt8(ascii: "`") ? runLength(at: end) : 1
        }
        write(MarkdownText.trimmed(source[start..<end]))
        index = end + count
    }

    private mutating func takeEmphasis() {
        let byte = source[index]
        let count = runLength(at: index)
        let (before, after) = (
            index > 0 ? source[index - 1] : 0x20, index + count < source.count ? source[index + count] : 0x20
        )
        let isWord = { (byte: UInt8) in byte > 0x20 && !Self.isPunctuation(byte) }
        let isWithin = isWord(before) && isWord(after) && byte == UInt8(ascii: "_")
        let canClose = before > 0x20 && !isWithin
        let canOpen = after > 0x20 && !isWithin && (byte != UInt8(ascii: "~") || count == 2)
        let place = out.count
        write(source[index..<(index + count)])
        index += count
        if canClose, !isWord(after) || !canOpen || byte == UInt8(ascii: "*") {
            if close(byte, count, at: place) { return }
        }
        if canOpen { openers[byte, default: []].append((place, count)) }
    }

    /// Takes a run and the one that opened the same emphasis away; false when none did.
    private mutating func close(_ byte: UInt8, _ count: Int, at place: Int) -> Bool {
        guard let opener = openers[byte]?.popLast() else { return false }
        let shared = min(count, opener.count)
        for offset in 0..<shared {
            isMark[opener.place + opener.count - 1 - offset] = true
            isMark[place + offset] = true
        }
        return true
    }

    /// What stands in brackets is the text of a link if an address or a name follows; a picture goes, and a note's sign.
    private mutating func closeBracket() {
        guard let open = brackets.popLast() else {
            write([source[index]])
            index += 1
            return
        }
        let isNote = open.place + 1 < out.count && out[open.place + 1] == UInt8(ascii: "^")
        let end = linkEnd(after: index + 1)
        if open.isImage && end != nil || isNote {
            remove(from: open.place)
            index = end ?? index + 1
        } else if let end {
            isMark[open.place] = true
            index = end
        } else if !open.isImage, isKnown(out[(open.place + 1)...]) {
            isMark[open.place] = true
            index += 1
        } else {
            write([source[index]])
            index += 1
        }
    }

    /// Takes away all that has been written from a place on.
    private mutating func remove(from place: Int) {
        // What was taken away within it is part of it.
        while let last = removed.last, last.lowerBound >= place { removed.removeLast() }
        removed.append(place..<out.count)
    }

    /// Whether a link of that name is told elsewhere.
    private func isKnown(_ name: ArraySlice<UInt8>) -> Bool {
        !names.isEmpty && name.count <= Self.longestName && names.contains(Self.linkName(name))
    }

    /// Where `(address)` or `[name]` ends that begins at `start`.
    private func linkEnd(after start: Int) -> Int? {
        guard start < source.count else { return nil }
        let (opening, closing): (UInt8, UInt8)
        switch source[start] {
        case UInt8(ascii: "("): (opening, closing) = (UInt8(ascii: "("), UInt8(ascii: ")"))
        case UInt8(ascii: "["): (opening, closing) = (UInt8(ascii: "["), UInt8(ascii: "]"))
        default: return nil
        }
        var (place, depth) = (start, 0)
        while place < min(source.count, start + Self.reach) {
            if source[place] == opening { depth += 1 }
            if source[place] == closing {
                depth -= 1
                if depth == 0 { return place + 1 }
            }
            place += 1
        }
        return nil
    }

    /// A tag goes; an address in angle brackets stays.
    private mutating func takeTag() {
        let limit = min(source.count, index + Self.reach)
        let next = index + 1 < source.count ? source[index + 1] : 0x20
        let isTag = next | 0x20 >= 0x61 && next | 0x20 <= 0x7A || next == UInt8(ascii: "/") || next == UInt8(ascii: "!")
        guard isTag, let end = source[index..<limit].firstIndex(of: UInt8(ascii: ">")) else {
            write([source[index]])
            index += 1
            return
        }
        let inner = source[(index + 1)..<end]
        let isAddress = inner.starts(with: "http".utf8) || inner.contains(UInt8(ascii: "@")) && !inner.contains(0x20)
        if isAddress { write(inner) }
        index = end + 1
    }

    /// A reference such as `&eacute;` or `&#8217;` is what it stands for; what is none stays.
    private mutating func takeReference() {
        let limit = min(source.count, index + Self.longestReference)
        let end = source[(index + 1)..<limit].firstIndex { !Self.isOfName($0) } ?? limit
        if end < limit, source[end] == UInt8(ascii: ";") {
            var references = References()
            let text = references.replaced(in: source[index...end])
            if !text.hasPrefix("&") || text == "&" {
                write((text == "\u{A0}" ? " " : text).utf8)
                index = end + 1
                return
            }
        }
        write([source[index]])
        index += 1
    }

    /// Whether a byte may stand in the name or number of a reference.
    private static func isOfName(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "#")
    }

    private static func isPunctuation(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
        default: false
        }
    }
}
