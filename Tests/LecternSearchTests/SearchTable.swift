import LecternTestSupport
import LecternText

@testable import LecternSearch

/// All hits of a pattern in a text, as spans, searched in pieces of a size.
func hits(_ typed: String, in text: [UInt8], block: Int = 1 << 20, margin: Int = 1 << 16) throws -> [TextSpan] {
    let search = TextSearch(try SearchPattern(typed), limits: SearchLimits(block: block, margin: margin))
    return search.hits(in: TextSpan(0, text.count), of: MemoryStore(text))
}

/// A text in which the hits of a pattern stand in brackets, which neither text nor pattern may hold; hits that overlap
/// have their brackets inside one another.
func marked(_ typed: String, in text: String) throws -> String {
    let bytes = Array(text.utf8)
    let hits = try hits(typed, in: bytes)
    var drawn: [UInt8] = []
    for place in 0...bytes.count {
        for hit in hits where hit.end == place { drawn.append(UInt8(ascii: hit.isEmpty ? "!" : "]")) }
        for hit in hits where hit.start == place { drawn.append(UInt8(ascii: "[")) }
        if place < bytes.count { drawn.append(bytes[place]) }
    }
    return String(decoding: drawn, as: UTF8.self)
}

/// A reading of the rules for words that is slow and plain: all units of the text, compared at every place.
struct NaiveSearch {
    /// One unit: what it is compared by, and where it stands.
    private struct Unit {
        var letter: String
        var span: TextSpan
    }

    /// The hits of some words, overlapping ones too; case and accents matter as in a pattern.
    static func hits(_ typed: String, in text: [UInt8]) -> [TextSpan] {
        let isCaseExact = typed.unicodeScalars.contains { $0.properties.isUppercase }
        let isAccentExact = typed.unicodeScalars.contains { scalar in
            let base = Folding.fold(scalar)
            if base == nil { return isMark(scalar) }
            return scalar.properties.lowercaseMapping != base.map { String($0) }
        }
        let wanted = units(Array(typed.utf8), isCaseExact, isAccentExact).map(\.letter)
        let found = units(text, isCaseExact, isAccentExact)
        guard !wanted.isEmpty, wanted.count <= found.count else { return [] }
        return (0...(found.count - wanted.count)).compactMap { first in
            let stretch = found[first..<(first + wanted.count)]
            guard stretch.map(\.letter) == wanted, let last = stretch.last else { return nil }
            return TextSpan(found[first].span.start, last.span.end)
        }
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .nonspacingMark && !(0xFE00...0xFE0F).contains(scalar.value)
    }

    private static func units(_ text: [UInt8], _ isCaseExact: Bool, _ isAccentExact: Bool) -> [Unit] {
        var units: [Unit] = []
        var isOpen = false
        text.withUnsafeBufferPointer { bytes in
            var index = 0
            while index < bytes.count {
                let step = ScalarDecoder.step(bytes, at: index)
                let span = TextSpan(index, index + step.length)
                index = span.end
                if !step.isValid || (0x0A...0x0D).contains(step.scalar.value) {
                    units.append(Unit(letter: step.isValid ? "(line end)" : "(no text)", span: span))
                    isOpen = !step.isValid
                } else if let letter = letter(step.scalar, isCaseExact, isAccentExact) {
                    if letter == " ", isOpen, units.last?.letter.first == " " {
                        units[units.count - 1].span.end = index
                    } else {
                        units.append(Unit(letter: letter, span: span))
                    }
                    isOpen = true
                } else if isOpen {
                    units[units.count - 1].span.end = index
                    let last = units[units.count - 1].letter
                    if isAccentExact, isMark(step.scalar), last != " ", last.first != "(" || last.count == 1 {
                        units[units.count - 1].letter.unicodeScalars.append(step.scalar)
                    }
                }
            }
        }
        return units
    }

    private static func letter(_ scalar: Unicode.Scalar, _ isCaseExact: Bool, _ isAccentExact: Bool) -> String? {
        switch scalar {
        case "\t", " ", "\u{85}", "\u{A0}", "\u{1680}", "\u{2028}", "\u{2029}", "\u{202F}", "\u{205F}", "\u{3000}":
            return " "
        case "\u{2000}"..."\u{200A}": return " "
        case "‘", "’", "‚", "‛", "′", "‹", "›", "ʼ", "＇": return "'"
        case "“", "”", "„", "‟", "″", "«", "»", "＂": return "\""
        case "\u{2010}"..."\u{2015}", "−", "﹘", "﹣", "－": return "-"
        default:
            guard let base = Folding.fold(scalar) else { return nil }
            let small = scalar.properties.lowercaseMapping
            let letter = isAccentExact ? small : String(base)
            // Capitals are told apart by a sign that no letter has before it.
            return isCaseExact && scalar.properties.isUppercase ? "^" + letter : letter
        }
    }
}
