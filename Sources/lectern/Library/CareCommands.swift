internal import ArgumentParser
internal import Glibc
internal import LecternFormats
internal import LecternLibrary

/// `lectern backup`: copies the library into one file.
struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Copy the library into one file, also while it is used, and verify the copy.")

    @OptionGroup var library: LibraryOption
    @Argument(help: "Where to; an older backup there is replaced.", completion: .file()) var file: String

    func run() throws {
        try LibraryCommand.run {
            let checkup = try library.open().backup(to: file)
            try Output.print("\(Sanitizer.printable(file)): \(checkup.counts), verified")
        }
    }
}

/// `lectern restore`: puts a backup into the library's place.
struct RestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Put a backup into the place of the library, which is kept beside it.")

    @OptionGroup var library: LibraryOption
    @Argument(help: "The backup.", completion: .file()) var file: String

    func run() throws {
        try LibraryCommand.run {
            let path = try library.needed()
            guard access(file, F_OK) == 0 else {
                Complaint.write("\(file): no such file; check the name")
                throw ExitCode(2)
            }
            let (checkup, kept) = try Library.restore(file, to: path)
            try Output.print("restored: \(checkup.counts)" + (kept.map { "; what was there is \($0) now" } ?? ""))
        }
    }
}

extension Checkup {
    /// What there is, in words.
    var counts: String {
        let waiting = waitingCount > 0 ? ", \(waitingCount) not analysed yet" : ""
        func count(_ number: Int, _ what: String) -> String { "\(number) \(what)\(number == 1 ? "" : "s")" }
        return count(articleCount, "article") + ", " + count(statementCount, "statement") + waiting
    }
}
