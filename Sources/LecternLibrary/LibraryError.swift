internal import GRDB

/// Why the library could not do what it was asked: the file, what is the matter, and what to do, in one line.
public struct LibraryError: Error, Hashable, CustomStringConvertible {
    /// What is the matter.
    public enum Reason: Hashable, Sendable {
        /// There is no file.
        case missing
        /// There is a file with nothing in it.
        case empty
        /// The bytes are no longer those that were written; what it was that could not be read.
        case damaged(String)
        /// The file is of another program.
        case foreign
        /// A file that is no library has the name that a backup was to get.
        case inTheWay
        /// It was written by a newer version.
        case newer
        /// Another process has kept it locked for too long.
        case busy
        /// The disk has no room.
        case full
        /// It may not be written, or its folder may not.
        case readOnly
        /// It cannot be opened: SQLite's code.
        case unopenable(Int32)
        /// The disk failed: SQLite's code.
        case disk(Int32)
        /// There is not enough memory.
        case memory
        /// What was asked for, or was to be stored, is longer than the database takes; its own words.
        case tooLong(String)
        /// Somebody stopped it.
        case interrupted
        /// It would break a rule of the tables: which.
        case refused(String)
        /// There is no such thing: what was looked for, and how to find what there is.
        case unknown(String)
        /// It cannot be done: why, and what can.
        case impossible(String)
    }

    /// The file.
    public let path: String
    /// What is the matter.
    public let reason: Reason

    /// Says what is the matter with a library.
    public init(_ path: String, _ reason: Reason) {
        self.path = path
        self.reason = reason
    }

    /// Whether the file is there and cannot be read as what it was.
    public var isDamage: Bool {
        switch reason {
        case .damaged, .empty, .foreign, .unopenable, .disk: true
        default: false
        }
    }

    public var description: String { "\(path): \(explanation)" }

    private var explanation: String {
        switch reason {
        case .missing:
            "there is none; lectern add FILE begins one, lectern restore FILE brings a backup back"
        case .empty: "cannot read it, the file is empty; lectern restore FILE brings a backup back"
        case .damaged(let what):
            "damaged (\(what)); lectern doctor --repair saves what is whole, lectern restore FILE brings a backup back"
        case .foreign:
            "cannot read it, it is no library or is damaged; name another with --library, or lectern restore FILE"
        case .inTheWay: "is there and is no library; name another file, or move it away first"
        case .newer:
            "written by a newer lectern, or damaged; update lectern, or lectern restore FILE brings a backup back"
        case .busy: "another lectern has kept it busy for \(Library.patience) seconds; try again when that is done"
        case .full: "the disk is full, nothing was stored; free some space and try again"
        case .readOnly:
            "may not be written; look at its permissions and its folder's; if it is damaged, lectern restore FILE"
        case .unopenable(let code):
            "cannot open it (SQLite \(code)); look at its permissions, or lectern restore FILE brings a backup back"
        case .disk(let code):
            "cannot read or write it (SQLite \(code)); look at the disk, or lectern restore FILE brings a backup back"
        case .memory: "there is not enough memory for that; end other programs, or ask for less at a time"
        case .tooLong(let what): "that is too long (\(what)); ask for less, or store less, at a time"
        case .interrupted: "that was interrupted, nothing was changed; try again"
        case .refused(let why): "cannot do that (\(why)), nothing was changed; lectern doctor tells if it is damaged"
        case .unknown(let what): what
        case .impossible(let why): why
        }
    }

    /// What an error of the database means; the library's own errors stay as they are.
    init(_ path: String, _ error: any Error) {
        if let error = error as? LibraryError {
            self = error
            return
        }
        switch error {
        case let damage as Damage: self.init(path, .damaged(damage.what))
        case let error as DatabaseError: self.init(path, Self.reason(error))
        default: self.init(path, .damaged("a value of another type"))
        }
    }

    private static func reason(_ error: DatabaseError) -> Reason {
        let code = error.extendedResultCode.rawValue
        let words = error.message ?? "SQLite \(code)"
        switch error.resultCode {
        case .SQLITE_FULL: return .full
        case .SQLITE_BUSY, .SQLITE_LOCKED: return .busy
        case .SQLITE_READONLY, .SQLITE_PERM: return .readOnly
        case .SQLITE_CANTOPEN: return .unopenable(code)
        case .SQLITE_NOTADB: return .foreign
        case .SQLITE_IOERR: return .disk(code)
        case .SQLITE_NOMEM: return .memory
        case .SQLITE_TOOBIG: return .tooLong(words)
        case .SQLITE_INTERRUPT: return .interrupted
        case .SQLITE_CONSTRAINT: return .refused(words)
        // Of the errors that have no code of their own, only those of a limit are not the file's: a table that is missing is.
        case .SQLITE_ERROR where limits.contains(where: words.contains): return .tooLong(words)
        default: return .damaged(words)
        }
    }

    /// What is in SQLite's words when something is more than it takes: "Expression tree is too large (maximum depth 1000)".
    private static let limits = ["too large", "too many", "stack overflow"]
}

/// What is no longer as it was written.
struct Damage: Error {
    /// What it is, in words: "the text of 0123456789abcdef".
    var what: String

    init(_ what: String) { self.what = what }
}
