import LecternQuery
import LecternReader
import LecternScreen
import LecternTestSupport
import LecternText
import Testing

/// The list of the library's articles.
@Suite struct LibraryListTests {
    private static let sizes = [(80, 24), (40, 10), (140, 50)]

    private func text(_ reader: Reader) -> [String] {
        (0..<reader.size.rows).map { reader.draw().row($0).map(\.text).joined() }
    }

    /// The title of the row with the bar.
    private func chosen(_ reader: Reader) -> String { text(reader).first { $0.hasPrefix("▌") } ?? "" }

    @Test(arguments: sizes)
    func `articles are listed with date, source, title, unread mark, star, tags and counts`(columns: Int, rows: Int) {
        expectGolden(SampleLibrary().reader(columns: columns, rows: rows).draw(), "library-\(columns)x\(rows)")
    }

    @Test func `% goes to a share of the rows, however few, and says what it wants without one`() {
        let entry = SampleLibrary().entries[0]
        var library = SampleLibrary(
            entries: (1...40).map { number in
                var entry = entry
                entry.listed.id = ArticleID(rawValue: "a\(number)")
                return entry
            })
        var reader = library.reader()
        library.type("5 0 %", in: &reader)
        #expect(text(reader)[0].contains("21/40"))
        library.type("1 0 0 %", in: &reader)
        #expect(text(reader)[0].contains("40/40"))
        #expect(library.type("%", in: &reader) == [.ring])
        #expect(text(reader)[0].contains("40/40"))
        #expect(reader.status.contains("how far? 50% goes to the middle"))
    }

    @Test(arguments: sizes)
    func `the chosen row tells beneath it what its line leaves out`(columns: Int, rows: Int) {
        var library = SampleLibrary()
        var reader = library.reader(columns: columns, rows: rows)
        library.type("j", in: &reader)
        expectGolden(reader.draw(), "library-chosen-\(columns)x\(rows)")
    }

    @Test(arguments: sizes)
    func `an empty library says how an article gets into it`(columns: Int, rows: Int) {
        let reader = SampleLibrary.empty.reader(columns: columns, rows: rows)
        expectGolden(reader.draw(), "library-empty-\(columns)x\(rows)")
        #expect(text(reader).contains { $0.contains("lectern add FILE") })
    }

    @Test(arguments: sizes)
    func `a query narrows the list while it is typed`(columns: Int, rows: Int) {
        var library = SampleLibrary()
        var reader = library.reader(columns: columns, rows: rows)
        library.type("f s p e a k e r : r u i z Space s t a n c e : o p p o s e", in: &reader)
        expectGolden(reader.draw(), "library-query-\(columns)x\(rows)")
        library.type("Down", in: &reader)
        expectGolden(reader.draw(), "library-query-done-\(columns)x\(rows)")
        #expect(chosen(reader).contains("The council votes"))
    }

    @Test func `a word narrows by its beginning, and Enter opens the first article that is found`() {
        var library = SampleLibrary()
        var reader = library.reader()
        library.type("f o l d Space b r i", in: &reader)
        #expect(chosen(reader).contains("A bridge too old"))
        let list = reader.draw().row(1)
        library.type("Enter", in: &reader)
        #expect(text(reader)[0].contains("A bridge too old"))
        library.type("q", in: &reader)
        #expect(reader.draw().row(1).prefix(30) == list.prefix(30))
        #expect(text(reader)[1].contains("old bri*"))
    }

    @Test func `Enter waits for the answer that the line asks for`() throws {
        let library = SampleLibrary()
        var reader = library.reader()
        var question: LibraryQuestion?
        for key in "fold" {
            for case .askLibrary(let asked) in reader.press(.character(key)) { question = asked }
        }
        #expect(reader.press(.enter).isEmpty)
        let last = try #require(question)
        let effects = reader.apply(
            .libraryAnswered(
                LibraryAnswer(rows: [.article(library.entries[0].listed, nil)], total: 1, articleCount: 4),
                question: last.id))
        #expect(effects == [.openArticle(ArticleID(rawValue: "a1"))])
    }

