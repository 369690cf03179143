internal import GRDB
internal import Glibc
internal import Synchronization

/// The library: articles, what was found in them and what a person did with them, in one SQLite file.
///
/// The values that it takes and gives stand in `LecternText/Library`, so that screens speak of them without a database:
/// `LibraryChange` (what a person does), `ListedArticle`, `ListedStatement`, `ListedEntity`, `Board` (what lists show),
/// `ArticleID`, `StatementID`, `EntityID` (what things are called).
///
///     let library = try Library(at: path, making: true)                      // opens or makes it
///     try library.articles(matching: query, order: .date, limit: 500)        // [ListedArticle]
///     try library.statements(matching: query, order: .date, limit: 500)      // [ListedStatement]
///     try library.entities(.speaker, matching: query)                        // [ListedEntity], busiest first
///     try library.board(of: issue, by: .month)                               // Board
///     try library.article(id)                                                // LibraryArticle: row, Article, Annotations
///     try library.apply(.star([id], true))                                   // "starred: Bridge to be closed"
///     try library.undo()                                                     // "no longer starred: …"; nil: nothing to undo
///     try library.redo()                                                     // the same for what was undone
///
/// Every call may be made from any thread; each throws `LibraryError`, one line that names the file and a remedy. What is
/// written is on the disk when the call returns. Readers are not kept waiting by writers, nor by other processes.
///
/// Cost: opening reads a few pages, whatever the library holds.
public final class Library: Sendable {
    /// The order in which answers come.
    public enum Order: String, Sendable, CaseIterable {
        /// The newest first, by the article's date; what has none comes last.
        case date
        /// What fits the words of the query best first; by date where it has none.
        case relevance
        /// The latest added first.
        case added
        /// By title, without regard to capitals.
        case title
        /// By who published it; what has no source comes last.
        case source
    }

    /// How long a locked library is waited for, in seconds.
    static let patience = 10

    /// Where it is.
    public let path: String
    private let reader: DatabaseQueue
    private let writer = Mutex<DatabaseQueue?>(nil)
    /// Whether it can only be read: the disk is full, or the folder may not be written.
    private let isReadOnly: Bool

    /// Opens the library in the file at `path`.
    ///
    /// - Parameter making: makes the file and its folders where there are none, for their owner alone.
    /// - Throws: `LibraryError`; `.missing` only without `making`.
    public init(at path: String, making: Bool = false) throws(LibraryError) {
        self.path = path
        try LibraryFile.prepare(path, making: making)
        do {
            (reader, isReadOnly) = try LibraryFile.open(path)
            try LibraryFile.migrate(reader, path, isReadOnly: isReadOnly)
        } catch {
            throw LibraryError(path, error)
        }
    }

    /// Takes a connection that is open already, by which all is read and written.
    init(_ path: String, on connection: DatabaseQueue, isReadOnly: Bool) throws(LibraryError) {
        self.path = path
        self.isReadOnly = isReadOnly
        reader = connection
        do { try LibraryFile.migrate(connection, path, isReadOnly: isReadOnly) } catch {
            throw LibraryError(path, error)
        }
        writer.withLock { $0 = connection }
    }

    /// Reads from one state of the library, whatever is written meanwhile.
    func read<Value: Sendable>(_ body: @Sendable (Database) throws -> Value) throws(LibraryError) -> Value {
        do { return try reader.read(body) } catch { throw LibraryError(path, error) }
    }

    /// Writes all that `body` does, or nothing of it.
    func write<Value: Sendable>(_ body: @Sendable (Database) throws -> Value) throws(LibraryError) -> Value {
        if isReadOnly { throw LibraryError(path, .readOnly) }
        do { return try writing().write(body) } catch { throw LibraryError(path, error) }
    }

    /// Calls `body` with the connection that writes, outside of any transaction.
    func writeWithoutTransaction<Value: Sendable>(
        _ body: @Sendable (Database) throws -> Value
    ) throws(LibraryError) -> Value {
        if isReadOnly { throw LibraryError(path, .readOnly) }
        do { return try writing().writeWithoutTransaction(body) } catch { throw LibraryError(path, error) }
    }

    /// A connection of its own, so that screens read while articles are analysed.
    private func writing() throws -> DatabaseQueue {
        try writer.withLock { writer in
            if let writer { return writer }
            let opened = try DatabaseQueue(path: path, configuration: LibraryFile.configuration)
            writer = opened
            return opened
        }
    }

    /// Closes it, so that all of it is in the one file; nothing can be asked of it afterwards.
    public func close() throws(LibraryError) {
        do {
            try writer.withLock { try $0?.close() }
            try reader.close()
        } catch {
            throw LibraryError(path, error)
        }
    }

    /// Whether it can be written at all.
    var canWrite: Bool { !isReadOnly }

    /// Copies all of it, as it is at one moment, into a new database.
    func copy(to other: DatabaseQueue) throws(LibraryError) {
        do { try reader.backup(to: other) } catch { throw LibraryError(path, error) }
    }

    /// An error about what was asked for.
    func unknown(_ what: String) -> LibraryError { LibraryError(path, .unknown(what)) }
    func impossible(_ why: String) -> LibraryError { LibraryError(path, .impossible(why)) }
}
