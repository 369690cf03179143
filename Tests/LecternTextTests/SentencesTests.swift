import LecternTestSupport
import LecternText
import Testing

@Suite struct SentencesTests {
    private func split(_ text: String) -> [String] {
        Array(text.utf8).withUnsafeBufferPointer { bytes in
            Sentences.split(bytes, in: TextSpan(0, bytes.count)).map {
                String(decoding: bytes[$0.range], as: UTF8.self)
            }
        }
    }

    @Test func `a sentence ends at a stop and keeps the space after it`() {
        #expect(split("It rains. We stay! Do we? Yes.") == ["It rains. ", "We stay! ", "Do we? ", "Yes."])
    }

    @Test(arguments: [
        "Sen. Robert P. Bell met the U.S. Marshal, as art. 5 has it.",
        "Mr. Bell met Sen. Ana Ruiz on Jan. 6 in the U.S. Senate.",
        "J. R. Bell paid 3.5 percent of $1.20 to Acme Inc. in May.",
        "She came at 5 p.m. on Monday, e.g. by train.",
        "“Why?” he asked.",
        "1. Close the bridge",
        "He waited ... and left.",
    ])
    func `abbreviations, initials, decimals and small letters go on`(text: String) {
        #expect(split(text) == [text])
    }

    @Test func `an abbreviation ends a sentence when a word follows that begins one`() {
        #expect(split("He moved to the U.S. The bridge stayed.") == ["He moved to the U.S. ", "The bridge stayed."])
        #expect(split("It was founded by Acme Inc. It grew.") == ["It was founded by Acme Inc. ", "It grew."])
    }

    @Test func `marks that close after a stop belong to its sentence`() {
        #expect(split("(“It rains.”) We stay.") == ["(“It rains.”) ", "We stay."])
        #expect(split("«Il pleut.» Restons.") == ["«Il pleut.» ", "Restons."])
    }

    @Test func `a year ends a sentence`() {
        #expect(split("It opened in 1931. The mayor cut the ribbon.").count == 2)
    }

    @Test func `Chinese stops need no space`() {
        #expect(split("下雨了。我们走吧。") == ["下雨了。", "我们走吧。"])
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func `sentences joined are the text, whatever its bytes`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let text = generator.text(upTo: 60)
        text.withUnsafeBufferPointer { bytes in
            let sentences = Sentences.split(bytes, in: TextSpan(0, bytes.count))
            var end = 0
            for sentence in sentences {
                #expect(sentence.start == end && !sentence.isEmpty, "seed \(seed)")
                end = sentence.end
            }
            #expect(end == bytes.count, "seed \(seed)")
        }
    }
}
