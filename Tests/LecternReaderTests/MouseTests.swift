import LecternReader
import LecternScreen
import LecternTestSupport
import LecternText
import Testing

/// The mouse, and the place kept for another day.
@Suite struct MouseTests {
    @Test func `the wheel scrolls three lines`() {
        var reader = Sample.reader(columns: 40, rows: 8)
        _ = reader.apply(.wheel(.next))
        var other = Sample.reader(columns: 40, rows: 8)
        other.type("3 ^E")
        #expect(reader.draw() == other.draw())
    }

    @Test func `a click chooses the highlight under it, the shortest of several`() {
        var reader = Sample.reader()
        _ = reader.apply(.click(Position(column: 45, row: 11)))
        #expect(reader.shownParagraph == 4)
        let row = (0..<24).first { reader.draw().row($0).map(\.text).joined().contains("the congress.") } ?? 0
        _ = reader.apply(.click(Position(column: 45, row: row)))
        #expect(reader.current == "the congress")
    }

    @Test func `a click on nothing rings`() {
        var reader = Sample.reader()
        #expect(reader.apply(.click(Position(column: 10, row: 20))) == [.ring])
        #expect(reader.apply(.click(Position(column: 0, row: 0))) == [.ring])
    }

    @Test func `in a list a click chooses, and a second one follows`() {
        var reader = Sample.reader()
        reader.type("s")
        _ = reader.apply(.click(Position(column: 5, row: 5)))
        _ = reader.apply(.click(Position(column: 5, row: 5)))
        #expect(reader.draw().row(3).map(\.text).joined().contains("Tom Bell"))
    }

    @Test func `the place of one day is found again another`() throws {
        var reader = Sample.reader(columns: 40, rows: 8)
        reader.type("2 j m a j ^E ^E ^L")
        let place = try #require(reader.place)
        var later = Sample.reader(columns: 40, rows: 8)
        later.restore(place)
        #expect(later.draw() == reader.draw())
        later.type("g ' a")
        #expect(later.shownParagraph == 3)
    }

    @Test func `a place beyond the end leads to the end`() {
        var reader = Sample.reader()
        reader.restore(Place(top: 1_000_000, cursor: 1_000_000))
        #expect(reader.shownParagraph == 4)
    }
}
