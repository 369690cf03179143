import LecternReader
import LecternScreen
import LecternTestSupport
import LecternText
import Testing

/// Moving through the text.
@Suite struct MovingTests {
    /// Forty paragraphs of some length.
    private static let long = (1...40).map { number in
        "Paragraph \(number) " + String(repeating: "goes on ", count: 8 + number % 23) + "and ends."
    }.joined(separator: "\n")

    private func reader(_ columns: Int = 80, _ rows: Int = 24) -> Reader {
        Reader(
            article: Article(name: "long.txt", text: Array(Self.long.utf8)), size: Size(columns: columns, rows: rows))
    }

    /// The first words of the text on screen.
    private func top(_ reader: Reader) -> String {
        (3..<reader.size.rows).lazy.map { reader.draw().row($0).dropFirst(6).map(\.text).joined() }
            .first { $0.contains { $0 != " " } }.map { $0.split(separator: " ").prefix(8).joined(separator: " ") } ?? ""
    }

    @Test func `j and k move by paragraphs, with a count by that many`() {
        var reader = reader()
        reader.type("j j")
        #expect(reader.shownParagraph == 3)
        reader.type("1 0 j")
        #expect(reader.shownParagraph == 13)
        reader.type("4 k")
        #expect(reader.shownParagraph == 9)
        reader.type("9 9 9 9 j")
        #expect(reader.shownParagraph == 40)
        #expect(reader.type("j") == [.ring])
    }

    @Test func `g and G go to the ends, with a count to that paragraph`() {
        var reader = reader()
        reader.type("G")
        #expect(reader.shownParagraph == 40)
        expectGolden(reader.draw(), "end")
        reader.type("1 2 g")
        #expect(reader.shownParagraph == 12)
        reader.type("g")
        #expect(reader.shownParagraph == 1)
        reader.type("7 G")
        #expect(reader.shownParagraph == 7)
    }

    @Test func `the current paragraph stays in the upper third while reading on`() throws {
        var reader = reader()
        for _ in 0..<20 {
            reader.type("j")
            let bar = try #require((0..<24).first { reader.draw().row($0).contains { $0.role == .bar } })
            #expect(bar <= 3 + 19 / 3)
        }
        expectGolden(reader.draw(), "reading-on")
    }

