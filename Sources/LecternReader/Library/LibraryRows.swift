public import LecternText

/// One row of a screen of the library.
public enum LibraryRow: Hashable, Sendable {
    /// An article, and where its statements stand; nil while it waits for its analysis.
    case article(ListedArticle, StanceCounts?)
    /// A speaker, an event or an issue, which has a page.
    case name(ListedEntity)
    /// A speaker on an event's page, and how the speaker's statements on the event stand.
    case stand(EntityID, String, StanceCounts)
    /// A statement.
    case statement(ListedStatement)
    /// A speaker on a board.
    case course(Board.Row)
}

/// The statements that a cell of a page counts; nil asks for nothing.
public struct StatementScope: Hashable, Sendable {
    /// Who makes them.
    public var speaker: EntityID?
    /// What they speak of.
    public var event: EntityID?
    /// What they take a stance on.
    public var issue: EntityID?
    /// When their articles appeared, from a first to a last date, each a year, a month or a day; nil for those without one.
    public var dates: ClosedRange<String>?
    /// What that is in words, to be shown above them.
    public var words: String

    /// Narrows statements down.
    public init(
        speaker: EntityID? = nil, event: EntityID? = nil, issue: EntityID? = nil, dates: ClosedRange<String>? = nil,
        words: String
    ) {
        self.speaker = speaker
        self.event = event
        self.issue = issue
        self.dates = dates
        self.words = words
    }
}

/// What the library keeps of the article on screen beside its text.
public struct Shelved: Hashable, Sendable {
    /// What the article is called.
    public var id: ArticleID
    /// Whether the person starred it.
    public var isStarred: Bool
    /// What the person filed it under.
    public var tags: [String]
    /// The person's notes, by `Statement.id`.
    public var notes: [String: String]
    /// The statements that the person has corrected or made, by `Statement.id`.
    public var corrected: Set<String>
    /// The proposal that the person has set, nil for the one that was found.
    public var issue: String?
    /// Where the person was in it another day.
    public var place: Place?

    /// Describes what is kept of an article.
    public init(
        id: ArticleID, isStarred: Bool = false, tags: [String] = [], notes: [String: String] = [:],
        corrected: Set<String> = [], issue: String? = nil, place: Place? = nil
    ) {
        self.id = id
        self.isStarred = isStarred
        self.tags = tags
        self.notes = notes
        self.corrected = corrected
        self.issue = issue
        self.place = place
    }
}
