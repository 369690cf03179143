/// Days from one date to another, either of which may be open: `2023-04`, `2023-01..2023-06`, `2023..`.
public struct DateRange: Hashable, Sendable, CustomStringConvertible {
    /// The date it begins with, nil when it is open towards the past.
    public let first: PartialDate?
    /// The date it ends with, included; nil when it is open towards the future.
    public let last: PartialDate?

    /// Why a text is no range.
    enum Mistake: Error { case noDate, reversed }

    /// Reads a date, or two with `..` between them of which one may be left out.
    init(_ text: String) throws(Mistake) {
        let scalars = Array(text.unicodeScalars)
        let dots = scalars.indices.dropLast().first { scalars[$0] == "." && scalars[$0 + 1] == "." }
        guard let dots else {
            guard let date = PartialDate(text) else { throw .noDate }
            (first, last) = (date, date)
            return
        }
        first = try Self.bound(scalars[..<dots])
        last = try Self.bound(scalars[(dots + 2)...])
        if first == nil, last == nil { throw .noDate }
        if let first, let last, first.firstDay > last.lastDay { throw .reversed }
    }

    private static func bound(_ scalars: ArraySlice<Unicode.Scalar>) throws(Mistake) -> PartialDate? {
        if scalars.isEmpty { return nil }
        guard let date = PartialDate(String(String.UnicodeScalarView(scalars))) else { throw .noDate }
        return date
    }

    /// Whether all days that `date` may be lie in the range.
    ///
    /// An article of which only the month is known is not found by one of the month's days: a match is certain.
    public func contains(_ date: PartialDate) -> Bool {
        (first.map { $0.firstDay <= date.firstDay } ?? true) && (last.map { date.lastDay <= $0.lastDay } ?? true)
    }

    /// The range as it is typed.
    public var description: String {
        if let first, first == last { return first.description }
        return (first?.description ?? "") + ".." + (last?.description ?? "")
    }
}

/// A date of which the day, or the month too, may be unknown.
///
/// Source: ISO 8601-2:2019 (EDTF), level 0, years of four digits.
public struct PartialDate: Hashable, Sendable, CustomStringConvertible {
    /// The year, 0 to 9999.
    public let year: Int
    /// The month, 1 to 12.
    public let month: Int?
    /// The day of the month, from 1; nil when the month is.
    public let day: Int?

    /// Reads `2023`, `2023-04` or `2023-04-05`; nil for anything else, and for days that no calendar has.
    public init?(_ text: some StringProtocol) {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false).map { Array($0) }
        guard parts.count <= 3, parts[0].count == 4, parts.dropFirst().allSatisfy({ $0.count == 2 }) else { return nil }
        guard parts.joined().allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        let numbers = parts.map { $0.reduce(0) { $0 * 10 + Int($1 - 0x30) } }
        year = numbers[0]
        month = numbers.count > 1 ? numbers[1] : nil
        day = numbers.count > 2 ? numbers[2] : nil
        guard let month else { return }
        guard (1...12).contains(month) else { return nil }
        if let day, !(1...Self.dayCount(month, year)).contains(day) { return nil }
    }

    /// Reads the date that a text begins with, as in `2023-07-11T09:30Z` or `2023-XX`; nil when it begins with none.
    public init?(beginning text: some StringProtocol) {
        var bytes = Array(text.utf8.prefix { (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") })
        while bytes.last == UInt8(ascii: "-") { bytes.removeLast() }
        self.init(String(decoding: bytes, as: UTF8.self))
    }

    /// The first day that it may be, as the number YYYYMMDD.
    public var firstDay: Int { year * 10_000 + (month ?? 1) * 100 + (day ?? 1) }
    /// The last day that it may be, as the number YYYYMMDD.
    public var lastDay: Int { year * 10_000 + (month ?? 12) * 100 + (day ?? Self.dayCount(month ?? 12, year)) }

    /// The date as it is typed.
    public var description: String {
        [Self.padded(year, 4), month.map { Self.padded($0, 2) }, day.map { Self.padded($0, 2) }]
            .compactMap(\.self).joined(separator: "-")
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }

    private static func dayCount(_ month: Int, _ year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
