import LecternReader
import LecternScreen
import LecternTestSupport
import LecternText
import Testing

/// What a person sees of an analysis while it goes on, and of how sure it is.
@Suite struct ProgressTests {
    private let marked = MarkedText(Sample.bridge)

    private func annotations(confidence: Double = 1) -> Annotations {
        var found = Sample.annotations(marked, Sample.speakers, Sample.stances, "Harwick keeps the bridge open")
        for index in found.statements.indices { found.statements[index].confidence = confidence }
        return found
    }

    /// A reader whose analysis has been asked for, and the stretch it is of.
    private func waiting(followedBy more: [UInt8] = []) throws -> (Reader, TextSpan) {
        var reader = Reader(
            article: Article(name: "bridge.txt", text: marked.text + more), size: Size(columns: 80, rows: 24))
        guard case .annotate(let stretch, _) = try #require(reader.start().first) else {
            throw TestError(what: "no analysis asked for")
        }
        return (reader, stretch)
    }

    /// All that is on screen.
    private func text(_ reader: Reader) -> String { reader.draw().cells.map(\.text).joined() }

    private struct TestError: Error { var what: String }

    @Test(arguments: ["s", "~", "]p"])
    func `what is missing while the text is still being read is not said to be nowhere`(_ keys: String) throws {
        var (reader, _) = try waiting()
        reader.type(keys)
        #expect(text(reader).contains("still reading"))
    }

    @Test func `a list opened while the text is still being read takes what is typed, and fills`() throws {
        var (reader, stretch) = try waiting()
        reader.type("s t o m")
        #expect(text(reader).contains("still reading"))
        _ = reader.apply(.annotated(annotations(), of: stretch))
        #expect(text(reader).contains("Tom Bell"))
        #expect(!text(reader).contains("Ana Ruiz  "))
    }

    @Test func `a list in which there is nothing says so once the text has been read`() throws {
        var (reader, stretch) = try waiting()
        reader.type("s")
        _ = reader.apply(.annotated(Annotations(), of: stretch))
        #expect(text(reader).contains("nobody speaks in this text"))
    }

    @Test func `another issue tells how many statements it has changed`() throws {
        var (reader, stretch) = try waiting()
        _ = reader.apply(.annotated(annotations(), of: stretch))
        reader.type("i C l o s e Enter")
        var turned = annotations()
        for index in turned.statements.indices where turned.statements[index].stance == .support {
            turned.statements[index].position?.stance = .oppose
        }
        _ = reader.apply(.annotated(turned, of: stretch))
        #expect(text(reader).contains("on your issue: +0 ~1 -3 .0; 2 changed"))
    }

    @Test func `the share of a long analysis is told`() throws {
        var (reader, stretch) = try waiting()
        #expect(text(reader).contains("reading …"))
        _ = reader.apply(.analysing(stretch, share: 0.374))
        #expect(text(reader).contains("reading … 37 %"))
        _ = reader.apply(.annotated(annotations(), of: stretch))
        #expect(!text(reader).contains("reading …"))
    }

    @Test func `the share of an analysis in the library is told, and no other one's`() throws {
        var (reader, stretch) = try waiting()
        _ = reader.apply(.shelved(reader.article, Shelved(id: ArticleID(rawValue: "a1")), nil))
        _ = reader.apply(.analysing(stretch, share: 0.2))
        #expect(!text(reader).contains("20 %"))
        _ = reader.apply(.analysing(stretch, share: 0.374, isKept: true))
        #expect(text(reader).contains("reading … 37 %"))
    }

    @Test func `who says what is shown while stances are judged`() throws {
        var (reader, stretch) = try waiting()
        var known = annotations()
        for index in known.statements.indices { known.statements[index].position = nil }
        _ = reader.apply(.analysing(stretch, share: 0, isJudging: true))
        _ = reader.apply(.annotated(known, of: stretch, share: 0))
        #expect(text(reader).contains("judging …: Harwick keeps the bridge open"))
        #expect(!text(reader).contains("+0"))
        _ = reader.type("]p")
        #expect(text(reader).contains("Ana Ruiz"))
        known.statements[0].position = annotations().statements[0].position
        _ = reader.apply(.analysing(stretch, share: 0.5, isJudging: true))
        _ = reader.apply(.annotated(known, of: stretch, share: 0.5))
        #expect(text(reader).contains("judging … 50 %: Harwick"))
        #expect(text(reader).contains("+1  ~0  -0  .0"))
        _ = reader.apply(.annotated(annotations(), of: stretch))
        #expect(!text(reader).contains("judging"))
        #expect(text(reader).contains("+2  ~1  -1  .0"))
    }

    @Test func `what is found near the person is shown before the rest`() throws {
        var (reader, stretch) = try waiting()
        _ = reader.apply(.annotated(annotations(), of: stretch, share: 0.25))
        #expect(text(reader).contains("reading … 25 %: Harwick keeps the bridge open"))
        #expect(text(reader).contains("+2  ~1  -1  .0"))
        _ = reader.type("x")
        #expect(text(reader).contains("Export 4 statements, so far, 25 %, to"))
    }

    @Test func `of a very long text it is told which part the findings are of`() throws {
        let more = Array(String(repeating: "\n\nNothing more was said that day.", count: 40_000).utf8)
        var (reader, stretch) = try waiting(followedBy: more)
        #expect(stretch.count < marked.text.count + more.count)
        _ = reader.apply(.annotated(annotations(), of: stretch))
        let last = reader.article.paragraphs.paragraph(at: stretch.end - 1) + 1
        #expect(text(reader).contains("of ¶1–\(last): Harwick keeps the bridge open"))
    }

    @Test func `news of an analysis that nobody waits for is passed over`() throws {
        var (reader, stretch) = try waiting()
        let before = text(reader)
        _ = reader.apply(.analysing(TextSpan(stretch.start, stretch.end - 1), share: 0.5))
        #expect(text(reader) == before)
    }

    @Test func `a guess is dim, and says so`() throws {
        for (confidence, isGuess) in [(0.49, true), (0.5, false), (1, false)] {
            var (reader, stretch) = try waiting()
            _ = reader.apply(.annotated(annotations(confidence: confidence), of: stretch))
            _ = reader.type("]p")
            let screen = reader.draw()
            let doubtful = screen.cells.filter { $0.marks.contains(.doubtful) }
            #expect(doubtful.isEmpty != isGuess)
            #expect(text(reader).contains("a guess") == isGuess)
            _ = reader.type("w")
            #expect(text(reader).contains("a guess (") == isGuess)
        }
    }

    @Test func `every theme shows a guess dim`() {
        for theme in Theme.all {
            #expect(theme.style(.contentSupport, .doubtful).attributes.contains(.dim), "\(theme.name)")
        }
    }
}
