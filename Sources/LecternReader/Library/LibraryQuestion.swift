public import LecternQuery
public import LecternText

/// In which order articles are listed.
public enum ArticleOrder: String, Hashable, Sendable, CaseIterable {
    /// By the day they appeared.
    case newest
    /// By the day they were added, the last first.
    case added
    /// What fits the words of the query best first.
    case relevance
    /// By title.
    case title
    /// By who published them.
    case source

    /// What it is called on screen.
    var words: String {
        switch self {
        case .newest: "newest first"
        case .added: "last added first"
        case .relevance: "best first"
        case .title: "by title"
        case .source: "by source"
        }
    }
}

/// A speaker, an event or an issue of the library.
public enum LibraryReference: Hashable, Sendable {
    /// By what it is called in the library.
    case id(EntityID)
    /// By its `id` within an article.
    case found(in: ArticleID, as: String)
}

/// What a screen of the library shows.
public enum LibrarySubject: Hashable, Sendable {
    /// The articles that a query finds.
    case articles(Query, ArticleOrder)
    /// All speakers, events or issues whose names hold all of some words, or begin one of theirs with the last.
    case names(EntityID.Kind, words: String)
    /// Everything that a speaker says, by date, the newest first.
    case speaker(LibraryReference)
    /// Who stands where on an event: its speakers, then the statements by date.
    case event(LibraryReference)
    /// Who stands where on an issue, and when.
    case board(LibraryReference)
    /// The statements that a cell of such a page counts, by date.
    case statements(StatementScope)
}

/// What the reader wants to know of the library.
public struct LibraryQuestion: Hashable, Sendable {
    /// Tells answers apart: only the newest question is waited for.
    public let id: Int
    /// What is to be shown.
    public let subject: LibrarySubject
    /// Which of its rows, counted from 0; there may be fewer.
    public let rows: Range<Int>
}

/// What stands above the rows of a page.
public struct LibraryHead: Hashable, Sendable {
    /// The statements on one issue.
    public struct Leaning: Hashable, Sendable {
        /// The issue's proposition.
        public var issue: String
        /// Where the statements stand.
        public var stances: StanceCounts

        /// Describes how statements lean on an issue.
        public init(issue: String, stances: StanceCounts) {
            self.issue = issue
            self.stances = stances
        }
    }

    /// What it is called in the library; nil for the statements of a cell.
    public var id: EntityID?
    /// The name, or the proposition of an issue.
    public var name: String
    /// What it is, in a few words.
    public var about: String
    /// Where its statements lean, the issue with most of them first.
    public var leanings: [Leaning]
    /// The periods of a board, as `Board.periods`.
    public var periods: [String]

    /// Describes what a page is of.
    public init(
        id: EntityID?, name: String, about: String = "", leanings: [Leaning] = [], periods: [String] = []
    ) {
        self.id = id
        self.name = name
        self.about = about
        self.leanings = leanings
        self.periods = periods
    }
}

/// Some rows of a screen of the library.
public struct LibraryAnswer: Hashable, Sendable {
    /// What stands above the rows; nil for lists.
    public var head: LibraryHead?
    /// The number of the first of `rows`, counted from 0.
    public var first: Int
    /// The rows asked for, as far as there are so many.
    public var rows: [LibraryRow]
    /// How many rows there are in all.
    public var total: Int
    /// How many articles the library holds.
    public var articleCount: Int

    /// Answers with rows from `first` on.
    public init(head: LibraryHead? = nil, first: Int = 0, rows: [LibraryRow], total: Int, articleCount: Int) {
        self.head = head
        self.first = first
        self.rows = rows
        self.total = total
        self.articleCount = articleCount
    }
}

/// The names that queries and tags are completed with, those that occur most first.
public struct LibraryVocabulary: Hashable, Sendable {
    /// Names of speakers.
    public var speakers: [String]
    /// Names of events.
    public var events: [String]
    /// Propositions of issues.
    public var issues: [String]
    /// Tags of articles.
    public var tags: [String]

    /// Gathers names.
    public init(speakers: [String] = [], events: [String] = [], issues: [String] = [], tags: [String] = []) {
        self.speakers = speakers
        self.events = events
        self.issues = issues
        self.tags = tags
    }
}
