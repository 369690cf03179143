internal import LecternText

/// Markdown as the text of an article: lines joined to paragraphs, marks taken away, headings, lists and quotations marked
/// as `ParagraphKind` reads them.
///
/// Read line by line in one pass, without a tree: no input makes it slow. Source: CommonMark 0.31, simplified: a list
/// in a list is one list, and raw HTML gives its words.
struct MarkdownText {
    private var text: [UInt8] = []
    /// The lines of the paragraph that is being read, joined.
    private var paragraph: [UInt8] = []
    private var marker = ""
    /// The list, quotation or code that the last paragraph belonged to, and this one's.
    private var (lastGroup, group) = (Group.none, Group.none)
    private var fence: ArraySlice<UInt8>?
    private var isInComment = false
    private var firstHeading: String?
    /// The names of links whose addresses stand on lines of their own.
    private let names: Set<[UInt8]>

    private init(links names: Set<[UInt8]>) { self.names = names }

    /// What paragraphs belong to that stand close together.
    private enum Group { case none, list, quote, code, table, broken }

    /// A line longer than this, in bytes, is a paragraph: nobody breaks lines so far out by hand.
    private static let longestBrokenLine = 200

    /// Reads a text in UTF-8.
    static func read(_ source: [UInt8]) -> (head: ArticleHead, text: [UInt8]) {
        let lines = source.split(separator: 0x0A, omittingEmptySubsequences: false)
        let headLength = headLength(lines.prefix(100).map(trimmed)) ?? 0
        var head = headLength > 0 ? self.head(lines[1..<headLength]) : ArticleHead()
        var reading = MarkdownText(links: Set(lines.compactMap { definedName(trimmed($0)) }))
        for line in lines.dropFirst(headLength) { reading.take(line) }
        reading.flush()
        head.title = head.title ?? reading.firstHeading
        return (head, reading.text)
    }

    // MARK: Lines

    private mutating func take(_ raw: ArraySlice<UInt8>) {
        let line = Self.trimmed(raw)
        if takeFenced(raw, line) || takeComment(line) { return }
        if line.isEmpty {
            flush()
            lastGroup = lastGroup == .broken ? .none : lastGroup
            return
        }
        if line.first == UInt8(ascii: ">") { return takeQuote(line) }
        if group == .quote { flush() }
        if let level = Self.headingLevel(line) { return takeHeading(line.dropFirst(level), level: level) }
        if !paragraph.isEmpty, marker.isEmpty, let level = Self.underlineLevel(line) {
            let words = paragraph[...]
            paragraph = []
            return takeHeading(words, level: level)
        }
        if Self.isRule(line) { return flush() }
        if line.first == UInt8(ascii: "|") { return takeRow(line) }
        if let (marker, length) = Self.itemMarker(line) {
            flush()
            (self.marker, group) = (marker, .list)
            return append(line.dropFirst(length), of: raw)
        }
        if paragraph.isEmpty, Self.definedName(line) != nil { return }
        if let note = Self.noteWords(line) {
            flush()
            return append(note, of: raw)
        }
        append(line, of: raw)
    }

    /// Takes a line of code, or of the fences around it.
    private mutating func takeFenced(_ raw: ArraySlice<UInt8>, _ line: ArraySlice<UInt8>) -> Bool {
        let mark = line.prefix { $0 == UInt8(ascii: "`") }
        let tildes = line.prefix { $0 == UInt8(ascii: "~") }
        let run = mark.count >= tildes.count ? mark : tildes
        if let fence {
            if run.count >= fence.count, run.first == fence.first, run.count == line.count {
                self.fence = nil
                (group, lastGroup) = (.none, .none)
            } else {
                group = .code
                write(Array(raw.last == 0x0D ? raw.dropLast() : raw))
            }
            return true
        }
        guard run.count >= 3, !line.dropFirst(run.count).contains(UInt8(ascii: "`")) else { return false }
        flush()
        fence = run
        return true
    }

    private mutating func takeComment(_ line: ArraySlice<UInt8>) -> Bool {
        if isInComment {
            if line.range(of: "-->") != nil { isInComment = false }
            return true
        }
        guard line.starts(with: "<!--".utf8) else { return false }
        flush()
        isInComment = line.range(of: "-->") == nil
        return true
    }

    private mutating func takeQuote(_ line: ArraySlice<UInt8>) {
        if group != .quote { flush() }
        let words = line.drop { $0 == UInt8(ascii: ">") || $0 == 0x20 || $0 == 0x09 }
        if words.isEmpty { return flush() }
        (marker, group) = ("> ", .quote)
        append(words, of: line)
    }

    private mutating func takeHeading(_ words: ArraySlice<UInt8>, level: Int) {
        flush()
        var words = Self.trimmed(words)
        while words.last == UInt8(ascii: "#") || words.last == 0x20 { words.removeLast() }
        let plain = MarkdownInline.plain(words, links: names)
        guard !plain.isEmpty else { return }
        if firstHeading == nil, level == 1 { firstHeading = String(decoding: plain, as: UTF8.self) }
        write(Array(String(repeating: "#", count: level).utf8) + [0x20] + plain)
    }

    /// Takes a row of a table: its cells, parted by bars; the row of dashes goes.
    private mutating func takeRow(_ line: ArraySlice<UInt8>) {
        flush()
        if line.allSatisfy({ Array("|-: \t".utf8).contains($0) }) { return }
        let cells = line.split(separator: UInt8(ascii: "|")).map {
            MarkdownInline.plain(Self.trimmed($0), links: names)
        }
        group = .table
        write(Array(cells.joined(separator: Array(" | ".utf8))))
    }

