import LecternReader
import LecternScreen
import LecternTestSupport
import LecternText
import Testing

/// What the reading screen looks like.
@Suite struct ReadingScreenTests {
    @Test(arguments: [(80, 24), (40, 10), (140, 50), (20, 6), (60, 16), (1, 1), (5, 2), (12, 3)])
    func `the screen shows as much as it has room for`(columns: Int, rows: Int) {
        expectGolden(Sample.reader(columns: columns, rows: rows).draw(), "open-\(columns)x\(rows)")
    }

    @Test func `before the analysis comes the text stands where it will stand`() {
        let marked = MarkedText(Sample.bridge)
        let article = Article(name: "bridge.txt", text: marked.text, head: ArticleHead(title: "A bridge too old"))
        let reader = Reader(article: article, size: Size(columns: 80, rows: 24))
        expectGolden(reader.draw(), "before-analysis")
        let later = Sample.reader()
        for row in 3..<20 {
            let before = reader.draw().row(row).dropFirst(6).map(\.text)
            let after = later.draw().row(row).dropFirst(6).map(\.text)
            #expect(before == after)
        }
    }

    @Test func `an article in which nothing is debated has no letters`() {
        expectGolden(Sample.reader(stances: [:], issue: "").draw(), "no-issue")
    }

    @Test func `the legend explains letters and looks`() {
        var reader = Sample.reader()
        reader.type("L")
        expectGolden(reader.draw(), "legend")
    }

    @Test(arguments: [(80, 24), (40, 10), (140, 50)])
    func `the help shows every key`(columns: Int, rows: Int) {
        var reader = Sample.reader(columns: columns, rows: rows)
        reader.type("?")
        expectGolden(reader.draw(), "help-\(columns)x\(rows)")
        reader.type("q")
        #expect(reader.draw() == Sample.reader(columns: columns, rows: rows).draw())
    }

    @Test func `the help scrolls no further than its end`() {
        var reader = Sample.reader(columns: 40, rows: 10)
        reader.type("? Space Space Space Space Space Space Space j j")
        expectGolden(reader.draw(), "help-end")
        let end = reader.draw()
        reader.type("k j")
        #expect(reader.draw() == end)
    }

    @Test(arguments: [(80, 24), (40, 10), (140, 50)])
    func `the help finds keys by their words`(columns: Int, rows: Int) {
        var reader = Sample.reader(columns: columns, rows: rows)
        reader.type("? / s p e a k")
        expectGolden(reader.draw(), "help-found-\(columns)x\(rows)")
        reader.type("Esc")
        var all = Sample.reader(columns: columns, rows: rows)
        all.type("?")
        #expect(reader.draw() == all.draw())
    }

    @Test(arguments: [
        ("c o p y", "cite; export the statements"), ("F I L T E R", "filter by a query"),
        ("w i d e n", "theme; narrower, wider"),
        ("b a c k", "bookmark: set, go to; back"), ("h i d e", "the rest: bright, dim, folded"),
        ("s a v e", "export the statements"), ("e x i t", "back or out, quit"),
    ])
    func `the help knows other words for what keys do`(typed: String, words: String) {
        var reader = Sample.reader()
        reader.type("? / " + typed)
        func shows() -> Bool { (1..<24).contains { reader.draw().row($0).map(\.text).joined().contains(words) } }
        #expect(shows())
        reader.type("Enter")
        #expect(shows())
        #expect(reader.draw().row(0).map(\.text).joined().contains("q back"))
        reader.type("Esc")
        #expect(reader.draw().row(1).map(\.text).joined().contains("move"))
        #expect(reader.type("q") == [])
        #expect(reader.type("q") == [.quit])
    }

    @Test func `the help says when no key fits`() {
        var reader = Sample.reader(columns: 40, rows: 10)
        reader.type("? / x y z")
        expectGolden(reader.draw(), "help-nothing")
    }

    @Test func `text of other scripts keeps its columns and its margin`() {
        let marked =
            "{s1|統計局} {c1|は} {q1|新しい報告書を公表した}。これは長い段落です。とても長い段落です。\n{q2|“Žluťoučký 👩‍👩‍👧‍👦 kůň”}, {c2|said} {s2|José 🇳🇱}.\tTab\u{1B}[31m\u{202E}"
        expectGolden(Sample.reader(marked, columns: 40, rows: 12).draw(), "scripts")
    }

    @Test func `a text of white space alone says so`() {
        let reader = Reader(
            article: Article(name: "blank.txt", text: Array(" \n\n ".utf8)), size: Size(columns: 60, rows: 9))
        expectGolden(reader.draw(), "empty")
    }

    @Test func `more stances on a line than the margin holds show the first`() {
        let marked = "{q1|a} {q2|b} {q3|c} {q4|d} and so on"
        let reader = Sample.reader(
            marked, speakers: [:], stances: [1: .oppose, 2: .neutral, 3: .caution, 4: .support], columns: 60, rows: 9)
        expectGolden(reader.draw(), "margin-full")
    }

    @Test(arguments: [(80, 24), (40, 10), (140, 50)])
    func `headings, lists and quotations look like what they are`(columns: Int, rows: Int) {
        let text = """
            What the council decided
            The council of Harwick has settled three questions that had kept the town awake for the better part of a year.
            - The bridge stays open to cars, lorries under seven tonnes, and whoever crosses it on foot or by bicycle.
            - Repairs begin in May.
            12. A report follows, which is to be read aloud in the hall and hung on its door for as long as anybody cares.
            > We have waited long enough for a decision, and now that it has come nobody can find it in the minutes.
            > That is how it goes.
            The mayor went home.
            """
        let article = Article(name: "list.txt", text: Array(text.utf8), head: ArticleHead(title: "A list"))
        var reader = Reader(article: article, size: Size(columns: columns, rows: rows))
        if rows == 10 { reader.type("3 j") }
        expectGolden(reader.draw(), "looks-\(columns)x\(rows)")
    }
}
