import Glibc
import LecternScreen
import LecternTestSupport
import LecternText
import Testing

/// Cutting bytes into what may be painted.
@Suite struct GlyphTests {
    /// What cells show of a text, one string a glyph that takes room.
    private func cells(_ bytes: [UInt8]) -> [String] {
        bytes.withUnsafeBufferPointer { buffer in
            var scanner = GlyphScanner(buffer)
            var shown: [String] = []
            while true {
                let offset = scanner.offset
                guard let glyph = scanner.next() else { return shown }
                if glyph.width > 0 { shown.append(GlyphScanner.text(of: buffer, at: offset, length: glyph.length)) }
            }
        }
    }

    private func cells(_ text: String) -> [String] { cells(Array(text.utf8)) }

    @Test func `control characters appear as their pictures`() {
        #expect(cells("a\u{1B}[31m\u{7F}") == ["a", "␛", "[", "3", "1", "m", "␡"])
        #expect(cells("\u{0}\u{7}") == ["␀", "␇"])
        #expect(cells("\u{9B}31m") == ["\u{FFFD}", "3", "1", "m"])
    }

    @Test func `bidi controls, tags and zero-width spaces are not shown`() {
        #expect(
            cells("a\u{202E}b\u{2066}c\u{200B}d\u{E0041}e\u{FEFF}f\u{206A}g\u{FFF9}h")
                == Array("abcdefgh").map(String.init))
    }

    @Test func `marks stay with their base, four at the most`() {
        #expect(cells("e\u{301}x") == ["e\u{301}", "x"])
        #expect(
            cells("e" + String(repeating: "\u{301}", count: 10_000) + "x") == ["e\u{301}\u{301}\u{301}\u{301}", "x"])
        #expect(cells("\u{301}x") == ["x"])
    }

    @Test func `an emoji sequence shows its first emoji`() {
        #expect(cells("👩‍👩‍👧‍👦!") == ["👩", "!"])
        #expect(cells("👍🏽!") == ["👍", "!"])
        #expect(cells("☺\u{FE0F}!") == ["☺", "!"])
    }

    @Test func `bytes that are no UTF-8 appear as replacement characters`() {
        #expect(cells([0x61, 0xFF, 0xE2, 0x82, 0x62]) == ["a", "\u{FFFD}", "\u{FFFD}", "b"])
    }

    @Test func `the table agrees with the C library`() throws {
        setlocale(LC_CTYPE, "C.UTF-8")
        // Swift's module of the C library leaves wcwidth out.
        typealias Function = @convention(c) (wchar_t) -> CInt
        let wcwidth = unsafeBitCast(try #require(dlsym(nil, "wcwidth")), to: Function.self)
        let differing = (0x300..<0x110000).filter { value in
            guard let scalar = Unicode.Scalar(UInt32(value)) else { return false }
            let columns = Int(wcwidth(wchar_t(value)))
            return columns >= 0 && columns != Width.of(scalar)
        }
        #expect(differing.isEmpty, "run Tools/make-widths.py")
    }

    @Test(arguments: SeededGenerator.seeds(200))
    func `every byte belongs to one glyph, and none can command the terminal`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let bytes = HostileText.make(60, using: &generator)
        var scanned = 0
        bytes.withUnsafeBufferPointer { buffer in
            var scanner = GlyphScanner(buffer)
            while true {
                let offset = scanner.offset
                guard let glyph = scanner.next() else { break }
                scanned += glyph.length
                #expect(glyph.length > 0)
                let text = GlyphScanner.text(of: buffer, at: offset, length: glyph.length)
                #expect(text.unicodeScalars.count <= GlyphScanner.scalarLimit)
                for scalar in text.unicodeScalars {
                    let category = scalar.properties.generalCategory
                    #expect(
                        category != .control && category != .unassigned && category != .lineSeparator, "\(generator)")
                    #expect(category != .format || scalar == "\u{200C}", "\(generator): \(scalar.value)")
                }
            }
        }
        #expect(scanned == bytes.count)
    }

    @Test(arguments: SeededGenerator.seeds(100))
    func `what cells show, shown again, is the same`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let once = cells(HostileText.make(60, using: &generator))
        #expect(cells(once.joined()) == once, "\(generator)")
    }
}
