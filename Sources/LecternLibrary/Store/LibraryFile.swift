internal import GRDB
internal import Glibc

/// The file that a library is in: making it, opening it, and bringing it up to this version.
enum LibraryFile {
    private static let cannotOpen = ResultCode.SQLITE_CANTOPEN.rawValue

    /// What every connection is set to: a commit is on the disk when it returns, and others are waited for.
    static var configuration: Configuration { configuration(alone: false) }

    /// The same; `alone` lets nobody else have a connection beside it.
    private static func configuration(alone: Bool) -> Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(Double(Library.patience))
        configuration.prepareDatabase { db in
            // Before anything is read, which would let others in.
            if alone { try db.execute(sql: "PRAGMA locking_mode = EXCLUSIVE") }
            try db.execute(sql: "PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY; PRAGMA cell_size_check = ON")
            // 8 MB of pages, in KB.
            try db.execute(sql: "PRAGMA cache_size = -8192")
        }
        return configuration
    }

    /// Looks at what is there before SQLite does, which would take an empty file for a new one.
    static func prepare(_ path: String, making: Bool) throws(LibraryError) {
        var status = stat()
        if stat(path, &status) == 0 {
            guard status.st_mode & S_IFMT == S_IFREG else { throw LibraryError(path, .unopenable(cannotOpen)) }
            if status.st_size == 0, !making { throw LibraryError(path, .empty) }
            return
        }
        guard errno == ENOENT else { throw LibraryError(path, .unopenable(cannotOpen)) }
        guard making else { throw LibraryError(path, .missing) }
        do { try OwnFolders.make(above: path) } catch {
            throw LibraryError(path, error.code == ENOSPC ? .full : .readOnly)
        }
        // What a person reads is nobody else's business; SQLite gives the files beside it the same mode.
        let descriptor = Glibc.open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw LibraryError(
                path, errno == ENOSPC ? .full : errno == EROFS || errno == EACCES ? .readOnly : .unopenable(errno))
        }
        close(descriptor)
    }

    /// Opens a connection to read by.
    ///
    /// Readers need an index of the write-ahead log beside the file. Where that cannot be made, the disk being full or the
    /// folder closed, the library is opened for this process alone, which keeps that index in memory; where even that cannot
    /// be, as it stands.
    static func open(_ path: String) throws -> (DatabaseQueue, isReadOnly: Bool) {
        do {
            return (try opened(path, configuration), false)
        } catch let error as DatabaseError {
            guard [.SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_FULL, .SQLITE_READONLY].contains(error.resultCode) else {
                throw error
            }
            if let queue = try? opened(path, configuration(alone: true)) { return (queue, true) }
            var asItStands = configuration
            asItStands.readonly = true
            let log = path + "-wal"
            var status = stat()
            guard stat(log, &status) != 0 || status.st_size == 0,
                let queue = try? opened("file:\(escaped(path))?immutable=1", asItStands)
            else { throw error }
            return (queue, true)
        }
    }

    /// Opens a connection beside which nobody else, in this process or another, can have one until it is closed.
    ///
    /// - Throws: SQLite's `BUSY` if somebody has one and keeps it. What can only be read is opened as it can be.
    static func openAlone(_ path: String) throws -> (DatabaseQueue, isReadOnly: Bool) {
        do {
            return (try opened(path, configuration(alone: true)), false)
        } catch let error as DatabaseError {
            if [.SQLITE_BUSY, .SQLITE_LOCKED].contains(error.resultCode) { throw error }
            return try open(path)
        }
    }

    private static func opened(_ path: String, _ configuration: Configuration) throws -> DatabaseQueue {
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        // Opening touches no page; this does.
        try queue.writeWithoutTransaction { _ = try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_master") }
        return queue
    }

    /// A path as part of a URI.
    private static func escaped(_ path: String) -> String {
        path.utf8.map { byte in
            let isPlain = byte < 0x80 && (Unicode.Scalar(byte).properties.isAlphabetic || byte == 0x2F || byte == 0x2E)
            return isPlain ? String(Unicode.Scalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }

    /// Makes the tables in a new file, and those that a file of an older version lacks.
    static func migrate(_ queue: DatabaseQueue, _ path: String, isReadOnly: Bool) throws {
        let migrator = Schema.migrator
        enum State { case ready, behind, newer, foreign, new }
        let state = try queue.read { db -> State in
            let owner = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
            if owner != Schema.applicationID {
                let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
                return owner == 0 && tables == 0 ? .new : .foreign
            }
            if try migrator.hasBeenSuperseded(db) { return .newer }
            return try migrator.hasCompletedMigrations(db) ? .ready : .behind
        }
        switch state {
        case .ready: return
        case .newer: throw LibraryError(path, .newer)
        case .foreign: throw LibraryError(path, .foreign)
        case .new, .behind: break
        }
        if isReadOnly { throw LibraryError(path, .readOnly) }
        if state == .new {
            _ = try queue.writeWithoutTransaction { try String.fetchOne($0, sql: "PRAGMA journal_mode = WAL") }
        }
        do {
            try migrator.migrate(queue)
        } catch {
            // Another process may have been quicker.
            guard try queue.read({ try migrator.hasCompletedMigrations($0) }) else { throw error }
        }
    }
}
