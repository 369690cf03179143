/// A feed, as a person names it.
public struct FeedAddress: Hashable, Sendable, Codable {
    /// Where it stands: `https://…`.
    public var address: String
    /// What it is called; empty when nobody has said so yet.
    public var title: String

    /// Names a feed.
    public init(address: String, title: String = "") {
        self.address = address
        self.title = title
    }
}

/// A feed of the library, as lists show it, and how far it has been read.
public struct ListedFeed: Hashable, Sendable {
    /// Where it stands.
    public var address: String
    /// What it is called; empty until it says so.
    public var title: String
    /// Whether the library follows it; false for one that only the configuration names.
    public var isFollowed: Bool
    /// When it answered last, in seconds since 1970; nil when it never did.
    public var fetched: Int?
    /// Why it could not be read the last time; nil when it could.
    public var failure: String?
    /// The `ETag` of the version that has been taken whole.
    public var etag: String?
    /// The `Last-Modified` of that version.
    public var modified: String?
    /// How many articles of the library came from it.
    public var articleCount: Int

    /// Describes a feed.
    public init(
        address: String, title: String = "", isFollowed: Bool = false, fetched: Int? = nil, failure: String? = nil,
        etag: String? = nil, modified: String? = nil, articleCount: Int = 0
    ) {
        self.address = address
        self.title = title
        self.isFollowed = isFollowed
        self.fetched = fetched
        self.failure = failure
        self.etag = etag
        self.modified = modified
        self.articleCount = articleCount
    }

    /// What people call it: its title, else where it stands.
    public var name: String { title.isEmpty ? address : title }
}
