/// What a file that may hold an article is, told by its content: a name can say anything.
enum ArticleKind: Hashable, Sendable {
    case text, markdown, page, book, feed
    /// Articles with their annotations, one a line of JSON.
    case lines

    /// The most of such a file that is read, in bytes; nil for text, which is read as it is looked at.
    var byteLimit: Int? {
        switch self {
        case .text, .lines: nil
        case .markdown: 32 << 20
        case .page: HTMLGuard.byteLimit
        case .book: ZipArchive.byteLimit
        case .feed: Feed.byteLimit
        }
    }

    /// What a file is that begins with `head`.
    init(_ head: [UInt8]) {
        if Self.isBook(head) {
            self = .book
            return
        }
        let (encoding, markLength) = head.withUnsafeBufferPointer { TextEncoding.detect($0, isWhole: false) }
        let text = encoding.decode(head[markLength...])
        if FeedSign.find(in: text) != nil {
            self = .feed
        } else if ArticleLine.begins(text) {
            self = .lines
        } else if let kind = Self.markup(text) {
            self = kind
        } else {
            self = MarkdownSign.isMarkdown(text) ? .markdown : .text
        }
    }

    /// Source: EPUB 3.3, section 4.3: the first file of the archive names its type and is not deflated.
    private static func isBook(_ head: [UInt8]) -> Bool {
        guard head.starts(with: [0x50, 0x4B, 0x03, 0x04]) else { return false }
        return head[...].range(of: "application/epub+zip") != nil
            || head[...].range(of: "META-INF/container.xml") != nil
    }

    /// A page, by the first element of a text that begins with markup; nil when it begins otherwise.
    private static func markup(_ text: [UInt8]) -> ArticleKind? {
        var rest = text.drop { $0 <= 0x20 }
        while rest.first == UInt8(ascii: "<") {
            if rest.starts(with: "<!--".utf8) {
                guard let end = rest.range(of: "-->") else { return nil }
                rest = rest[end.upperBound...]
            } else if rest.starts(with: "<?".utf8) || rest.starts(with: "<!".utf8) {
                let declaration = String(decoding: rest.prefix(14), as: UTF8.self).lowercased()
                if declaration == "<!doctype html" { return .page }
                guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return nil }
                rest = rest[(end + 1)...]
            } else {
                let name = rest.dropFirst().prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
                return element(String(decoding: name.prefix(20), as: UTF8.self).lowercased(), in: text)
            }
            rest = rest.drop { $0 <= 0x20 }
        }
        return nil
    }

    private static func element(_ name: String, in text: [UInt8]) -> ArticleKind? {
        guard let element = HTMLElement(rawValue: name) else { return nil }
        if element.isBlock || element.isNeverRead { return .page }
        // A sentence may begin with one tag; markup has more.
        let ends = zip(text, text.dropFirst()).count { $0 == (UInt8(ascii: "<"), UInt8(ascii: "/")) }
        return ends >= 3 ? .page : nil
    }
}
