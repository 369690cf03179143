internal import LecternText

/// Finds words in a stretch of text held in memory.
///
/// A filter gives the places to look at, and each is compared unit by unit. Where comparing costs much more than the
/// bytes passed ("aaab" in a text of a's), an automaton takes over that looks at each unit once: the time is linear in
/// the text whatever the pattern.
struct LiteralMatcher {
    /// What to find.
    let literal: Literal
    /// Where to find it.
    let reader: UnitReader

    /// How many units may be compared for each byte passed, and how many more in all, before the automaton takes over.
    private static let (patience, allowance) = (4, 4096)

    /// Calls `found` with each hit that begins in `starts`, by start, until it returns false.
    ///
    /// Hits may overlap: every place where the pattern matches is one. The buffer should reach `literal.reach` bytes
    /// past `starts` on both sides, or to the text's ends.
    func scan(_ starts: Range<Int>, found: (TextSpan) -> Bool) {
        var work = 0
        var index = starts.lowerBound
        let beginsWithSpace = literal.units[0].key == TextUnit.space
        while let place = literal.filter.next(in: reader.bytes, from: index, before: starts.upperBound) {
            index = place + 1
            if beginsWithSpace && reader.isSpace(before: place) { continue }
            if let end = end(ofMatchAt: place, &work), !found(TextSpan(place, end)) { return }
            if work > Self.allowance + Self.patience * (index - starts.lowerBound) {
                return scanByAutomaton(from: reader.unit(at: place).end, starts, found: found)
            }
        }
    }

    /// Where the match that begins at `start` ends, nil when there is none; adds the units compared to `work`.
    @inline(__always)
    private func end(ofMatchAt start: Int, _ work: inout Int) -> Int? {
        let end = end(from: start, &work) { literal.resembles($0, $1) }
        guard literal.isAccentExact, end != nil else { return end }
        // Accents cost a hundred times what letters do, so they are looked at last.
        return self.end(from: start, &work) { literal.matches($0, $1, reader) }
    }

    @inline(__always)
    private func end(from start: Int, _ work: inout Int, by matches: (TextUnit, Int) -> Bool) -> Int? {
        var index = start
        for number in 0..<literal.units.count {
            guard index < reader.bytes.count else { return nil }
            let unit = reader.unit(at: index)
            work += 1
            guard matches(unit, number) else { return nil }
            index = unit.end
        }
        return index - start <= literal.reach ? index : nil
    }

    /// The rest of a scan by the automaton of Knuth, Morris and Pratt, from the beginning of a unit.
    private func scanByAutomaton(from start: Int, _ starts: Range<Int>, found: (TextSpan) -> Bool) {
        let count = literal.units.count
        /// Where the last units began, the newest before place `number`.
        var begins = [Int](repeating: 0, count: count)
        var (number, matched, index) = (0, 0, start)
        while index < reader.bytes.count, index <= starts.upperBound + literal.reach {
            let unit = reader.unit(at: index)
            while matched > 0, !literal.matches(unit, matched, reader) { matched = literal.fallbacks[matched - 1] }
            if literal.matches(unit, matched, reader) { matched += 1 }
            begins[number] = unit.start
            number = number + 1 == count ? 0 : number + 1
            index = unit.end
            guard matched == count else { continue }
            matched = literal.fallbacks[count - 1]
            let span = TextSpan(begins[number], unit.end)
            if span.start >= starts.upperBound { return }
            if span.start >= starts.lowerBound, span.count <= literal.reach, !found(span) { return }
        }
    }
}
