public import LecternQuery
public import LecternText

/// The articles that something is done to.
public enum LibraryTargets: Hashable, Sendable {
    /// Those of some `id`s.
    case articles([String])
    /// All that a query finds.
    case matching(Query)
}

/// What a person mends in the reading of an article.
public enum Correction: Hashable, Sendable {
    /// A part of a statement.
    public enum Part: String, Hashable, Sendable, CaseIterable {
        case source, cue, content
    }

    /// Somebody else makes the statement of that `id`; the name may be a new one, empty for nobody named.
    case speaker(String, of: String)
    /// The statement takes another stance.
    case stance(Stance, of: String)
    /// A part of the statement is these spans, at least one.
    case bounds(Part, [TextSpan], of: String)
    /// It is no statement.
    case noStatement(String)
    /// Something is a statement that was not read as one.
    case newStatement(content: [TextSpan], source: [TextSpan], speaker: String, stance: Stance?)
}

/// What the person changes in the library. All of it can be undone.
public enum LibraryChange: Hashable, Sendable {
    /// Stars articles, or takes their stars away.
    case star(LibraryTargets, Bool)
    /// Marks articles as read, or as still to be read.
    case read(LibraryTargets, Bool)
    /// Adds tags to articles and takes others away.
    case tag(LibraryTargets, adding: [String], removing: [String])
    /// Writes a note on a statement, by article and `id`; an empty one takes it away.
    case note(String, article: String, statement: String)
    /// Mends the reading of an article.
    case correct(Correction, article: String)
    /// Takes the last change back, or the change before it.
    case undo
    /// Makes a change again that was undone.
    case redo
}

/// What the library keeps of the article on screen beside its text.
public struct Shelved: Hashable, Sendable {
    /// The article's `id`.
    public var id: String
    /// Whether the person starred it.
    public var isStarred: Bool
    /// What the person filed it under.
    public var tags: [String]
    /// The person's notes, by the `id` of the statement.
    public var notes: [String: String]
    /// The `id`s of the statements that the person has corrected or made.
    public var corrected: Set<String>

    /// Describes what is kept of an article.
    public init(
        id: String, isStarred: Bool = false, tags: [String] = [], notes: [String: String] = [:],
        corrected: Set<String> = []
    ) {
        self.id = id
        self.isStarred = isStarred
        self.tags = tags
        self.notes = notes
        self.corrected = corrected
    }
}
