internal import LecternText

/// Dates beside an event's mention, in EDTF (ISO 8601-2:2019): what the text says, and with the day of the article also what
/// counts from that ("on Monday").
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

    /// The date of an article as its head tells it, nil when that is no day: `2016-09-26`, "September 26, 2016".
    static func day(of text: String) -> CalendarDay? {
        if let day = CalendarDay(edtf: text) { return day }
        let reading = Reading(Array(text.utf8))
        for index in reading.tokens.indices {
            if let found = date(reading, at: index, before: reading.tokens.count), let day = CalendarDay(edtf: found) {
                return day
            }
        }
        return nil
    }

    /// The day that a mention has by a word that counts from the article's: "Monday's debate", "the debate on Monday", "the
    /// debate tomorrow".
    ///
    /// A weekday is the last one, or the next when the mention or its sentence looks ahead ("next", "will").
    static func date(_ reading: Reading, mention: Range<Int>, from day: CalendarDay) -> String? {
        let after = mention.upperBound
        let last = min(reading.tokens.count, after + 2)
        for index in Array(mention) + Array(after..<max(after, last)) {
            let token = reading.tokens[index]
            if index > after, reading.tokens[after].lower != "on" { break }
            if index >= after, token.paragraph != reading.tokens[mention.lowerBound].paragraph || token.isFirst {
                break
            }
            switch token.lower {
            case "today", "tonight": return day.edtf
            case "yesterday": return CalendarDay(number: day.number - 1).edtf
            case "tomorrow": return CalendarDay(number: day.number + 1).edtf
            default:
                guard token.isCapital, let weekday = weekdays.firstIndex(of: token.lower) else { continue }
                return day.nearest(weekday: weekday, after: looksAhead(reading, mention)).edtf
            }
        }
        return nil
    }

    private static func looksAhead(_ reading: Reading, _ mention: Range<Int>) -> Bool {
        let words: Set<String> = ["next", "upcoming", "coming", "will", "forthcoming"]
        // "They will vote after a meeting on Monday": what nobody has spoken of and something comes after has been.
        let before = reading.tokens[max(0, mention.lowerBound - 2)..<mention.lowerBound].map(\.lower)
        if before.count == 2, ["after", "following"].contains(before[0]), ["a", "an"].contains(before[1]) {
            return false
        }
        let paragraph = reading.tokens[mention.lowerBound].paragraph
        var (first, end) = (mention.lowerBound, mention.upperBound)
        while first > 0, !reading.tokens[first].isFirst { first -= 1 }
        while end < reading.tokens.count, !reading.tokens[end].isFirst, reading.tokens[end].paragraph == paragraph {
            end += 1
        }
        return (first..<end).contains { words.contains(reading.tokens[$0].lower) }
    }

    /// A date without its year with the year that brings it nearest to the article's day.
    static func completed(_ date: String, from day: CalendarDay) -> String {
        guard date.hasPrefix("XXXX-"), let year = Int(day.edtf.prefix(4)) else { return date }
        let candidates = (year - 1...year + 1).compactMap { CalendarDay(edtf: "\($0)" + date.dropFirst(4)) }
        return candidates.min { abs($0.number - day.number) < abs($1.number - day.number) }?.edtf ?? date
    }

    private static let weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"]

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
