internal import LecternQuery
internal import LecternText

/// The columns of a board: months, quarters or years, as fine as the room allows.
struct BoardAxis: Hashable, Sendable {
    /// How long a column is, in months.
    enum Unit: Int, Hashable, Sendable, CaseIterable {
        case month = 1
        case quarter = 3
        case year = 12
    }

    /// Columns that a column takes on screen: four letters and a space.
    static let pitch = 5

    let unit: Unit
    /// The first and the last period, counted from the year 0; nil when no date is known.
    let periods: ClosedRange<Int>?
    /// Whether the first column is that of statements without a date, or one too vague for the unit.
    let hasUndated: Bool

    /// Divides the time of some courses into at most `room` columns, or more if years are too many.
    init(of courses: [LibraryCourse], within dates: ClosedRange<String>?, room: Int) {
        let steps = courses.flatMap(\.steps)
        let known = (steps.compactMap(\.date) + (dates.map { [$0.lowerBound, $0.upperBound] } ?? []))
            .compactMap { PartialDate(beginning: $0) }
        func periods(_ unit: Unit) -> ClosedRange<Int>? {
            let numbers = known.map { Self.period($0.year, $0.month ?? 1, unit) }
            return numbers.min().flatMap { first in numbers.max().map { first...$0 } }
        }
        func undated(_ unit: Unit) -> Bool { steps.contains { Self.period(of: $0, unit) == nil } }
        let unit =
            Unit.allCases.first { unit in (periods(unit)?.count ?? 0) + (undated(unit) ? 1 : 0) <= room } ?? .year
        self.unit = unit
        self.periods = periods(unit)
        hasUndated = undated(unit)
    }

    /// How many columns there are.
    var count: Int { (periods?.count ?? 0) + (hasUndated ? 1 : 0) }

    /// The column in which a statement stands, from 0.
    func column(of step: LibraryCourse.Step) -> Int {
        guard let periods, let period = Self.period(of: step, unit) else { return 0 }
        return min(max(0, period - periods.lowerBound), periods.count - 1) + (hasUndated ? 1 : 0)
    }

    /// What stands above a column: the year where it begins or the axis does, and the part of the year.
    func labels(ofColumn column: Int) -> (year: String, part: String) {
        let number = column - (hasUndated ? 1 : 0)
        guard let periods, number >= 0 else { return ("", "date?") }
        let period = periods.lowerBound + number
        let perYear = 12 / unit.rawValue
        let (year, part) = (String(period / perYear), period % perYear)
        switch unit {
        case .month: return (number == 0 || part == 0 ? year : "", Self.months[part])
        case .quarter: return (number == 0 || part == 0 ? year : "", "Q\(part + 1)")
        case .year: return ("", year)
        }
    }

    /// The year of a column, empty for that of statements without a date.
    func year(ofColumn column: Int) -> String {
        let number = column - (hasUndated ? 1 : 0)
        guard let periods, number >= 0 else { return "" }
        return String((periods.lowerBound + number) * unit.rawValue / 12)
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// The period of a statement, nil when its date is not known so exactly.
    private static func period(of step: LibraryCourse.Step, _ unit: Unit) -> Int? {
        guard let date = step.date.flatMap({ PartialDate(beginning: $0) }) else { return nil }
        if unit != .year, date.month == nil { return nil }
        return period(date.year, date.month ?? 1, unit)
    }

    private static func period(_ year: Int, _ month: Int, _ unit: Unit) -> Int {
        (year * 12 + month - 1) / unit.rawValue
    }
}

extension LibraryCourse {
    /// The stances taken in a column, one letter for each change, small where it is a guess; the middle of many left out.
    func pieces(inColumn column: Int, of axis: BoardAxis) -> [PanelPiece] {
        var pieces: [PanelPiece] = []
        var last: Stance?
        for step in steps where axis.column(of: step) == column && step.stance != last {
            last = step.stance
            let letter = step.isGuess ? step.stance.letter.lowercased() : String(step.stance.letter)
            pieces.append(PanelPiece(text: letter, role: step.stance.letterRole, isGlued: true))
        }
        guard pieces.count > BoardAxis.pitch - 1, let end = pieces.last else { return pieces }
        return [pieces[0], PanelPiece(text: "…", role: .label, isGlued: true), end]
    }
}
