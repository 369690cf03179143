/// A day, or an instant, as people and programs write it: read with patience, written in one way.
public struct DateReading: Hashable, Sendable {
    /// Seconds since 1970-01-01 in Greenwich.
    public let seconds: Int64
    /// False for a mere day, which is then its midnight.
    public let hasTime: Bool

    /// Reads a date of ISO 8601, of RFC 822 with all its liberties, or of `asctime`; months also by their names in the larger
    /// languages of Europe. Without a zone it is in Greenwich. Nil when it is no date.
    ///
    /// Source: RFC 822 section 5, RFC 3339; ISO 8601 calendar and ordinal dates.
    public init?(_ text: String) {
        let text = PlainWords.line(text)
        guard text.utf8.count <= 100, let fields = Self.iso(text) ?? Self.words(text), let reading = fields.reading
        else { return nil }
        self = reading
    }

    /// An instant, in seconds since 1970.
    public init(seconds: Int64) { self.init(seconds: seconds, hasTime: true) }

    private init(seconds: Int64, hasTime: Bool) {
        self.seconds = seconds
        self.hasTime = hasTime
    }

    /// `2004-01-01T19:48:21Z`, or `2004-01-01` for a mere day.
    public var iso8601: String {
        let (days, rest) = seconds.quotientFlooring(86_400)
        let date = Self.civil(days)
        let day = "\(Self.digits(date.year, 4))-\(Self.digits(date.month, 2))-\(Self.digits(date.day, 2))"
        guard hasTime else { return day }
        let (hour, minute, second) = (rest / 3600, rest / 60 % 60, rest % 60)
        return "\(day)T\(Self.digits(hour, 2)):\(Self.digits(minute, 2)):\(Self.digits(second, 2))Z"
    }

    // MARK: Fields

    /// What a text says of a date.
    private struct Fields {
        var year: Int64
        var month: Int64 = 1
        var day: Int64 = 1
        /// Since midnight, in seconds.
        var time: Int64?
        /// East of Greenwich, in seconds.
        var zone: Int64 = 0

        var reading: DateReading? {
            guard (1...9999).contains(year), (1...12).contains(month), (1...366).contains(day) else { return nil }
            let midnight = DateReading.days(year, month, day) * 86_400
            guard let time else { return DateReading(seconds: midnight, hasTime: false) }
            return DateReading(seconds: midnight + time - zone, hasTime: true)
        }
    }

