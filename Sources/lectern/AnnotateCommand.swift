internal import ArgumentParser
internal import LecternAnalysis
internal import LecternFormats
internal import LecternText

/// `lectern annotate`: speakers, statements and events of articles, for people and for programs.
struct AnnotateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "annotate", abstract: "Tell who says what in articles, as JSON or text.",
        discussion: """
            With --stream each line of standard input is an article as JSON, {"id", "text"} and optionally "issue" and \
            "statements", and each line of standard output its annotation, in the same order. A line that is no article \
            gives {"id", "error"}; empty lines are passed over.
            """)

    /// The forms an annotation can be printed in.
    enum Format: String, CaseIterable, ExpressibleByArgument { case json, text }

    @Flag(help: "Read articles as JSON, one a line, from standard input.")
    var stream = false

    @Option(
        help: ArgumentHelp("Print \(Format.allCases.map(\.rawValue).joined(separator: " or ")).", valueName: "format"))
    var format = Format.json

    @Argument(help: ArgumentHelp("Articles to annotate; - is standard input.", valueName: "file"))
    var files: [String] = []

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

    /// Answers line by line and returns the exit status: 2 when a line was no article.
    private func annotateStream(to output: inout Output) throws -> Int32 {
        var input = InputLines()
        var status: Int32 = 0
        var isFirst = true
        while var line = try input.next() {
            if isFirst, line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
            isFirst = false
            if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
            let answer: [UInt8]
            do throws(AnnotationRequestError) {
                answer = annotation(of: try AnnotationRequest(line: line))
            } catch {
                answer = AnnotationLine.encode(error)
                status = 2
            }
            try output.write(answer + [0x0A])
            try output.flush()
        }
        return status
    }

    private func annotation(of request: AnnotationRequest) -> [UInt8] {
        let found = Analyser().annotate(request.text, issues: request.issues ?? [], given: request.statements)
        return AnnotationLine.encode(id: request.id, found, text: request.text)
    }

    /// Annotates each file, the good ones also when others fail, and returns the exit status.
    private func annotateFiles(to output: inout Output) throws -> Int32 {
        var status: Int32 = 0
        for name in files.map(Arguments.fileName) {
            let article: Article
            do throws(ImportError) {
                article = try TextFile.open(name).whole()
            } catch {
                try output.flush()
                Complaint.write(error)
                status = max(status, error.isNothing ? 1 : 2)
                continue
            }
            try output.write(annotation(of: article))
        }
        return status
    }

    /// The annotation of an article in the format asked for. Spans count from the text's beginning, after its head lines.
    private func annotation(of article: Article) -> [UInt8] {
        let bytes = article.store.bytes(in: TextSpan(0, article.store.byteCount))
        // Scalars can be counted the same by everybody only in well-formed text.
        let text = Array(String(decoding: bytes, as: UTF8.self).utf8)
        let found = Analyser().annotate(text)
        switch format {
        case .json: return AnnotationLine.encode(id: article.name, title: article.title, found, text: text) + [0x0A]
        case .text: return Array(AnnotationListing.text(title: article.title, found, text: text).utf8)
        }
    }
}
