import LecternReader
import LecternScreen
import LecternTestSupport
import LecternText
import Testing

/// A stance that is a guess does not look like a fact.
@Suite struct GuessTests {
    @Test func `the status line asks, and the margin has a small letter`() {
        var reader = Sample.reader(guesses: [1, 2])
        reader.type("]p")
        expectGolden(reader.draw(), "guess")
        #expect(reader.status.contains("→ support? (paraphrase)"))
    }

    @Test func `what is sure on a line hides what is a guess there`() {
        let marked = "{q1|One} and {q2|two} and {q3|three}."
        let stances: [Int: Stance] = [1: .support, 2: .support, 3: .oppose]
        let reader = Sample.reader(marked, speakers: [:], stances: stances, guesses: [1, 3], columns: 60, rows: 9)
        #expect(reader.draw().row(2).map(\.text).joined().contains("So ▌One and two"))
    }

    @Test func `lists and pages have the small letter too`() {
        var reader = Sample.reader(guesses: [3])
        reader.type("p")
        #expect(reader.draw().row(6).map(\.text).joined().contains("o Tom Bell"))
    }
}
