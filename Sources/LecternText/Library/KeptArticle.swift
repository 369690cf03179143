/// What a library keeps of an article beside its text, its head and its statements: all that it takes for the article to be in
/// another library what it is in this one. Offsets are in bytes of the text.
public struct KeptArticle: Hashable, Sendable, Codable {
    /// Its second names, the one that lists show first.
    public var names: [String]
    /// When it was added, in seconds since 1970.
    public var added: Int
    public var isUnread: Bool
    public var isStarred: Bool
    public var tags: [String]
    /// The proposal that the person has set.
    public var issue: String?
    /// Where the person was in it; nil for the beginning.
    public var place: KeptPlace?
    /// The person's own notes, in the order of the text.
    public var notes: [KeptNote]
    /// What the person has said better than the analysis, in the order in which it was said.
    public var corrections: [CorrectionRecord]
    /// The version of the model that has analysed it; nil while it waits.
    public var model: String?
    /// The analysis before corrections, as libraries keep it, in base 64; nil while there is none.
    public var analysis: String?
    /// Who and what its speakers, events and issues are across articles.
    public var entities: [KeptEntity]

    /// Gathers what is kept.
    public init(
        names: [String] = [], added: Int, isUnread: Bool = true, isStarred: Bool = false, tags: [String] = [],
        issue: String? = nil, place: KeptPlace? = nil, notes: [KeptNote] = [], corrections: [CorrectionRecord] = [],
        model: String? = nil,
        analysis: String? = nil, entities: [KeptEntity] = []
    ) {
        self.names = names
        self.added = added
        self.isUnread = isUnread
        self.isStarred = isStarred
        self.tags = tags
        self.issue = issue
        self.place = place
        self.notes = notes
        self.corrections = corrections
        self.model = model
        self.analysis = analysis
        self.entities = entities
    }

    private enum CodingKeys: String, CodingKey {
        case names, added
        case isUnread = "unread"
        case isStarred = "starred"
        case tags, issue, place, notes, corrections, model, analysis, entities
    }
}

/// Where a person was in an article, as it is kept.
public struct KeptPlace: Hashable, Sendable, Codable {
    /// The first visible word, and the beginning of the paragraph under the cursor.
    public var top: Int
    public var cursor: Int
    /// The beginnings of the paragraphs that bear a bookmark, by its name of one character.
    public var bookmarks: [String: Int]

    /// The place for another library.
    public init(_ place: Place) {
        top = place.top
        cursor = place.cursor
        bookmarks = Dictionary(
            place.bookmarks.map { (String($0.key), $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    /// The place as readers take it.
    public var place: Place {
        let named = bookmarks.compactMap { name, offset in name.first.map { ($0, offset) } }
        return Place(top: top, cursor: cursor, bookmarks: Dictionary(named, uniquingKeysWith: { first, _ in first }))
    }
}

/// A person's own note on a statement, kept with where its content lay, however the next analysis names it.
public struct KeptNote: Hashable, Sendable, Codable {
    public var start: Int
    public var end: Int
    /// What the statement was called when the note was written.
    public var statement: String
    public var text: String

    /// Describes a note.
    public init(start: Int, end: Int, statement: String, text: String) {
        self.start = start
        self.end = end
        self.statement = statement
        self.text = text
    }
}

/// Who a speaker, or what an event or an issue of an article is across articles.
public struct KeptEntity: Hashable, Sendable, Codable {
    /// What kind it is: the letter of `EntityID.Kind`.
    public var kind: String
    /// What the article calls it.
    public var name: String
    /// What the library calls it; the same number is the same one in all articles that were exported together.
    public var entity: Int64
    /// What it is called across articles, of what type it is, and when an event was.
    public var called: String
    public var type: String
    public var date: String?

    /// Describes it.
    public init(kind: String, name: String, entity: Int64, called: String, type: String, date: String? = nil) {
        self.kind = kind
        self.name = name
        self.entity = entity
        self.called = called
        self.type = type
        self.date = date
    }
}

/// A correction as it is kept: what it says, and of which statement, however the next analysis numbers them.
public enum CorrectionRecord: Codable, Hashable, Sendable {
    /// A statement is other than it was read. `content` is where its content lay when that was said.
    case of(statement: String, content: [TextSpan], Correction)
    /// There is a statement that was not read, called `id`.
    case new(id: String, NewStatement)
}
