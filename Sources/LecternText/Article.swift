/// A text to read, with what is known of it: shared by reference, never changed.
///
/// An article may be opened before all of its text has been looked at: then `isWhole` is false, `paragraphs` covers its
/// beginning, and the rest follows as a new article over the same store.
public final class Article: Sendable {
    /// What the article is called where a path would be too long: a file's name, "standard input".
    public let name: String
    /// What its head lines say.
    public let head: ArticleHead
    /// The title as shown, never empty.
    public let title: String
    /// Its text.
    public let store: any TextStore
    /// Where its paragraphs begin, as far as it has been looked at.
    public let paragraphs: ParagraphIndex
    /// Whether `paragraphs` covers the whole text.
    public var isWhole: Bool { paragraphs.scannedByteCount >= store.byteCount }

    /// Describes a text; the title is taken from the head, else from the text's beginning.
    public init(name: String, head: ArticleHead = ArticleHead(), store: any TextStore, paragraphs: ParagraphIndex) {
        self.name = name
        self.head = head
        self.store = store
        self.paragraphs = paragraphs
        title = Title.of(head: head, store: store, paragraphs: paragraphs, name: name)
    }

    /// An article held in memory.
    public convenience init(name: String, text: [UInt8], head: ArticleHead = ArticleHead()) {
        self.init(name: name, head: head, store: MemoryStore(text), paragraphs: ParagraphIndex(of: text))
    }

    private init(_ article: Article, paragraphs: ParagraphIndex) {
        name = article.name
        head = article.head
        title = article.title
        store = article.store
        self.paragraphs = paragraphs
    }

    /// The number of the line that holds the byte at `offset`, counted from 1 at the text's first byte. Cost: one pass.
    public func line(at offset: Int) -> Int {
        store.bytes(in: TextSpan(0, offset)).count { $0 == 0x0A } + 1
    }

    /// The same article, more of its text looked at.
    public func indexed(by paragraphs: ParagraphIndex) -> Article { Article(self, paragraphs: paragraphs) }

    /// The span of a paragraph without the white space around it, and its bytes.
    public func paragraph(_ index: Int) -> (span: TextSpan, bytes: [UInt8]) {
        let extent = paragraphs.extent(of: index)
        var bytes = store.bytes(in: extent)
        while let last = bytes.last, last <= 0x20, last == 0x20 || (0x09...0x0D).contains(last) { bytes.removeLast() }
        return (TextSpan(extent.start, extent.start + bytes.count), bytes)
    }
}

/// What is said of an article outside its text: by head lines (`Title:`, `Date:`, `Source:`, `URL:`), or by a page.
public struct ArticleHead: Hashable, Sendable {
    /// What it is called.
    public var title: String?
    /// When it appeared, as the text gives it; a page's as a day, `2016-09-26`.
    public var date: String?
    /// Who published it.
    public var source: String?
    /// Where it stands.
    public var url: String?
    /// Who wrote it, several joined by commas.
    public var author: String?
    /// What it is written in, as BCP 47 has it: `en`, `pt-BR`.
    public var language: String?

    /// The head of a text, each part nil when nobody says it.
    public init(
        title: String? = nil, date: String? = nil, source: String? = nil, url: String? = nil, author: String? = nil,
        language: String? = nil
    ) {
        self.title = title
        self.date = date
        self.source = source
        self.url = url
        self.author = author
        self.language = language
    }
}
