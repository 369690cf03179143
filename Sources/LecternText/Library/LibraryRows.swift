/// An article as lists show it.
public struct ListedArticle: Hashable, Sendable {
    /// What it is called.
    public var id: ArticleID
    /// Its second name, which somebody gave it; nil without one.
    public var name: String?
    /// Never empty.
    public var title: String
    /// As its head or whoever added it says: an EDTF date, or whatever stands there.
    public var date: String?
    /// Who published it.
    public var source: String?
    /// Where it stands.
    public var url: String?
    /// Who wrote it.
    public var author: String?
    /// When it was added, in seconds since 1970.
    public var added: Int
    public var isUnread: Bool
    public var isStarred: Bool
    /// In alphabetical order.
    public var tags: [String]
    /// Whoever says most in it, at most three names; empty until they are asked for.
    public var speakers: [String]
    /// How many statements it has; nil while it waits for its analysis.
    public var statementCount: Int?
    /// The article that it is a copy of, so that it is counted once; nil for the first of its kind.
    public var copyOf: ArticleID?

    /// Describes an article.
    public init(
        id: ArticleID, name: String? = nil, title: String, date: String? = nil, source: String? = nil,
        url: String? = nil, author: String? = nil, added: Int = 0, isUnread: Bool = true, isStarred: Bool = false,
        tags: [String] = [], speakers: [String] = [], statementCount: Int? = nil, copyOf: ArticleID? = nil
    ) {
        self.id = id
        self.name = name
        self.title = title
        self.date = date
        self.source = source
        self.url = url
        self.author = author
        self.added = added
        self.isUnread = isUnread
        self.isStarred = isStarred
        self.tags = tags
        self.speakers = speakers
        self.statementCount = statementCount
        self.copyOf = copyOf
    }
}

/// A statement as lists show it, with all that is needed to cite it and to go there.
public struct ListedStatement: Hashable, Sendable {
    /// What it is called.
    public var id: StatementID
    /// The title, date and source of its article.
    public var title: String
    public var date: String?
    public var source: String?
    /// Who says it, under the name that holds across articles; nil when nobody is named.
    public var speaker: EntityID?
    public var speakerName: String?
    public var kind: Statement.Kind
    /// Where it stands, how sure that is, and on what; nil without an issue.
    public var stance: Stance?
    public var stanceConfidence: Double?
    public var issue: EntityID?
    public var issueName: String?
    /// How sure the analysis is of source, cue and content, 0 to 1.
    public var confidence: Double
    /// Its words on one line, parts joined by " … ", unsanitised.
    public var sourceWords: String
    public var cueWords: String
    public var contentWords: String
    /// The paragraph that its content begins in, from 0, and the byte of the text where it begins.
    public var paragraph: Int
    public var start: Int
    /// The person's own note on it.
    public var note: String?

    /// Describes a statement.
    public init(
        id: StatementID, title: String, date: String? = nil, source: String? = nil, speaker: EntityID? = nil,
        speakerName: String? = nil, kind: Statement.Kind, stance: Stance? = nil, stanceConfidence: Double? = nil,
        issue: EntityID? = nil, issueName: String? = nil, confidence: Double = 1, sourceWords: String = "",
        cueWords: String = "", contentWords: String, paragraph: Int, start: Int, note: String? = nil
    ) {
        self.id = id
        self.title = title
        self.date = date
        self.source = source
        self.speaker = speaker
        self.speakerName = speakerName
        self.kind = kind
        self.stance = stance
        self.stanceConfidence = stanceConfidence
        self.issue = issue
        self.issueName = issueName
        self.confidence = confidence
        self.sourceWords = sourceWords
        self.cueWords = cueWords
        self.contentWords = contentWords
        self.paragraph = paragraph
        self.start = start
        self.note = note
    }
}

/// How many statements take each stance.
public struct StanceCounts: Hashable, Sendable {
    public var support, caution, oppose, neutral: Int
    /// Statements without an issue, and so without a stance.
    public var none: Int

    /// Counts nothing yet, or what has been counted.
    public init(support: Int = 0, caution: Int = 0, oppose: Int = 0, neutral: Int = 0, none: Int = 0) {
        self.support = support
        self.caution = caution
        self.oppose = oppose
        self.neutral = neutral
        self.none = none
    }

    /// How many statements there are.
    public var total: Int { support + caution + oppose + neutral + none }

    /// How many take a stance; nil is none.
    public subscript(_ stance: Stance?) -> Int {
        get {
            switch stance {
            case .support: support
            case .caution: caution
            case .oppose: oppose
            case .neutral: neutral
            case nil: none
            }
        }
        set {
            switch stance {
            case .support: support = newValue
            case .caution: caution = newValue
            case .oppose: oppose = newValue
            case .neutral: neutral = newValue
            case nil: none = newValue
            }
        }
    }

    /// The stance that most statements with a side take: support, caution or oppose; neutral where none takes a side, and
    /// between equals the more careful; nil without stances.
    public var leaning: Stance? {
        guard total > none else { return nil }
        let sides: [(Stance, Int)] = [(.caution, caution), (.oppose, oppose), (.support, support)]
        guard let best = sides.map(\.1).max(), best > 0 else { return .neutral }
        return sides.first { $0.1 == best }?.0
    }
}

/// A speaker, an event or an issue as lists show it, over all articles; copies count once.
public struct ListedEntity: Hashable, Sendable {
    /// What it is called by programs.
    public var id: EntityID
    /// What it is called by people.
    public var name: String
    /// The kind of a speaker (`Speaker.Kind`) or of an event (`Event.Kind`); empty for an issue.
    public var type: String
    /// When an event was, in EDTF.
    public var date: String?
    /// The other names that articles use, in alphabetical order.
    public var aliases: [String]
    /// How many articles speak of it.
    public var articleCount: Int
    /// What is said by a speaker, about an event, on an issue.
    public var counts: StanceCounts

    /// Describes an entity.
    public init(
        id: EntityID, name: String, type: String = "", date: String? = nil, aliases: [String] = [],
        articleCount: Int = 0, counts: StanceCounts = StanceCounts()
    ) {
        self.id = id
        self.name = name
        self.type = type
        self.date = date
        self.aliases = aliases
        self.articleCount = articleCount
        self.counts = counts
    }
}

/// Who stands where on an issue, and when: speakers × time.
public struct Board: Hashable, Sendable {
    /// One speaker's row.
    public struct Row: Hashable, Sendable {
        public var speaker: EntityID
        public var name: String
        /// One for each period of the board.
        public var cells: [StanceCounts]
        /// Whether the speaker leans to another side in a later period than in an earlier one.
        public var hasChanged: Bool

        /// Describes a row.
        public init(speaker: EntityID, name: String, cells: [StanceCounts], hasChanged: Bool) {
            self.speaker = speaker
            self.name = name
            self.cells = cells
            self.hasChanged = hasChanged
        }
    }

    /// What is debated.
    public var issue: EntityID
    public var proposition: String
    /// The periods in order, as dates: `2023` or `2023-04`; the last may be empty, for articles without a date.
    public var periods: [String]
    /// Whoever says most comes first.
    public var rows: [Row]

    /// Describes a board.
    public init(issue: EntityID, proposition: String, periods: [String], rows: [Row]) {
        self.issue = issue
        self.proposition = proposition
        self.periods = periods
        self.rows = rows
    }
}
