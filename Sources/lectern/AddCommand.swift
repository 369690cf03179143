internal import ArgumentParser
internal import LecternFormats

/// `lectern add --dry-run`: what would be kept of files.
struct AddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Tell what would be read of files: title, author, date, text.",
        discussion:
            "With --format json each file gives one line of JSON: {\"title\", \"author\", \"date\", \"language\", \"url\", \"source\", \"paragraphs\"}, a feed {\"feed\": {\"title\", \"link\"}, \"entries\": [{\"title\", \"link\", \"date\", \"author\", \"summary\", \"text\"}]}."
    )

    /// The forms that a dry run can be printed in.
    enum Format: String, CaseIterable, ExpressibleByArgument { case json }

    @Flag(help: "Say what would be kept, and keep nothing.")
    var dryRun = false

    @Option(help: ArgumentHelp("Print json.", valueName: "format"))
    var format = Format.json

    @Argument(help: ArgumentHelp("Files and folders; - is standard input.", valueName: "file"))
    var files: [String]

    @OptionGroup var openingOption: OpeningOption

    func validate() throws {
        if !dryRun {
            throw ValidationError("There is no library yet to keep articles in; --dry-run tells what would be kept.")
        }
    }

    func run() throws {
        var run = DryRun(openingOption.opening)
        let status = run.tell(files.map(Arguments.fileName))
        if status != 0 { throw ExitCode(status) }
    }
}
