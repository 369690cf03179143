/// Where a person was in a text, to be found again another day: all offsets are bytes of the text.
public struct Place: Hashable, Sendable {
    /// The first visible word.
    public var top: Int
    /// The beginning of the paragraph under the cursor.
    public var cursor: Int
    /// The beginnings of the paragraphs that bear a bookmark, by its name.
    public var bookmarks: [Character: Int]
    /// The proposal that the person has set, nil when it is the one that is found.
    public var issue: String?

    /// The same place, whatever the issue is.
    public var withoutIssue: Place { Place(top: top, cursor: cursor, bookmarks: bookmarks, issue: nil) }

    /// Describes a place.
    public init(top: Int, cursor: Int, bookmarks: [Character: Int] = [:], issue: String? = nil) {
        self.issue = issue
        self.top = top
        self.cursor = cursor
        self.bookmarks = bookmarks
    }
}