    /// `2004`, `2004-01`, `20040101`, `2004-001`, `2004-01-01`, each with a time behind a `T` or a blank.
    private static func iso(_ text: String) -> Fields? {
        let split = text.firstIndex { $0 == "T" || $0 == "t" || $0 == " " }
        let date = text[..<(split ?? text.endIndex)]
        let parts = date.split(separator: "-", omittingEmptySubsequences: false).map { Array($0.utf8) }
        guard let first = parts.first, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(isDigit) }) else { return nil }
        var fields: Fields
        switch (first.count, parts.count) {
        case (4, 1): fields = Fields(year: number(first))
        case (8, 1): fields = Fields(year: number(first[..<4]), month: number(first[4..<6]), day: number(first[6...]))
        case (4, 2) where parts[1].count == 3: fields = Fields(year: number(first), day: number(parts[1]))
        case (4, 2): fields = Fields(year: number(first), month: number(parts[1]))
        case (4, 3): fields = Fields(year: number(first), month: number(parts[1]), day: number(parts[2]))
        default: return nil
        }
        guard fields.month <= 12, parts.count == 2 && parts[1].count == 3 || fields.day <= 31 else { return nil }
        guard let split else { return fields }
        let rest = text[text.index(after: split)...].drop { $0 == " " }
        let clock = rest.prefix { $0.isNumber || $0 == ":" || $0 == "." || $0 == "," }
        fields.time = time(clock)
        if fields.time != nil { fields.zone = zone(rest[clock.endIndex...].drop { $0 == " " }) ?? 0 }
        return fields
    }

    /// `Thu, 01 Jan 2004 19:48:21 GMT` and what resembles it, in any order.
    private static func words(_ text: String) -> Fields? {
        var numbers: [(value: Int64, length: Int)] = []
        var (month, time, zone) = (Int64?.none, Int64?.none, Int64?.none)
        var isAfternoon: Bool?
        for token in tokens(text) {
            if token.contains(":"), let found = self.time(token) {
                time = found
            } else if let half = halves[token.lowercased()] {
                isAfternoon = half
            } else if token.utf8.allSatisfy(isDigit) {
                numbers.append((number(Array(token.utf8)), token.utf8.count))
            } else if month == nil, let found = self.month(token) {
                month = found
            } else if time != nil, let found = self.zone(token) {
                zone = found
            }
        }
        guard var fields = order(numbers, month: month) else { return nil }
        if let isAfternoon, let twelve = time { time = twelve % 43_200 + (isAfternoon ? 43_200 : 0) }
        fields.time = time
        fields.zone = zone ?? 0
        return fields
    }

    /// Which number is the day and which the year; with three of them and no month by name, year first or month first.
    private static func order(_ numbers: [(value: Int64, length: Int)], month: Int64?) -> Fields? {
        if let month {
            guard numbers.count >= 2 else { return nil }
            let yearIndex = numbers.firstIndex { $0.length >= 3 || $0.value > 31 } ?? 1
            let day = numbers[yearIndex == 0 ? 1 : 0].value
            guard (1...31).contains(day) else { return nil }
            return Fields(year: year(numbers[yearIndex]), month: month, day: day)
        }
        guard numbers.count >= 3 else { return nil }
        let isYearFirst = numbers[0].length == 4
        var fields =
            isYearFirst
            ? Fields(year: numbers[0].value, month: numbers[1].value, day: numbers[2].value)
            : Fields(year: year(numbers[2]), month: numbers[0].value, day: numbers[1].value)
        if !isYearFirst, fields.month > 12 { swap(&fields.month, &fields.day) }
        return fields.month <= 12 && fields.day <= 31 ? fields : nil
    }

    private static func tokens(_ text: String) -> [Substring] {
        var tokens: [Substring] = []
        for word in text.split(whereSeparator: { " ,/년월일()".contains($0) }) {
            // "1-Jan-2004", but not "-0500" and not "GMT-5".
            let parts = word.split(separator: "-")
            if parts.count == 3, parts.allSatisfy({ !$0.contains(":") }) {
                tokens += parts
            } else {
                tokens.append(word)
            }
        }
        return tokens
    }

    // MARK: Parts

    /// `19:48:21.25` in seconds since midnight; nil when it is no time.
    private static func time(_ text: Substring) -> Int64? {
        let clock = text.prefix { $0 != "." && $0 != "," }
        var parts = clock.split(separator: ":", omittingEmptySubsequences: false).map { Array($0.utf8) }
        // 1948, 194821
        if parts.count == 1, let one = parts.first, one.count == 4 || one.count == 6 {
            parts = stride(from: 0, to: one.count, by: 2).map { Array(one[$0..<$0 + 2]) }
        }
        guard (2...3).contains(parts.count), parts.allSatisfy({ (1...2).contains($0.count) && $0.allSatisfy(isDigit) })
        else { return nil }
        let values = parts.map(number)
        guard values[0] <= 24, values[1] < 60, values.count == 2 || values[2] <= 60 else { return nil }
        return values[0] * 3600 + values[1] * 60 + (values.count == 3 ? values[2] : 0)
    }

    /// `Z`, `-0500`, `+01:00`, `GMT+2`, `PDT` in seconds east of Greenwich; nil for what is no zone.
    private static func zone(_ text: Substring) -> Int64? {
        let name = text.prefix { $0.isLetter }
        let offset = text[name.endIndex...].prefix { "+-:0123456789".contains($0) }
        let base = name.isEmpty ? 0 : zones[name.uppercased()].map { Int64($0) * 60 }
        guard let sign = offset.first, sign == "+" || sign == "-" else { return base }
        let digits = offset.utf8.filter(isDigit)
        let parts = offset.dropFirst().split(separator: ":")
        let (hours, minutes): (Int64, Int64) =
            parts.count == 2
            ? (number(Array(parts[0].utf8)), number(Array(parts[1].utf8)))
            : digits.count <= 2
                ? (number(digits), 0) : (number(digits[..<(digits.count - 2)]), number(digits[(digits.count - 2)...]))
        guard hours <= 24, minutes < 60 else { return nil }
        return (base ?? 0) + (sign == "-" ? -1 : 1) * (hours * 3600 + minutes * 60)
    }

    private static func month(_ token: Substring) -> Int64? {
        let word = token.lowercased()
        return monthNames.first { word.hasPrefix($0.0) }.map { Int64($0.1) }
    }

    /// Two digits are of this century up to 69, three count from 1900, as RFC 2822 has it.
    private static func year(_ number: (value: Int64, length: Int)) -> Int64 {
        guard number.length < 4 else { return number.value }
        return number.value < 70 ? number.value + 2000 : number.value + 1900
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func number(_ digits: some Sequence<UInt8>) -> Int64 {
        digits.reduce(0) { min($0 * 10 + Int64($1 & 0xF), 1_000_000) }
    }

    private static func digits(_ value: Int64, _ count: Int) -> String {
        let text = String(value)
        return String(repeating: "0", count: max(0, count - text.count)) + text
    }

    // MARK: The calendar

    /// Days since 1970-01-01 in the Gregorian calendar; a day beyond the month's end counts on.
    ///
    /// Source: Howard Hinnant, *chrono-Compatible Low-Level Date Algorithms*, `days_from_civil`.
    private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let year = month <= 2 ? year - 1 : year
        let era = year.quotientFlooring(400).quotient
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The reverse, `civil_from_days`.
    private static func civil(_ days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let (era, dayOfEra) = (days + 719_468).quotientFlooring(146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
    }

    // MARK: Names

    private static let halves: [String: Bool] = [
        "am": false, "a.m.": false, "오전": false, "pm": true, "p.m.": true, "오후": true,
    ]

    /// Minutes east of Greenwich. Source: RFC 822 section 5.1, and what news agencies write besides.
    private static let zones: [String: Int] = [
        "Z": 0, "UT": 0, "GMT": 0, "UTC": 0, "WET": 0, "EST": -300, "EDT": -240, "CST": -360, "CDT": -300, "MST": -420,
        "MDT": -360, "PST": -480, "PDT": -420, "AST": -240, "ADT": -180, "AKST": -540, "AKDT": -480, "HST": -600,
        "BST": 60, "WEST": 60, "CET": 60, "CEST": 120, "MEZ": 60, "MESZ": 120, "EET": 120, "EEST": 180, "MSK": 180,
        "IST": 330, "JST": 540, "KST": 540, "AEST": 600, "AEDT": 660, "NZST": 720, "NZDT": 780,
    ]

    /// Beginnings of the names of months: English, German, French, Spanish, Italian, Portuguese, Dutch, Polish, Russian,
    /// Greek, Hungarian. The first that fits holds.
    private static let monthNames: [(String, Int)] = [
        ("jan", 1), ("jän", 1), ("ene", 1), ("gen", 1), ("sty", 1), ("янв", 1), ("ιαν", 1), ("feb", 2), ("fév", 2),
        ("fev", 2), ("lut", 2), ("фев", 2), ("φεβ", 2), ("mar", 3), ("mär", 3), ("mrt", 3), ("maa", 3), ("márc", 3),
        ("мар", 3), ("μάρ", 3), ("μαρ", 3), ("apr", 4), ("avr", 4), ("abr", 4), ("ápr", 4), ("kwi", 4), ("апр", 4),
        ("απρ", 4), ("may", 5), ("mai", 5), ("mag", 5), ("mei", 5), ("maj", 5), ("máj", 5), ("мая", 5), ("май", 5),
        ("μάι", 5), ("μαΐ", 5), ("μαϊ", 5), ("jun", 6), ("juin", 6), ("giu", 6), ("jún", 6), ("cze", 6), ("июн", 6),
        ("ιούν", 6), ("ιον", 6), ("jul", 7), ("juil", 7), ("lug", 7), ("júl", 7), ("lip", 7), ("июл", 7), ("ιούλ", 7),
        ("ιολ", 7), ("aug", 8), ("aoû", 8), ("aou", 8), ("ago", 8), ("sie", 8), ("авг", 8), ("αύγ", 8), ("αυγ", 8),
        ("sep", 9), ("set", 9), ("szept", 9), ("wrz", 9), ("сен", 9), ("σεπ", 9), ("oct", 10), ("okt", 10),
        ("out", 10), ("ott", 10), ("paź", 10), ("окт", 10), ("οκτ", 10), ("nov", 11), ("lis", 11), ("ноя", 11),
        ("νοέ", 11), ("νοε", 11), ("dec", 12), ("dez", 12), ("déc", 12), ("dic", 12), ("gru", 12),
        ("дек", 12), ("δεκ", 12),
    ]
}

extension Int64 {
    /// Quotient and remainder by a positive number, the remainder never negative.
    fileprivate func quotientFlooring(_ divisor: Int64) -> (quotient: Int64, remainder: Int64) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
