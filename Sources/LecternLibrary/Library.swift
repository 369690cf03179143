/// The library: articles, what was found in them and what a person did with them, in one SQLite file.
///
/// The values that it takes and gives stand in `LecternText/Library`, so that screens speak of them without a database:
/// `LibraryChange` (what a person does), `ListedArticle`, `ListedStatement`, `ListedEntity`, `Board` (what lists show),
/// `ArticleID`, `StatementID`, `EntityID` (what things are called).
///
///     let library = try Library(at: path)                                    // opens or makes it
///     try library.articles(matching: query, order: .date, limit: 500)        // [ListedArticle]
///     try library.statements(matching: query, order: .date, limit: 500)      // [ListedStatement]
///     try library.entities(.speaker, matching: query)                        // [ListedEntity], busiest first
///     try library.board(of: issue, by: .month)                               // Board
///     try library.article(id)                                                // OpenedFromLibrary: Article, Annotations, row
///     try library.apply(.star([id], true))                                   // "starred: Bridge to be closed"
///     try library.undo()                                                     // "no longer starred: …"; nil: nothing to undo
///     try library.redo()                                                     // the same for what was undone
///
/// Every call may be made from any thread; each throws `LibraryError`, one line that names the file and a remedy.
public final class Library: Sendable {
    /// The order in which answers come.
    public enum Order: String, Sendable, CaseIterable {
        /// The newest first, by the article's date; what has none comes last.
        case date
        /// What fits the words of the query best first; by date where it has none.
        case relevance
        /// The latest added first.
        case added
    }
}
