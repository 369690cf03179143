import LecternTestSupport
import LecternText
import Testing

@Suite struct FoldingTests {
    @Test(arguments: [
        ("ERDOĞAN", "erdogan"), ("Łódź", "lodz"), ("Søren Ångström", "soren angstrom"), ("Đoković", "dokovic"),
        ("İstanbul", "istanbul"), ("Diyarbakır", "diyarbakir"), ("Nguyễn", "nguyen"), ("Ζελένσκι", "ζελενσκι"),
        ("Зеле́нський", "зеленськии"), ("Ёлка", "елка"), ("ＮＡＴＯ", "nato"), ("Straße", "straße"),
        ("Ærø", "ærø".replacing("ø", with: "o")),
        ("Stol\u{AD}ten\u{200D}berg", "stoltenberg"), ("日本語の", "日本語の"), ("हिन्दी", "हिन्दी"), ("\u{212A}yiv", "kyiv"),
        ("“No,” 5 %", "“no,” 5 %"), ("ſ", "s"), ("σοφός", "σοφοσ"), ("", ""),
    ])
    func `a letter folds to its base letter in small form`(text: String, folded: String) {
        #expect(Array(Folding.fold(text).unicodeScalars) == Array(folded.unicodeScalars))
    }

    @Test(arguments: ["é", "Å", "ğ", "ự", "й", "ї", "ά", "ᾧ", "ǭ"])
    func `composed and decomposed letters fold to the same`(letter: String) {
        let marks = [
            "\u{301}", "\u{30A}", "\u{306}", "\u{31B}\u{323}", "\u{308}", "\u{314}\u{342}\u{345}", "\u{328}\u{304}",
        ]
        let bases = ["e", "A", "g", "u", "и", "і", "α", "ω", "o"]
        // Swift compares strings by canonical equivalence, which finds the decomposed spelling.
        let spellings = bases.flatMap { base in marks.map { base + $0 } }.filter { $0 == letter }
        #expect(spellings.count == 1)
        #expect(spellings.allSatisfy { Folding.fold($0) == Folding.fold(letter) })
    }

    @Test func `folding twice is folding once, whatever the scalar`() {
        let scalars = (0...0x10_FFFF as ClosedRange<UInt32>).lazy.compactMap { Unicode.Scalar($0) }
        let changing = scalars.filter { scalar in
            Folding.fold(scalar).map { Folding.fold($0) != $0 } ?? false
        }
        #expect(Array(changing.map(\.value).prefix(5)).isEmpty)
    }
}
