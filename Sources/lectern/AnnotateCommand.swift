internal import ArgumentParser
internal import Foundation
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
        // A reader that goes away is found out by `write`, not by a signal.
        signal(SIGPIPE, SIG_IGN)
        let isWhole: Bool
        do {
            isWhole = stream ? try annotateStream() : try annotateFiles()
        } catch {
            StandardOutput.complain("\(error)")
            throw ExitCode(2)
        }
        if !isWhole { throw ExitCode(2) }
    }

    /// Answers line by line; false when a line was no article.
    private func annotateStream() throws -> Bool {
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
            try StandardOutput.write(answer)
        }
        return isWhole
    }

    /// Annotates each file; false when one could not be read.
    private func annotateFiles() throws -> Bool {
        var isWhole = true
        for file in files {
            let text: [UInt8]
            do {
                text = try Self.load(file)
            } catch {
                StandardOutput.complain("\(file): cannot be read; check the name and its permissions")
                isWhole = false
                continue
            }
            let found = Analyser().annotate(text)
            switch format {
            case .json:
                let name = file == "-" ? "standard input" : URL(fileURLWithPath: file).lastPathComponent
                try StandardOutput.write(AnnotationLine.encode(id: name, found, text: text) + [0x0A])
            case .text:
                let title = Article(name: file, text: text).title
                try StandardOutput.write(Array(AnnotationListing.text(title: title, found, text: text).utf8))
            }
        }
        return isWhole
    }

    private static func load(_ file: String) throws -> [UInt8] {
        let handle = file == "-" ? FileHandle.standardInput : try FileHandle(forReadingFrom: URL(fileURLWithPath: file))
        return Array(try handle.readToEnd() ?? Data())
    }
}
