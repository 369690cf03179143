internal import ArgumentParser
internal import LecternFormats
internal import LecternLibrary
internal import LecternQuery

/// `lectern add`: stores articles in the library, and analyses them.
struct AddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Store articles in the library, and analyse them.",
        discussion: """
            Text, pages, Markdown, books, feeds, and what lectern export --format jsonl has written, with all that the library \
            there knew of it. A feed at an address gives its articles whole, as lectern feed fetch does, but is not followed. \
            Each article is on the disk when the line with its id is printed; then they are analysed, and what is interrupted \
            goes on with the next lectern add, which needs no file for that. With --dry-run --format json each file gives one \
            line of JSON: {"title", "author", "date", "language", "url", "source", "paragraphs"}, a feed \
            {"feed": {"title", "link"}, "entries": [{"title", "link", "date", "author", "summary", "text"}]}.
            """)

    /// The forms that a dry run can be printed in.
    enum Format: String, CaseIterable, ExpressibleByArgument { case json }

    @OptionGroup var library: LibraryOption

    @Option(help: "A second name for the article.")
    var id: String?

    @Option(help: "What it is called.")
    var title: String?

    @Option(help: "When it appeared: 2023-07-11, 2023-07 or 2023.")
    var date: String?

    @Option(help: "Who published it.")
    var source: String?

    @Option(help: "Where it stands.")
    var url: String?

    @Option(
        help: ArgumentHelp(
            "Ready annotations, one article a line, by ids: second names, file names without ending, or ids of the library.",
            valueName: "file"), completion: .file())
    var annotations: String?

    @Flag(help: "Say what would be kept, and keep nothing.")
    var dryRun = false

    @Option(help: ArgumentHelp("Print json, with --dry-run.", valueName: "format"))
    var format: Format?

    @Argument(
        help: ArgumentHelp("Files, folders and addresses; - is standard input.", valueName: "file"),
        completion: .file())
    var files: [String] = []

    @OptionGroup var openingOption: OpeningOption

    func validate() throws {
        if format != nil, !dryRun { throw ValidationError("--format belongs to --dry-run.") }
        if let date, PartialDate(date) == nil {
            throw ValidationError("\(date) is no date; write 2023-07-11, 2023-07 or 2023.")
        }
        if dryRun, files.isEmpty { throw ValidationError("Name the files to look at.") }
        if id != nil || title != nil || url != nil, files.count != 1 {
            throw ValidationError("--id, --title and --url are of one article; name one file.")
        }
    }

    func run() throws {
        if dryRun {
            var run = DryRun(openingOption.opening)
            let status = run.tell(files.map(Arguments.fileName))
            if status != 0 { throw ExitCode(status) }
            return
        }
        try LibraryCommand.run {
            let library = try library.open(making: true)
            var adding = Adding(to: library, openingOption.opening)
            (adding.name, adding.title, adding.date, adding.source, adding.url) = (id, title, date, source, url)
            do throws(ImportError) {
                adding.annotations = try annotations.map { (name) throws(ImportError) in
                    try GivenAnnotations(Arguments.fileName(name))
                }
            } catch {
                Complaint.write(error)
                throw ExitCode(2)
            }
            var status = try adding.add(files.map(Arguments.fileName))
            if files.isEmpty, annotations == nil, try library.waitingCount() == 0 {
                return try Output.print("nothing waits to be analysed; lectern add FILE adds an article")
            }
            status = max(status, try Analysing(library, by: .shared).run())
            if status != 0 { throw ExitCode(status) }
        }
    }
}
