internal import ArgumentParser
internal import Glibc
internal import LecternFormats
internal import LecternText

/// `lectern export`: the statements of articles for use elsewhere.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write the statements of articles as a report, a table, data or references.",
        discussion: "Each statement is cited: who, quoted or in paraphrase, article, source, date, paragraph, link.",
        subcommands: [CorrectionsCommand.self])

    @Option(
        help: ArgumentHelp(
            "One of \(ExportFormat.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "format"),
        completion: .list(ExportFormat.allCases.map(\.rawValue)))
    var format = "md"

    @Argument(
        help: ArgumentHelp("Articles, folders or addresses; - is standard input.", valueName: "file"),
        completion: .file())
    var files: [String]

    @OptionGroup var openingOption: OpeningOption

    func validate() throws {
        if ExportFormat(name: format) == nil {
            let names = ExportFormat.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("--format: there is no format of that name; there are \(names)")
        }
    }

    func run() throws {
        guard let format = ExportFormat(name: format) else { throw ExitCode(64) }
        var status: Int32 = 0
        var articles: [ReportedArticle] = []
        for name in files.map(Arguments.fileName) {
            do throws(ImportError) {
                for file in try ArticleFolder.expanded([name]) { articles.append(try reported(file)) }
            } catch {
                Complaint.write(error)
                status = max(status, error.isNothing ? 1 : 2)
            }
        }
        if let problem = Understanding.shared.takeProblem() { Complaint.write(problem) }
        if !articles.isEmpty { try write(StatementReport.bytes(articles, as: format)) }
        if status != 0 { throw ExitCode(status) }
    }

    private func reported(_ file: FileName) throws(ImportError) -> ReportedArticle {
        let article = try openingOption.opening.open(file).whole()
        let text = article.store.bytes(in: TextSpan(0, article.store.byteCount))
        return ReportedArticle(article, Understanding.shared.annotate(text, date: article.head.date))
    }

    private func write(_ bytes: [UInt8]) throws {
        var output = Output()
        do {
            try output.write(bytes)
            try output.flush()
        } catch OutputError.closed {
            // Whoever read it has what it wanted.
            return
        } catch {
            Complaint.write("\(error)")
            throw ExitCode(2)
        }
    }
}
