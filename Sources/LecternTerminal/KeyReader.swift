internal import CNcurses
internal import LecternScreen

/// Turns what ncurses reads into keys.
struct KeyReader {
    private let window: UnsafeMutablePointer<WINDOW>
    private var fruitlessReadCount = 0

    /// Whether the terminal says that there is something to read and then has nothing: it is gone.
    var isAtEnd: Bool { fruitlessReadCount > 4 }

    /// A reader of the terminal that ncurses has opened; nil when memory is short.
    init?() {
        guard let window = lectern_make_keys() else { return nil }
        self.window = window
    }

    /// All that keys and mouse have done so far.
    mutating func read() -> [TerminalEvent] {
        var events: [TerminalEvent] = []
        var gotAny = false
        while let input = next() {
            gotAny = true
            switch input {
            case .code(let code):
                if let key = Self.key(ofCode: code) { events.append(.key(key)) }
            case .scalar("\u{1B}"): events += escape()
            case .scalar(let scalar): events.append(.key(Self.key(of: scalar)))
            }
        }
        fruitlessReadCount = gotAny ? 0 : fruitlessReadCount + 1
        return events
    }

    private enum Input {
        case scalar(Unicode.Scalar)
        case code(Int)
    }

    private func next() -> Input? {
        var value: UInt32 = 0
        switch lectern_read_key(window, &value) {
        case 1: return .scalar(Unicode.Scalar(value) ?? "\u{FFFD}")
        case 2: return .code(Int(value))
        default: return nil
        }
    }

    /// The next part of a sequence that has begun, whose rest may still be on its way over a slow connection.
    ///
    /// Read as keys, it would be a count and a command.
    ///
    /// - Parameter patience: how long it is waited for, in milliseconds.
    private func nextOfSequence(patience: Int32 = Terminal.escapeDelay) -> Input? {
        if let input = next() { return input }
        wtimeout(window, patience)
        defer { wtimeout(window, 0) }
        return next()
    }

    /// What follows an Esc that begins no sequence which ncurses knows.
    ///
    /// Sequences are taken whole, so that no part of one is read as a command; Esc before anything else is the Esc key.
    private func escape() -> [TerminalEvent] {
        switch next() {
        case nil: return [.key(.escape)]
        case .scalar("["): return controlSequence().map { [$0] } ?? []
        case .scalar("O"):
            // A key of the keypad has one more character; Esc and then O has not.
            return next() == nil ? [.key(.escape), .key(.character("O"))] : [.key(.other)]
        case .scalar(let lead) where ["]", "P", "X", "^", "_"].contains(lead):
            var last = lead
            let isString = skip { scalar in
                defer { last = scalar }
                return scalar != "\u{7}" && !(last == "\u{1B}" && scalar == "\\")
            }
            return isString ? [.key(.other)] : [.key(.escape), .key(Self.key(of: lead))]
        case .scalar("\u{1B}"): return [.key(.escape)] + escape()
        case .scalar(let scalar): return [.key(.escape), .key(Self.key(of: scalar))]
        case .code(let code): return [.key(.escape), .key(Self.key(ofCode: code) ?? .other)]
        }
    }

    /// What follows `ESC [`: a report of the mouse, a paste, or a key that nobody knows here; nil for what is none of them.
    private func controlSequence() -> TerminalEvent? {
        var scalars: [Unicode.Scalar] = []
        skip { scalar in
            // No sequence that means something is longer; what goes on and on is taken all the same.
            if scalars.count < 32 { scalars.append(scalar) }
            return !("\u{40}"..."\u{7E}").contains(scalar)
        }
        if scalars == ["M"] {
            // The old form: three more, each a number and 32.
            skip { scalar in
                scalars.append(scalar)
                return scalars.count < 4
            }
        }
        if scalars == Array(Paste.start.unicodeScalars) { return .pasted(paste()) }
        // Where the focus goes is told if another program has asked for it and not taken that back.
        if scalars == ["I"] || scalars == ["O"] { return nil }
        if let mouse = MouseReport.decode(scalars) { return .mouse(mouse) }
        // Buttons and releases that mean nothing are no keys: they must not ring.
        return scalars.first == "<" || scalars.first == "M" ? .mouse(.other) : .key(.other)
    }

    /// What is pasted, up to the end that the terminal marks: in between no key is pressed.
    private func paste() -> String {
        var text: [Unicode.Scalar] = []
        let end = Array(("\u{1B}[" + Paste.end).unicodeScalars)
        while let input = nextOfSequence(patience: Paste.patience) {
            // A key that ncurses knows by its sequence, which stood in the text, has no letter.
            guard case .scalar(let scalar) = input else { continue }
            text.append(scalar)
            if scalar == "~", text.suffix(end.count).elementsEqual(end) {
                text.removeLast(end.count)
                break
            }
            if text.count > Paste.limit { text.removeSubrange(Paste.limit / 2..<text.count - end.count) }
        }
        return String(String.UnicodeScalarView(text))
    }

    /// Takes characters up to the first for which `goesOn` is false; false if there were none at all.
    @discardableResult
    private func skip(while goesOn: (Unicode.Scalar) -> Bool) -> Bool {
        var count = 0
        while case .scalar(let scalar)? = nextOfSequence() {
            count += 1
            if !goesOn(scalar) { break }
        }
        return count > 0
    }

    private static func key(of scalar: Unicode.Scalar) -> Key {
        switch scalar.value {
        case 0x09: .tab
        case 0x0A, 0x0D: .enter
        case 0x08, 0x7F: .backspace
        case 0x01...0x1A: .control(Character(Unicode.Scalar(UInt8(scalar.value) + 0x60)))
        case 0x1B: .escape
        case 0x1C...0x1F: .control(Character(Unicode.Scalar(UInt8(scalar.value) + 0x40)))
        case 0x00, 0x80..<0xA0: .other
        default: .character(Character(scalar))
        }
    }

    /// Nil for what ncurses tells itself of.
    private static func key(ofCode code: Int) -> Key? {
        switch code {
        case LECTERN_KEY_RESIZE: nil
        case LECTERN_KEY_UP: .up
        case LECTERN_KEY_DOWN: .down
        case LECTERN_KEY_LEFT: .left
        case LECTERN_KEY_RIGHT: .right
        case LECTERN_KEY_HOME, LECTERN_KEY_FIND, LECTERN_KEY_A1: .home
        case LECTERN_KEY_END, LECTERN_KEY_SELECT, LECTERN_KEY_C1: .end
        case LECTERN_KEY_PAGE_UP, LECTERN_KEY_A3: .pageUp
        case LECTERN_KEY_PAGE_DOWN, LECTERN_KEY_C3: .pageDown
        case LECTERN_KEY_BACKSPACE: .backspace
        case LECTERN_KEY_DELETE: .delete
        case LECTERN_KEY_BACK_TAB: .backTab
        case LECTERN_KEY_ENTER: .enter
        default: .other
        }
    }
}
