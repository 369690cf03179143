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

    @Test func `Enter goes to the place and ^O comes back`() {
        var reader = Sample.reader(columns: 40, rows: 10)
        let before = reader.draw()
        reader.type("p End Enter")
        #expect(reader.current.hasPrefix("that repairs could wait"))
        reader.type("^O")
        #expect(reader.draw() == before)
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
}
