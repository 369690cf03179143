internal import ArgumentParser
internal import Glibc
internal import LecternFormats
internal import LecternLibrary
internal import LecternQuery
internal import LecternText

/// `lectern export`: the statements of articles for use elsewhere.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write the statements of articles as a report, a table, data or references.",
        discussion: """
            Without a name all articles of the library, the oldest first. Each statement is cited: who, quoted or in \
            paraphrase, article, source, date, paragraph, link. What is written with --format jsonl, the first added first, \
            lectern add reads back, with tags, notes, corrections, and who is who.
            """,
        subcommands: [CorrectionsCommand.self])

    @Option(
        help: ArgumentHelp(
            "One of \(ExportFormat.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "format"),
        completion: .list(ExportFormat.allCases.map(\.rawValue)))
    var format = "md"

    @Option(
        help: ArgumentHelp(
            "Only what this finds in the library; lectern ask --help tells the language.", valueName: "query"))
    var query: String?

    @Argument(
        help: ArgumentHelp(
            "Articles of the library by id or second name; files, folders, addresses; - is standard input.",
            valueName: "article"),
        completion: .file())
    var names: [String] = []

    @OptionGroup var library: LibraryOption
    @OptionGroup var openingOption: OpeningOption

    func validate() throws {
        if ExportFormat(name: format) == nil {
            let names = ExportFormat.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("--format: there is no format of that name; there are \(names)")
        }
        if query != nil, !names.isEmpty { throw ValidationError("Name the articles, or give a --query, not both.") }
    }

    func run() throws {
        guard let format = ExportFormat(name: format) else { throw ExitCode(64) }
        try LibraryCommand.run {
            var export = Export(as: format)
            if names.isEmpty {
                let query = try LibraryCommand.query(query.map { [$0] } ?? [])
                try LibraryExport(try library.open(), format).each(query) { try export.write($0) }
            } else {
                try export.write(names.map(Arguments.fileName), openingOption.opening, library)
            }
            let status = try export.end()
            if status != 0 { throw ExitCode(status) }
        }
    }
}

/// Articles on their way out: those of a format that stands an article a line at once, others together.
private struct Export: ~Copyable {
    private let format: ExportFormat
    private var output = Output()
    private var articles: [ReportedArticle] = []
    private var count = 0
    private var status: Int32 = 0

    init(as format: ExportFormat) { self.format = format }

    /// Takes an article.
    mutating func write(_ article: ReportedArticle) throws(OutputError) {
        count += 1
        guard format == .jsonl else { return articles.append(article) }
        try output.write(StatementReport.bytes([article], as: format))
    }

    /// Takes the articles of files, and of the library where there is no such file.
    mutating func write(_ names: [FileName], _ opening: Opening, _ option: LibraryOption) throws {
        let door = LibraryDoor(to: option.path)
        for name in names {
            let isFile = name.webAddress != nil || name.isStandardInput || name.withCString { access($0, F_OK) } == 0
            if !isFile, door.isThere,
                let known = try LibraryExport(try door.open(making: false), format).article(name)
            {
                try write(known)
                continue
            }
            let files: [FileName]
            do throws(ImportError) {
                files = try ArticleFolder.expanded([name])
            } catch {
                complain(error)
                continue
            }
            for file in files {
                let article: ReportedArticle
                do throws(ImportError) { article = try Self.reported(file, opening) } catch {
                    complain(error)
                    continue
                }
                try write(article)
            }
        }
        if let problem = Understanding.shared.takeProblem() { Complaint.write(problem) }
    }

    /// Writes what is left, and returns the exit status.
    consuming func end() throws(OutputError) -> Int32 {
        if !articles.isEmpty { try output.write(StatementReport.bytes(articles, as: format)) }
        try output.flush()
        return max(status, count == 0 ? 1 : 0)
    }

    private mutating func complain(_ error: ImportError) {
        Complaint.write(error)
        status = max(status, error.isNothing ? 1 : 2)
    }

    private static func reported(_ file: FileName, _ opening: Opening) throws(ImportError) -> ReportedArticle {
        let article = try opening.open(file).whole()
        let text = article.store.bytes(in: TextSpan(0, article.store.byteCount))
        return ReportedArticle(article, Understanding.shared.annotate(text, date: article.head.date))
    }
}
