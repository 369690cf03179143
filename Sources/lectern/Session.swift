internal import LecternFormats
internal import LecternReader
internal import LecternScreen
internal import LecternTerminal
internal import LecternText

/// The loop: keys and finished work go to the reader as actions, its effects are performed, its drawing is painted.
///
/// It runs on the main thread and does nothing that can wait: analysis and reading on are `Background`'s.
struct Session: ~Copyable {
    /// How reading came to an end.
    enum Ending {
        case quit
        /// By that signal, of which whoever waits for the program has to learn.
        case signal(Int32)
    }

    private var terminal: Terminal
    private var reader: Reader
    private let mailbox = Mailbox()
    private let annotator: Annotator

    /// Prepares to read as `reader` is about to.
    init(_ reader: Reader, on terminal: consuming Terminal, annotate: @escaping Annotate) {
        self.reader = reader
        annotator = Annotator(annotate, to: mailbox)
        self.terminal = terminal
    }

    /// Reads until the person leaves or is made to, then gives the terminal back.
    ///
    /// - Parameter rest: reads the rest of the article, nil when there is none.
    consuming func run(rest: OpenedArticle.Rest?) -> Ending {
        paint()
        if let rest { Background.run { [mailbox] in rest { mailbox.post(.indexed($0)) } } }
        var ending = perform(reader.start())
        while ending == nil {
            for event in terminal.wait() where ending == nil { ending = handle(event) }
            if ending == nil { paint() }
        }
        terminal.close()
        return ending ?? .quit
    }

    private mutating func paint() { terminal.paint(reader.draw(), theme: reader.theme) }

    private mutating func handle(_ event: TerminalEvent) -> Ending? {
        switch event {
        case .key(let key): return perform(reader.press(key))
        case .resized(let size): return perform(reader.apply(.resize(size)))
        case .woken:
            for action in mailbox.take() {
                if let ending = perform(reader.apply(action)) { return ending }
            }
            return nil
        case .suspended:
            suspend(wholeJob: false)
            return nil
        case .terminated(let signal): return .signal(signal)
        case .closed: return .signal(Exit.hangup)
        }
    }

    private mutating func perform(_ effects: [Effect]) -> Ending? {
        for effect in effects {
            switch effect {
            case .annotate(let span, let issue): annotator.request(span, of: reader.article, on: issue)
            case .ring: terminal.ring()
            case .suspend: suspend(wholeJob: true)
            case .redraw: terminal.redraw()
            case .quit: return .quit
            }
        }
        return nil
    }

    private mutating func suspend(wholeJob: Bool) {
        terminal.suspend(wholeJob: wholeJob)
        if terminal.size != reader.size { _ = reader.apply(.resize(terminal.size)) }
    }
}
