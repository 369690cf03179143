/// What a feed holds, whatever it was written in.
public struct Feed: Hashable, Sendable {
    /// What it is called.
    public var title: String?
    /// The page that it belongs to.
    public var link: String?
    /// Its entries, in its own order.
    public var entries: [FeedEntry]

    /// Describes a feed.
    public init(title: String? = nil, link: String? = nil, entries: [FeedEntry] = []) {
        self.title = title
        self.link = link
        self.entries = entries
    }

    /// The largest feed that is read, in bytes.
    public static let byteLimit = 64 << 20

    /// Reads RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, JSON Feed and CDF, well-formed or not.
    ///
    /// - Parameters:
    ///   - address: where the feed stands, for the relative links in it.
    ///   - charset: the encoding that a server gave it; a byte order mark wins over it.
    /// - Throws: `FeedError` when the bytes are no feed. Cost: about 50 ns a byte, and ten times the bytes in memory.
    public static func read(
        _ bytes: [UInt8], from address: String? = nil, charset: String? = nil
    ) throws(FeedError) -> Feed {
        guard bytes.count <= byteLimit else { throw .tooLarge }
        let text = DeclaredEncoding.text(of: bytes, charset: charset)
        switch FeedSign.find(in: text) {
        case .json: return try JSONFeed.read(text, from: address)
        case .markup:
            guard let root = try FeedTree.read(text), let feed = MarkupFeed.read(root, from: address) else {
                throw .notAFeed
            }
            return feed
        case nil: throw .notAFeed
        }
    }

    /// Whether `bytes`, or what they begin with, look like a feed, whatever their file is called.
    public static func isFeed(_ bytes: some Collection<UInt8>, charset: String? = nil) -> Bool {
        FeedSign.find(in: DeclaredEncoding.text(of: Array(bytes.prefix(FeedSign.reach)), charset: charset)) != nil
    }
}

/// One article of a feed, or what the feed tells of it. Texts are plain: no markup, no controls.
public struct FeedEntry: Hashable, Sendable {
    /// What the feed knows it by, for telling old from new; else its link, else its title.
    public var id: String
    /// What it is called, on one line.
    public var title: String?
    /// Where it stands in full.
    public var link: String?
    /// When it was published, else when it was changed.
    public var date: DateReading?
    /// Whoever wrote it, several joined by commas.
    public var author: String?
    /// What it is about, where there is a text as well.
    public var summary: String?
    /// The text: the entry's content, else its description. A line is a paragraph.
    public var text: String?
    /// Whether `text` is the content that the feed gives, and not a mere description.
    public var isWhole: Bool

    /// Describes an entry.
    public init(
        id: String = "", title: String? = nil, link: String? = nil, date: DateReading? = nil, author: String? = nil,
        summary: String? = nil, text: String? = nil, isWhole: Bool = false
    ) {
        self.id = id
        self.title = title
        self.link = link
        self.date = date
        self.author = author
        self.summary = summary
        self.text = text
        self.isWhole = isWhole
    }

    /// Whether the feed only tells what the entry is about, or how it begins, and its page has the text.
    public var isSummary: Bool {
        guard let text else { return true }
        let end = text.suffix(12)
        if ["…", "...", "[…]", "[...]"].contains(where: { end.hasSuffix($0) }) { return true }
        // Many feeds give the whole text as a description.
        return !isWhole && (text.utf8.count < Self.longestSummary || !text.contains("\n"))
    }

    /// A description of several paragraphs that is longer than this, in bytes, is a text.
    private static let longestSummary = 2_000
}

/// Why bytes give no feed; the description says what is the matter and what to do, and stands behind a file's name.
public enum FeedError: Error, Hashable, Sendable, CustomStringConvertible {
    /// They are something else.
    case notAFeed
    /// They are no list of subscriptions.
    case notOPML
    /// They are more than any feed has.
    case tooLarge
    /// It declares entities that grow without measure.
    case entities
    /// It is a JSON Feed that is no JSON.
    case brokenJSON

    public var description: String {
        switch self {
        case .notAFeed: "is no feed; give the address of an RSS, Atom or JSON feed"
        case .notOPML: "is no OPML; give a list of subscriptions that a feed reader has exported"
        case .tooLarge: "is larger than any feed, \(Feed.byteLimit >> 20) MB; give another feed"
        case .entities: "has entities that would fill the memory; do not trust this feed"
        case .brokenJSON: "is a JSON feed that breaks off or is no JSON; fetch it again"
        }
    }
}

/// What tells a feed from other texts.
enum FeedSign {
    case markup, json

    /// How far it is looked for, in bytes.
    static let reach = 64 << 10

    /// Of what kind a text is, UTF-8; nil when it is no feed.
    static func find(in text: [UInt8]) -> FeedSign? {
        let head = text.prefix(reach)
        if head.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") {
            // The version may stand anywhere in it.
            return contains("jsonfeed.org/version/", in: head) || contains("jsonfeed.org\\/version\\/", in: head)
                ? .json : nil
        }
        var scanner = MarkupScanner(Array(head))
        while let token = scanner.next() {
            switch token {
            case .text(let words): if words.contains(where: { !$0.isWhitespace && $0 != "\u{FEFF}" }) { return nil }
            case .end: return nil
            case .start(let name, let attributes, _):
                return isRoot(name, attributes) ? .markup : nil
            }
        }
        return nil
    }

    private static func isRoot(_ name: String, _ attributes: [MarkupScanner.Attribute]) -> Bool {
        switch name.split(separator: ":").last {
        case "rss", "feed", "channel": true
        // RDF can tell anything; a feed says that it is RSS.
        case "rdf":
            attributes.contains { $0.value.lowercased().contains("rss") || $0.value.contains("my.netscape.com") }
        // An entry of Atom may stand alone.
        case "entry": attributes.contains { FeedElement.Vocabulary(namespace: $0.value) == .atom }
        default: false
        }
    }

    private static func contains(_ word: String, in bytes: ArraySlice<UInt8>) -> Bool {
        let word = Array(word.utf8)
        guard let first = word.first else { return true }
        var rest = bytes
        while let start = rest.firstIndex(of: first) {
            if rest[start...].starts(with: word) { return true }
            rest = rest[(start + 1)...]
        }
        return false
    }
}
