import LecternTestSupport
import LecternText
import Testing

@testable import LecternSearch

/// What holds of all texts and patterns.
@Suite struct SearchPropertyTests {
    private static let pieces = [
        "a", "b", "ab", "aa", "A", "é", "e", "e\u{301}", "E", " ", "  ", "\t", "\u{A0}", "\n", "\r\n", "’", "'", "-",
        "–", "\u{AD}",
        "\u{301}", "漢", "字", "щ", "Щ", "Ü", "u\u{308}", "\u{200B}", "\u{FE0F}", "😀", "\u{3000}", "İ", "ﬁ",
    ]

    /// A text of a few pieces, so that patterns of the same pieces are met; now and then a byte that is no UTF-8.
    private func text(_ count: Int, _ generator: inout SeededGenerator) -> [UInt8] {
        var text: [UInt8] = []
        let some = (0..<5).compactMap { _ in Self.pieces.randomElement(using: &generator) }
        for _ in 0..<count {
            if Int.random(in: 0..<30, using: &generator) == 0 {
                text.append(UInt8.random(in: 0x80...0xFF, using: &generator))
            } else {
                text += Array((some.randomElement(using: &generator) ?? "").utf8)
            }
        }
        return text
    }

    /// A pattern cut from a text, its line ends left out, or nil when nothing is left.
    private func pattern(from text: [UInt8], _ generator: inout SeededGenerator) -> String? {
        let start = Int.random(in: 0...text.count, using: &generator)
        let end = min(text.count, start + Int.random(in: 1...12, using: &generator))
        let cut = String(decoding: text[start..<end], as: UTF8.self).unicodeScalars
        var scalars = String.UnicodeScalarView(cut.filter { !(0x0A...0x0D).contains($0.value) && $0 != "\u{FFFD}" })
        // Marks before the first letter belong to none.
        while let first = scalars.first, Folding.fold(first) == nil { scalars.removeFirst() }
        return scalars.isEmpty ? nil : String(scalars)
    }

    @Test(arguments: SeededGenerator.seeds(400))
    func `words are found where a plain reading of the rules finds them, whatever the pieces read`(seed: UInt64) throws
    {
        var generator = SeededGenerator(seed: seed)
        let text = text(Int.random(in: 0..<200, using: &generator), &generator)
        guard let typed = pattern(from: text, &generator) else { return }
        let expected = NaiveSearch.hits(typed, in: text)
        #expect(try hits(typed, in: text) == expected, "\(generator) \(typed.debugDescription)")
        let block = Int.random(in: 1...40, using: &generator)
        #expect(
            try hits(typed, in: text, block: block) == expected, "\(generator) \(typed.debugDescription) by \(block)")
    }

    @Test(arguments: SeededGenerator.seeds(100))
    func `the automaton finds what comparing at each place finds`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let text = text(12_000, &generator)
        guard let typed = pattern(from: text, &generator) else { return }
        #expect(
            try hits(typed, in: text) == NaiveSearch.hits(typed, in: text), "\(generator) \(typed.debugDescription)")
    }

    @Test(arguments: SeededGenerator.seeds(200))
    func `going from hit to hit visits all of them, in both directions`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let text = text(Int.random(in: 1..<80, using: &generator), &generator)
        let typed = pattern(from: text, &generator) ?? "a"
        let limits = SearchLimits(
            block: Int.random(in: 8...40, using: &generator), margin: Int.random(in: 1...4, using: &generator))
        let store = MemoryStore(text)
        for typed in [typed, "\\v\\w+", "\\va.?b"] {
            let search = TextSearch(try SearchPattern(typed), limits: limits)
            let all = search.hits(in: TextSpan(0, text.count), of: store)
            for place in 0...text.count {
                let next = all.first { $0.start >= place } ?? all.first
                #expect(try search.next(from: place, .forward, in: store)?.span == next, "\(generator) \(typed)")
                let previous = all.last { $0.start < place } ?? all.last
                #expect(try search.next(from: place, .backward, in: store)?.span == previous, "\(generator) \(typed)")
            }
        }
    }

    @Test(arguments: SeededGenerator.seeds(200))
    func `an expression finds in pieces what it finds in the whole, lines no longer than the margin`(seed: UInt64)
        throws
    {
        var generator = SeededGenerator(seed: seed)
        let margin = Int.random(in: 1...20, using: &generator)
        var text: [UInt8] = []
        for _ in 0..<20 {
            let line = (0..<Int.random(in: 0...margin, using: &generator)).map { _ in
                UInt8(ascii: Bool.random(using: &generator) ? "a" : "b")
            }
            text += line + [0x0A]
        }
        let block = 2 * margin + Int.random(in: 0...30, using: &generator)
        for typed in ["\\va+", "\\v^.", "\\vb$", "\\v(?<!a)b+", "\\v.+"] {
            let whole = try hits(typed, in: text)
            #expect(try hits(typed, in: text, block: block, margin: margin) == whole, "\(generator) \(typed)")
        }
    }

    @Test(arguments: SeededGenerator.seeds(100))
    func `no text harms a search`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let text = HostileText.make(Int.random(in: 0..<300, using: &generator), using: &generator)
        for typed in ["said", "“We", "漢字", "e\u{301}", " ", "a-b", "قال", "\\v\\w+", "\\v.", "\\v\\X"] {
            for hit in try hits(typed, in: text, block: 64, margin: 16) {
                #expect(0 <= hit.start && hit.start < hit.end && hit.end <= text.count, "\(generator) \(typed)")
            }
        }
    }

    @Test func `every scalar that folds to another is known as one of its spellings`() {
        for scalar in (UInt32(0x80)...0x10FFFF).lazy.compactMap({ Unicode.Scalar($0) }) {
            let key = TextUnit.key(of: scalar)
            guard key != scalar.value, key < 0x110000 else { continue }
            #expect(Spellings.stretches.contains { $0.contains(scalar.value) }, "U+\(String(scalar.value, radix: 16))")
        }
    }
}