    @Test func `a line that narrows nothing just ends, and the arrow goes from a line into the rows`() {
        var library = SampleLibrary()
        var reader = library.reader()
        let before = chosen(reader)
        library.type("f Enter", in: &reader)
        #expect(text(reader)[0].contains("Library") && chosen(reader) == before)
        library.type("f b r i d g e Down", in: &reader)
        #expect(text(reader)[0].contains("2/"))
        #expect(text(reader)[1].contains("bridge*"))
    }

    @Test func `an article opens where it was left`() throws {
        var library = SampleLibrary()
        var reader = library.reader()
        library.type("Enter j", in: &reader)
        let place = try #require(reader.place)
        library.type("q", in: &reader)
        #expect(library.entries.contains { $0.place == place })
        library.type("Enter", in: &reader)
        #expect(reader.place == place && reader.placeToKeep == nil)
        library.type("q", in: &reader)
        var again = library.reader()
        library.type("Enter", in: &again)
        #expect(again.place == place)
    }

    @Test func `O orders the list by title and by source, too`() {
        var library = SampleLibrary()
        var reader = library.reader()
        var orders: [String] = []
        for _ in 0..<5 {
            orders.append(text(reader)[1].split(separator: " ").suffix(2).joined(separator: " "))
            library.type("O", in: &reader)
        }
        #expect(orders == ["newest first", "added first", "by title", "by source", "newest first"])
    }

    @Test(arguments: sizes)
    func `a mistake is pointed at, the last good query stands, and Esc brings back the list`(columns: Int, rows: Int) {
        var library = SampleLibrary()
        var reader = library.reader(columns: columns, rows: rows)
        library.type("j", in: &reader)
        let before = reader.draw()
        library.type("f b e l l Space s t a n c e : f o r", in: &reader)
        expectGolden(reader.draw(), "library-mistake-\(columns)x\(rows)")
        #expect(library.type("Enter", in: &reader) == [.ring])
        library.type("Esc", in: &reader)
        #expect(reader.draw() == before)
    }

    @Test func `Tab completes fields, names and tags of the library`() {
        var library = SampleLibrary()
        var reader = library.reader()
        library.type("f s p Tab a n Tab", in: &reader)
        #expect(reader.status.contains("Filter: speaker:\"Ana Ruiz\""))
        library.type("^U t a g : Tab", in: &reader)
        #expect(text(reader)[22].contains("bridge") && text(reader)[22].contains("to cite"))
    }

    @Test func `a query that finds nothing says what to do`() {
        var library = SampleLibrary()
        var reader = library.reader()
        library.type("f x y z Enter", in: &reader)
        #expect(text(reader).contains { $0.contains("= shows all") })
        #expect(library.type("Enter", in: &reader) == [.ring])
        library.type("=", in: &reader)
        #expect(chosen(reader).contains("The council votes"))
    }

    @Test func `typing waits for no answer, and an answer to an older question is dropped`() throws {
        let library = SampleLibrary()
        var reader = library.reader()
        var questions: [LibraryQuestion] = []
        for key in "fbell" {
            for case .askLibrary(let question) in reader.press(.character(key)) { questions.append(question) }
        }
        #expect(reader.status.contains("Filter: bell"))
        #expect(questions.map(\.subject).last == .articles(.beginning("bell"), .newest))
        let first = try #require(questions.first)
        let before = reader.draw()
        _ = reader.apply(
            .libraryAnswered(LibraryAnswer(rows: [], total: 0, articleCount: 4), question: first.id))
        #expect(reader.draw() == before)
    }

