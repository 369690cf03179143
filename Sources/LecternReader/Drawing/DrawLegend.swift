internal import LecternScreen
internal import LecternText

/// The legend: what letters, signs and looks mean.
extension Reader {
    /// Its entries, each of some pieces that stay together.
    private static let entries: [[PanelPiece]] =
        Stance.allCases.map { stance in
            [
                PanelPiece(text: String(stance.letter), role: stance.letterRole),
                PanelPiece(text: String(stance.sign), role: .label),
                PanelPiece(text: stance.rawValue, role: stance.contentRole),
            ]
        } + [
            [PanelPiece(text: "s c o n", role: .letterNeutral), PanelPiece(text: "a guess")],
            [PanelPiece(text: "speaker", marks: .source)], [PanelPiece(text: "event", marks: .event)],
            [PanelPiece(text: "current", marks: .current)],
        ]

    private static func width(of entry: [PanelPiece]) -> Int {
        entry.reduce(-1) { $0 + Columns.count($1.text) + 1 }
    }

    /// In how many rows the entries stand on a screen of that many columns.
    static func legendRowCount(columns: Int) -> Int { (places(columns: columns).last?.row ?? 0) + 1 }

    /// Where each entry stands, from the legend's first row: in as few rows as they fit in.
    private static func places(columns: Int) -> [Position] {
        var place = Position(column: 1, row: 0)
        return entries.map { entry in
            let width = width(of: entry)
            if place.column > 1, place.column + width >= columns { place = Position(column: 1, row: place.row + 1) }
            defer { place.column += width + 2 }
            return place
        }
    }

    /// Draws the legend where it is shown.
    func drawLegend(on screen: inout Screen) {
        for (entry, offset) in zip(Self.entries, Self.places(columns: size.columns)) {
            guard offset.row < frame.legend.count else { continue }
            var place = Position(column: offset.column, row: frame.legend.lowerBound + offset.row)
            for piece in entry {
                place.column += screen.write(piece.text, at: place, role: piece.role, marks: piece.marks) + 1
            }
        }
    }
}
