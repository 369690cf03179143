import LecternReader
import LecternScreen
import LecternTestSupport
import LecternText
import Testing

/// Setting the issue, and what the analysis brings.
@Suite struct IssueTests {
    @Test func `i asks for the issue, with the present one to begin from`() {
        var reader = Sample.reader()
        reader.type("i")
        expectGolden(reader.draw(), "prompt")
        reader.type("^U H a r w i c k Space b u i l d s")
        expectGolden(reader.draw(), "prompt-typed")
    }

    @Test func `Enter has the statements judged anew on what was typed`() {
        var reader = Sample.reader()
        let effects = reader.type("i ^U T o l l s Space r i s e Enter")
        #expect(effects.count == 1)
        guard case .annotate(_, let issue) = effects.first else { return #expect(Bool(false), "no analysis asked for") }
        #expect(issue?.proposition == "Tolls rise")
        #expect(reader.draw().row(1).map(\.text).joined().contains("Issue  judging …: Tolls rise"))
    }

    @Test func `the first letter typed replaces the issue offered, an arrow keeps it`() {
        var reader = Sample.reader()
        reader.type("i T o l l s")
        #expect(reader.status.contains("Issue: Tolls "))
        reader.type("Esc i Left Right ! ")
        #expect(reader.status.contains("Issue: Harwick keeps the bridge open!"))
    }

    @Test func `the answer tells how the statements stand on the issue set`() {
        var reader = Sample.reader()
        for keys in ["i x Enter", "i ^U Enter"] {
            for effect in reader.type(keys) {
                guard case .annotate(let stretch, let issue) = effect else { continue }
                #expect(reader.status.contains("judging"))
                let marked = MarkedText(Sample.bridge)
                let found = Sample.annotations(marked, Sample.speakers, [3: .support], issue?.proposition ?? "found")
                _ = reader.apply(.annotated(found, of: stretch))
            }
            #expect(
                reader.status.contains(
                    keys == "i x Enter" ? "on your issue: +1 ~0 -0 .0" : "back to the issue found: +1"))
        }
    }

    @Test func `the issue set is kept with the place`() throws {
        var reader = Sample.reader()
        reader.type("i T o l l s Enter")
        let place = try #require(reader.place)
        #expect(place.issue == "Tolls")
        var later = Sample.reader()
        later.restore(place)
        guard case .annotate(_, let issue)? = later.start().first else {
            return #expect(Bool(false), "not judged anew")
        }
        #expect(issue?.proposition == "Tolls")
    }

    @Test func `Esc leaves everything as it was`() {
        var reader = Sample.reader()
        let before = reader.draw()
        #expect(reader.type("i x y z Esc") == [])
        #expect(reader.draw() == before)
    }

