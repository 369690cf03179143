import LecternTestSupport
import Testing

@testable import LecternFormats

/// What leaves the program as plain text.
struct SanitizerTests {
    @Test func `controls are shown, deceivers dropped, joiners kept`() {
        #expect(Sanitizer.printable("a\u{1B}[31mb\u{7F}c\u{9B}d") == "a␛[31mb␡c\u{FFFD}d")
        #expect(Sanitizer.printable("file\u{202E}txt\u{2066}.\u{E0041}exe\u{200B}") == "filetxt.exe")
        #expect(Sanitizer.printable("می\u{200C}خواهم") == "می\u{200C}خواهم")
        #expect(Sanitizer.printable("one\ttwo\r\nthree\u{2028}four") == "one two  three four")
    }

    @Test func `bytes that are no UTF-8 are replaced`() {
        #expect(Sanitizer.printable([0x61, 0xFF, 0xC3, 0x62, 0xE2, 0x82]) == "a\u{FFFD}\u{FFFD}b\u{FFFD}")
    }

    @Test(arguments: SeededGenerator.seeds(200))
    func `nothing that is left can command a terminal, and twice is once`(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let text = Sanitizer.printable(HostileText.make(60, using: &generator))
        for scalar in text.unicodeScalars {
            let category = scalar.properties.generalCategory
            #expect(category != .control && category != .lineSeparator && category != .unassigned, "\(generator)")
            #expect(category != .format || scalar == "\u{200C}" || scalar == "\u{200D}", "\(generator)")
        }
        #expect(Sanitizer.printable(text) == text, "\(generator)")
    }
}
