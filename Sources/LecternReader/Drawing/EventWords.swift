internal import LecternText

/// An event in words.
extension Event {
    /// Its type, unless its name ends in it, and its date, as far as they are known.
    func about(separator: String) -> String {
        let says = name.lowercased().hasSuffix(kind.rawValue)
        return ([says ? nil : kind.rawValue, date.map(Self.words)] as [String?]).compactMap(\.self)
            .joined(separator: separator)
    }

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    /// A date as people say it where the year is not known: "6 April, no year" for `XXXX-04-06`.
    ///
    /// Source: EDTF, ISO 8601-2:2019, section 4.3, unspecified digits.
    static func words(_ date: String) -> String {
        let parts = date.split(separator: "-")
        guard parts.first == "XXXX", parts.count == 2 || parts.count == 3 else { return date }
        let numbers = parts.dropFirst().compactMap { Int($0) }
        guard numbers.count == parts.count - 1, let month = numbers.first, months.indices.contains(month - 1) else {
            return date
        }
        let day = numbers.count > 1 ? "\(numbers[1]) " : ""
        return "\(day)\(months[month - 1]), no year"
    }
}
