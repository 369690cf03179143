internal import ArgumentParser
internal import Glibc
internal import LecternFormats
internal import LecternText

/// `lectern annotate`: speakers, statements and events of articles, for people and for programs.
struct AnnotateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "annotate", abstract: "Tell who says what in articles, as JSON, text, a page or a table.",
        discussion: """
            With --stream each line of standard input is an article as JSON, {"id", "text"} and optionally "date", "issue" \
            and "statements", and each line of standard output its annotation, in the same order. A line that is no article \
            gives {"id", "error"}; empty lines are passed over.
            """)

    /// The forms an annotation can be printed in.
    enum Format: String, CaseIterable, ExpressibleByArgument { case json, text, html, csv }

    @Flag(help: "Read articles as JSON, one a line, from standard input.")
    var stream = false

    @Option(
        help: ArgumentHelp("Print \(Format.allCases.map(\.rawValue).joined(separator: " or ")).", valueName: "format"))
    var format = Format.json

    @Argument(help: ArgumentHelp("Articles to annotate; - is standard input.", valueName: "file"), completion: .file())
    var files: [String] = []

    @OptionGroup var openingOption: OpeningOption

    func validate() throws {
        if stream, !files.isEmpty { throw ValidationError("--stream reads standard input; leave out the files.") }
        if stream, format != .json { throw ValidationError("--stream writes JSON; leave out --format.") }
        if !stream, files.isEmpty { throw ValidationError("Name the files to annotate, - for standard input.") }
    }

    func run() throws {
        var output = Output()
        do {
            let status = stream ? try annotateStream(to: &output) : try annotateFiles(to: &output)
            try output.flush()
            if status != 0 { throw ExitCode(status) }
        } catch OutputError.closed {
            // Whoever read it has what it wanted.
            return
        } catch let error as OutputError {
            Complaint.write(error)
            throw ExitCode(2)
        } catch let error as InputError {
            Complaint.write(error)
            throw ExitCode(2)
        }
    }

    /// What becomes of a line.
    private enum Answer: Sendable {
        /// Bytes to print, and whether the line was an article.
        case line([UInt8], isArticle: Bool)
        case end
        case failure(InputError)
    }

    /// Answers line by line, several at once but in order, and returns the exit status: 2 when a line was no article.
    ///
    /// Lines are read on a thread of their own, so that an answer is printed while the next question is still awaited.
    private func annotateStream(to output: inout Output) throws -> Int32 {
        let work = OrderedWork<Answer>(cores: sysconf(Int32(_SC_NPROCESSORS_ONLN)))
        Background.run {
            var input = InputLines()
            var isFirst = true
            do throws(InputError) {
                while var line = try input.next() {
                    if isFirst, line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
                    isFirst = false
                    if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
                    work.begin { [line] in Self.answer(to: line) }
                }
                work.begin { .end }
            } catch {
                work.begin { .failure(error) }
            }
        }
        var status: Int32 = 0
        while true {
            switch work.next() {
            case .line(let bytes, let isArticle):
                tellProblem()
                if !isArticle { status = 2 }
                try output.write(bytes + [0x0A])
                try output.flush()
            case .end: return status
            case .failure(let error): throw error
            }
        }
    }

    private static func answer(to line: [UInt8]) -> Answer {
        do throws(AnnotationRequestError) {
            let request = try AnnotationRequest(line: line)
            let found = Understanding.shared.annotate(
                request.text, issues: request.issues ?? [], given: request.statements, date: request.date)
            return .line(AnnotationLine.encode(id: request.id, found, text: request.text), isArticle: true)
        } catch {
            return .line(AnnotationLine.encode(error), isArticle: false)
        }
    }

    /// Says on standard error what the analysis lacks, once.
    private func tellProblem() {
        if let problem = Understanding.shared.takeProblem() { Complaint.write(problem) }
    }

    /// Annotates each file, the good ones also when others fail, and returns the exit status.
    private func annotateFiles(to output: inout Output) throws -> Int32 {
        var status: Int32 = 0
        var reported: [ReportedArticle] = []
        for name in files.map(Arguments.fileName) {
            let expanded: [FileName]
            do throws(ImportError) {
                expanded = try ArticleFolder.expanded([name])
            } catch {
                status = max(status, try complain(error, to: &output))
                continue
            }
            for file in expanded { status = max(status, try annotate(file, to: &output, with: &reported)) }
        }
        switch format {
        case .html: try output.write(StatementReport.bytes(reported, as: .html))
        case .csv: try output.write(StatementReport.bytes(reported, as: .csv))
        case .json, .text: break
        }
        return status
    }

    /// Prints the annotation of an article, or keeps it for the page or table of all.
    private func annotate(
        _ file: FileName, to output: inout Output, with reported: inout [ReportedArticle]
    ) throws -> Int32 {
        let article: Article
        do throws(ImportError) {
            article = try openingOption.opening.open(file).whole()
        } catch {
            return try complain(error, to: &output)
        }
        let (found, text) = annotations(of: article)
        tellProblem()
        switch format {
        case .json:
            let line = AnnotationLine.encode(id: article.name, title: article.title, found, text: text)
            try output.write(line + [0x0A])
        case .text:
            let lines = AnnotationListing.text(title: article.title, found, text: text).split(
                separator: "\n", omittingEmptySubsequences: false)
            for part in lines.dropLast().flatMap({ WatchedLines.broken(String($0)) }) {
                try output.write(Array(part.utf8) + [0x0A])
            }
        case .html, .csv: reported.append(ReportedArticle(article, found))
        }
        return 0
    }

    /// Says why a file gives no article, after what was printed before, and returns the exit status for it.
    private func complain(_ error: ImportError, to output: inout Output) throws -> Int32 {
        try output.flush()
        Complaint.write(error)
        return error.isNothing ? 1 : 2
    }

    /// The annotations of an article, and the text that they are of: after its head lines.
    private func annotations(of article: Article) -> (Annotations, text: [UInt8]) {
        let bytes = article.store.bytes(in: TextSpan(0, article.store.byteCount))
        // Scalars can be counted the same by everybody only in well-formed text.
        let text = Array(String(decoding: bytes, as: UTF8.self).utf8)
        return (Understanding.shared.annotate(text, date: article.head.date), text)
    }
}
