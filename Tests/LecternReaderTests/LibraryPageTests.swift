import LecternReader
import LecternScreen
import LecternTestSupport
import LecternText
import Testing

/// Pages over all articles: speakers, events, boards.
@Suite struct LibraryPageTests {
    private static let sizes = [(80, 24), (40, 10), (140, 50)]

    private func title(_ reader: Reader) -> String { reader.draw().row(0).map(\.text).joined() }

    @Test(arguments: sizes)
    func `s lists the speakers of all articles, and a line narrows them`(columns: Int, rows: Int) {
        var library = SampleLibrary()
        var reader = library.reader(columns: columns, rows: rows)
        library.type("s", in: &reader)
        expectGolden(reader.draw(), "library-speakers-\(columns)x\(rows)")
        library.type("f b e l l Enter", in: &reader)
        #expect(title(reader).contains("Tom Bell"))
    }

    @Test(arguments: sizes)
    func `a speaker's page tells everything the speaker said, and the leaning on each issue`(columns: Int, rows: Int) {
        var library = SampleLibrary()
        var reader = library.reader(columns: columns, rows: rows)
        library.type("s Enter", in: &reader)
        expectGolden(reader.draw(), "library-speaker-\(columns)x\(rows)")
    }

    @Test(arguments: sizes)
    func `an event's page tells who stands where`(columns: Int, rows: Int) {
        var library = SampleLibrary()
        var reader = library.reader(columns: columns, rows: rows)
        library.type("e Enter", in: &reader)
        expectGolden(reader.draw(), "library-event-\(columns)x\(rows)")
    }

    @Test(arguments: sizes)
    func `a board tells who stood where and when, and who changed`(columns: Int, rows: Int) {
        var library = SampleLibrary()
        var reader = library.reader(columns: columns, rows: rows)
        library.type("B Enter h", in: &reader)
        expectGolden(reader.draw(), "library-board-\(columns)x\(rows)")
    }

    /// A board of two speakers over periods, on a screen so many columns wide.
    private func board(_ periods: [String], _ columns: Int) -> Reader {
        var reader = Reader(librarySize: Size(columns: columns, rows: 12))
        let rows = ["Ana Ruiz", "Tom Bell"].enumerated().map { number, name in
            Board.Row(
                speaker: EntityID(.speaker, Int64(number + 1)), name: name,
                cells: periods.indices.map {
                    StanceCounts(support: $0 % 3 == number ? 1 : 0, oppose: $0 % 7 == 0 ? 2 : 0)
                }, hasChanged: number == 0)
        }
        var effects = reader.start()
        effects += reader.press(.character("B"))
        for case .askLibrary(let question) in effects {
            let issue = ListedEntity(id: EntityID(.issue, 1), name: "Harwick closes the bridge")
            _ = reader.apply(
                .libraryAnswered(
                    LibraryAnswer(rows: [.name(issue)], total: 1, articleCount: 9), question: question.id))
        }
        for case .askLibrary(let question) in reader.press(.enter) {
            let head = LibraryHead(id: EntityID(.issue, 1), name: "Harwick closes the bridge", periods: periods)
            _ = reader.apply(
                .libraryAnswered(
                    LibraryAnswer(head: head, rows: rows.map(LibraryRow.course), total: 2, articleCount: 9),
                    question: question.id))
        }
        return reader
    }

    @Test func `many times become quarters, then years, and the chosen one stays in sight`() {
        let months = (2019...2023).flatMap { year in (1...12).map { "\(year)-" + ($0 < 10 ? "0" : "") + "\($0)" } }
        expectGolden(board(Array(months.prefix(9)) + [""], 100).draw(), "board-months")
        expectGolden(board(Array(months.prefix(24)), 80).draw(), "board-quarters")
        expectGolden(board(months, 60).draw(), "board-years")
        var narrow = board(months, 30)
        for _ in 0..<20 { _ = narrow.press(.left) }
        expectGolden(narrow.draw(), "board-scrolled")
    }

