internal import CNcurses
internal import CTerminal
internal import Glibc
public import LecternScreen

/// The terminal, taken: paints screens, reads keys, and gives the terminal back however the program ends.
///
/// There is one at most, on the main thread: ncurses keeps its state in globals. What ncurses and the signal handlers
/// need to survive a crash is kept in `CTerminal`, so that nothing depends on `deinit` being reached.
public struct Terminal: ~Copyable {
    /// How large the window is; kept in step by `wait`.
    public private(set) var size: Size
    private var painter: Painter
    private var keys: KeyReader
    private let input: Int32
    private let wakeEnd: Int32
    /// What has been asked of the terminal beside what ncurses asks.
    private let modes: Modes

    /// Milliseconds to tell the Esc key from the beginning of another key's sequence; less breaks arrows over ssh.
    static let escapeDelay: Int32 = 50

    /// What the terminal in the environment can do.
    public static var kind: TerminalKind {
        let name = environment("TERM")
        switch lectern_terminal_kind(name, STDOUT_FILENO) {
        case 0: return .full
        case _ where name == "dumb": return .dumb
        case 1:
            return .unusable(remedy: "TERM=\(shown(name)) cannot place a cursor; set TERM, to xterm-256color perhaps")
        case _ where name.isEmpty:
            return .unusable(remedy: "TERM is not set; set it to the terminal's name, xterm-256color perhaps")
        default:
            return .unusable(remedy: "TERM=\(shown(name)) is not known here; set TERM, to xterm-256color perhaps")
        }
    }

    /// The size of the terminal at standard output, which need not be taken.
    public static var outputSize: Size {
        var (columns, rows): (Int32, Int32) = (0, 0)
        lectern_size(STDOUT_FILENO, &columns, &rows)
        return Size(columns: Int(columns), rows: Int(rows))
    }

    /// Takes the terminal at standard output; keys come from standard input, or from /dev/tty if that is none.
    ///
    /// - Parameter usesMouse: false leaves the mouse to the terminal, for selecting and scrolling as it does.
    public init(usesColor: Bool, usesMouse: Bool) throws(TerminalError) {
        let wakeEnd = lectern_wake_open()
        guard wakeEnd >= 0 else { throw .noPipe }
        _ = lectern_use_utf8_locale()
        let input = isatty(STDIN_FILENO) != 0 ? STDIN_FILENO : open("/dev/tty", O_RDONLY | O_CLOEXEC)
        guard input >= 0 else { throw .noKeyboard }
        lectern_rescue_prepare(STDOUT_FILENO)
        lectern_rescue_arm(nil, 0)
        // Before ncurses, for the moment in between, and after it, as it has handlers of its own.
        lectern_signals_install()
        let colors = usesColor ? DirectColors(Theme.ownColors) : nil
        guard lectern_start(input, Self.escapeDelay, colors?.description), let keys = KeyReader() else {
            lectern_rescue()
            throw .notStarted(term: Self.shown(Self.environment("TERM")))
        }
        lectern_signals_install()
        modes = Modes(hasMouse: usesMouse && lectern_take_mouse(), isModern: lectern_can("BE"))
        lectern_send(modes.on)
        let bytes = Self.restoringBytes(modes)
        lectern_rescue_arm(bytes, bytes.count)
        self.wakeEnd = wakeEnd
        self.input = input
        self.keys = keys
        painter = Painter(
            usesColor: usesColor, directColors: colors?.numbers ?? [:], showsFrames: modes.isModern)
        size = Size(columns: 80, rows: 24)
        fit()
    }

    deinit {
        lectern_send(modes.off)
        endwin()
        lectern_rescue_disarm()
    }

    /// Gives the terminal back: the value ends here.
    public consuming func close() {}

    /// Shows `screen`, sending what differs from what is shown.
    public mutating func paint(_ screen: Screen, theme: Theme) { painter.paint(screen, theme: theme) }

    /// Forgets what is shown, so that the next `paint` sends all of it.
    public mutating func redraw() {
        lectern_forget()
        painter.forget()
    }

    /// Rings the bell.
    public func ring() { beep() }

    /// Gives the terminal back and stops until continued, with the whole job when a person asked for it by a key.
    public mutating func suspend(wholeJob: Bool) {
        giveBack()
        lectern_stop(wholeJob)
        takeBack()
    }

