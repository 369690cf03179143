public import LecternQuery

/// In which order articles are listed.
public enum ArticleOrder: String, Hashable, Sendable, CaseIterable {
    /// By the day they appeared.
    case newest, oldest
    /// By the day they were added, the last first.
    case added
    /// By letters.
    case source, title

    /// What it is called on screen.
    var words: String {
        switch self {
        case .newest: "newest first"
        case .oldest: "oldest first"
        case .added: "last added first"
        case .source: "by source"
        case .title: "by title"
        }
    }
}

/// A speaker, an event or an issue of the library.
public enum LibraryReference: Hashable, Sendable {
    /// By its `id` in the library.
    case id(String)
    /// By its `id` within an article, whose `id` comes first.
    case found(in: String, as: String)
}

/// What a screen of the library shows.
public enum LibrarySubject: Hashable, Sendable {
    /// What has a page.
    public enum Names: String, Hashable, Sendable {
        case speakers, events, issues
    }

    /// The articles that a query finds.
    case articles(Query, ArticleOrder)
    /// All speakers, events or issues whose names hold all of some words, or begin one of theirs with the last.
    case names(Names, words: String)
    /// Everything that a speaker says, by date, the newest first.
    case speaker(LibraryReference)
    /// Who stands where on an event: its speakers, then the statements by date.
    case event(LibraryReference)
    /// The courses of all who take a stance on an issue.
    case board(LibraryReference)
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

    /// The name, or the proposition of an issue.
    public var name: String
    /// What it is, in a few words.
    public var about: String
    /// Where its statements lean, the issue with most of them first.
    public var leanings: [Leaning]
    /// The dates of the oldest and the newest statement, as EDTF; nil where none is known.
    public var dates: ClosedRange<String>?

    /// Describes what a page is of.
    public init(name: String, about: String = "", leanings: [Leaning] = [], dates: ClosedRange<String>? = nil) {
        self.name = name
        self.about = about
        self.leanings = leanings
        self.dates = dates
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
