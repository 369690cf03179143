/// An element of a feed with all that it holds.
struct FeedElement {
    /// The vocabularies that feeds mix.
    enum Vocabulary: Hashable {
        /// RSS, Atom or CDF itself, whichever the document is written in.
        case own
        case atom, rdf, dublinCore, content, media, itunes, xhtml, feedburner
        /// What has no bearing on reading.
        case other
    }

    /// Something that stands in an element.
    enum Content {
        case text(String)
        case element(FeedElement)
    }

    /// Without prefix, in small letters.
    var name: String
    var vocabulary: Vocabulary
    /// Names in small letters, without prefix but for `xml:`.
    var attributes: [MarkupScanner.Attribute] = []
    var content: [Content] = []
    /// What relative links in it are relative to; nil when the document does not say.
    var base: String?
    /// Whether the document ended before it did.
    var isCut = false

    /// The value of an attribute, nil when there is none or it is blank.
    func value(of name: String) -> String? {
        attributes.first { $0.name == name }.flatMap { PlainWords.nonEmpty(PlainWords.line($0.value)) }
    }

    /// Whether it is an entry of the feed.
    var isItem: Bool { vocabulary == .own && (name == "item" || name == "entry") }

    /// The elements that stand directly in it.
    var children: [FeedElement] {
        content.compactMap { if case .element(let element) = $0 { element } else { nil } }
    }

    /// Whether it holds elements.
    var hasChildren: Bool { content.contains { if case .element = $0 { true } else { false } } }

    /// The first child of that name.
    func child(_ name: String, _ vocabulary: Vocabulary = .own) -> FeedElement? {
        for case .element(let element) in content where element.name == name && element.vocabulary == vocabulary {
            return element
        }
        return nil
    }

    /// The children of that name.
    func all(_ name: String, _ vocabulary: Vocabulary = .own) -> [FeedElement] {
        children.filter { $0.name == name && $0.vocabulary == vocabulary }
    }

    /// All text in it, as it stands there.
    var rawText: String {
        content.reduce(into: "") { text, part in
            switch part {
            case .text(let words): text += words
            case .element(let element): text += element.rawText
            }
        }
    }
}

extension FeedElement.Vocabulary {
    /// What a namespace means, by its name, whatever prefix it has.
    init(namespace: String) {
        let name = namespace.lowercased()
        guard !name.isEmpty else {
            self = .own
            return
        }
        self = Self.known.first { name.hasPrefix($0.prefix) }?.vocabulary ?? .other
    }

    /// What a prefix means that nobody has declared.
    init(undeclared prefix: String) { self = Self.customary[prefix] ?? .other }

    /// Beginnings of namespaces, so that versions and endings do not matter; the first that fits holds.
    private static let known: [(prefix: String, vocabulary: Self)] = [
        ("http://www.w3.org/2005/atom", .atom), ("http://purl.org/atom/ns", .atom),
        ("http://purl.org/rss/1.0/modules/content", .content), ("http://purl.org/rss/1.0/modules/", .other),
        ("http://purl.org/rss/", .own), ("http://my.netscape.com/", .own), ("http://channel.netscape.com/", .own),
        ("http://backend.userland.com/", .own), ("http://blogs.law.harvard.edu/tech/rss", .own),
        ("http://cyber.law.harvard.edu/rss", .own), ("http://www.rssboard.org/", .own),
        ("http://www.w3.org/1999/02/22-rdf-syntax-ns", .rdf), ("http://purl.org/dc/", .dublinCore),
        ("http://search.yahoo.com/mrss", .media), ("http://www.rssboard.org/media-rss", .media),
        ("http://www.itunes.com/dtds/podcast", .itunes), ("http://example.com/dtds/podcast", .itunes),
        ("http://www.w3.org/1999/xhtml", .xhtml), ("http://rssnamespace.org/feedburner/ext", .feedburner),
    ]

    private static let customary: [String: Self] = [
        "atom": .atom, "atom10": .atom, "rdf": .rdf, "dc": .dublinCore, "dcterms": .dublinCore, "content": .content,
        "media": .media, "itunes": .itunes, "xhtml": .xhtml, "feedburner": .feedburner, "rss": .own,
    ]
}
