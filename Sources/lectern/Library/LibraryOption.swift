internal import ArgumentParser
internal import Glibc
internal import LecternLibrary
internal import LecternQuery

/// The option of every command that uses the library.
struct LibraryOption: ParsableArguments {
    @Option(
        name: .customLong("library"),
        help: ArgumentHelp(
            "The library; else $LECTERN_LIBRARY, else $XDG_DATA_HOME/lectern/library.sqlite.", valueName: "path"),
        completion: .file())
    var named: String?

    /// Where the library is; nil without a home.
    var path: String? { Self.path(named: named) }

    /// Whether somebody has said which library is meant, so that it must be there.
    var isNamed: Bool { named != nil || Self.variable != nil }

    /// Where a library is that a command line names so, or does not name.
    static func path(named: String?) -> String? {
        named ?? variable ?? PersonalFolders.data.map { $0 + "/lectern/library.sqlite" }
    }

    private static var variable: String? {
        getenv("LECTERN_LIBRARY").flatMap { $0.pointee == 0 ? nil : String(cString: $0) }
    }

    /// The path, for a command that is of no use without.
    func needed() throws(LibraryError) -> String { try Self.needed(named: named) }

    private static func needed(named: String?) throws(LibraryError) -> String {
        guard let path = path(named: named) else { throw unknownPlace }
        return path
    }

    /// That it is not known where the library is.
    static let unknownPlace = LibraryError(
        "library", .impossible("no folder is known for it; set HOME, or name a file with --library"))

    /// Opens the library; `making` makes it where there is none.
    func open(making: Bool = false) throws(LibraryError) -> Library { try Self.open(named: named, making: making) }

    /// Opens the library of that name, nil for the usual one.
    static func open(named: String?, making: Bool) throws(LibraryError) -> Library {
        try Library(at: try needed(named: named), making: making)
    }
}

/// What all commands of the library have in common.
enum LibraryCommand {
    /// Runs a command, and turns its errors into one line and an exit status.
    static func run(_ body: () throws -> Void) throws {
        do {
            try body()
        } catch let error as LibraryError {
            Complaint.write(error)
            // Where there is none, there is nothing to be found either.
            throw ExitCode(error.reason == .missing ? 1 : 2)
        } catch let error as QueryError {
            Complaint.write("query: \(error)")
            throw ExitCode(64)
        } catch OutputError.closed {
            return
        } catch let error as OutputError {
            Complaint.write(error)
            throw ExitCode(2)
        }
    }

    /// The query that the words of a command line make.
    static func query(_ words: [String]) throws -> Query { try Query.parse(words.joined(separator: " ")) }
}
