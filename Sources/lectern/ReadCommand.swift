internal import ArgumentParser
internal import Glibc
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

    @Argument(
        help: ArgumentHelp("The articles to read, or folders of them; - is the standard input.", valueName: "file"),
        completion: .file())
    var files: [String] = []

    @Flag(help: "Print the articles as plain text with marginal letters.")
    var plain = false

    @Flag(help: "Read line by line: for screen readers, and terminals that cannot place a cursor.")
    var linear = false

    @Option(help: "Use colours: auto, always or never; auto heeds NO_COLOR.")
    var color: ColorChoice?

    @Option(help: "The width of the text, in columns.")
    var width: Int?

    @Option(
        help: ArgumentHelp("The colours: \(Theme.all.map(\.name).joined(separator: ", ")).", valueName: "name"),
        completion: .list(Theme.all.map(\.name)))
    var theme: String?

    @Option(help: ArgumentHelp("Begin at that paragraph; +12 is the same.", valueName: "paragraph"))
    var start: Int?

    @Flag(inversion: .prefixedNo, help: "Scroll and select by the mouse, or leave it to the terminal.")
    var mouse: Bool?

    @Option(help: .hidden)
    var find: String?

    @OptionGroup var openingOption: OpeningOption

    @OptionGroup var configurationOption: ConfigurationOption
    @OptionGroup var libraryOption: LibraryOption

    func validate() throws {
        if let width, width < 1 {
            throw ValidationError("--width: \(width) is no width; give a number of columns, 72 perhaps")
        }
        if let start, start < 1 { throw ValidationError("--start: paragraphs are numbered from 1") }
        if let theme, Theme.named(theme) == nil {
            let names = Theme.all.map(\.name).joined(separator: ", ")
            throw ValidationError("--theme: there is no theme of that name; there are \(names)")
        }
        if files.isEmpty, plain || linear || isatty(STDIN_FILENO) == 0 || !Self.isWatched {
            let hint =
                isatty(STDIN_FILENO) == 0 ? "lectern - reads the standard input" : "lectern FILE opens an article"
            throw ValidationError("nothing to read; \(hint)")
        }
    }

    func run() throws {
        let names = try expanded(files.map(Arguments.fileName))
        if linear { return try readLinear(names, readsAtOnce: false) }
        if plain || !Self.isWatched { return try print(names) }
        switch Terminal.kind {
        case .full where names.isEmpty: try readLibrary()
        case .full: try read(names)
        case .dumb: try readWithoutScreen(names)
        case .unusable(let remedy):
            Complaint.write(remedy)
            try readWithoutScreen(names)
        }
    }

    /// The files to read, those in folders included.
    private func expanded(_ names: [FileName]) throws -> [FileName] {
        do throws(ImportError) {
            return try ArticleFolder.expanded(names)
        } catch {
            Complaint.write(error)
            throw ExitCode(error.isNothing ? 1 : 2)
        }
    }

    /// Whether a person sees what is printed.
    private static var isWatched: Bool { isatty(STDOUT_FILENO) != 0 }

    /// Reads on a terminal that cannot be drawn on: line by line, so that nothing scrolls away unread, if lines can be
    /// typed there.
    private func readWithoutScreen(_ names: [FileName]) throws {
        if isatty(STDIN_FILENO) != 0 { try readLinear(names, readsAtOnce: true) } else { try print(names) }
    }

    /// Opens the first article for reading.
    private func read(_ names: [FileName]) throws {
        guard let name = names.first else { return }
        do {
            let watch = FileWatch(name)
            let opened = try openingOption.opening.open(name)
            let (settings, problem) = settings()
            let terminal = try Terminal(usesColor: usesColor(settings), usesMouse: mouse ?? settings.usesMouse ?? true)
            var reader = Reader(article: opened.article, size: terminal.size, paragraph: (start ?? 1) - 1)
            reader.configure(configuration(settings))
            // A place that is asked for wins over the one of another day.
            let restoring = start == nil && find == nil
            let session = Session(
                reader, of: names, watchedBy: watch, on: terminal, restoring: restoring, understanding: .shared,
                opening: openingOption.opening)
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

    /// Opens the library.
    private func readLibrary() throws {
        try LibraryCommand.run {
            let library = try libraryOption.open(making: true)
            let (settings, problem) = settings()
            do throws(TerminalError) {
                let terminal = try Terminal(
                    usesColor: usesColor(settings), usesMouse: mouse ?? settings.usesMouse ?? true)
                var reader = Reader(librarySize: terminal.size)
                reader.configure(configuration(settings))
                let session = Session(reader, in: library, on: terminal, understanding: .shared)
                if case .signal(let number) = session.run(rest: nil, telling: problem) { Exit.bySignal(number) }
            } catch {
                Complaint.write(error)
                throw ExitCode(2)
            }
        }
    }

    /// What the command line and the configuration file say of the reader.
    private func configuration(_ settings: Configuration) -> ReaderConfiguration {
        ReaderConfiguration(
            theme: theme.flatMap(Theme.named) ?? settings.theme,
            textWidth: width ?? settings.width ?? Self.defaultWidth, bindings: settings.bindings,
            issues: settings.issues)
    }

    /// Reads articles line by line.
    private func readLinear(_ names: [FileName], readsAtOnce: Bool) throws {
        do {
            // Lines are typed on the terminal when an article comes by a pipe.
            let isPiped = names.contains(where: \.isStandardInput)
            let commands = isPiped ? open("/dev/tty", O_RDONLY | O_CLOEXEC | O_NOCTTY) : STDIN_FILENO
            guard commands >= 0 else { throw TerminalError.noKeyboard }
            var linear = Linear(
                width: lineWidth(margin: 0), commands: commands, understanding: .shared,
                opening: openingOption.opening)
            try linear.read(names, from: start.map { $0 - 1 }, readsAtOnce: readsAtOnce)
            if linear.status != 0 { throw ExitCode(linear.status) }
        } catch OutputError.closed {
            return
        } catch let status as ExitCode {
            throw status
        } catch {
            Complaint.write("\(error)")
            throw ExitCode(2)
        }
    }

    /// Prints all articles, the good ones also when others fail.
    private func print(_ names: [FileName]) throws {
        var printer = ArticlePrinter(
            width: lineWidth(margin: PlainText.marginWidth), understanding: .shared,
            opening: openingOption.opening)
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

    /// The width of printed lines: as asked for, else as the person has set it, so far as the terminal breaks no words.
    /// Nil in pipes and files, where paragraphs stay unbroken whatever is set for the screen.
    private func lineWidth(margin: Int) -> Int? {
        if let width { return width }
        guard Self.isWatched else { return nil }
        let (settings, problem) = settings()
        if let problem { Complaint.write(problem) }
        return min(Terminal.outputSize.columns, (settings.width ?? Self.defaultWidth) + margin)
    }

    /// The width of text that is easy to read, in columns.
    static let defaultWidth = 72
}
