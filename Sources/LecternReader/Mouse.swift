internal import LecternScreen
internal import LecternText

/// What wheel and clicks do.
extension Reader {
    /// How many lines one notch of the wheel moves.
    private static let notch = 3

    /// Scrolls the text, or moves in the panel that is open.
    mutating func wheel(_ direction: Direction) -> [Effect] {
        switch mode {
        case .reading: return apply(.line(direction), count: Self.notch)
        case .help, .panel: return press(direction == .next ? .down : .up)
        case .prompt, .selecting: return []
        }
    }

    /// Chooses what is under a cell: a highlight or paragraph of the text, or an item of a panel, which a second click
    /// follows.
    mutating func click(_ position: Position) -> [Effect] {
        switch mode {
        case .reading: return clickText(position) ? [] : [.ring]
        case .panel(let panel): return click(position, in: panel)
        case .help, .prompt, .selecting: return []
        }
    }

    private mutating func clickText(_ position: Position) -> Bool {
        let row = position.row - frame.body.lowerBound
        guard rows.indices.contains(row), case .line(let paragraph, let span) = rows[row] else { return false }
        settle()
        current = paragraph
        let shape = flow.knownShape(of: paragraph)
        let indent = span.start == shape?.lines.first?.start ? 0 : shape?.indent ?? 0
        let offset = byte(at: position.column - frame.left - frame.gutter, of: span, indent: indent)
        let numbers = highlights.numbers(in: paragraph)
        // The shortest highlight there is the one meant: an event within a content, not the content.
        let hit = numbers.filter { number in highlights.all[number].spans.contains { $0.contains(offset) } }
            .min { length(of: $0) < length(of: $1) }
        highlight = hit ?? firstHighlight(in: paragraph)
        return true
    }

    private func length(of number: Int) -> Int { highlights.all[number].spans.reduce(0) { $0 + $1.count } }

    /// The byte of a line that is shown in a column of the text.
    private func byte(at column: Int, of line: TextSpan, indent: Int) -> Int {
        article.store.bytes(in: line).withUnsafeBufferPointer { bytes in
            var scanner = GlyphScanner(bytes)
            var reached = indent
            while true {
                let offset = scanner.offset
                guard let glyph = scanner.next() else { return line.end }
                reached += Wrap.advance(glyph, from: reached - indent)
                if reached > column { return line.start + offset }
            }
        }
    }

    private mutating func click(_ position: Position, in panel: Panel) -> [Effect] {
        let region = panelRegion
        let row = position.row - region.top - 1
        guard row >= 0, position.column >= region.left, position.column < region.left + region.columns else {
            return [.ring]
        }
        let items = items(of: panel)
        let shown = rows(of: panel, among: items, room: region.rows - 1)
        guard shown.indices.contains(row), items[shown[row].item].isChoosable else { return [.ring] }
        var chosen = panel
        chosen.selected = items[..<shown[row].item].count(where: \.isChoosable)
        if chosen.selected == panel.selected { return press(.enter) }
        chosen.scroll = 0
        mode = .panel(chosen)
        return []
    }
}
