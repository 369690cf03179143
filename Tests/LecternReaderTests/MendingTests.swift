import LecternReader
import LecternScreen
import LecternTestSupport
import LecternText
import Testing

/// Correcting how a statement was read, notes, and taking both back.
@Suite struct MendingTests {
    private static let sizes = [(80, 24), (40, 10), (140, 50)]

    /// The second article, at its first position, and its library.
    private func opened(columns: Int = 80, rows: Int = 24) -> (SampleLibrary, Reader) {
        var library = SampleLibrary()
        var reader = library.reader(columns: columns, rows: rows)
        library.type("j Enter Tab S-Tab", in: &reader)
        return (library, reader)
    }

    private func text(_ reader: Reader) -> String {
        (0..<reader.size.rows).map { reader.draw().row($0).map(\.text).joined() }.joined(separator: "\n")
    }

    @Test(arguments: sizes)
    func `w tells which rows Enter corrects`(columns: Int, rows: Int) {
        var (library, reader) = opened(columns: columns, rows: rows)
        library.type("w", in: &reader)
        expectGolden(reader.draw(), "mend-\(columns)x\(rows)")
    }

    @Test(arguments: sizes)
    func `another stance is typed, and the statement is shown as corrected by the person`(columns: Int, rows: Int) {
        var (library, reader) = opened(columns: columns, rows: rows)
        library.type("w j j j j Enter", in: &reader)
        expectGolden(reader.draw(), "mend-stance-\(columns)x\(rows)")
        #expect(library.type("f o r Enter", in: &reader) == [.ring])
        library.type("^U + Enter", in: &reader)
        #expect(library.entries[1].found.statements[0].stance == .support)
        library.type("w", in: &reader)
        expectGolden(reader.draw(), "mend-corrected-\(columns)x\(rows)")
        library.type("q", in: &reader)
        #expect(reader.status.contains("corrected"))
    }

    @Test func `another speaker is typed, with the names of the article at hand`() {
        var (library, reader) = opened()
        library.type("w j j j Enter a n Tab Enter", in: &reader)
        let found = library.entries[1].found
        #expect(found.speakers.first { $0.id == found.statements[0].speaker }?.name == "Ana Ruiz")
        library.type("w j j j Enter E v a Enter", in: &reader)
        #expect(library.entries[1].found.speakers.contains { $0.name == "Eva" })
        library.type("w j j j Enter Enter", in: &reader)
        #expect(library.entries[1].found.statements[0].speaker == nil)
    }

    @Test(arguments: sizes)
    func `other bounds are marked word by word`(columns: Int, rows: Int) {
        var (library, reader) = opened(columns: columns, rows: rows)
        library.type("w j j Enter Left Left o Right", in: &reader)
        expectGolden(reader.draw(), "mend-bounds-\(columns)x\(rows)")
        library.type("Enter", in: &reader)
        let content = library.entries[1].found.statements[0].content
        #expect(content.map { library.entries[1].words($0) } == ["Close it before somebody dies"])
        library.type("u", in: &reader)
        #expect(library.entries[1].words(library.entries[1].found.statements[0].content[0]).hasPrefix("“Close"))
    }

    @Test func `Esc leaves bounds as they were`() {
        var (library, reader) = opened()
        let before = (library.entries, reader.draw())
        library.type("w j j Enter Left Left Esc", in: &reader)
        #expect(library.entries == before.0)
        #expect(reader.draw() == before.1)
    }

    @Test func `what is no statement is taken away, and u brings it back`() {
        var (library, reader) = opened()
        let before = reader.draw()
        library.type("w G Enter", in: &reader)
        #expect(library.entries[1].found.statements.count == 1)
        library.type("u ]p [p", in: &reader)
        #expect(library.entries[1].found.statements.count == 2)
        #expect(reader.draw().cells.dropLast(80) == before.cells.dropLast(80))
        library.type("^R", in: &reader)
        #expect(library.entries[1].found.statements.count == 1)
        #expect(reader.status.contains("done again"))
    }

    @Test(arguments: sizes)
    func `a new statement is marked in the text, and its speaker and stance typed`(columns: Int, rows: Int) {
        var library = SampleLibrary()
        var reader = library.reader(columns: columns, rows: rows)
        library.type("Enter G V", in: &reader)
        expectGolden(reader.draw(), "mend-new-\(columns)x\(rows)")
        library.type("Enter", in: &reader)
        library.type("T o m Space B e l l Enter n Enter", in: &reader)
        let found = library.entries[2].found
        #expect(found.statements.count == 2)
        #expect(found.statements[1].content.map { library.entries[2].words($0) } == ["Nobody else spoke."])
        #expect(found.statements[1].stance == .neutral)
    }

    @Test func `a note is the person's own words on a statement, kept with it`() {
        var (library, reader) = opened()
        library.type("c a s k Space h i m Enter", in: &reader)
        #expect(library.entries[1].notes == ["s1": "ask him"])
        #expect(text(reader).contains("noted") == false, "the line that says what was done stands there")
        library.type("w", in: &reader)
        #expect(text(reader).contains("ask him"))
        library.type("q c", in: &reader)
        #expect(reader.status.contains("Note: ask him"))
        library.type("^U Enter", in: &reader)
        #expect(library.entries[1].notes.isEmpty)
    }

    @Test func `! stars the article on screen, which its header tells, and T tags it`() {
        var (library, reader) = opened()
        library.type("! T n e w s Enter", in: &reader)
        #expect(library.entries[1].listed.isStarred)
        #expect(library.entries[1].listed.tags == ["news"])
        #expect(reader.draw().row(0).map(\.text).joined().contains("★"))
    }

    @Test(arguments: SeededGenerator.seeds(25))
    func `undoing any sequence of corrections gives the same screen and the same library`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var (library, reader) = opened()
        library.type("]p [p", in: &reader)
        let before = (library.entries, reader.draw())
        let corrections = [
            "w j j j Enter E v a Enter", "w j j j j Enter + Enter", "w j j Enter Left Enter", "w G Enter",
            "V Enter Enter ~ Enter", "c x Enter", "!", "w Enter Enter", "w j Enter Right Enter",
        ]
        for _ in 0..<Int.random(in: 1...6, using: &generator) {
            library.type(corrections.randomElement(using: &generator) ?? "!", in: &reader)
            if Bool.random(using: &generator) { library.type("]p", in: &reader) }
        }
        for _ in 0..<12 { library.type("u", in: &reader) }
        library.type("g [p [p [p", in: &reader)
        #expect(library.entries == before.0, "\(generator)")
        let rows = 0..<23 * 80
        #expect(reader.draw().cells[rows] == before.1.cells[rows], "\(generator)")
    }
}

extension SampleLibrary.Entry {
    /// The words of a span of its text.
    func words(_ span: TextSpan) -> String { String(decoding: text.store.bytes(in: span), as: UTF8.self) }
}
