internal import ArgumentParser
internal import LecternFormats
internal import LecternLibrary

/// `lectern backup`: copies the library into one file.
struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Copy the library into one file, also while it is used, and verify the copy.")

    @OptionGroup var library: LibraryOption
    @Argument(help: "Where to; an older backup there is replaced.") var file: String

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
    @Argument(help: "The backup.") var file: String

    func run() throws {
        try LibraryCommand.run {
            let path = try library.needed()
            let (checkup, kept) = try Library.restore(file, to: path)
            try Output.print("restored: \(checkup.counts)" + (kept.map { "; what was there is \($0) now" } ?? ""))
        }
    }
}

/// `lectern doctor`: looks whether the library is whole.
struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Look whether the library is whole, and repair it.")

    @OptionGroup var library: LibraryOption

    @Flag(help: "Make it anew from what is whole; the damaged file is kept.")
    var repair = false

    func run() throws {
        try LibraryCommand.run {
            if repair { return try mend(try library.needed()) }
            let library = try library.open()
            let checkup = try library.checkup()
            for damage in checkup.damages { Complaint.write(LibraryError(library.path, .damaged(damage))) }
            if !checkup.isWhole { throw ExitCode(2) }
            try Output.print("\(checkup.counts): whole")
        }
    }

    private func mend(_ path: String) throws {
        guard let repair = try Library.repair(path) else { return try Output.print("nothing to repair") }
        for loss in repair.losses { Complaint.write("\(path): damaged, could not be saved: \(loss)") }
        let kept =
            repair.kept.map { "; the damaged file is \($0) now, lectern restore FILE brings a backup back" } ?? ""
        try Output.print("repaired: \(repair.articleCount) articles" + kept)
    }
}

extension Checkup {
    /// What there is, in words.
    fileprivate var counts: String {
        let waiting = waitingCount > 0 ? ", \(waitingCount) not analysed yet" : ""
        return "\(articleCount) articles, \(statementCount) statements" + waiting
    }
}
