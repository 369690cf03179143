public import LecternText

/// How many statements take each stance, and how many none.
public struct StanceCounts: Hashable, Sendable {
    /// By the order of `Stance.allCases`.
    private var counts = Array(repeating: 0, count: Stance.allCases.count)
    /// Statements that take no stance, as nothing is debated where they stand.
    public var unjudged = 0

    /// Counts nothing.
    public init() {}

    /// Counts as `Stance.allCases` orders them; stances left out count 0.
    public init(support: Int = 0, caution: Int = 0, oppose: Int = 0, neutral: Int = 0, unjudged: Int = 0) {
        counts = [support, caution, oppose, neutral]
        self.unjudged = unjudged
    }

    /// The statements that take a stance.
    public subscript(stance: Stance) -> Int {
        get { counts[Self.index(of: stance)] }
        set { counts[Self.index(of: stance)] = newValue }
    }

    /// All statements.
    public var total: Int { counts.reduce(unjudged, +) }

    private static func index(of stance: Stance) -> Int {
        switch stance {
        case .support: 0
        case .caution: 1
        case .oppose: 2
        case .neutral: 3
        }
    }
}

/// An article of the library, as a list shows it.
public struct LibraryArticle: Hashable, Sendable {
    /// What tells it from all others.
    public var id: String
    /// What it is called.
    public var title: String
    /// Who published it, nil when that is not known.
    public var source: String?
    /// When it appeared, as EDTF, nil when that is not known.
    public var date: String?
    /// Whether it is still to be read.
    public var isUnread: Bool
    /// Whether the person starred it.
    public var isStarred: Bool
    /// What the person filed it under.
    public var tags: [String]
    /// Its statements; nil while it waits for its analysis.
    public var stances: StanceCounts?

    /// Describes an article.
    public init(
        id: String, title: String, source: String? = nil, date: String? = nil, isUnread: Bool = true,
        isStarred: Bool = false, tags: [String] = [], stances: StanceCounts? = nil
    ) {
        self.id = id
        self.title = title
        self.source = source
        self.date = date
        self.isUnread = isUnread
        self.isStarred = isStarred
        self.tags = tags
        self.stances = stances
    }
}

/// Where a statement stands: in which article, and at which byte of its text its content begins.
public struct LibraryPlace: Hashable, Sendable {
    /// The article's `id`.
    public var article: String
    /// The first byte of the statement's content.
    public var start: Int

    /// Names a place.
    public init(article: String, start: Int) {
        self.article = article
        self.start = start
    }
}

/// A statement of any article, as a page shows it.
public struct LibraryStatement: Hashable, Sendable {
    /// Where it stands.
    public var place: LibraryPlace
    /// The article's title.
    public var title: String
    /// Who published the article, nil when that is not known.
    public var source: String?
    /// When the article appeared, as EDTF, nil when that is not known.
    public var date: String?
    /// The paragraph in which its content begins, counted from 1.
    public var paragraph: Int
    /// Who makes it, nil when nobody is named.
    public var speaker: String?
    /// The words that report.
    public var cue: String
    /// What is reported.
    public var content: String
    /// Where it stands on its article's issue, nil where nothing is debated.
    public var position: Statement.Position?
    /// Whether the person has corrected it.
    public var isCorrected: Bool

    /// Describes a statement.
    public init(
        place: LibraryPlace, title: String, source: String? = nil, date: String? = nil, paragraph: Int,
        speaker: String?, cue: String, content: String, position: Statement.Position?, isCorrected: Bool = false
    ) {
        self.place = place
        self.title = title
        self.source = source
        self.date = date
        self.paragraph = paragraph
        self.speaker = speaker
        self.cue = cue
        self.content = content
        self.position = position
        self.isCorrected = isCorrected
    }
}

/// A speaker, an event or an issue over all articles.
public struct LibraryName: Hashable, Sendable {
    /// What tells it from all others of its kind.
    public var id: String
    /// The name, or the proposition of an issue.
    public var name: String
    /// What it is, in a few words: "person", "summit, 2023-07".
    public var about: String
    /// How many articles speak of it.
    public var articleCount: Int
    /// The statements made by it, about it or on it.
    public var stances: StanceCounts

    /// Describes a speaker, an event or an issue.
    public init(id: String, name: String, about: String = "", articleCount: Int, stances: StanceCounts) {
        self.id = id
        self.name = name
        self.about = about
        self.articleCount = articleCount
        self.stances = stances
    }
}

/// Where a speaker stands over time.
public struct LibraryCourse: Hashable, Sendable {
    /// One statement of it.
    public struct Step: Hashable, Sendable {
        /// When its article appeared, as EDTF, nil when that is not known.
        public var date: String?
        /// The stance it takes.
        public var stance: Stance
        /// Whether that is a guess.
        public var isGuess: Bool
        /// Where it stands.
        public var place: LibraryPlace

        /// Describes a statement.
        public init(date: String?, stance: Stance, isGuess: Bool = false, place: LibraryPlace) {
            self.date = date
            self.stance = stance
            self.isGuess = isGuess
            self.place = place
        }
    }

    /// The speaker's name.
    public var name: String
    /// The statements on the issue by date, those without one first.
    public var steps: [Step]

    /// Describes a course.
    public init(name: String, steps: [Step]) {
        self.name = name
        self.steps = steps
    }

    /// The side taken first and the one taken last, where those differ: the speaker has changed.
    ///
    /// Statements that take no side, and guesses, are no change.
    public var change: (from: Stance, to: Stance)? {
        let sides = steps.filter { $0.stance != .neutral && !$0.isGuess }.map(\.stance)
        guard let first = sides.first, let last = sides.last, first != last else { return nil }
        return (first, last)
    }
}

/// One row of a screen of the library.
public enum LibraryRow: Hashable, Sendable {
    /// An article.
    case article(LibraryArticle)
    /// A speaker, an event or an issue, which has a page.
    case name(LibraryName)
    /// A speaker on an event's page: who stands where, and where the newest of those statements stands.
    case stand(LibraryName, LibraryPlace)
    /// A statement.
    case statement(LibraryStatement)
    /// A speaker on a board.
    case course(LibraryCourse)
}
