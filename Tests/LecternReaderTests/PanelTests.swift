import LecternReader
import LecternScreen
import LecternTestSupport
import LecternText
import Testing

/// Lists, pages, and how a statement was read.
@Suite struct PanelTests {
    private static let sizes = [(80, 24), (40, 10), (140, 50)]

    @Test(arguments: sizes)
    func `s lists the speakers with what they say`(columns: Int, rows: Int) {
        var reader = Sample.reader(columns: columns, rows: rows)
        reader.type("s")
        expectGolden(reader.draw(), "speakers-\(columns)x\(rows)")
    }

    @Test(arguments: sizes)
    func `p lists the positions in order`(columns: Int, rows: Int) {
        var reader = Sample.reader(columns: columns, rows: rows)
        reader.type("j p")
        expectGolden(reader.draw(), "positions-\(columns)x\(rows)")
    }

    @Test(arguments: sizes)
    func `e lists the events`(columns: Int, rows: Int) {
        var reader = Sample.reader(columns: columns, rows: rows)
        reader.type("e")
        expectGolden(reader.draw(), "events-\(columns)x\(rows)")
    }

    @Test(arguments: sizes)
    func `a speaker's page holds everything the speaker says`(columns: Int, rows: Int) {
        var reader = Sample.reader(columns: columns, rows: rows)
        reader.type("s a n a Enter")
        expectGolden(reader.draw(), "speaker-page-\(columns)x\(rows)")
    }

    @Test(arguments: sizes)
    func `an event's page tells who stands where and every mention`(columns: Int, rows: Int) {
        var reader = Sample.reader(columns: columns, rows: rows)
        reader.type("e Enter")
        expectGolden(reader.draw(), "event-page-\(columns)x\(rows)")
    }

    @Test(arguments: sizes)
    func `w tells how the current statement was read`(columns: Int, rows: Int) {
        var reader = Sample.reader(columns: columns, rows: rows)
        reader.type("]p w")
        expectGolden(reader.draw(), "why-\(columns)x\(rows)")
        reader.type("q")
        #expect(reader.current == "the old bridge is safe for another decade")
    }

    @Test func `typing narrows a list, words in any order, and Esc widens it before it closes it`() {
        var reader = Sample.reader()
        reader.type("p b e l l Space c l o s e")
        expectGolden(reader.draw(), "positions-narrowed")
        reader.type("Esc")
        #expect(reader.draw().row(3).map(\.text).joined().contains("Positions  4"))
        reader.type("Esc")
        #expect(reader.draw() == Sample.reader().draw())
    }

    @Test func `a list narrowed to nothing says so by its count, and Enter rings`() {
        var reader = Sample.reader()
        reader.type("s x x x")
        expectGolden(reader.draw(), "speakers-none")
        #expect(reader.type("Enter") == [.ring])
        reader.type("BS BS BS Enter Enter")
        #expect(reader.shownParagraph == 2)
    }

    @Test(arguments: ["q", "Esc", "^O", "' '"])
    func `Enter goes to the place, and the way back leads to the list at the same line`(back: String) {
        var reader = Sample.reader(columns: 40, rows: 10)
        let before = reader.draw()
        reader.type("p End")
        let list = reader.draw()
        reader.type("Enter")
        #expect(reader.current.hasPrefix("that repairs could wait"))
        #expect(reader.status.contains("q back"))
        #expect(reader.type(back) == [])
        #expect(reader.draw() == list)
        #expect(reader.type("Esc") == [])
        #expect(reader.draw() == before)
        #expect(reader.type("q") == [.quit])
    }

    @Test func `the way back leads through the page to the list, whatever was jumped to meanwhile`() {
        var reader = Sample.reader()
        reader.type("s Enter Down Enter ]p ]p q")
        #expect(reader.draw().row(3).map(\.text).joined().contains("Ana Ruiz"))
        reader.type("q")
        #expect(reader.draw().row(3).map(\.text).joined().contains("Speakers  3"))
        reader.type("Esc")
        #expect(reader.type("q") == [.quit])
    }

    @Test func `whoever reads on has done with the page`() {
        var reader = Sample.reader()
        reader.type("s Enter Enter j")
        #expect(!reader.status.contains("q back"))
        #expect(reader.type("q") == [.quit])
    }

