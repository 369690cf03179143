import LecternReader
import LecternScreen
import LecternTestSupport
import LecternText
import Testing

/// Whatever a person does, in whatever order, the reader stays in range.
@Suite struct AnyActionTests {
    private static let keys: [Key] =
        Binding.all.flatMap { $0.keys.flatMap { KeyNotation.keys($0) ?? [] } }
        + "019aAxyz é漢".map { .character($0) } + [.enter, .backspace, .delete, .left, .right, .other, .escape]

    @Test(arguments: SeededGenerator.seeds(60))
    func `any actions in any order and size leave it in range`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let text = HostileText.make(Int.random(in: 0...120, using: &generator), using: &generator)
        var reader = Reader(article: Article(name: "any.txt", text: text), size: Size(columns: 80, rows: 24))
        var due = reader.start()
        var asked: (stretch: TextSpan, issue: LecternText.Issue?)?
        for _ in 0..<150 {
            for case .annotate(let stretch, let issue) in due { asked = (stretch, issue) }
            due = []
            switch Int.random(in: 0..<10, using: &generator) {
            case 0:
                let size = Size(
                    columns: .random(in: 1...120, using: &generator), rows: .random(in: 1...50, using: &generator))
                due += reader.apply(.resize(size))
            case 1:
                // More than once, as what is found nearby comes first; also while lines are typed and lists are open.
                guard let (stretch, issue) = asked else { continue }
                let found = Self.annotations(of: text, issue: issue, using: &generator)
                due += reader.apply(.annotated(found, of: stretch, share: Bool.random(using: &generator) ? 1 : 0.3))
            case 2:
                let pasted = HostileText.make(Int.random(in: 0...40, using: &generator), using: &generator)
                due += reader.paste(String(decoding: pasted, as: UTF8.self))
            default:
                guard let key = Self.keys.randomElement(using: &generator) else { continue }
                due += reader.press(key)
            }
            expectSoundScreen(of: reader, "\(generator)")
        }
    }

    @Test(arguments: SeededGenerator.seeds(20))
    func `an action that cannot be done changes nothing but the row that says so`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var reader = Sample.reader()
        for _ in 0..<200 {
            guard let key = Self.keys.randomElement(using: &generator), key != .character("q") else { continue }
            let before = reader.draw()
            if reader.press(key) == [.ring] {
                // The status row, the one above a line that is typed, or the first one of the help.
                let rows = 80..<before.cells.count - 160
                #expect(reader.draw().cells[rows] == before.cells[rows], "\(generator) \(key)")
            }
        }
    }

    /// An analysis that finds random spans.
    private static func annotations(of text: [UInt8], issue: LecternText.Issue?, using generator: inout SeededGenerator)
        -> Annotations
    {
        func span() -> TextSpan {
            let start = Int.random(in: 0..<max(1, text.count), using: &generator)
            return TextSpan(start, min(text.count, start + Int.random(in: 1...80, using: &generator)))
        }
        let statements = (0..<Int.random(in: 0...20, using: &generator)).map { number in
            Statement(
                id: "s\(number)", source: [span()], content: [span(), span()].sorted(), speaker: "p\(number % 3)",
                position: Statement.Position(issue: "i1", stance: Stance.allCases[number % 4], confidence: 0.5))
        }
        return Annotations(
            issues: [issue ?? LecternText.Issue(id: "i1", proposition: "x")],
            speakers: (0..<3).map {
                Speaker(id: "p\($0)", name: "N\($0)", kind: .person, mentions: [span(), span(), span()].sorted())
            }, statements: statements,
            events: [Event(id: "e1", name: "E", kind: .other, mentions: [Event.Mention(span: span(), form: .named)])])
    }
}
