/// What to call an article.
enum Title {
    /// How many scalars a shortened title has at most: it leaves the reading screen's header room for the place.
    static let longest = 64
    /// A first line longer than this is no headline.
    private static let longestHeadline = 120
    /// How much of the text is looked at.
    private static let lookahead = 4096

    /// The head's title, else a first line that looks like one, else the first sentence shortened, else `name`.
    static func of(head: ArticleHead, store: any TextStore, paragraphs: ParagraphIndex, name: String) -> String {
        if let title = head.title.map({ plain(Array($0.utf8)) }), !title.isEmpty { return title }
        guard paragraphs.count > 0 else { return name }
        let first = line(0, store, paragraphs)
        let title = plain(first)
        if title.isEmpty { return name }
        if looksLikeHeadline(first, title, followedBy: paragraphs.count > 1 ? line(1, store, paragraphs) : []) {
            return title
        }
        let sentence = first.withUnsafeBufferPointer { bytes in
            Sentences.split(bytes, in: TextSpan(0, bytes.count)).first.map { Array(bytes[$0.range]) } ?? []
        }
        return shortened(plain(sentence))
    }

    private static func line(_ index: Int, _ store: any TextStore, _ paragraphs: ParagraphIndex) -> [UInt8] {
        let extent = paragraphs.extent(of: index)
        return store.bytes(in: TextSpan(extent.start, min(extent.end, extent.start + lookahead)))
    }

    /// A headline is short and has no final stop, or is followed by a paragraph much longer than itself.
    private static func looksLikeHeadline(_ line: [UInt8], _ title: String, followedBy next: [UInt8]) -> Bool {
        let length = title.unicodeScalars.count
        guard length <= longestHeadline, !next.isEmpty else { return false }
        let hasStop = title.unicodeScalars.last == "." && !title.hasSuffix("...")
        return hasStop ? length <= longest && next.count > 3 * line.count : length <= longest || next.count > line.count
    }

    /// The words of `bytes`, one space between them, controls left out.
    private static func plain(_ bytes: [UInt8]) -> String {
        var text = String.UnicodeScalarView()
        var hasGap = false
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            if ScalarClass.of(scalar.value) == .space {
                hasGap = !text.isEmpty
            } else if scalar.value > 0x9F || (0x20..<0x7F).contains(scalar.value) {
                if hasGap { text.append(" ") }
                hasGap = false
                text.append(scalar)
            }
        }
        return String(text)
    }

    /// `text` cut after a word so that it is at most `longest` scalars long with its "…".
    private static func shortened(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        guard scalars.count > longest else { return text }
        var end = longest - 2
        while end > 0, scalars[end] != " " { end -= 1 }
        if end == 0 { end = longest - 2 }
        while end > 0, [",", ";", ":", " "].contains(scalars[end - 1]) { end -= 1 }
        var short = String.UnicodeScalarView(scalars[..<end])
        short.append(contentsOf: " …".unicodeScalars)
        return String(short)
    }
}
