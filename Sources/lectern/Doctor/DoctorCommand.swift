internal import ArgumentParser
internal import LecternLibrary

/// `lectern doctor`: looks whether all that the program needs is there and whole.
struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Look at terminal, settings, model and library, and repair the library.",
        discussion: """
            Each part gives a line: ok, a note on what could be better, or a problem and what to do. The exit status is 0 \
            without a problem, 1 with one, 2 when the library is damaged or cannot be read.
            """)

    @OptionGroup var library: LibraryOption
    @OptionGroup var configurationOption: ConfigurationOption

    @Flag(help: "Make the library anew from what is whole; the damaged file is kept.")
    var repair = false

    func run() throws {
        if repair { return try LibraryCommand.run { try mend(try library.needed()) } }
        var findings = Examination.terminal() + [Examination.configuration(configurationOption.file)]
        findings += Examination.model()
        let (finding, isDamaged) = Examination.library(library)
        findings.append(finding)
        for finding in findings { try Output.print(finding.line) }
        if isDamaged { throw ExitCode(2) }
        if findings.contains(where: { $0.verdict == .problem }) { throw ExitCode(1) }
    }

    private func mend(_ path: String) throws {
        guard let repair = try Library.repair(path) else { return try Output.print("nothing to repair") }
        for loss in repair.losses { Complaint.write("\(path): damaged, could not be saved: \(loss)") }
        let kept =
            repair.kept.map { "; the damaged file is \($0) now, lectern restore FILE brings a backup back" } ?? ""
        try Output.print("repaired: \(repair.articleCount) articles" + kept)
    }
}