    private mutating func append(_ words: ArraySlice<UInt8>, of raw: ArraySlice<UInt8>) {
        if !paragraph.isEmpty { paragraph.append(0x20) }
        paragraph += Self.trimmed(words)
        let isBreak = raw.suffix(3).filter { $0 != 0x0D }.suffix(2).elementsEqual([0x20, 0x20])
        if isBreak || raw.count > Self.longestBrokenLine {
            let marker = marker
            if isBreak, group == .none { group = .broken }
            flush()
            if marker == "> " { (self.marker, group) = (marker, .quote) }
        }
    }

    /// Writes the paragraph that has been read.
    private mutating func flush() {
        defer { (marker, group) = ("", .none) }
        guard !paragraph.isEmpty else { return }
        let plain = MarkdownInline.plain(paragraph[...], links: names)
        paragraph.removeAll(keepingCapacity: true)
        if !plain.isEmpty { write(Array(marker.utf8) + plain) }
    }

    /// Writes a line, close to the one before if it belongs to it.
    private mutating func write(_ line: [UInt8]) {
        if !text.isEmpty { text += group != .none && group == lastGroup ? [0x0A] : [0x0A, 0x0A] }
        text += line
        lastGroup = group
        group = .none
    }

    // MARK: What lines are

    /// Without blanks at either end.
    static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var line = line
        while let first = line.first, first == 0x20 || first == 0x09 || first == 0x0D { line.removeFirst() }
        while let last = line.last, last == 0x20 || last == 0x09 || last == 0x0D { line.removeLast() }
        return line
    }

    /// 1 to 6 for `#` and its like before a blank.
    static func headingLevel(_ line: ArraySlice<UInt8>) -> Int? {
        let marks = line.prefix { $0 == UInt8(ascii: "#") }.count
        let next = line.dropFirst(marks).first
        return (1...6).contains(marks) && next == 0x20 ? marks : nil
    }

    private static func underlineLevel(_ line: ArraySlice<UInt8>) -> Int? {
        guard line.count >= 2 else { return nil }
        if line.allSatisfy({ $0 == UInt8(ascii: "=") }) { return 1 }
        return line.allSatisfy { $0 == UInt8(ascii: "-") } ? 2 : nil
    }

    private static func isRule(_ line: ArraySlice<UInt8>) -> Bool {
        guard let mark = line.first, [UInt8(ascii: "*"), UInt8(ascii: "-"), UInt8(ascii: "_")].contains(mark) else {
            return false
        }
        return line.allSatisfy { $0 == mark || $0 == 0x20 } && line.count { $0 == mark } >= 3
    }

    /// The marker of an item as it is shown, and the length of its own.
    private static func itemMarker(_ line: ArraySlice<UInt8>) -> (String, Int)? {
        guard let first = line.first else { return nil }
        let second = line.dropFirst().first
        if [UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*")].contains(first) {
            return second == 0x20 || second == 0x09 ? ("- ", 2) : nil
        }
        let digits = line.prefix { (0x30...0x39).contains($0) }
        let rest = line.dropFirst(digits.count)
        guard (1...3).contains(digits.count), let mark = rest.first,
            mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")"),
            rest.dropFirst().first == 0x20
        else { return nil }
        return (String(decoding: digits, as: UTF8.self) + ". ", digits.count + 2)
    }

    /// The name of the link whose address a line tells: `[name]: address`.
    private static func definedName(_ line: ArraySlice<UInt8>) -> [UInt8]? {
        guard line.first == UInt8(ascii: "["), let end = line.prefix(300).range(of: "]:"),
            line.dropFirst().first != UInt8(ascii: "^")
        else { return nil }
        let name = MarkdownInline.linkName(line[(line.startIndex + 1)..<end.lowerBound])
        return name.isEmpty ? nil : name
    }

    /// The words of a note: `[^1]: words`.
    private static func noteWords(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard line.starts(with: "[^".utf8), let end = line.prefix(300).range(of: "]:") else { return nil }
        return line[end.upperBound...]
    }

    // MARK: The head

    /// How many lines a head of settings takes, between two lines of dashes; nil when there is none.
    static func headLength(_ lines: [ArraySlice<UInt8>]) -> Int? {
        guard lines.count > 2, lines[0].elementsEqual("---".utf8) else { return nil }
        guard
            let end = lines.prefix(100).dropFirst().firstIndex(where: {
                $0.elementsEqual("---".utf8) || $0.elementsEqual("...".utf8)
            }),
            lines[1..<end].contains(where: { $0.contains(UInt8(ascii: ":")) }),
            !lines[1..<end].contains(where: \.isEmpty)
        else { return nil }
        return end + 1
    }

    private static func head(_ lines: ArraySlice<ArraySlice<UInt8>>) -> ArticleHead {
        var head = ArticleHead()
        for line in lines {
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
            let name = String(decoding: trimmed(line[..<colon]), as: UTF8.self).lowercased()
            var value = trimmed(line[(colon + 1)...])
            if let quote = value.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"), value.last == quote,
                value.count > 1
            {
                value = value.dropFirst().dropLast()
            }
            let words = PlainWords.line(String(decoding: value, as: UTF8.self))
            guard !words.isEmpty else { continue }
            switch name {
            case "title": head.title = words
            case "author": head.author = words
            case "date": head.date = words
            case "source", "site": head.source = words
            case "url", "link", "canonical": head.url = WebAddress.isFetchable(words) ? words : nil
            case "lang", "language": head.language = words
            default: continue
            }
        }
        return head
    }
}
