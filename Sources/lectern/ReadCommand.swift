internal import ArgumentParser
internal import Glibc
internal import LecternAnalysis
internal import LecternFormats
internal import LecternReader
internal import LecternScreen
internal import LecternTerminal
internal import LecternText

/// `lectern FILE…`: read articles.
struct ReadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read", abstract: "Read articles in the terminal, or print them as plain text.")

    /// When to use colours.
    enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
        case auto, always, never
    }

    @Argument(help: ArgumentHelp("The articles to read; - is the standard input.", valueName: "file"))
    var files: [String] = []

    @Flag(help: "Print the articles as plain text with marginal letters.")
    var plain = false

    @Flag(help: "Read line by line: for screen readers, and terminals that cannot place a cursor.")
    var linear = false

    @Option(help: "Use colours: auto, always or never; auto heeds NO_COLOR.")
    var color: ColorChoice?

    @Option(help: "The width of the text, in columns.")
    var width: Int?

    @Option(help: ArgumentHelp("The colours: \(Theme.all.map(\.name).joined(separator: ", ")).", valueName: "name"))
    var theme: String?

    @Option(help: ArgumentHelp("Begin at that paragraph; +12 is the same.", valueName: "paragraph"))
    var start: Int?

    @Flag(inversion: .prefixedNo, help: "Scroll and select by the mouse, or leave it to the terminal.")
    var mouse: Bool?

    @Option(help: .hidden)
    var find: String?

    @OptionGroup var configurationOption: ConfigurationOption

    func validate() throws {
        if let width, width < 1 {
            throw ValidationError("--width: \(width) is no width; give a number of columns, 72 perhaps")
        }
        if let start, start < 1 { throw ValidationError("--start: paragraphs are numbered from 1") }
        if let theme, Theme.named(theme) == nil {
            let names = Theme.all.map(\.name).joined(separator: ", ")
            throw ValidationError("--theme: there is no theme of that name; there are \(names)")
        }
        if files.isEmpty {
            let hint =
                isatty(STDIN_FILENO) == 0 ? "lectern - reads the standard input" : "lectern FILE opens an article"
            throw ValidationError("nothing to read; \(hint)")
        }
    }

    func run() throws {
        let names = files.map(Arguments.fileName)
        if linear { return try readLinear(names) }
        switch isatty(STDOUT_FILENO) == 0 || plain ? TerminalKind.dumb : Terminal.kind {
        case .full: try read(names)
        case .dumb: try print(names)
        case .unusable(let remedy):
            Complaint.write(remedy)
            try print(names)
        }
    }

    /// Opens the first article for reading.
    private func read(_ names: [FileName]) throws {
        guard let name = names.first else { return }
        do {
            let watch = FileWatch(name)
            let opened = try TextFile.open(name)
            let (settings, problem) = settings()
            let terminal = try Terminal(usesColor: usesColor(settings), usesMouse: mouse ?? settings.usesMouse ?? true)
            var reader = Reader(article: opened.article, size: terminal.size, paragraph: (start ?? 1) - 1)
            reader.configure(
                ReaderConfiguration(
                    theme: theme.flatMap(Theme.named) ?? settings.theme,
                    textWidth: width ?? settings.width ?? Self.defaultWidth, bindings: settings.bindings))
            // A place that is asked for wins over the one of another day.
            let restoring = start == nil && find == nil
            let session = Session(
                reader, of: names, watchedBy: watch, on: terminal, restoring: restoring, annotate: Self.annotate)
            let ending = session.run(rest: opened.rest, finding: find, telling: problem)
            if case .signal(let number) = ending { Exit.bySignal(number) }
        } catch let error as ImportError {
            Complaint.write(error)
            throw ExitCode(error.isNothing ? 1 : 2)
        } catch let error as TerminalError {
            Complaint.write(error)
            throw ExitCode(2)
        }
    }

    /// Reads the first article line by line.
    private func readLinear(_ names: [FileName]) throws {
        guard let name = names.first else { return }
        do {
            // Lines are typed on the terminal when the article comes by a pipe.
            let commands = name.isStandardInput ? open("/dev/tty", O_RDONLY | O_CLOEXEC | O_NOCTTY) : STDIN_FILENO
            guard commands >= 0 else { throw TerminalError.noKeyboard }
            let columns = width ?? (isatty(STDOUT_FILENO) == 0 ? nil : Self.linearWidth)
            var linear = Linear(width: columns, annotate: Self.annotate)
            try linear.read(try TextFile.open(name).whole(), from: start.map { $0 - 1 }, commands: commands)
        } catch OutputError.closed {
            return
        } catch {
            Complaint.write("\(error)")
            throw ExitCode((error as? ImportError)?.isNothing == true ? 1 : 2)
        }
    }

    /// As wide as the terminal, or as is easy to read: a dumb terminal would break words.
    private static var linearWidth: Int { min(Terminal.outputSize.columns, defaultWidth) }

    /// Prints all articles, the good ones also when others fail.
    private func print(_ names: [FileName]) throws {
        var printer = ArticlePrinter(width: width ?? Self.printingWidth, annotate: Self.annotate)
        switch printer.print(names) {
        case 0: return
        case let status: throw ExitCode(status)
        }
    }

    /// The settings of the configuration file, and one line on its mistakes if it has any.
    ///
    /// It is read before the first paint, so that nothing changes its looks under the person's eyes: the largest file
    /// there may be takes a millisecond or two, a usual one a tenth of that.
    private func settings() -> (Configuration, problem: String?) {
        guard let file = configurationOption.file else { return (Configuration(), nil) }
        let (configuration, mistakes) = file.read()
        guard let first = mistakes.first else { return (configuration, nil) }
        let rest = mistakes.count > 1 ? " (and \(mistakes.count - 1) more: lectern config check)" : ""
        return (configuration, first.text(in: file.lastPart) + rest)
    }

    private func usesColor(_ settings: Configuration) -> Bool {
        switch color ?? settings.color ?? .auto {
        case .always: true
        case .never: false
        case .auto: getenv("NO_COLOR").map { $0.pointee == 0 } ?? true
        }
    }

    /// Lines as long as the terminal's, so that it breaks no words; paragraphs stay unbroken in pipes and files.
    private static var printingWidth: Int? {
        isatty(STDOUT_FILENO) == 0 ? nil : min(Terminal.outputSize.columns, defaultWidth + PlainText.marginWidth)
    }

    /// The width of text that is easy to read, in columns.
    static let defaultWidth = 72

    /// The analysis of the program.
    static let annotate: Annotate = { text, issue in
        Analyser().annotate(text, issues: issue.map { [$0] } ?? [])
    }
}
