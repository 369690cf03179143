internal import Glibc
internal import LecternFormats
internal import LecternLibrary
internal import LecternReader
internal import LecternScreen
internal import LecternTerminal
internal import LecternText

/// The loop: keys and finished work go to the reader as actions, its effects are performed, its drawing is painted.
///
/// It runs on the main thread and does nothing that can wait: analysis and reading on are `Background`'s.
struct Session: ~Copyable {
    /// How reading came to an end.
    enum Ending: Equatable {
        case quit
        /// By that signal, of which whoever waits for the program has to learn.
        case signal(Int32)
    }

    private var terminal: Terminal
    private var reader: Reader
    private let files: [FileName]
    private let opening: Opening
    /// The article that came by a pipe, as far as it has been read: it cannot be opened again.
    private var piped: Article?
    private let mailbox = Mailbox()
    private let annotator: Annotator
    /// Does what concerns the library.
    private let librarian: Librarian
    private let searcher: Searcher
    /// Keeps places in files, nil where the library keeps those of its articles.
    private var keeper: PlaceKeeper?
    /// Whether it has been asked if the library has the article of the file.
    private var hasLooked = false
    private var memory: Memory
    /// The file whose address is being fetched; nil once another one was opened, whose answer then comes too late.
    private var fetched: Int?
    /// Notices changes of the file on screen.
    private var watch: FileWatch

    /// Prepares to read as `reader` is about to, whose article is the first of `files`.
    ///
    /// - Parameters:
    ///   - watch: watches that file.
    ///   - restoring: whether to go on where the person was another day.
    ///   - isWidthAsked: whether the width of the text is one that the command line asks for.
    init(
        _ reader: Reader, of files: [FileName], watchedBy watch: consuming FileWatch, on terminal: consuming Terminal,
        restoring: Bool, isWidthAsked: Bool, understanding: Understanding, opening: Opening, library: LibraryDoor
    ) {
        self.reader = reader
        self.files = files
        self.opening = opening
        memory = Memory(usualWidth: reader.textWidth, isWidthAsked: isWidthAsked)
        memory.restore(&self.reader)
        if files.first?.isStandardInput == true { piped = reader.article }
        self.reader.list(files: FileName.listed(files))
        var keeper = PlaceKeeper()
        keeper.begin(reader, restoring: restoring ? .anotherDay : .never)
        self.keeper = keeper
        annotator = Annotator(understanding, to: mailbox)
        librarian = Librarian(library, understanding: understanding, to: mailbox)
        searcher = Searcher(to: mailbox)
        self.watch = watch
        self.terminal = terminal
    }

    /// Prepares to go through a library as `reader` is about to.
    init(
        _ reader: Reader, in library: Library, on terminal: consuming Terminal, isWidthAsked: Bool,
        understanding: Understanding
    ) {
        self.reader = reader
        files = []
        opening = Opening()
        memory = Memory(usualWidth: reader.textWidth, isWidthAsked: isWidthAsked)
        memory.restore(&self.reader)
        annotator = Annotator(understanding, to: mailbox)
        librarian = Librarian(LibraryDoor(library), understanding: understanding, to: mailbox)
        searcher = Searcher(to: mailbox)
        // Articles of the library do not change as files do: of the standard input nothing is watched.
        watch = FileWatch(FileName("-"))
        self.terminal = terminal
    }

    /// Reads until the person leaves or is made to, then gives the terminal back.
    ///
    /// - Parameters:
    ///   - rest: reads the rest of the article, nil when there is none.
    ///   - article: the article of the library to begin with.
    ///   - pattern: what to look for first, as `+/pattern` asks.
    ///   - problem: what went wrong on the way here, one line to show at once.
    consuming func run(
        rest: OpenedArticle.Rest?, opening article: ArticleID? = nil, finding pattern: String? = nil,
        telling problem: String? = nil
    ) -> Ending {
        _ = keeper?.settle(&reader)
        var effects = reader.start()
        if let article { effects += reader.begin(with: article) }
        if let pattern { effects += reader.find(pattern) }
        if let problem { effects += reader.apply(.failed(problem)) }
        paint()
        look()
        readOn(rest)
        var ending = perform(effects)
        while ending == nil {
            for event in terminal.wait(watching: watch.descriptor) where ending == nil { ending = handle(event) }
            if ending == nil { paint() }
        }
        // Before the terminal is given back, which may take no more and wait.
        keeper?.keep(reader)
        keepShelvedPlace(reader)
        memory.keep(reader, leaving: articleLeft)
        let problems = finish(isWatched: ending == .quit)
        terminal.close()
        for problem in problems { Complaint.write(problem) }
        return ending ?? .quit
    }

