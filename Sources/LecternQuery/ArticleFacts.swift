public import LecternText

/// What is known of an article beside its text; nil and empty where nothing is known.
public struct ArticleFacts: Hashable, Sendable {
    /// What it is called.
    public var title: String?
    /// Who published it.
    public var source: String?
    /// When it appeared, beginning with an EDTF date (`2023-07-11`, `2023-07`); other dates are taken as not known.
    public var date: String?
    /// Where it stands.
    public var url: String?
    /// What the person filed it under.
    public var tags: [String]
    /// Whether it is still to be read; nil where nobody keeps count, as outside a library.
    public var isUnread: Bool?
    /// Whether the person starred it; nil where nobody keeps count.
    public var isStarred: Bool?

    /// Gathers what is known.
    public init(
        title: String? = nil, source: String? = nil, date: String? = nil, url: String? = nil, tags: [String] = [],
        isUnread: Bool? = nil, isStarred: Bool? = nil
    ) {
        self.title = title
        self.source = source
        self.date = date
        self.url = url
        self.tags = tags
        self.isUnread = isUnread
        self.isStarred = isStarred
    }

    /// What an article's head lines say.
    public init(of article: Article) {
        self.init(
            title: article.title, source: article.head.source, date: article.head.date, url: article.head.url)
    }
}
