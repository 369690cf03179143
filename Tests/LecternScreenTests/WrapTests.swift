import LecternScreen
import LecternTestSupport
import LecternText
import Testing

/// Breaking paragraphs into lines.
@Suite struct WrapTests {
    /// The lines of a text, as text.
    private func lines(_ text: String, width: Int) -> [String] {
        let bytes = Array(text.utf8)
        return Wrap.lines(of: bytes, width: width).map { String(decoding: bytes[$0.range], as: UTF8.self) }
    }

    /// Whether nothing but white space is shown of some bytes.
    private func isInvisible(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { buffer in
            var scanner = GlyphScanner(buffer)
            while let glyph = scanner.next() {
                if glyph.kind == .text, glyph.width > 0 { return false }
            }
            return true
        }
    }

    @Test func `a line ends at the last space that fits`() {
        #expect(lines("the council met on Monday", width: 11) == ["the council", "met on", "Monday"])
    }

    @Test func `spaces at a break belong to no line, however many`() {
        #expect(lines("one" + String(repeating: " ", count: 500) + "two", width: 10) == ["one", "two"])
        #expect(lines("one two   ", width: 7) == ["one two"])
    }

    @Test func `a word wider than the line is cut where the line ends`() {
        #expect(lines("abcdefghij", width: 4) == ["abcd", "efgh", "ij"])
        #expect(lines("to abcdefghij", width: 4) == ["to", "abcd", "efgh", "ij"])
    }

    @Test func `a line may end after a hyphen inside a word, and after a dash`() {
        #expect(lines("well-known", width: 6) == ["well-", "known"])
        #expect(lines("yes—perhaps", width: 6) == ["yes—", "perhap", "s"])
        #expect(lines("at -5 now", width: 5) == ["at -5", "now"])
    }

    @Test func `ideographs break anywhere, but never before a full stop`() {
        #expect(lines("統計局は新し", width: 4) == ["統計", "局は", "新し"])
        #expect(lines("統計局。新", width: 6) == ["統計", "局。新"])
    }

    @Test func `a wide character never straddles the edge`() {
        #expect(lines("a漢字", width: 2) == ["a", "漢", "字"])
        #expect(lines("漢", width: 1) == ["漢"])
    }

    @Test func `a flag and an emoji family stay whole`() {
        #expect(lines("x🇳🇱🇩🇪", width: 3) == ["x🇳🇱", "🇩🇪"])
        #expect(lines("ab👩‍👩‍👧‍👦cd", width: 3) == ["ab", "👩‍👩‍👧‍👦", "cd"])
    }

    @Test func `an empty paragraph has one empty line`() {
        #expect(lines("", width: 5) == [""])
    }

    @Test func `a tab reaches to the next stop`() {
        #expect(lines("a\tb", width: 9) == ["a\tb"])
        #expect(lines("a\tb", width: 8) == ["a", "b"])
    }

    @Test(arguments: SeededGenerator.seeds(200))
    func `lines are in order, lose nothing that is shown, and are never too wide`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let bytes = HostileText.make(Int.random(in: 0..<60, using: &generator), using: &generator)
        let width = Int.random(in: 1...90, using: &generator)
        let lines = Wrap.lines(of: bytes, width: width)
        #expect(!lines.isEmpty)
        var last = 0
        for line in lines {
            #expect(line.start >= last && line.end <= bytes.count, "\(generator), width \(width)")
            let skipped = Array(bytes[last..<line.start])
            #expect(isInvisible(skipped), "\(generator) skipped \(skipped)")
            last = line.end
        }
        bytes.withUnsafeBufferPointer { buffer in
            for line in lines {
                var scanner = GlyphScanner(buffer, at: line.start)
                var (column, graphemes) = (0, 0)
                while scanner.offset < line.end, let glyph = scanner.next() {
                    column += Wrap.advance(glyph, from: column)
                    if !glyph.joinsPrevious && glyph.width > 0 { graphemes += 1 }
                }
                let shown = String(decoding: bytes[line.range], as: UTF8.self).debugDescription
                #expect(
                    column <= width || graphemes <= 1, "\(generator), width \(width): \(column) columns in \(shown)")
            }
        }
    }

    @Test(arguments: SeededGenerator.seeds(100))
    func `no line begins inside a grapheme unless it had to`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let bytes = HostileText.make(30, using: &generator)
        guard let text = String(validating: bytes, as: UTF8.self) else { return }
        let width = Int.random(in: 12...40, using: &generator)
        var boundaries: Set<Int> = []
        var offset = 0
        for character in text {
            boundaries.insert(offset)
            offset += character.utf8.count
        }
        for line in Wrap.lines(of: bytes, width: width).dropFirst() {
            let isBoundary = boundaries.contains(line.start)
            #expect(isBoundary, "\(generator), width \(width), byte \(line.start) of \(text.debugDescription)")
        }
    }
}
