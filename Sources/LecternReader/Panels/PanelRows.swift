internal import LecternScreen
internal import LecternText

/// One row of a panel as it is drawn: of an item the first line, or one of those that its words go on in.
struct PanelRow: Hashable, Sendable {
    /// The item, by its number.
    var item: Int
    /// The line of the item, from 0.
    var line: Int
    /// Words from the left.
    var leading: [PanelPiece] = []
    /// Figures at the right.
    var trailing: [PanelPiece] = []

    /// Whether it is the same line of the same item.
    func stands(at other: PanelRow) -> Bool { (item, line) == (other.item, other.line) }
}

/// Which rows of a panel are seen: pages show every item in full, lists the chosen one.
extension Reader {
    /// The rows in the room there is, at most `room`: the chosen item in the middle where it can be.
    ///
    /// Only what may be seen is laid out, so the cost does not grow with the list.
    func rows(of panel: Panel, among items: [PanelItem], room: Int) -> [PanelRow] {
        guard room > 0 else { return [] }
        guard let chosen = chosenNumber(in: panel, among: items) else {
            let start = min(panel.scroll, max(0, items.count - room))
            return Array((start..<items.count).flatMap { rows(ofItem: $0, among: items, of: panel) }.prefix(room))
        }
        let own = rows(ofItem: chosen, among: items, of: panel)
        var above: [PanelRow] = []
        for number in (0..<chosen).reversed() where above.count < room - panel.scroll {
            above = rows(ofItem: number, among: items, of: panel) + above
        }
        var below: [PanelRow] = []
        for number in chosen + 1..<max(items.count, chosen + 1) where below.count < room {
            below += rows(ofItem: number, among: items, of: panel)
        }
        let all = above + own + below
        let middle = above.count - max(0, room - own.count + 1) / 2
        let start = min(middle, all.count - room) + panel.scroll
        return Array(all.dropFirst(max(0, start)).prefix(room))
    }

    /// The rows of one item: one in a list, as many as it takes on a page or when it is chosen.
    func rows(ofItem number: Int, among items: [PanelItem], of panel: Panel) -> [PanelRow] {
        let (leading, trailing) = pieces(of: items[number], in: panel.subject)
        guard !panel.subject.narrows || chosenNumber(in: panel, among: items) == number else {
            return [PanelRow(item: number, line: 0, leading: leading, trailing: trailing)]
        }
        let lines = PanelPiece.wrapped(leading, width: wordColumns(beside: trailing))
        return lines.enumerated().map { line, pieces in
            PanelRow(item: number, line: line, leading: pieces, trailing: line == 0 ? trailing : [])
        }
    }

    /// How many rows stand above one.
    func rowCount(above row: PanelRow, among items: [PanelItem], of panel: Panel) -> Int {
        (0..<row.item).reduce(row.line) { $0 + rows(ofItem: $1, among: items, of: panel).count }
    }

    /// The number of the chosen item among all, nil when nothing can be chosen.
    func chosenNumber(in panel: Panel, among items: [PanelItem]) -> Int? {
        var left = panel.selected
        for number in items.indices where items[number].isChoosable {
            if left == 0 { return number }
            left -= 1
        }
        return nil
    }

    /// The columns that words may take beside figures, which give way before the words do.
    func wordColumns(beside figures: [PanelPiece]) -> Int {
        let columns = panelRegion.columns
        let width = figures.reduce(0) { $0 + Columns.count($1.text) + 1 }
        return max(1, columns - 3 - (width * 2 < columns ? width : 0))
    }
}

extension PanelPiece {
    /// How many columns pieces take side by side.
    static func width(of pieces: [PanelPiece]) -> Int {
        pieces.enumerated().reduce(0) {
            $0 + Columns.count($1.element.text) + ($1.offset == 0 || $1.element.isGlued ? 0 : 1)
        }
    }

    /// The pieces that fit into `width` columns; "…" ends what had to be cut.
    static func cut(_ pieces: [PanelPiece], width: Int) -> [PanelPiece] {
        guard Self.width(of: pieces) > width else { return pieces }
        var kept: [PanelPiece] = []
        var room = width - 1
        guard room >= 0 else { return [] }
        for piece in pieces {
            let gap = kept.isEmpty || piece.isGlued ? 0 : 1
            let fits = Columns.count(piece.text) + gap <= room
            var part = piece
            if !fits {
                var (end, left) = (piece.text.startIndex, room - gap)
                while end < piece.text.endIndex {
                    let columns = Columns.count(String(piece.text[end]))
                    if columns > left { break }
                    left -= columns
                    end = piece.text.index(after: end)
                }
                part.text = String(piece.text[..<end])
            }
            if !part.text.isEmpty || fits { kept.append(part) }
            room -= Columns.count(part.text) + gap
            if !fits { break }
        }
        return kept + [PanelPiece(text: "…", role: kept.last?.role ?? .label, isGlued: true)]
    }

    /// Pieces in rows of at most `width` columns, those after the first moved right; one row at least.
    static func wrapped(_ pieces: [PanelPiece], width: Int) -> [[PanelPiece]] {
        let indent = 2
        var bytes: [UInt8] = []
        var spans: [TextSpan] = []
        for piece in pieces {
            if !bytes.isEmpty, !piece.isGlued { bytes.append(0x20) }
            spans.append(TextSpan(bytes.count, bytes.count + piece.text.utf8.count))
            bytes += piece.text.utf8
        }
        guard Columns.count(String(decoding: bytes, as: UTF8.self)) > width else { return [pieces] }
        return Wrap.lines(of: bytes, width: width, indent: indent).enumerated().map { number, line in
            let hanging = String(repeating: " ", count: min(indent, width - 1))
            var row = number == 0 || hanging.isEmpty ? [] : [PanelPiece(text: hanging)]
            var end = line.start
            for (piece, span) in zip(pieces, spans) {
                guard let part = span.intersection(line) else { continue }
                let text = String(decoding: bytes[part.range], as: UTF8.self)
                let isGlued = !row.isEmpty && part.start == end
                row.append(PanelPiece(text: text, role: piece.role, marks: piece.marks, isGlued: isGlued))
                end = part.end
            }
            return row
        }
    }
}