    /// Waits until the library keeps all that the person has done; returns what could not be kept, a line each.
    ///
    /// - Parameter isWatched: whether somebody is there to be told of a wait.
    private mutating func finish(isWatched: Bool) -> [String] {
        while true {
            if !librarian.finish(within: Self.patience), isWatched {
                _ = reader.apply(.done("keeping in the library what you have done …"))
                paint()
            }
            _ = librarian.finish(within: nil)
            let shelved = mailbox.take().filter { if case .shelved = $0 { true } else { false } }
            guard !shelved.isEmpty else { return librarian.losses }
            // What has waited for the article to be there is done now.
            for case .changeLibrary(let change) in shelved.flatMap({ reader.apply($0) }) {
                librarian.take(.change(change, reader.shelved?.id))
            }
        }
    }

    /// How long a person waits without wondering, in milliseconds.
    private static let patience = 300

    /// The article that is on screen, or was before the screens of the library; nil for one that came by a pipe.
    private var articleLeft: Memory.Last? {
        if let number = reader.files.current, files.indices.contains(number) {
            let file = files[number]
            guard !file.isStandardInput else { return nil }
            return file.webAddress.map(Memory.Last.file) ?? file.fromRoot.map(Memory.Last.file)
        }
        return reader.shelved.map { .article($0.id.rawValue, library: librarian.path) }
    }

    private mutating func paint() { terminal.paint(reader.draw(), theme: reader.theme) }

    /// An article of the library has taken the place of a file's, where `reader` was: the file is no longer what is read, nor
    /// watched.
    private mutating func leaveFile(_ reader: Reader) {
        keepShelvedPlace(reader)
        keeper?.leave(reader)
        watch = FileWatch(FileName("-"))
    }

    /// Keeps the place in an article of the library that is left for another one.
    private func keepShelvedPlace(_ reader: Reader) {
        if let (article, place) = reader.placeToKeep { librarian.take(.keep(place, of: article)) }
    }

    /// Sees, once, whether the article of a file is in the library.
    private mutating func look() {
        guard !hasLooked, keeper?.isSettled == true else { return }
        hasLooked = true
        librarian.take(.look(reader.article))
    }

    private func readOn(_ rest: OpenedArticle.Rest?) {
        guard let rest else { return }
        Background.run { [mailbox] in rest { mailbox.post(.indexed($0)) } }
    }

    private mutating func handle(_ event: TerminalEvent) -> Ending? {
        switch event {
        case .key(let key): return perform(reader.press(key))
        case .pasted(let text): return perform(reader.paste(text))
        case .mouse(.wheelUp): return perform(reader.apply(.wheel(.previous)))
        case .mouse(.wheelDown): return perform(reader.apply(.wheel(.next)))
        case .mouse(.click(let position)): return perform(reader.apply(.click(position)))
        case .mouse(.other): return nil
        case .resized(let size): return perform(reader.apply(.resize(size)))
        case .woken:
            for action in mailbox.take() {
                if let ending = take(action) { return ending }
            }
            let hasMoved = keeper?.settle(&reader) == true
            look()
            return hasMoved ? perform(reader.start()) : nil
        case .watched: return watch.takeChange() ? perform(reader.apply(.outdated)) : nil
        case .suspended:
            suspend(wholeJob: false)
            return nil
        case .terminated(let signal): return .signal(signal)
        case .closed: return .signal(Exit.hangup)
        }
    }