    @Test func `pages and lines scroll, and the current paragraph comes along`() {
        var reader = reader()
        reader.type("Space")
        expectGolden(reader.draw(), "page-down")
        let page = reader.draw()
        reader.type("Space b")
        #expect(
            top(reader)
                == top(
                    {
                        var other = self.reader()
                        other.type("Space")
                        return other
                    }()))
        reader.type("g Space")
        #expect(reader.draw() == page)
        reader.type("^E ^E ^Y ^Y")
        #expect(reader.draw().row(3) == page.row(3))
        reader.type("^D ^U")
        #expect(reader.draw().row(3) == page.row(3))
    }

    @Test func `at the end nothing scrolls, the cursor goes on alone, then the bell rings`() {
        var reader = reader()
        reader.type("G ^E")
        let end = reader.draw()
        #expect(reader.type("^E") == [.ring])
        #expect(reader.type("Space") == [.ring])
        #expect(reader.draw().row(10) == end.row(10))
        reader.type("g")
        #expect(reader.type("^Y") == [.ring])
    }

    @Test func `a paragraph taller than the screen scrolls by lines before the cursor leaves it`() {
        let text = String(repeating: "word ", count: 300) + "\nThe next one."
        var reader = Reader(
            article: Article(name: "tall.txt", text: Array(text.utf8)), size: Size(columns: 40, rows: 10))
        reader.type("j j j")
        #expect(reader.shownParagraph == 1)
        expectGolden(reader.draw(), "tall")
        var presses = 3
        while reader.shownParagraph == 1, presses < 200 {
            reader.type("j")
            presses += 1
        }
        #expect(reader.shownParagraph == 2)
        reader.type("k")
        #expect(reader.shownParagraph == 1)
    }

    @Test func `the place is kept over other widths and heights`() {
        var reader = reader()
        reader.type("1 7 j ^E")
        let before = reader.draw()
        for (columns, rows) in [(40, 24), (33, 9), (200, 60), (1, 1), (61, 24), (80, 10), (80, 24)] {
            _ = reader.apply(.resize(Size(columns: columns, rows: rows)))
        }
        #expect(reader.draw() == before)
    }

    @Test func `the current paragraph stays on screen when the screen gets small`() {
        var reader = reader()
        reader.type("1 7 j")
        _ = reader.apply(.resize(Size(columns: 24, rows: 8)))
        #expect(reader.draw().cells.contains { $0.role == .bar })
        expectGolden(reader.draw(), "shrunk")
    }

    @Test func `headings are gone through, and the way back is kept`() {
        let body = "Nobody at the meeting said that the harbour would close before the winter comes."
        let text = "\(body)\n\n# The harbour\n\n\(body)\n\n\(body)\n\nWhat the town wants\n\n\(body)\n"
        var reader = Reader(
            article: Article(name: "town.md", text: Array(text.utf8)), size: Size(columns: 40, rows: 10))
        reader.type("]h")
        #expect(reader.shownParagraph == 2)
        reader.type("]h")
        #expect(reader.shownParagraph == 5)
        #expect(reader.type("]h") == [.ring])
        #expect(reader.draw().row(9).map(\.text).joined().contains("no heading further on"))
        reader.type("[h")
        #expect(reader.shownParagraph == 2)
        reader.type("^O ^O")
        #expect(reader.shownParagraph == 2)
        reader.type("g 9 ]h")
        #expect(reader.shownParagraph == 5)
    }

    @Test func `a bookmark is set and found again; an unknown one rings`() {
        var reader = reader()
        reader.type("5 j m a")
        #expect(reader.status.contains("bookmark a set"))
        let place = reader.draw().row(5)
        reader.type("G ' a")
        #expect(reader.draw().row(5) == place)
        #expect(reader.shownParagraph == 6)
        #expect(reader.type("' x") == [.ring])
    }

    @Test func `what is typed of a command shows, and Esc forgets it`() {
        var reader = reader()
        reader.type("1 2")
        #expect(reader.status.contains(" 12  all"))
        reader.type("Esc j")
        #expect(reader.shownParagraph == 2)
        reader.type("]")
        #expect(reader.status.contains(" ]  all"))
        #expect(reader.type("x") == [.ring])
    }

    @Test func `the text gets narrower and wider within bounds`() {
        var reader = reader(140, 30)
        reader.type("< < <")
        expectGolden(reader.draw(), "narrower")
        reader.type(String(repeating: "< ", count: 40))
        #expect(reader.type("<") == [.ring])
        reader.type(String(repeating: "> ", count: 60))
        #expect(reader.type(">") == [.ring])
    }

    @Test func `a text that has been looked at only in part can be read, and G waits for the rest`() {
        let bytes = Array(Self.long.utf8)
        var index = ParagraphIndex()
        bytes[..<2000].withUnsafeBufferPointer { index.scan($0) }
        let head = Article(name: "long.txt", store: MemoryStore(bytes), paragraphs: index)
        var reader = Reader(article: head, size: Size(columns: 80, rows: 24))
        reader.type("j G")
        #expect(reader.status.contains("counting paragraphs"))
        _ = reader.apply(.indexed(head.indexed(by: ParagraphIndex(of: bytes))))
        #expect(reader.shownParagraph == 40)
    }

    @Test func `per cent lead to where that much of the text lies before`() {
        var reader = Sample.reader("one\ntwo\nthree\nfour", speakers: [:], stances: [:], issue: "")
        for (keys, paragraph) in [("5 0 %", 3), ("1 %", 1), ("1 0 0 %", 4), (": 5 0 % Enter", 3), ("' '", 4)] {
            reader.type(keys)
            #expect(reader.shownParagraph == paragraph, "\(keys)")
        }
        #expect(reader.type("%") == [.ring])
    }

    @Test func `width is told as it is seen, and stops at the window's`() {
        var reader = Sample.reader()
        reader.type(">")
        #expect(reader.status.contains("text 74 columns wide"))
        #expect(reader.type(">") == [.ring])
        #expect(reader.status.contains("as wide as the window"))
        reader.type("<")
        #expect(reader.status.contains("text 70 columns wide"))
    }
}
