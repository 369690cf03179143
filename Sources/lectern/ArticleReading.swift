internal import ArgumentParser
internal import Glibc
internal import LecternFormats
internal import LecternReader
internal import LecternScreen
internal import LecternTerminal
internal import LecternText

/// When to use colours.
enum ColorChoice: String, CaseIterable {
    case auto, always, never
}

/// To read articles, in the terminal or as plain text: what `lectern FILE…` asks for.
struct ArticleReading {
    /// The articles to read, or folders of them; without any it is the library that is read.
    var names: [FileName]
    /// The article of the library to begin with; nil begins with the list of them.
    var article: ArticleID?
    var isPlain = false
    var isLinear = false
    /// Nil where the person leaves it to the settings; so are those below.
    var color: ColorChoice?
    /// The width of the text, in columns.
    var width: Int?
    var theme: Theme?
    /// The paragraph to begin at, counted from 1; nil goes on where the person was another day.
    var start: Int?
    /// What to look for first.
    var find: String?
    var usesMouse: Bool?
    var opening = Opening()
    /// The configuration file and the library that are named, nil for the usual ones.
    var configurationName: String?
    var libraryName: String?

    func run() throws {
        let names = try expanded()
        if let article, isPlain || isLinear || !Self.isWatched {
            Complaint.write("\(article) was left last, in the library; lectern show \(article) prints it")
            throw ExitCode(2)
        }
        if isLinear { return try readLinear(names, readsAtOnce: false) }
        if isPlain || !Self.isWatched { return try print(names) }
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
    private func expanded() throws -> [FileName] {
        do throws(ImportError) {
            return try ArticleFolder.expanded(names)
        } catch {
            Complaint.write(error)
            throw ExitCode(error.isNothing ? 1 : 2)
        }
    }

    /// Whether a person sees what is printed.
    static var isWatched: Bool { isatty(STDOUT_FILENO) != 0 }

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
            let opened = try opening.open(name)
            let (settings, problem) = settings()
            let terminal = try Terminal(
                usesColor: usesColor(settings), usesMouse: usesMouse ?? settings.usesMouse ?? true)
            var reader = Reader(article: opened.article, size: terminal.size, paragraph: (start ?? 1) - 1)
            reader.configure(configuration(settings))
            // A place that is asked for wins over the one of another day.
            let restoring = start == nil && find == nil
            let session = Session(
                reader, of: names, watchedBy: watch, on: terminal, restoring: restoring, isWidthAsked: width != nil,
                understanding: .shared, opening: opening,
                library: LibraryDoor(to: LibraryOption.path(named: libraryName)))
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
            let library = try LibraryOption.open(named: libraryName, making: true)
            let (settings, problem) = settings()
            do throws(TerminalError) {
                let terminal = try Terminal(
                    usesColor: usesColor(settings), usesMouse: usesMouse ?? settings.usesMouse ?? true)
                var reader = Reader(librarySize: terminal.size)
                reader.configure(configuration(settings))
                let session = Session(
                    reader, in: library, on: terminal, isWidthAsked: width != nil, understanding: .shared)
                if case .signal(let number) = session.run(rest: nil, opening: article, telling: problem) {
                    Exit.bySignal(number)
                }
            } catch {
                Complaint.write(error)
                throw ExitCode(2)
            }
        }
    }

    /// What the command line and the configuration file say of the reader.
    private func configuration(_ settings: Configuration) -> ReaderConfiguration {
        ReaderConfiguration(
            theme: theme ?? settings.theme,
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
                library: LibraryDoor(to: LibraryOption.path(named: libraryName)), opening: opening)
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
            width: lineWidth(margin: PlainText.marginWidth), from: (start ?? 1) - 1, understanding: .shared,
            library: LibraryDoor(to: LibraryOption.path(named: libraryName)), opening: opening)
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
        let known = ConfigurationFile(named: configurationName, environment: Environment.current)
        guard let file = known else { return (Configuration(), nil) }
        let (configuration, mistakes) = file.read()
        guard let first = mistakes.first else { return (configuration, nil) }
        let count = mistakes.count > 1 ? "\(mistakes.count) mistakes (lectern config check); " : ""
        return (configuration, count + first.text(in: file.lastPart))
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