    /// Takes what has been left in the mailbox.
    private mutating func take(_ action: Action) -> Ending? {
        switch action {
        case .opened(let article, let file, let keepingPlace):
            guard fetched == file else { return nil }
            return show(OpenedArticle(article: article, rest: nil), of: file, FileWatch(files[file]), keepingPlace)
        case .unopened(let file, _):
            guard fetched == file else { return nil }
            fetched = nil
        case .openedFromLibrary: return takeFromLibrary(action)
        case .indexed(let article) where article.store === piped?.store: piped = article
        default: break
        }
        let ending = perform(reader.apply(action))
        if case .shelved = action { keeper?.goToShelved(&reader) }
        return ending
    }

    /// Lets an article of the library take the place of what was read, which is left only then: the person may have thought of
    /// something else meanwhile.
    private mutating func takeFromLibrary(_ action: Action) -> Ending? {
        let before = reader
        let effects = reader.apply(action)
        guard reader.article.store !== before.article.store else { return perform(effects) }
        fetched = nil
        if keeper != nil { leaveFile(before) }
        return perform(effects)
    }

    /// Keeps where the person is: of a file beside the places of others, of an article of the library in that.
    private func keepPlace() {
        keeper?.keep(reader)
        if let (article, place) = reader.placeToKeep { librarian.keepAtOnce(place, of: article) }
    }

    // MARK: Effects

    private mutating func perform(_ effects: [Effect]) -> Ending? {
        for effect in effects {
            switch effect {
            case .annotate(let span, let issue):
                if let article = reader.shelved {
                    librarian.take(.annotate(article.id, span))
                    continue
                }
                annotator.request(span, of: reader.article, on: issue, near: reader.place?.cursor ?? span.start)
            case .search(let request): searcher.find(request, in: reader.article.store)
            case .ring: terminal.ring()
            case .suspend: suspend(wholeJob: true)
            case .redraw: terminal.redraw()
            case .quit: return .quit
            case .open(let number): open(number, keepingPlace: false)
            case .reload:
                guard let number = reader.files.current, files.indices.contains(number) else {
                    _ = reader.apply(.done("an article of the library stays as it is"))
                    continue
                }
                open(number, keepingPlace: true)
            case .shelve(let found, let issue): librarian.take(.shelve(reader.article, found, issue))
            case .askLibrary, .askVocabulary, .openArticle, .keepPlace, .changeLibrary, .changeAll, .undo, .redo:
                librarian.take(effect, showing: reader.shelved?.id)
            default: report { session throws(ErrandError) in try session.takeAway(effect) }
            }
        }
        return nil
    }

    /// Shows how an errand ended.
    private mutating func report(_ errand: (inout Session) throws(ErrandError) -> String) {
        do throws(ErrandError) {
            _ = reader.apply(.done(try errand(&self)))
        } catch {
            _ = reader.apply(.failed("\(error)"))
        }
    }

    /// Does what leads out of the program; returns what to tell.
    private mutating func takeAway(_ effect: Effect) throws(ErrandError) -> String {
        let article = reader.article
        switch effect {
        case .cite(let statement):
            let text = Citation.text(of: statement, by: reader.speaker(of: statement), in: article)
            guard terminal.copy(base64: Errands.base64(text)) else {
                throw ErrandError(
                    description:
                        "this terminal has no clipboard; \(reader.key("export")) writes the statements to a file")
            }
            return "sent to the clipboard: \(text)"
        case .export(let annotations, let format, let path):
            let count = annotations.statements.count
            return "\(count) statement\(count == 1 ? "" : "s") "
                + (try Errands.write(
                    StatementReport.bytes(
                        [ReportedArticle(article, annotations, notes: reader.shelved?.notes ?? [:])], as: format),
                    to: path))
        case .write(let path):
            return try Errands.write(Errands.plainText(of: article, reader.annotations), to: path)
        case .openLink:
            let command = try Errands.browserCommand(article.head.url)
            return try run(
                command, input: nil, waits: false, done: "link opened", remedy: "set BROWSER to a browser of yours")
        case .edit(let offset):
            guard let number = reader.files.current, files.indices.contains(number) else {
                throw ErrandError(
                    description: "the article is in the library; \(reader.key("command"))w writes it to a file first")
            }
            let line = article.line(at: offset)
            let command = try Errands.editorCommand(
                files[number], line: line, commandKey: reader.key("command"))
            return try run(
                command, input: nil, waits: false,
                done: "back from the editor; \(reader.key("reload")) reloads the text")
        case .pipe(let command):
            let text = Errands.plainText(of: article, reader.annotations)
            return try run(Errands.shellCommand(command), input: text, waits: true, done: "sent to \(command)")
        default: return ""
        }
    }

