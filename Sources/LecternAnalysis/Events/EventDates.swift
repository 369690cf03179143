internal import LecternText

/// Dates beside an event's mention, in EDTF (ISO 8601-2:2019): only what the text says, no relative dates.
enum EventDates {
    /// The date within a mention ("the April 6 report", "the 2016 election") or right after it ("on June 3, 2014").
    static func date(_ reading: Reading, mention: Range<Int>) -> String? {
        for index in mention {
            if let found = date(reading, at: index, before: mention.upperBound) { return found }
        }
        let after = mention.upperBound
        guard after + 1 < reading.tokens.count, ["on", "in", "of"].contains(reading.tokens[after].lower) else {
            return nil
        }
        return date(reading, at: after + 1, before: min(reading.tokens.count, after + 6))
    }

    /// The date that begins at a word: a year, a month with its year, or a day of a month; `XXXX` for a year not told.
    ///
    /// Nothing at or after `end` opens or makes up a date, but the year that a comma sets off may stand there.
    private static func date(_ reading: Reading, at index: Int, before end: Int) -> String? {
        let token = reading.tokens[index]
        if let year = year(token) { return year }
        guard token.isCapital, let month = months.firstIndex(where: { token.lower.hasPrefix($0) }),
            token.classes.contains(.month)
        else {
            return nil
        }
        var next = index + 1
        if next < end, reading.tokens[next].isMark(".") { next += 1 }
        let monthText = twoDigits(month + 1)
        guard next < end else { return nil }
        if let year = year(reading.tokens[next]) { return "\(year)-\(monthText)" }
        guard reading.tokens[next].kind == .number, let day = Int(reading.tokens[next].lower), (1...31).contains(day)
        else { return nil }
        next += 1
        if next < reading.tokens.count, reading.tokens[next].isMark(",") { next += 1 }
        let year = next < reading.tokens.count ? year(reading.tokens[next]) : nil
        return "\(year ?? "XXXX")-\(monthText)-\(twoDigits(day))"
    }

    /// A year from 1800 to 2100 in four digits: other numbers of that length count things.
    private static func year(_ token: Token) -> String? {
        guard token.kind == .number, token.lower.utf8.count == 4, let value = Int(token.lower),
            (1800...2100).contains(value)
        else { return nil }
        return token.lower
    }

    /// A month or a day as EDTF writes it.
    private static func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }

    /// The beginnings by which months are told, in the order of the calendar: "sep" is also "sept" and "september".
    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
}
