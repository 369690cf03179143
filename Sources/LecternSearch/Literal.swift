/// Words to find: the units they are made of, and how exactly each must be met.
struct Literal: Sendable {
    /// The longest hit in bytes: white space and marks may make a hit longer than any person meant.
    static let longestHit = 16_384

    /// One unit of the pattern.
    struct Unit: Equatable, Sendable {
        /// The key that the text's unit must have.
        var key: UInt32
        /// Whether it was typed in upper case; false while case is ignored.
        var isCapital: Bool
        /// The letter with its accents, empty for a plain one and while accents are ignored. Swift compares texts by
        /// canonical equivalence, so composed and decomposed spellings are the same.
        var accented: String
    }

    /// The units in order, at least one.
    let units: [Unit]
    /// Their keys: most units of a text are told apart by them, and numbers alone are quicker to get at.
    private let keys: [UInt32]
    /// Whether case matters: an upper-case letter was typed.
    let isCaseExact: Bool
    /// Whether accents matter: one was typed.
    let isAccentExact: Bool
    /// How many units of a match stay matched when the unit after the first n does not: Knuth, Morris and Pratt 1977,
    /// *Fast Pattern Matching in Strings*; `fallbacks[n - 1]` for n matched units.
    let fallbacks: [Int]
    /// Finds where the text may begin a match.
    let filter: CandidateFilter
    /// The longest hit in bytes.
    let reach: Int

    /// Reads what was typed; line ends in it are white space.
    ///
    /// - Throws: `SearchError.empty` when nothing visible was typed.
    init(_ typed: String, longestHit: Int) throws(SearchError) {
        let bytes = typed.utf8.map { (0x0A...0x0D).contains($0) ? 0x20 : $0 }
        let isCaseExact = typed.unicodeScalars.contains(where: TextUnit.isCapital)
        let (units, isAccentExact) = bytes.withUnsafeBufferPointer { Self.read($0, isCaseExact: isCaseExact) }
        guard let first = units.first else { throw .empty }
        self.units = units
        keys = units.map(\.key)
        self.isCaseExact = isCaseExact
        self.isAccentExact = isAccentExact
        fallbacks = Self.fallbacks(of: units)
        filter = CandidateFilter(first: first, second: units.dropFirst().first, isCaseExact: isCaseExact)
        reach = max(longestHit, 4 * bytes.count)
    }

    private static func read(_ bytes: UnsafeBufferPointer<UInt8>, isCaseExact: Bool) -> ([Unit], Bool) {
        let reader = UnitReader(bytes: bytes)
        var found: [TextUnit] = []
        var index = 0
        while index < bytes.count {
            let unit = reader.unit(at: index)
            // Marks before the first letter belong to none.
            if unit.key != TextUnit.nothing { found.append(unit) }
            index = unit.end
        }
        let isAccentExact = found.contains { $0.hasDiacritics || TextUnit.isAccented($0.scalar) }
        let units = found.map { unit in
            Unit(
                key: unit.key, isCapital: isCaseExact && TextUnit.isCapital(unit.scalar),
                accented: isAccentExact ? accented(unit, reader, isCaseExact: isCaseExact) : "")
        }
        return (units, isAccentExact)
    }

    /// A unit's letter with its accents, in small form unless case matters; empty for one that has none.
    static func accented(_ unit: TextUnit, _ reader: UnitReader, isCaseExact: Bool) -> String {
        guard unit.key != TextUnit.space, unit.hasDiacritics || TextUnit.isAccented(unit.scalar) else { return "" }
        let text = reader.text(of: unit)
        return isCaseExact ? text : text.lowercased()
    }

    private static func fallbacks(of units: [Unit]) -> [Int] {
        var fallbacks = [0]
        var matched = 0
        for unit in units.dropFirst() {
            while matched > 0, units[matched] != unit { matched = fallbacks[matched - 1] }
            if units[matched] == unit { matched += 1 }
            fallbacks.append(matched)
        }
        return fallbacks
    }

    /// Whether a unit of the text may be what the pattern has at `index`, accents left aside.
    @inline(__always)
    func resembles(_ unit: TextUnit, _ index: Int) -> Bool {
        unit.key == keys[index] && (!isCaseExact || units[index].isCapital == TextUnit.isCapital(unit.scalar))
    }

    /// Whether a unit of the text is what the pattern has at `index`.
    @inline(__always)
    func matches(_ unit: TextUnit, _ index: Int, _ reader: UnitReader) -> Bool {
        guard resembles(unit, index) else { return false }
        return !isAccentExact || units[index].accented == Self.accented(unit, reader, isCaseExact: isCaseExact)
    }
}
