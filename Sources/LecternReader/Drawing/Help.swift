internal import LecternScreen

/// The help: the key table, in as many columns as fit.
extension Reader {
    private static let columnWidth = 39

    /// The lines of the help, groups apart, with the keys as this reader has them.
    private var lines: [(keys: String, words: String)] {
        let rows = Binding.rows(of: keymap.bindings)
        return Binding.Group.allCases.flatMap { group in
            [(keys: group.rawValue, words: "")]
                + rows.filter { $0.group == group }.map {
                    (keys: $0.keys.map(KeyNotation.shown).joined(separator: " "), words: $0.help)
                }
        }
    }

    /// The rows that the help takes at this width, and in how many columns.
    private var helpShape: (rows: Int, columns: Int) {
        let columns = max(1, size.columns / Self.columnWidth)
        return ((lines.count + columns - 1) / columns, columns)
    }

    /// The rows of help that fit on the screen beneath its title.
    private var helpRoom: Int { max(1, size.rows - 1) }

    /// Draws the help over the whole screen, scrolled down by some rows.
    func drawHelp(from scroll: Int, on screen: inout Screen) {
        let (rows, columns) = helpShape
        let more = rows > helpRoom ? "j k scroll, q back" : "q back"
        if size.rows > 1 {
            screen.write(
                "Keys", at: Position(column: min(1, size.columns - 1), row: 0), role: .heading, limit: size.columns - 1)
            screen.write(
                more, at: Position(column: max(6, size.columns - 1 - more.count), row: 0), role: .label)
        }
        for (index, line) in lines.enumerated() {
            let row = index % rows - scroll
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

    /// Takes a key while the help is shown.
    mutating func pressInHelp(_ key: Key) -> [Effect] {
        guard case .help(let scroll) = mode else { return [] }
        let furthest = max(0, helpShape.rows - helpRoom)
        func scrolled(by rows: Int) -> Mode { .help(scroll: min(furthest, max(0, scroll + rows))) }
        switch key {
        case .character("j"), .down: mode = scrolled(by: 1)
        case .character("k"), .up: mode = scrolled(by: -1)
        case .character(" "), .pageDown: mode = scrolled(by: helpRoom)
        case .character("b"), .pageUp: mode = scrolled(by: -helpRoom)
        case .character("q"), .character("?"), .escape, .control("c"): mode = .reading
        case .character("Q"): return [.quit]
        case .control("z"): return [.suspend]
        case .control("l"): return [.redraw]
        default: return [.ring]
        }
        return []
    }
}
