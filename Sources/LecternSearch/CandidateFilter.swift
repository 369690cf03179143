/// Finds the places where a match may begin, 32 bytes at a time, by the first two bytes that it can have.
///
/// The idea is that of Langdale's and Muła's generic SIMD search (W. Muła 2016, *SIMD-friendly algorithms for substring
/// searching*): compare a vector with the pattern's first byte and the vector one further on with the second one, and look
/// closely only where both agree. Here a letter has several spellings, so each comparison takes a little more than the
/// spellings, and a table of all first and second bytes decides. Cost: about 0.2 ns a byte where candidates are few.
struct CandidateFilter: Sendable {
    /// Two neighbouring bytes: either of two, then either of two or any that is at least `secondFrom`.
    ///
    /// Where there is only one, or none, the rest is 0xFF, which no text holds.
    struct Pair: Sendable {
        var first: UInt8 = 0xFF
        var orFirst: UInt8 = 0xFF
        var second: UInt8 = 0xFF
        var orSecond: UInt8 = 0xFF
        var secondFrom: UInt8 = 0xFF
    }

    /// What the vectors look for, and the least of the other first bytes.
    private var one: Pair
    private var other: Pair
    private var firstFrom: UInt8 = 0xFF
    /// For each first byte the second bytes that may follow it, by their lowest six bits; all for an ASCII letter.
    private var seconds = [UInt64](repeating: 0, count: 256)

    /// Prepares the search for a pattern that begins with these units.
    init(first: Literal.Unit, second: Literal.Unit?, isCaseExact: Bool) {
        let scalars = Spellings.of(first.key).filter { !isCaseExact || TextUnit.isCapital($0) == first.isCapital }
        var ascii: [UInt8] = []
        var others: [(lead: UInt8, second: UInt8)] = []
        for scalar in scalars {
            let bytes = Array(String(scalar).utf8)
            if bytes.count == 1 {
                ascii.append(bytes[0])
                seconds[Int(bytes[0])] = .max
            } else {
                if !others.contains(where: { $0 == (bytes[0], bytes[1]) }) { others.append((bytes[0], bytes[1])) }
                seconds[Int(bytes[0])] |= 1 << UInt64(bytes[1] & 0x3F)
            }
        }
        var pairs = ascii.isEmpty ? [] : [Self.pair(ascii, before: second)]
        // A run of white space may go on.
        if first.key == TextUnit.space { pairs.append(Pair(first: 0x20, orFirst: 0x09, second: 0x20, orSecond: 0x09)) }
        if pairs.count + others.count <= 2 {
            pairs += others.map { Pair(first: $0.lead, orFirst: $0.lead, second: $0.second, orSecond: $0.second) }
        } else {
            firstFrom = others.map(\.lead).min() ?? 0xFF
        }
        one = pairs.first ?? Pair()
        other = pairs.last ?? Pair()
    }

    /// The pair of a first unit in ASCII and whatever may follow it: the second unit, or a mark.
    private static func pair(_ first: [UInt8], before second: Literal.Unit?) -> Pair {
        var pair = Pair(first: first[0], orFirst: first[first.count - 1], secondFrom: second == nil ? 0 : 0x80)
        let next = second.map { Spellings.of($0.key).filter(\.isASCII).map { UInt8($0.value) } } ?? []
        if let one = next.first, let other = next.last { (pair.second, pair.orSecond) = (one, other) }
        return pair
    }

    /// The first place from `start` on and before `end` where a match may begin, nil when there is none.
    func next(in bytes: UnsafeBufferPointer<UInt8>, from start: Int, before end: Int) -> Int? {
        var index = start
        guard let base = UnsafeRawPointer(bytes.baseAddress) else { return nil }
        let (one, other, firstFrom) = (Vectors(one), Vectors(other), SIMD32(repeating: firstFrom))
        while index < end, index + 33 <= bytes.count {
            let now = (base + index).loadUnaligned(as: SIMD32<UInt8>.self)
            let next = (base + index + 1).loadUnaligned(as: SIMD32<UInt8>.self)
            let found = one.agrees(now, next) .| other.agrees(now, next) .| (now .>= firstFrom)
            let lanes = unsafeBitCast(found, to: SIMD4<UInt64>.self)
            if lanes[0] | lanes[1] | lanes[2] | lanes[3] != 0 {
                for lane in 0..<4 {
                    var rest = lanes[lane] & 0x0101_0101_0101_0101
                    while rest != 0 {
                        let place = index + lane * 8 + rest.trailingZeroBitCount / 8
                        if place >= end { return nil }
                        if isPossible(bytes, place) { return place }
                        rest &= rest - 1
                    }
                }
            }
            index += 32
        }
        while index < end {
            if isPossible(bytes, index) { return index }
            index += 1
        }
        return nil
    }

    /// Whether the first unit, in any spelling, may begin at `index`.
    @inline(__always)
    private func isPossible(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        let allowed = seconds[Int(bytes[index])]
        if allowed == .max { return true }
        return allowed != 0 && index + 1 < bytes.count && allowed >> UInt64(bytes[index + 1] & 0x3F) & 1 == 1
    }

    /// A pair, each byte 32 times.
    ///
    /// Written with comparisons of whole vectors only: each is an instruction or two, whereas `|` on vectors of bytes, and
    /// comparing with a scalar, come out of the compiler as loops, forty times slower (Swift 6.3).
    private struct Vectors {
        let first, orFirst, second, orSecond, secondFrom: SIMD32<UInt8>

        init(_ pair: Pair) {
            first = SIMD32(repeating: pair.first)
            orFirst = SIMD32(repeating: pair.orFirst)
            second = SIMD32(repeating: pair.second)
            orSecond = SIMD32(repeating: pair.orSecond)
            secondFrom = SIMD32(repeating: pair.secondFrom)
        }

        /// In which lanes the pair may stand, given 32 bytes and those one further on.
        @inline(__always)
        func agrees(_ now: SIMD32<UInt8>, _ next: SIMD32<UInt8>) -> SIMDMask<SIMD32<UInt8>.MaskStorage> {
            ((now .== first) .| (now .== orFirst))
                .& ((next .== second) .| (next .== orSecond) .| (next .>= secondFrom))
        }
    }
}
