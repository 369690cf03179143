/// What a cell shows. A theme turns roles into colours; no drawing code knows any.
public enum Role: CaseIterable, Hashable, Sendable {
    /// Running text in which nobody speaks.
    case text
    /// What a speaker says while no issue is set.
    case content
    /// A content that takes the side of the issue.
    case contentSupport
    /// A content that says not yet, or only if.
    case contentCaution
    /// A content that takes sides against the issue.
    case contentOppose
    /// A content that takes no side.
    case contentNeutral
    /// The title above the article.
    case title
    /// The lines between the parts of the screen.
    case rule
    /// Labels and figures around the article.
    case label
    /// The margin's bar beside the current paragraph.
    case bar
    /// The letter and count of support.
    case letterSupport
    /// The letter and count of caution.
    case letterCaution
    /// The letter and count of opposition.
    case letterOppose
    /// The letter and count of statements that take no side.
    case letterNeutral
    /// A key's name in help and hints.
    case key
    /// A heading in help and lists.
    case heading
    /// What a person is typing.
    case prompt
    /// What went wrong.
    case error
    /// Paragraphs folded away.
    case fold
}

/// What else is true of a cell, whatever its role.
public struct Marks: OptionSet, Hashable, Sendable {
    /// One bit a mark.
    public let rawValue: UInt8
    /// Makes a set of its bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Part of a source: the words that name a speaker.
    public static let source = Marks(rawValue: 1)
    /// Part of a cue: the words that report.
    public static let cue = Marks(rawValue: 2)
    /// Part of a mention of an event.
    public static let event = Marks(rawValue: 4)
    /// Part of the current highlight.
    public static let current = Marks(rawValue: 8)
    /// Part of the content of the current statement.
    public static let currentContent = Marks(rawValue: 32)
    /// Part of a hit of the search.
    public static let match = Marks(rawValue: 64)
    /// Outside what the filter lets through.
    public static let dimmed = Marks(rawValue: 16)
    /// Part of a statement that is a guess.
    public static let doubtful = Marks(rawValue: 128)
}
