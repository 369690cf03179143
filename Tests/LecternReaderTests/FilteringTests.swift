import LecternReader
import LecternScreen
import LecternTestSupport
import LecternText
import Testing

/// Filtering by stance and speaker.
@Suite struct FilteringTests {
    @Test func `one stance leaves its statements bright and the rest dim`() {
        var reader = Sample.reader()
        reader.type("~")
        expectGolden(reader.draw(), "filter-caution")
    }

    @Test func `a sign goes to the first statement that passes, and says how many do`() {
        var reader = Sample.reader(columns: 40, rows: 10)
        reader.type("~")
        #expect(reader.shownParagraph == 4)
        #expect(reader.current.hasPrefix("that repairs could wait"))
        #expect(reader.status.contains("caution only: 1 of 4"))
        reader.type("^O")
        #expect(reader.shownParagraph == 1)
        reader.type("G + ")
        #expect(reader.shownParagraph == 4)
        reader.type("= +")
        #expect(reader.shownParagraph == 2)
    }

    @Test func `when nobody takes a stance, the reader says so and the text stays bright`() {
        var reader = Sample.reader()
        reader.type(".")
        #expect(reader.status.contains("nobody is neutral; . again shows all"))
        #expect(!reader.draw().cells.contains { $0.marks.contains(.dimmed) })
        reader.type("z")
        #expect(reader.draw().row(3).map(\.text).joined().contains("nothing passes, = shows all"))
    }

    @Test func `two stances add up`() {
        var reader = Sample.reader()
        reader.type("~ -")
        expectGolden(reader.draw(), "filter-caution-oppose")
    }

    @Test func `the rest can be folded away`() {
        var reader = Sample.reader()
        reader.type("- z")
        expectGolden(reader.draw(), "filter-folded")
        reader.type("g")
        #expect(reader.shownParagraph == 4)
    }

    @Test func `the rest can be bright`() {
        var reader = Sample.reader()
        reader.type("- z z")
        #expect(!reader.draw().cells.contains { $0.marks.contains(.dimmed) })
    }

    @Test func `the same key takes a stance away again, and = takes all`() {
        var reader = Sample.reader()
        reader.type("4 G")
        let before = reader.draw()
        reader.type("~ ~")
        #expect(!reader.draw().cells.contains { $0.marks.contains(.dimmed) })
        reader.type("4 G")
        #expect(reader.draw().cells == before.cells)
        reader.type("+ - S = 4 G")
        #expect(reader.draw().cells == before.cells)
    }

    @Test func `only this speaker means the speaker of the current highlight`() {
        var reader = Sample.reader()
        reader.type("j S")
        expectGolden(reader.draw(), "filter-speaker")
        reader.type("]p")
        #expect(reader.status.contains("2 of 2"))
        #expect(reader.type("]p") == [.ring])
    }

    @Test func `jumps pass over what is filtered out`() {
        var reader = Sample.reader()
        reader.type("- g ]p")
        #expect(reader.current == "“Close it before somebody dies,”")
        #expect(reader.type("]p") == [.ring])
    }

    @Test func `without an issue there is no stance to filter by, and the reader says so`() {
        var reader = Sample.reader(stances: [:], issue: "")
        #expect(reader.type("+") == [.ring])
        #expect(reader.status.contains("no issue yet"))
    }

    @Test func `when nothing passes, all is folded and the cursor stays`() {
        var reader = Sample.reader()
        reader.type("3 j . z")
        expectGolden(reader.draw(), "filter-nothing")
        reader.type("=")
        #expect(reader.shownParagraph == 4)
    }
}
