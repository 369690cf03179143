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

    /// Draws a panel: its title, then as many rows as fit around the chosen item.
    func draw(_ panel: Panel, isOpen: Bool, on screen: inout Screen) {
        let region = panelRegion
        let items = items(of: panel)
        drawTitle(of: panel, count: items.count(where: \.isChoosable), isOpen: isOpen, in: region, on: &screen)
        let chosen = chosenNumber(in: panel, among: items)
        for (offset, row) in rows(of: panel, among: items, room: region.rows - 1).enumerated() {
            let isChosen = row.item == chosen && (isOpen || isCurrent(items[row.item]))
            let place = Position(column: region.left, row: region.top + 1 + offset)
            draw(row, isChosen: isChosen, at: place, in: region, on: &screen)
        }
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
        _ row: PanelRow, isChosen: Bool, at place: Position, in region: Region, on screen: inout Screen
    ) {
        if isChosen { screen.write("▌", at: place, role: .bar) }
        let limit = place.column + 2 + wordColumns(beside: row.trailing)
        var column = place.column + 2
        for piece in row.leading where column < limit {
            let marks = isChosen && piece.role == .text ? piece.marks.union(.current) : piece.marks
            if piece.isGlued { column -= 1 }
            let spot = Position(column: column, row: place.row)
            column += screen.write(piece.text, at: spot, role: piece.role, marks: marks, limit: limit - column) + 1
        }
        let end = region.left + region.columns - 1
        column = limit + 1
        for piece in row.trailing where column + Columns.count(piece.text) <= end {
            column += screen.write(piece.text, at: Position(column: column, row: place.row), role: piece.role) + 1
        }
    }
}
