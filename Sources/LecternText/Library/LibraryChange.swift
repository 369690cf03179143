/// One thing that a person does to the library. `Library.apply` does it, `undo` takes the last one back, `redo` does it again;
/// each answers with a line that says what it did. All are kept in a journal, so that they can be undone another day.
public enum LibraryChange: Hashable, Sendable, Codable {
    /// Stars articles, or takes the star away.
    case star([ArticleID], Bool)
    /// Marks articles as read or unread.
    case read([ArticleID], Bool)
    /// Files articles under tags, and takes other tags from them.
    case tag([ArticleID], add: [String], remove: [String])
    /// Takes articles out of the library; their texts are gone for good once the journal has forgotten it.
    case remove([ArticleID])
    /// Sets the proposal that the stances of an article are on; nil lets the analysis find one. The article is analysed anew.
    case issue(ArticleID, String?)
    /// Writes the person's own note on a statement; nil takes it away.
    case note(StatementID, String?)
    /// Says better than the analysis what a statement is.
    case correct(StatementID, Correction)
    /// Adds a statement that the analysis has missed.
    case add(ArticleID, NewStatement)
    /// Gives a speaker, an event or an issue another name.
    case rename(EntityID, String)
    /// Says that the first is the second: what was said of it, and what will be, goes there. Both are of one kind.
    case merge(EntityID, into: EntityID)
    /// Says that in these articles it is another one, called `name`.
    case split(EntityID, articles: [ArticleID], name: String)
    /// Keeps a query under a name; nil forgets it.
    case saveQuery(name: String, query: String?)
    /// Follows feeds: `lectern feed fetch` takes their articles from now on.
    case follow([FeedAddress])
    /// Follows feeds no longer; their articles stay.
    case unfollow([String])
}

/// What a person says of a statement that the analysis has read wrongly.
public enum Correction: Hashable, Sendable, Codable {
    /// Someone else says it: the name of a speaker of the article, or of somebody new; nil is nobody who is named.
    case speaker(String?)
    /// It stands elsewhere on an issue: on that proposal, or, of old, on whichever there is.
    case stance(Stance, on: String? = nil)
    /// Source, cue and content are other words; spans in bytes of the article's text, the content not empty.
    case bounds(source: [TextSpan], cue: [TextSpan], content: [TextSpan])
    /// It is no statement at all.
    case notAStatement
}

/// A statement that a person has marked in the text.
public struct NewStatement: Hashable, Sendable, Codable {
    /// Spans in bytes of the article's text; the content is not empty.
    public var source, cue, content: [TextSpan]
    /// The name of a speaker of the article, or of somebody new; nil is nobody who is named.
    public var speaker: String?
    /// Where it stands on the issue; nil when the person does not say.
    public var stance: Stance?
    /// The proposal that it stands on; nil is whichever there is.
    public var issue: String?

    /// Marks a statement.
    public init(
        source: [TextSpan] = [], cue: [TextSpan] = [], content: [TextSpan], speaker: String? = nil,
        stance: Stance? = nil, on issue: String? = nil
    ) {
        self.source = source
        self.cue = cue
        self.content = content
        self.speaker = speaker
        self.stance = stance
        self.issue = issue
    }
}
