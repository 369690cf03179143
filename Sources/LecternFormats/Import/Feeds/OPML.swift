/// Lists of subscriptions, as feed readers hand them to each other.
///
/// Source: opml.org/spec2.
public enum OPML {
    /// A feed that somebody follows.
    public struct Subscription: Hashable, Sendable {
        /// Where the feed stands.
        public var address: String
        /// What it is called; empty when nobody said.
        public var title: String

        /// Names a feed.
        public init(address: String, title: String = "") {
            self.address = address
            self.title = title
        }
    }

    /// The feeds in an OPML document, each once, in its order; folders are left out.
    ///
    /// - Throws: `FeedError.notAFeed` when it is no OPML.
    public static func read(_ bytes: [UInt8]) throws(FeedError) -> [Subscription] {
        guard bytes.count <= Feed.byteLimit else { throw .tooLarge }
        guard let root = try FeedTree.read(DeclaredEncoding.text(of: bytes)), root.name == "opml" else {
            throw .notAFeed
        }
        var found: [Subscription] = []
        var seen: Set<String> = []
        func collect(_ element: FeedElement) {
            if let address = element.value(of: "xmlurl"), WebAddress.isFetchable(address), seen.insert(address).inserted
            {
                let title = element.value(of: "title") ?? element.value(of: "text") ?? ""
                found.append(Subscription(address: address, title: title))
            }
            for child in element.children { collect(child) }
        }
        collect(root)
        return found
    }

    /// Whether a document is OPML, by its beginning.
    public static func isOPML(_ bytes: some Collection<UInt8>) -> Bool {
        var scanner = MarkupScanner(DeclaredEncoding.text(of: Array(bytes.prefix(FeedSign.reach))))
        while let token = scanner.next() {
            if case .start(let name, _, _) = token { return name == "opml" }
        }
        return false
    }

    /// An OPML document, UTF-8.
    public static func write(_ subscriptions: [Subscription], title: String) -> [UInt8] {
        var lines = [
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<opml version=\"2.0\">",
            "<head><title>\(Markup.escaped(title))</title></head>", "<body>",
        ]
        for one in subscriptions {
            let name = Markup.escaped(one.title.isEmpty ? one.address : one.title)
            lines.append(
                "<outline type=\"rss\" text=\"\(name)\" title=\"\(name)\" xmlUrl=\"\(Markup.escaped(one.address))\"/>")
        }
        lines += ["</body>", "</opml>"]
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }
}
