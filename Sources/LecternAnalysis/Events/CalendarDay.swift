/// A day of the Gregorian calendar.
struct CalendarDay: Hashable, Sendable {
    /// How many days lie between it and 1 January 1970.
    var number: Int

    /// Names a day by its number.
    init(number: Int) { self.number = number }

    /// Names a day by its date; nil for none that there is. By counting from a March, as Hinnant's `days_from_civil` does.
    init?(year: Int, month: Int, day: Int) {
        guard (1...12).contains(month), (1...31).contains(day), (1...9999).contains(year) else { return nil }
        let (shifted, marches) = (month > 2 ? year : year - 1, (month + 9) % 12)
        let (era, ofEra) = (shifted / 400, shifted % 400)
        let ofYear = (153 * marches + 2) / 5 + day - 1
        number = era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
        guard parts == (year, month, day) else { return nil }
    }

    /// Reads the beginning of a date as EDTF and ISO 8601 write it: `2016-09-26`, `2016-09-26T10:00Z`.
    init?(edtf text: String) {
        let parts = text.prefix(10).split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].utf8.count == 4, let year = Int(parts[0]), let month = Int(parts[1]),
            let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// 0 for Sunday to 6 for Saturday.
    var weekday: Int { (((number + 4) % 7) + 7) % 7 }

    /// Year, month and day of the month.
    private var parts: (Int, Int, Int) {
        let days = number + 719_468
        let (era, ofEra) = (days / 146_097, days % 146_097)
        let years = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
        let ofYear = ofEra - (365 * years + years / 4 - years / 100)
        let marches = (5 * ofYear + 2) / 153
        let month = marches < 10 ? marches + 3 : marches - 9
        return (years + era * 400 + (month <= 2 ? 1 : 0), month, ofYear - (153 * marches + 2) / 5 + 1)
    }

    /// As EDTF (ISO 8601-2:2019) writes it: `2016-09-26`.
    var edtf: String {
        let (year, month, day) = parts
        func padded(_ number: Int, _ width: Int) -> String {
            String(repeating: "0", count: max(0, width - String(number).count)) + String(number)
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    /// The last day up to this one that is a weekday, or the first after it.
    func nearest(weekday: Int, after isLater: Bool) -> CalendarDay {
        let back = ((self.weekday - weekday) % 7 + 7) % 7
        return CalendarDay(number: isLater ? number + (7 - back) : number - back)
    }
}