    @Test(arguments: sizes)
    func `a page shows all that is said, whatever its length`(columns: Int, rows: Int) {
        let words = (1...30).map { "word\($0)" }.joined(separator: " ")
        let marked = "{s1|Ana Ruiz} {c1|said} {q1|that \(words)}. She {c2|promised} {q2|to come}."
        var reader = Sample.reader(
            marked, speakers: [1: "Ana Ruiz", 2: "Ana Ruiz"], stances: [1: .support, 2: .support], columns: columns,
            rows: rows)
        reader.type("s Enter")
        expectGolden(reader.draw(), "page-long-\(columns)x\(rows)")
    }

    @Test func `a list shows the chosen row in full`() {
        var reader = Sample.reader(columns: 40, rows: 10)
        reader.type("p Down")
        expectGolden(reader.draw(), "positions-chosen")
    }

    @Test func `on a low screen a page scrolls to its first row and through a long statement`() {
        let words = (1...60).map { "word\($0)" }.joined(separator: " ")
        let marked = "{s1|Ana Ruiz} {c1|said} {q1|that \(words)}. She {c2|promised} {q2|to come}."
        var reader = Sample.reader(
            marked, speakers: [1: "Ana Ruiz", 2: "Ana Ruiz"], stances: [1: .support, 2: .support], columns: 40, rows: 10
        )
        reader.type("s Enter")
        func text() -> String { (0..<10).map { reader.draw().row($0).map(\.text).joined() }.joined(separator: "\n") }
        #expect(!text().contains("told as") && text().contains("that word1 "))
        reader.type("g")
        #expect(text().contains("person"))
        #expect(reader.type("k") == [.ring])
        for _ in 0..<20 { reader.type("j") }
        #expect(text().contains("to come"))
        reader.type("k")
        #expect(text().contains("that word1 "))
        var seen = text()
        for _ in 0..<20 {
            reader.type("j")
            seen += text()
        }
        for number in 1...60 { #expect(seen.contains("word\(number)")) }
    }

    @Test func `from a list to a page and back, one step at a time`() {
        var reader = Sample.reader()
        reader.type("s Down Enter")
        #expect(reader.draw().row(3).map(\.text).joined().contains("Tom Bell"))
        reader.type("w q q")
        #expect(reader.draw().row(3).map(\.text).joined().contains("Speakers  3"))
        reader.type("Esc")
        #expect(reader.shownParagraph == 1)
    }

    @Test func `the list of positions keeps to the filter`() {
        var reader = Sample.reader()
        reader.type("- ~ p")
        #expect(reader.draw().row(3).map(\.text).joined().contains("Positions  2"))
    }

    @Test func `an empty list does not open`() {
        var reader = Sample.reader("Nobody speaks here.", speakers: [:], stances: [:], issue: "")
        #expect(reader.type("s") == [.ring])
        #expect(reader.status.contains("nobody speaks in this text"))
        #expect(reader.type("e") == [.ring])
        #expect(reader.type("w") == [.ring])
    }

    @Test func `the pane keeps in step with the cursor, and a key closes it`() {
        var reader = Sample.reader(columns: 120, rows: 20)
        reader.type("4 G ]p")
        expectGolden(reader.draw(), "pane-in-step")
        reader.type("p Esc")
        expectGolden(reader.draw(), "pane-positions")
        reader.type("\\")
        expectGolden(reader.draw(), "pane-closed")
        var narrow = Sample.reader()
        #expect(narrow.type("\\") == [.ring])
    }

    @Test func `panels fit screens of any size`() {
        for (columns, rows) in [(1, 1), (2, 2), (3, 9), (9, 3), (110, 1), (111, 4), (300, 2)] {
            for keys in ["s", "p", "e", "s Enter", "e Enter", "]p w"] {
                var reader = Sample.reader(columns: columns, rows: rows)
                reader.type(keys)
                #expect(reader.draw().size == Size(columns: columns, rows: rows))
            }
        }
    }

    @Test func `why tells a because also where no word of the statement decided`() {
        var reader = Sample.reader(
            "{s1|Ana Ruiz} {c1|said} {q1|yes}. She {c2|said} {q2|so}. Tom {c3|said} {q3|hm}.",
            speakers: [1: "Ana Ruiz", 2: "Ana Ruiz", 3: "Tom"], stances: [1: .support, 2: .support, 3: .neutral])
        reader.type("]p w")
        func text() -> String { (0..<24).map { reader.draw().row($0).map(\.text).joined() }.joined() }
        #expect(text().contains("what else Ana Ruiz says leans to support"))
        reader.type("q ]p ]p w")
        #expect(text().contains("no word for or against"))
    }
}
