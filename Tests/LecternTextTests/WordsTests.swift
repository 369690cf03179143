import LecternTestSupport
import LecternText
import Testing

@Suite struct WordsTests {
    private func split(_ text: String) -> [String] {
        Array(text.utf8).withUnsafeBufferPointer { bytes in
            Words.split(bytes, in: TextSpan(0, bytes.count)).map {
                String(decoding: bytes[$0.span.range], as: UTF8.self)
            }
        }
    }

    @Test func `inner apostrophes and hyphens belong to a word`() {
        #expect(
            split("Kyiv’s long-term plan isn't 'new'") == ["Kyiv’s", "long-term", "plan", "isn't", "'", "new", "'"])
    }

    @Test func `initials keep their stops and a sentence's last word does not`() {
        #expect(split("The U.S. won. Yes.") == ["The", "U.S.", "won", ".", "Yes", "."])
    }

    @Test func `numbers keep their points, commas and slashes`() {
        #expect(split("since 9/11, either/or") == ["since", "9/11", ",", "either", "/", "or"])
        #expect(split("1,000 or 3.5, at 10:30.") == ["1,000", "or", "3.5", ",", "at", "10:30", "."])
    }

    @Test func `letters of every script make words`() {
        #expect(split("Élan, Київ, naïve") == ["Élan", ",", "Київ", ",", "naïve"])
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func `words are in order, apart and not empty, whatever the bytes`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        generator.text(upTo: 60).withUnsafeBufferPointer { bytes in
            var end = 0
            for word in Words.split(bytes, in: TextSpan(0, bytes.count)) {
                #expect(word.span.start >= end && !word.span.isEmpty && word.span.end <= bytes.count, "seed \(seed)")
                end = word.span.end
            }
        }
    }
}
