internal import LecternScreen

/// A rectangle of the screen.
struct Region: Hashable, Sendable {
    var left: Int
    var top: Int
    var columns: Int
    var rows: Int
}

/// Drawing lists and pages.
extension Reader {
    /// Where a panel is drawn: in the pane where the screen is wide, else in the place of the text.
    var panelRegion: Region {
        frame.pane ?? Region(left: 0, top: frame.body.lowerBound, columns: size.columns, rows: max(1, frame.body.count))
    }

    /// Draws a panel: its title, then as many items as fit around the chosen one.
    func draw(_ panel: Panel, isOpen: Bool, on screen: inout Screen) {
        let region = panelRegion
        let items = items(of: panel)
        drawTitle(of: panel, count: items.count(where: \.isChoosable), isOpen: isOpen, in: region, on: &screen)
        let room = region.rows - 1
        guard room > 0 else { return }
        let chosen = chosenRow(of: panel, among: items)
        let start = firstRow(of: panel, among: items, room: room)
        for (offset, item) in items.dropFirst(start).prefix(room).enumerated() {
            let isChosen = start + offset == chosen && (isOpen || isCurrent(item))
            let place = Position(column: region.left, row: region.top + 1 + offset)
            draw(item, of: panel.subject, isChosen: isChosen, at: place, in: region, on: &screen)
        }
    }

    /// The number of the item in the first of `room` rows: the chosen one stays in the middle where it can.
    func firstRow(of panel: Panel, among items: [PanelItem], room: Int) -> Int {
        let last = max(0, items.count - room)
        guard let chosen = chosenRow(of: panel, among: items) else { return min(panel.scroll, last) }
        return max(0, min(chosen - room / 2, last))
    }

    private func chosenRow(of panel: Panel, among items: [PanelItem]) -> Int? {
        let choosable = items.indices.filter { items[$0].isChoosable }
        return choosable.indices.contains(panel.selected) ? choosable[panel.selected] : nil
    }

    private func drawTitle(of panel: Panel, count: Int, isOpen: Bool, in region: Region, on screen: inout Screen) {
        var place = Position(column: region.left + 1, row: region.top)
        let room = region.columns - 2
        place.column += screen.write(title(of: panel.subject), at: place, role: .heading, limit: room)
        guard panel.subject.narrows else { return }
        let typed = panel.narrowing.isEmpty ? "" : "  “\(panel.narrowing)”"
        screen.write(
            "  \(count)\(typed)", at: place, role: .label, limit: region.left + region.columns - place.column - 1)
    }

    private func draw(
        _ item: PanelItem, of subject: Panel.Subject, isChosen: Bool, at place: Position, in region: Region,
        on screen: inout Screen
    ) {
        let (leading, trailing) = pieces(of: item, in: subject)
        if isChosen { screen.write("▌", at: place, role: .bar) }
        let end = region.left + region.columns - 1
        let figures = trailing.map { Columns.count($0.text) + 1 }.reduce(0, +)
        // Figures give way before the words do.
        let hasFigures = figures * 2 < region.columns
        let limit = end - (hasFigures ? figures : 0)
        var column = place.column + 2
        for piece in leading where column < limit {
            let marks = isChosen && piece.role == .text ? piece.marks.union(.current) : piece.marks
            if piece.isGlued { column -= 1 }
            let spot = Position(column: column, row: place.row)
            column += screen.write(piece.text, at: spot, role: piece.role, marks: marks, limit: limit - column) + 1
        }
        column = limit + 1
        for piece in trailing where hasFigures {
            column += screen.write(piece.text, at: Position(column: column, row: place.row), role: piece.role) + 1
        }
    }
}