    /// Puts a text, in base 64, into the clipboard by OSC 52, which no terminal confirms; false where there is none.
    ///
    /// Source: XTerm Control Sequences, "Manipulate Selection Data".
    public func copy(base64: String) -> Bool {
        let name = Self.environment("TERM")
        // These print the text, or hang on it.
        guard !["vt", "linux", "ansi", "cons"].contains(where: name.hasPrefix) else { return false }
        var rest = Array("\u{1B}]52;c;\(base64)\u{7}".utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// Lends the terminal to `body`, which may run other programs on it, and takes it back. What is typed to interrupt them
    /// does not end this one.
    public mutating func lend<Result>(_ body: () -> Result) -> Result {
        giveBack()
        lectern_signals_lend()
        let result = body()
        lectern_signals_return()
        takeBack()
        return result
    }

    /// Gives the terminal back for a while.
    private func giveBack() {
        lectern_send(modes.off)
        endwin()
        lectern_rescue_disarm()
    }

    private mutating func takeBack() {
        lectern_rescue_arm(nil, 0)
        lectern_send(modes.on)
        fit()
        redraw()
    }

    /// Waits for something to happen, costing nothing meanwhile, and returns all that has, in order.
    ///
    /// - Parameter descriptor: wakes as well when it has something to read; nil when there is none.
    public mutating func wait(watching descriptor: Int32? = nil) -> [TerminalEvent] {
        var waiting = [
            pollfd(fd: input, events: Int16(POLLIN), revents: 0),
            pollfd(fd: wakeEnd, events: Int16(POLLIN), revents: 0),
            // A negative number is passed over.
            pollfd(fd: descriptor ?? -1, events: Int16(POLLIN), revents: 0),
        ]
        while poll(&waiting, nfds_t(waiting.count), -1) < 0 {
            if errno != EINTR { return [.closed] }
        }
        var events: [TerminalEvent] = []
        if waiting[1].revents != 0 {
            lectern_wake_drain()
            events = signalled() + [.woken]
            if case .terminated = events.first { return events }
        }
        if waiting[2].revents != 0 { events.append(.watched) }
        if waiting[0].revents & Int16(POLLIN) != 0 {
            events += keys.read()
            if keys.isAtEnd { events.append(.closed) }
        } else if waiting[0].revents != 0 {
            events.append(.closed)
        }
        return events
    }

    private mutating func signalled() -> [TerminalEvent] {
        let bits = Int(lectern_signals_take())
        if bits & LECTERN_TERMINATE != 0 { return [.terminated(signal: lectern_signals_cause())] }
        var events: [TerminalEvent] = []
        if bits & LECTERN_CONTINUED != 0 {
            // Stopped by SIGSTOP: the shell has set other modes since, and other text may be on screen.
            endwin()
            lectern_send(modes.on)
            redraw()
        }
        if bits & (LECTERN_RESIZED | LECTERN_CONTINUED) != 0, fit() {
            events.append(.resized(size))
        }
        if bits & LECTERN_SUSPEND != 0 { events.append(.suspended) }
        return events
    }

    /// Learns the window's size; true if it is another one.
    @discardableResult
    private mutating func fit() -> Bool {
        let found = Self.outputSize
        lectern_resize(Int32(found.rows), Int32(found.columns))
        // Also at the same size: it may have been another one in between, and the terminal has cut its lines.
        redraw()
        defer { size = found }
        return found != size
    }

    /// What leads back from the reader's screen without ncurses: mouse and pastes left to the terminal, out of the
    /// keypad's mode and the second screen, attributes and colours off, cursor on.
    private static func restoringBytes(_ modes: Modes) -> [CChar] {
        var bytes = modes.off.utf8.map { CChar(bitPattern: $0) }
        for name in ["rmkx", "sgr0", "op", "cnorm", "rmcup"] {
            guard let capability = lectern_bytes(name) else { continue }
            var text = UnsafeBufferPointer(start: capability, count: strlen(capability))[...]
            while let byte = text.popFirst() {
                // `$<20>` asks for a pause, which only a printing terminal needed.
                if byte == 0x24, text.first == 0x3C, let end = text.firstIndex(of: 0x3E) {
                    text = text[(end + 1)...]
                } else {
                    bytes.append(byte)
                }
            }
        }
        return bytes
    }

    private static func environment(_ name: String) -> String {
        getenv(name).map { String(cString: $0) } ?? ""
    }

    /// A name from the environment, fit to be printed.
    static func shown(_ name: String) -> String {
        String(
            String.UnicodeScalarView(
                name.unicodeScalars.prefix(40).map { $0.value > 0x20 && $0.value < 0x7F ? $0 : "?" }))
    }
}