    @Test func `an empty line goes back to what the program finds`() {
        var reader = Sample.reader()
        let effects = reader.type("i ^U Enter")
        guard case .annotate(_, let issue) = effects.first else { return #expect(Bool(false), "no analysis asked for") }
        #expect(issue == nil)
    }

    @Test func `a line longer than the screen scrolls with the cursor`() {
        var reader = Sample.reader(columns: 30, rows: 8)
        reader.type("i Home Right Right Del End ^W")
        expectGolden(reader.draw(), "prompt-narrow")
    }

    @Test func `an analysis that was asked for before another is not shown`() {
        var reader = Sample.reader()
        let before = reader.draw()
        _ = reader.apply(.annotated(Annotations(), of: TextSpan(0, 3)))
        #expect(reader.draw() == before)
    }

    @Test func `the current highlight stays current when stances come anew`() {
        var reader = Sample.reader()
        reader.type("]p ]p ]p")
        let before = reader.current
        for effect in reader.type("i ^U x Enter") {
            guard case .annotate(let stretch, _) = effect else { continue }
            let marked = MarkedText(Sample.bridge)
            _ = reader.apply(.annotated(Sample.annotations(marked, Sample.speakers, [3: .support], "x"), of: stretch))
        }
        #expect(reader.current == before)
        reader.type("^L")
        #expect(reader.status.contains("→ support"))
    }

    @Test func `of a very long text only the neighbourhood of the cursor is analysed`() throws {
        let text = Array(String(repeating: String(repeating: "word ", count: 60) + "\n", count: 8000).utf8)
        var reader = Reader(article: Article(name: "big.txt", text: text), size: Size(columns: 80, rows: 24))
        guard case .annotate(let first, _) = try #require(reader.start().first) else { return }
        #expect(first.start == 0 && first.end < 600_000)
        #expect(reader.type("j") == [])
        guard case .annotate(let second, _) = try #require(reader.type("G").first) else { return }
        #expect(second.end == text.count && second.count < 600_000)
    }

    @Test func `what went wrong shows until the next key`() {
        var reader = Sample.reader()
        _ = reader.apply(.failed("the disk is full"))
        expectGolden(reader.draw(), "problem")
        reader.type("j")
        #expect(!reader.status.contains("disk"))
    }

    @Test func `the issues that a person follows are offered where one is set`() {
        var reader = Sample.reader()
        reader.configure(ReaderConfiguration(issues: ["The ferry is closed.", "Trams return."]))
        // Another setting leaves them as they are.
        reader.configure(ReaderConfiguration(textWidth: 72))
        reader.type("i ^U")
        let rows = (19...22).map { reader.draw().row($0).map(\.text).joined() }
        #expect(rows[0].contains("Tab goes through these") && rows[1].contains("The ferry is closed."))
        #expect(rows[2].contains("Trams return.") && rows[3].contains("Harwick keeps the bridge open"))
        reader.type("Tab")
        #expect(reader.status.contains("Issue: The ferry is closed."), "Tab takes the first on an empty line")
        reader.type("^U t r Tab")
        #expect(reader.status.contains("Issue: Trams return."))
        reader.type("Tab Tab")
        #expect(reader.status.contains("Issue: The ferry is closed."))
        #expect(reader.type("Enter").contains { if case .annotate(_, .some) = $0 { true } else { false } })
    }

    @Test func `i lists what the article may debate with its chances, and Tab goes through it`() {
        var reader = Sample.reader()
        for effect in reader.type("i ^U Enter") {
            guard case .annotate(let stretch, _) = effect else { continue }
            let marked = MarkedText(Sample.bridge)
            var found = Sample.annotations(marked, Sample.speakers, [3: .support], "Harwick keeps the bridge open")
            found.issues[0].confidence = 0.37
            found.proposals =
                found.issues + [
                    Issue(id: "i2", proposition: "The council sells the ferry", confidence: 0.21),
                    Issue(id: "i3", proposition: "Tolls rise", confidence: 0.08),
                ]
            _ = reader.apply(.annotated(found, of: stretch))
        }
        #expect(reader.draw().row(1).map(\.text).joined().contains("Harwick keeps the bridge open (a guess)"))
        reader.type("i Tab")
        expectGolden(reader.draw(), "prompt-proposals")
        #expect(reader.status.contains("Issue: The council sells the ferry"))
        guard case .annotate(_, let issue)? = reader.type("Enter").first else {
            return #expect(Bool(false), "not judged anew")
        }
        #expect(issue?.proposition == "The council sells the ferry")
    }

    @Test("the list of proposals fits any screen", arguments: [Size(columns: 20, rows: 3), Size(columns: 1, rows: 1)])
    func narrow(_ size: Size) {
        var reader = Sample.reader(columns: size.columns, rows: size.rows)
        reader.configure(ReaderConfiguration(issues: ["The ferry is closed.", "Trams return.", "Tolls rise."]))
        reader.type("i Tab Tab")
        #expect(reader.draw().size == size)
    }

    @Test func `the theme changes by a key, and says which`() {
        var reader = Sample.reader()
        reader.type("t")
        #expect(reader.theme.name == "light" && reader.status.contains("theme light"))
        for _ in Theme.all.dropFirst() { reader.type("t") }
        #expect(reader.theme.name == "dark")
    }

    @Test func `q leaves help and prompts before it leaves the program`() {
        var reader = Sample.reader()
        #expect(reader.type("? q") == [])
        #expect(reader.type("i q Esc") == [])
        #expect(reader.type("q") == [.quit])
        #expect(reader.type("? Q") == [.quit])
    }
}
