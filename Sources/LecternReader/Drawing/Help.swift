internal import LecternScreen
internal import LecternText

/// The help, which lists the key table.
struct Help: Hashable, Sendable {
    /// How many rows have been scrolled away.
    var scroll = 0
    /// What has been typed to find a key by its words; nil while all are shown.
    var narrowing: String?
    /// Whether letters are typed to find a key, not commands.
    var isTyping = false
}

/// Drawing the help, in as many columns as fit, and its keys.
extension Reader {
    private static let columnWidth = 39

    /// One line of the help: a group, or keys and what they do.
    private typealias Line = (keys: String, words: String)

    /// The lines that are wanted: all, groups apart, or those in which all the words are found that have been typed.
    private func lines(of help: Help) -> [Line] {
        let rows = Binding.rows(of: keymap.bindings, in: page == nil ? .article : .library)
        func line(_ row: Binding.Row) -> Line { (row.keys.map(KeyNotation.shown).joined(separator: " "), row.help) }
        let wanted = Folding.fold(help.narrowing ?? "").split(separator: " ")
        guard !wanted.isEmpty else {
            return Binding.Group.allCases.flatMap { group in
                let lines = rows.filter { $0.group == group }.map(line)
                return lines.isEmpty ? [] : [(keys: group.rawValue, words: "")] + lines
            }
        }
        return rows.filter { row in
            let words = Folding.fold(row.help + " " + row.synonyms)
            return wanted.allSatisfy { words.contains($0) } || row.keys.contains(help.narrowing ?? "")
        }.map(line)
    }

    /// The rows that lines take at this width, and in how many columns.
    private func shape(of lines: [Line]) -> (rows: Int, columns: Int) {
        let columns = max(1, size.columns / Self.columnWidth)
        return ((lines.count + columns - 1) / columns, columns)
    }

    /// The rows of help that fit on the screen beneath its title.
    private var helpRoom: Int { max(1, size.rows - 1) }

    // MARK: Drawing

    /// Draws the help over the whole screen.
    func draw(_ help: Help, on screen: inout Screen) {
        let lines = lines(of: help)
        let (rows, columns) = shape(of: lines)
        if lines.isEmpty, size.rows > 1 {
            let words = "no key for “\(help.narrowing ?? "")”; Esc shows all"
            screen.write(words, at: Position(column: 1, row: 1), role: .label, limit: size.columns - 2)
        }
        if size.rows > 1 { drawTitle(of: help, scrolls: rows > helpRoom, on: &screen) }
        for (index, line) in lines.enumerated() {
            let row = index % rows - help.scroll
            guard 0..<helpRoom ~= row else { continue }
            let place = Position(column: 1 + index / rows * Self.columnWidth, row: row + (size.rows > 1 ? 1 : 0))
            let limit = min(Self.columnWidth, size.columns / columns) - 2
            if line.words.isEmpty {
                screen.write(line.keys, at: place, role: .heading, limit: limit)
            } else {
                let width = screen.write(line.keys, at: place.right(1), role: .key, limit: limit) + 2
                screen.write(line.words, at: place.right(width + 1), role: .text, limit: limit - width)
            }
        }
    }

    private func drawTitle(of help: Help, scrolls: Bool, on screen: inout Screen) {
        let start = Position(column: min(1, size.columns - 1), row: 0)
        let typed = help.narrowing.map { "  /\($0)" } ?? ""
        let width = screen.write("Keys\(typed)", at: start, role: .heading, limit: size.columns - 1)
        if help.isTyping {
            screen.cursor = Position(column: min(size.columns - 1, start.column + width), row: 0)
        }
        let hint = hint(for: help, scrolls: scrolls)
        let column = max(start.column + width + 2, size.columns - 1 - Columns.count(hint))
        screen.write(hint, at: Position(column: column, row: 0), role: .label, limit: size.columns - column)
    }

    /// What can be done, or why the last key did nothing.
    private func hint(for help: Help, scrolls: Bool) -> String {
        if case .note(let text) = message { return text }
        if help.isTyping { return "Enter keeps, Esc all" }
        let (finding, leaving) = ("\(key("search", alone: "/")) finds", "\(key("leave", alone: "Esc")) back")
        if help.narrowing != nil { return "\(finding), Esc all, \(leaving)" }
        let moving = key("next-paragraph", alone: "↓") + " " + key("previous-paragraph", alone: "↑")
        let sequences = size.columns >= 60 ? "]s: ] then s · " : ""
        return sequences + (scrolls ? "\(moving) scroll, " : "") + "\(finding), \(leaving)"
    }

    // MARK: Keys

    /// Takes a key while the help is shown.
    mutating func press(_ key: Key, in help: Help) -> [Effect] {
        var help = help
        if help.isTyping, let isDone = find(in: &help, by: key) {
            mode = .help(help)
            return isDone ? [] : [.ring]
        }
        let furthest = max(0, shape(of: lines(of: help)).rows - helpRoom)
        func scroll(by rows: Int) { help.scroll = min(furthest, max(0, help.scroll + rows)) }
        if key == .escape, help.narrowing != nil {
            mode = .help(Help())
            return []
        }
        switch keymap.listed(key) {
        case .paragraph(let direction), .line(let direction): scroll(by: direction == .next ? 1 : -1)
        case .page(let direction), .halfPage(let direction): scroll(by: direction == .next ? helpRoom : -helpRoom)
        case .first: help.scroll = 0
        case .last: help.scroll = furthest
        case .askSearch: help = Help(narrowing: "", isTyping: true)
        case .leave, .help, .cancel:
            closePanel()
            return []
        case .quit: return [.quit]
        case .suspend: return [.suspend]
        case .redraw: return [.redraw]
        default:
            // So that it can be searched whatever keys there are.
            guard key == .character("/") else { return [.ring] }
            help = Help(narrowing: "", isTyping: true)
        }
        mode = .help(help)
        return []
    }

    /// What a key does to the words that are looked for; nil when it is none of theirs.
    private func find(in help: inout Help, by key: Key) -> Bool? {
        switch key {
        case .character(let character):
            guard let typed = help.narrowing, typed.count < 40 else { return false }
            help.narrowing = typed + String(character)
        case .backspace, .control("h"):
            if help.narrowing?.isEmpty ?? true { help = Help() } else { help.narrowing?.removeLast() }
        case .control("u"): help.narrowing = ""
        case .enter where help.narrowing?.isEmpty == false: help.isTyping = false
        case .escape, .control("c"), .enter: help = Help()
        default: return nil
        }
        help.scroll = 0
        return true
    }
}