    @Test func `of a large library only the rows around those on screen are held, and any is reached at once`() {
        let total = 100_000
        var reader = Reader(librarySize: Size(columns: 80, rows: 24))
        func row(_ number: Int) -> LibraryRow {
            .article(ListedArticle(id: ArticleID(rawValue: "a\(number)"), title: "Article \(number)"), StanceCounts())
        }
        func answer(_ effects: [Effect]) {
            for case .askLibrary(let question) in effects {
                #expect(question.rows.count <= 3 * 24)
                let rows = question.rows.clamped(to: 0..<total)
                let more = reader.apply(
                    .libraryAnswered(
                        LibraryAnswer(first: rows.lowerBound, rows: rows.map(row), total: total, articleCount: total),
                        question: question.id))
                answer(more)
            }
        }
        answer(reader.start())
        let effects = reader.press(.character("G"))
        #expect(text(reader)[0].contains("100,000/100,000"))
        answer(effects)
        #expect(chosen(reader).contains("Article 99999"))
        for key in "50000G" { answer(reader.press(.character(key))) }
        #expect(chosen(reader).contains("Article 49999"))
        #expect(reader.press(.character("j")).isEmpty, "a step asks for nothing that is there")
    }

    @Test func `O lists in another order`() {
        var library = SampleLibrary()
        var reader = library.reader()
        library.type("O", in: &reader)
        #expect(text(reader)[1].contains("last added first"))
        #expect(chosen(reader).contains("Letters"))
    }

    @Test(arguments: sizes)
    func `articles are marked, and acted on together`(columns: Int, rows: Int) {
        var library = SampleLibrary()
        var reader = library.reader(columns: columns, rows: rows)
        library.type("M M", in: &reader)
        expectGolden(reader.draw(), "library-marked-\(columns)x\(rows)")
        library.type("T n e w s Enter", in: &reader)
        #expect(library.entries.filter { $0.listed.tags.contains("news") }.map(\.listed.id.rawValue) == ["a2", "a3"])
        library.type("u Esc A !", in: &reader)
        #expect(!library.entries.contains { !$0.listed.isStarred })
        #expect(!library.entries.contains { $0.listed.tags.contains("news") })
    }

    @Test func `tags of one article are typed as they are, with commas between them`() {
        var library = SampleLibrary()
        var reader = library.reader()
        library.type("G k T", in: &reader)
        #expect(reader.status.contains("Tags of this article: bridge, to cite"))
        library.type("^U b r i d g e , o l d Enter", in: &reader)
        #expect(library.entries[0].listed.tags == ["bridge", "old"])
    }

    @Test func `Enter opens the article, and q comes back to the list at the same row`() {
        for keys in ["Enter", "Enter G j ]p s Esc"] {
            var library = SampleLibrary()
            var reader = library.reader()
            library.type("j", in: &reader)
            let before = reader.draw()
            library.type(keys, in: &reader)
            #expect(text(reader)[0].contains("Engineers warn"))
            #expect(library.type("q", in: &reader).isEmpty)
            #expect(reader.draw() == before)
            #expect(library.type("q", in: &reader) == [.quit])
        }
    }

    @Test func `an article that comes after the person has thought better of it is not shown`() {
        var library = SampleLibrary()
        var reader = library.reader()
        let effects = reader.press(.enter)
        library.type("Esc", in: &reader)
        library.perform(effects, in: &reader)
        #expect(text(reader)[0].contains("Library"))
    }

    @Test(arguments: sizes)
    func `the help lists the keys of the library`(columns: Int, rows: Int) {
        var library = SampleLibrary()
        var reader = library.reader(columns: columns, rows: rows)
        library.type("?", in: &reader)
        expectGolden(reader.draw(), "library-help-\(columns)x\(rows)")
        library.type("q", in: &reader)
        #expect(text(reader)[0].contains("Library"))
    }

    @Test func `why the library does not answer is told, and R asks again`() throws {
        var library = SampleLibrary()
        var reader = Reader(librarySize: Size(columns: 80, rows: 24))
        for case .askLibrary(let question) in reader.start() {
            _ = reader.apply(
                .libraryFailed("library.sqlite: another program is writing to it; try again", question: question.id))
        }
        expectGolden(reader.draw(), "library-problem")
        library.type("R", in: &reader)
        #expect(chosen(reader).contains("The council votes"))
    }
}
