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

    @Option(help: ArgumentHelp("Print \(Format.allCases.map(\.rawValue).joined(separator: " or ")).", valueName: "format"))
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
            let isWhole = stream ? try annotateStream(to: &output) : try annotateFiles(to: &output)
            try output.flush()
            if !isWhole { throw ExitCode(2) }
        } catch OutputError.closed {
            // Whoever read the output has what was wanted.
        } catch let error as OutputError {
            try fail(error)
        } catch let error as InputError {
            try fail(error)
        }
    }

    private func fail(_ error: some CustomStringConvertible) throws {
        Complaint.write(error)
        throw ExitCode(2)
    }

    /// Answers line by line; false when a line was no article.
    private func annotateStream(to output: inout Output) throws -> Bool {
        var input = StandardInputLines()
        var isWhole = true
        var isFirst = true
        while var line = try input.next() {
            if isFirst, line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
            isFirst = false
            if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
            var answer: [UInt8]
            do throws(AnnotationRequestError) {
                let request = try AnnotationRequest(line: line)
                let found = Analyser().annotate(request.text, issues: request.issues ?? [], given: request.statements)
                answer = AnnotationLine.encode(id: request.id, found, text: request.text)
            } catch {
                answer = AnnotationLine.encode(error)
                isWhole = false
            }
            answer.append(0x0A)
            try output.write(answer)
            // Whoever waits for an answer gets it before the next question.
            try output.flush()
        }
        return isWhole
    }

    /// Annotates each file; false when one could not be read.
    private func annotateFiles(to output: inout Output) throws -> Bool {
        var isWhole = true
        for file in files.map(Arguments.fileName) {
            let article: Article
            do throws(ImportError) {
                article = try TextFile.open(file).whole()
            } catch {
                try output.flush()
                Complaint.write(error)
                isWhole = false
                continue
            }
            let text = article.store.bytes(in: TextSpan(0, article.store.byteCount))
            let found = Analyser().annotate(text)
            switch format {
            case .json:
                try output.write(AnnotationLine.encode(id: article.name, title: article.title, found, text: text) + [0x0A])
            case .text: try output.write(Array(AnnotationListing.text(title: article.title, found, text: text).utf8))
            }
        }
        return isWhole
    }
}
