import LecternReader
import LecternScreen
import LecternTestSupport
import Testing

/// Text that is pasted, and not typed.
@Suite struct PasteTests {
    @Test func `it goes into the line that is typed, at the cursor, without line ends and controls`() {
        var reader = Sample.reader()
        reader.type("/ x")
        _ = reader.press(.left)
        #expect(reader.paste("the\r\n bridge\u{1B}[31m\u{7}\t").isEmpty == false)
        #expect(reader.status.hasPrefix(" /the bridge[31m x"))
    }

    @Test func `where no line is typed it does nothing, and says so`() {
        var reader = Sample.reader()
        let before = reader.draw()
        #expect(reader.paste("jjq") == [.ring])
        #expect(reader.status.contains("pasted text goes into a line that is typed"))
        #expect(reader.draw().cells.dropLast(80) == before.cells.dropLast(80))
    }

    @Test func `a query filters as it would when typed`() {
        var (pasted, typed) = (Sample.reader(), Sample.reader())
        pasted.type("f")
        _ = pasted.paste("stance:caution")
        typed.type("f s t a n c e : c a u t i o n")
        #expect(pasted.draw() == typed.draw())
    }
}
