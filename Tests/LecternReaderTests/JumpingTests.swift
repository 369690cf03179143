import LecternReader
import LecternScreen
import LecternTestSupport
import LecternText
import Testing

/// Jumping between highlights, speakers, positions and events.
@Suite struct JumpingTests {
    @Test func `Tab goes from highlight to highlight in reading order, and back`() {
        var reader = Sample.reader()
        var seen = [reader.current]
        for _ in 0..<6 {
            reader.type("Tab")
            seen.append(reader.current)
        }
        #expect(
            seen == [
                "Bridge Congress", "Ana Ruiz", "the old bridge is safe for another decade", "to keep it open",
                "“Close it before somebody dies,”", "Tom Bell", "Observers",
            ])
        reader.type("S-Tab S-Tab")
        #expect(reader.current == "“Close it before somebody dies,”")
    }

    @Test func `]s goes to the next speaker, past further statements of the same`() {
        var reader = Sample.reader()
        reader.type("]s")
        #expect(reader.current == "Ana Ruiz")
        reader.type("]s")
        #expect(reader.current == "Tom Bell")
        expectGolden(reader.draw(), "next-speaker")
        reader.type("]s")
        #expect(reader.current == "Observers")
        #expect(reader.type("]s") == [.ring])
        #expect(reader.status.contains("no other speaker further on"))
        reader.type("[s [s")
        #expect(reader.current == "to keep it open", "the nearest statement by someone else")
    }

    @Test func `]p goes to the next content`() {
        var reader = Sample.reader()
        reader.type("]p ]p")
        #expect(reader.current == "to keep it open")
        reader.type("2 ]p")
        #expect(reader.current == "that repairs could wait until the congress")
        reader.type("3 [p")
        #expect(reader.current == "the old bridge is safe for another decade")
    }

    @Test func `]e goes to the next mention of an event, and the status row says which`() {
        var reader = Sample.reader()
        reader.type("]e")
        #expect(reader.current == "the congress")
        expectGolden(reader.draw(), "next-event")
        #expect(reader.status.contains("Bridge Congress  conference, 1999  2 of 2"))
        reader.type("[e")
        #expect(reader.current == "Bridge Congress")
    }

    @Test func `* goes on with the same speaker or event, # back`() {
        var reader = Sample.reader()
        reader.type("*")
        #expect(reader.current == "the congress")
        reader.type("#")
        #expect(reader.current == "Bridge Congress")
        reader.type("]p *")
        #expect(reader.current == "to keep it open")
        #expect(reader.type("*") == [.ring])
    }

    @Test func `the status row tells speaker, cue, stance and kind`() {
        var reader = Sample.reader()
        reader.type("j")
        #expect(reader.status.hasPrefix(" Ana Ruiz  said → support (paraphrase)  1 of 2"))
        reader.type("]p ]p")
        #expect(reader.status.hasPrefix(" Tom Bell  urged → oppose (quoted)  1 of 1"))
    }

    @Test func `^O and '' come back from a jump`() {
        var reader = Sample.reader(columns: 40, rows: 10)
        reader.type("j")
        let before = reader.draw()
        reader.type("G ^O")
        #expect(reader.draw() == before)
        reader.type("G ' '")
        #expect(reader.draw() == before)
        reader.type("' '")
        #expect(reader.shownParagraph == 4)
    }
}