    @Test func `a column that counts articles of which only the year is known lists them, too`() {
        let months = (1...12).map { "2021-" + ($0 < 10 ? "0" : "") + "\($0)" }
        var reader = board(months + ["2022", "2022-02", "2022-06", "2022-09", "2023"], 50)
        func dates(_ effects: [Effect]) -> ClosedRange<String>? {
            for case .askLibrary(let question) in effects {
                if case .statements(let scope) = question.subject { return scope.dates }
            }
            return nil
        }
        let (year, only) = (reader, reader)
        reader = year
        _ = reader.press(.left)
        #expect(dates(reader.press(.enter)) == "2022"..."2022-12")
        #expect(title(reader).contains("Ana Ruiz, 2022 ") || title(reader).hasSuffix("Ana Ruiz, 2022"))
        reader = only
        _ = reader.press(.down)
        #expect(dates(reader.press(.enter)) == "2023"..."2023")
    }

    @Test(arguments: ["s Enter j", "e Enter j", "s Enter G"])
    func `Enter on a row goes to the statement in its paragraph, and q back to the row`(keys: String) {
        var library = SampleLibrary()
        var reader = library.reader(columns: 40, rows: 10)
        library.type(keys, in: &reader)
        let page = reader.draw()
        library.type("Enter", in: &reader)
        #expect(!reader.current.isEmpty)
        library.type("j", in: &reader)
        #expect(library.type("q", in: &reader).isEmpty)
        #expect(reader.draw() == page)
    }

    @Test func `a cell of one statement leads right to it, and back to the cell`() {
        var library = SampleLibrary()
        var reader = library.reader()
        library.type("B Enter", in: &reader)
        let board = reader.draw()
        library.type("Enter", in: &reader)
        #expect(reader.current == "the bridge has to be closed at once")
        library.type("q", in: &reader)
        #expect(reader.draw() == board)
        library.type("j", in: &reader)
        #expect(library.type("Enter", in: &reader) == [.ring], "Tom Bell says nothing in that month")
        library.type("h Enter", in: &reader)
        #expect(reader.current == "“Close it before somebody dies,”")
    }

    @Test func `from the text a leads to all articles, and q back to the text, through as many pages as there were`() {
        var library = SampleLibrary()
        var reader = library.reader()
        library.type("Enter ]p", in: &reader)
        let text = reader.draw()
        library.type("a", in: &reader)
        #expect(title(reader).contains("Ana Ruiz"))
        let page = reader.draw()
        library.type("G Enter", in: &reader)
        #expect(reader.current == "the old bridge is safe for another decade")
        library.type("q g", in: &reader)
        #expect(reader.draw() == page)
        library.type("q", in: &reader)
        #expect(reader.current == "the bridge has to be closed at once")
        #expect(reader.draw().row(0) == text.row(0))
        library.type("B", in: &reader)
        #expect(title(reader).contains("Harwick closes the bridge"))
        library.type("q q", in: &reader)
        #expect(title(reader).contains("Library"))
    }

    @Test func `an article of a file has no pages of the library, and a line says how it gets there`() {
        for keys in ["a", "B"] {
            var reader = Sample.reader()
            reader.type("]p")
            #expect(reader.type(keys) == [.ring])
            #expect(reader.status.contains("! stars it and keeps it there"))
        }
        var reader = Sample.reader()
        #expect(reader.type("u") == [.ring])
        #expect(reader.status.contains("nothing to undo"))
    }

    @Test func `an article of the library is none of several files`() {
        var library = SampleLibrary()
        var reader = library.reader()
        library.type("Enter", in: &reader)
        for keys in ["]f", "[f"] { #expect(reader.type(keys) == [.ring]) }
    }

    @Test func `D takes an article out of the library, also the one that was read, and u brings it back`() throws {
        var library = SampleLibrary()
        var reader = library.reader()
        library.type("Enter q", in: &reader)
        let read = try #require(reader.shelved?.id)
        #expect(reader.type("D") == [.changeLibrary(.remove([read]))])
        #expect(
            reader.apply(.libraryChanged(nil, "removed: one")).contains {
                if case .askLibrary = $0 { true } else { false }
            })
        #expect(reader.shelved == nil)
        #expect(reader.type("u") == [.undo])
    }
}
