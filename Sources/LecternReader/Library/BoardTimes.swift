internal import LecternQuery
internal import LecternText

/// The columns of a board on screen: the periods that it comes in, or quarters or years of them, as fine as there is room.
struct BoardTimes: Hashable, Sendable {
    /// How many periods of a board make a column.
    private enum Unit: Hashable, CaseIterable { case period, quarter, year }

    /// Columns that a column takes on screen: a letter for each stance, and a space.
    static let pitch = 5

    /// For each column the periods of the board that it holds, ascending.
    let columns: [[Int]]
    /// What stands above each column: the year where it begins, and the part of the year.
    let labels: [(year: String, part: String)]
    private let periods: [String]

    static func == (one: BoardTimes, other: BoardTimes) -> Bool {
        one.columns == other.columns && one.periods == other.periods
    }

    func hash(into hasher: inout Hasher) { hasher.combine(columns) }

    /// Divides the periods of a board into at most `room` columns, or more if years are too many.
    init(_ periods: [String], room: Int) {
        self.periods = periods
        let divided = Unit.allCases.map { unit in Self.divided(periods, by: unit) }
        let fitting = divided.first { $0.count <= room } ?? divided[divided.count - 1]
        columns = fitting.map(\.periods)
        var last = ""
        labels = fitting.map { column in
            defer { last = column.year }
            return (column.year == last || column.part == column.year ? "" : column.year, column.part)
        }
    }

    /// The column that is chosen on a board, nil when it has none.
    func chosen(_ page: LibraryPage) -> Int? {
        columns.isEmpty ? nil : max(0, columns.count - 1 - page.timesBack)
    }

    /// From the first to the last period of a column; nil for articles without a date. Where only the year of some is known,
    /// the whole year.
    func dates(ofColumn column: Int) -> ClosedRange<String>? {
        guard let first = columns[column].first, let last = columns[column].last, !periods[first].isEmpty else {
            return nil
        }
        if first != last, columns[column].contains(where: isYear) {
            return year(ofColumn: column)...lastMonth(of: column)
        }
        return periods[first]...max(periods[first], periods[last])
    }

    private func isYear(_ period: Int) -> Bool {
        PartialDate(beginning: periods[period]).map { $0.month == nil } ?? false
    }

    private func lastMonth(of column: Int) -> String { year(ofColumn: column) + "-12" }

    /// A column in words: "2023-04", "2023-04 to 2023-06".
    func words(ofColumn column: Int) -> String {
        guard let dates = dates(ofColumn: column) else { return "no date" }
        let isOne = dates.lowerBound == dates.upperBound || dates == year(ofColumn: column)...lastMonth(of: column)
        return isOne ? dates.lowerBound : "\(dates.lowerBound) to \(dates.upperBound)"
    }

    /// The years, for columns whose own label says only which part of one they are.
    func year(ofColumn column: Int) -> String {
        columns[column].first.map { String(periods[$0].prefix(4)) } ?? ""
    }

    private typealias Column = (key: String, year: String, part: String, periods: [Int])

    private static func divided(_ periods: [String], by unit: Unit) -> [Column] {
        var columns: [Column] = []
        for (number, period) in periods.enumerated() {
            let (key, year, part) = label(of: period, unit)
            if columns.last?.key == key {
                columns[columns.count - 1].periods.append(number)
            } else {
                columns.append((key, year, part, [number]))
            }
        }
        return columns
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    private static func label(of period: String, _ unit: Unit) -> (key: String, year: String, part: String) {
        guard let date = PartialDate(beginning: period) else { return (period, "", period.isEmpty ? "date?" : period) }
        let year = String(date.year)
        guard let month = date.month, unit != .year else { return (year, year, year) }
        if unit == .period { return (period, year, months[month - 1]) }
        let quarter = "Q\((month + 2) / 3)"
        return (year + quarter, year, quarter)
    }
}

extension Board.Row {
    /// The counts in the periods of a column.
    func counts(in periods: [Int]) -> StanceCounts {
        periods.reduce(into: StanceCounts()) { sum, period in
            guard cells.indices.contains(period) else { return }
            for stance in Stance.allCases { sum[stance] += cells[period][stance] }
        }
    }

    /// Where the speaker leaned first, and where to the other side: the letters with an arrow, or one both ways if the
    /// speaker has come back; empty for whoever has not changed.
    var change: [PanelPiece] {
        guard hasChanged else { return [] }
        let sides = cells.compactMap(\.leaning).filter { $0 != .neutral }
        guard let first = sides.first, let other = sides.last(where: { $0 != first }) else { return [] }
        let arrow = sides.last == first ? "↔" : "→"
        return [
            PanelPiece(text: String(first.letter), role: first.letterRole), PanelPiece(text: arrow, isGlued: true),
            PanelPiece(text: String(other.letter), role: other.letterRole, isGlued: true),
        ]
    }
}

extension StanceCounts {
    /// The letters of the stances that occur, those that occur most first.
    var letters: [PanelPiece] {
        Stance.allCases.filter { self[$0] > 0 }.enumerated()
            .sorted { (self[$1.element], $0.offset) < (self[$0.element], $1.offset) }
            .map { PanelPiece(text: String($0.element.letter), role: $0.element.letterRole, isGlued: true) }
    }
}