    /// Runs a command on the terminal, waiting for Enter afterwards if a person has to read what it printed.
    private mutating func run(
        _ command: [[UInt8]], input: [UInt8]?, waits: Bool, done: String, remedy: String? = nil
    ) throws(ErrandError) -> String {
        let result: Result<Int32, ErrandError> = terminal.lend {
            do throws(ErrandError) {
                let status = try Errands.run(command, input: input)
                if waits { Errands.waitForEnter() }
                return .success(status)
            } catch {
                return .failure(error)
            }
        }
        let status = try result.get()
        if terminal.size != reader.size { _ = reader.apply(.resize(terminal.size)) }
        guard status == 0 else {
            let advice = remedy.map { "; \($0)" } ?? ""
            throw ErrandError(
                description: "\(Sanitizer.printable(command.last ?? [])): ended with status \(status)\(advice)")
        }
        return done
    }

    private mutating func suspend(wholeJob: Bool) {
        keepPlace()
        terminal.suspend(wholeJob: wholeJob)
        if terminal.size != reader.size { _ = reader.apply(.resize(terminal.size)) }
    }

    // MARK: Files

    /// Opens a file in the place of the article on screen; says why when it cannot.
    private mutating func open(_ number: Int, keepingPlace: Bool) {
        guard files.indices.contains(number) else { return }
        guard files[number].webAddress == nil else { return fetch(number, keepingPlace: keepingPlace) }
        fetched = nil
        do throws(ImportError) {
            let watch = FileWatch(files[number])
            let opened = try opening(files[number], anew: keepingPlace)
            _ = show(opened, of: number, watch, keepingPlace)
        } catch {
            _ = perform(reader.apply(.unopened(file: number, "\(error)")))
        }
    }

    /// Fetches an address, which may take as long as another machine wants: the article comes by the mailbox.
    private mutating func fetch(_ number: Int, keepingPlace: Bool) {
        fetched = number
        _ = reader.apply(.done("fetching \(files[number].shown) …"))
        Background.run { [opening, mailbox, file = files[number]] in
            do throws(ImportError) {
                let opened = try opening.open(file, isQuiet: true)
                mailbox.post(.opened(opened.article, file: number, keepingPlace: keepingPlace))
            } catch {
                mailbox.post(.unopened(file: number, "\(error)"))
            }
        }
    }

    /// Shows the article of a file in the place of the one on screen.
    private mutating func show(
        _ opened: OpenedArticle, of number: Int, _ watch: consuming FileWatch, _ keepingPlace: Bool
    ) -> Ending? {
        fetched = nil
        self.watch = watch
        keepShelvedPlace(reader)
        keeper?.keep(reader)
        let effects = reader.apply(.opened(opened.article, file: number, keepingPlace: keepingPlace))
        keeper?.begin(reader, restoring: keepingPlace ? .never : .always)
        let hasMoved = keeper?.settle(&reader) == true
        hasLooked = false
        look()
        readOn(opened.rest)
        return perform(hasMoved ? effects + reader.start() : effects)
    }

    /// The article in a file, from the disk; what came by a pipe is only there as it was.
    private func opening(_ file: FileName, anew: Bool) throws(ImportError) -> OpenedArticle {
        guard file.isStandardInput else { return try opening.open(file) }
        guard let piped, !anew else { throw ImportError(file, .onlyOnce) }
        return OpenedArticle(article: piped, rest: nil)
    }
}
