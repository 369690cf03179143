import LecternQuery
import LecternTestSupport
import LecternText
import Testing

@Suite struct TwoReadingsTests {
    @Test(arguments: SeededGenerator.seeds(200))
    func `the evaluator finds what a naive reading of the query finds`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let naive = Self.reading(using: &generator)
        let article = Article(name: "random", text: Array(naive.text.utf8))
        let evaluator = QueryEvaluator(facts: naive.facts, annotations: naive.annotations, article: article)
        for _ in 0..<20 {
            let query = RandomQuery.tree(depth: 3, isPlain: true, using: &generator)
            let text = query.description
            let found = naive.annotations.statements.map { naive.holds(text, of: $0) }
            #expect(evaluator.matches(query) == found, "\(generator): \(text)")
            #expect(evaluator.matchesArticle(query) == naive.holds(text, of: nil), "\(generator): \(text)")
        }
    }

    @Test func `random queries find some statements and miss some`() {
        var generator = SeededGenerator(seed: 1)
        var counts: [Bool: Int] = [:]
        for _ in 0..<100 {
            let naive = Self.reading(using: &generator)
            let text = RandomQuery.tree(depth: 2, isPlain: true, using: &generator).description
            for statement in naive.annotations.statements { counts[naive.holds(text, of: statement), default: 0] += 1 }
        }
        #expect(counts.values.allSatisfy { $0 > 50 } && counts.count == 2)
    }

    /// A random article with random annotations: what they say makes no sense, and need not.
    private static func reading(using generator: inout SeededGenerator) -> NaiveReading {
        var text = ""
        var words: [TextSpan] = []
        for _ in 0..<Int.random(in: 4...50, using: &generator) {
            let start = text.utf8.count
            text += RandomQuery.pick(RandomQuery.words + ["the", "is", "now", "“it”", "bridge-is", "Ana"], &generator)
            words.append(TextSpan(start, text.utf8.count))
            text += RandomQuery.pick([" ", " ", " ", " ", ", ", ". ", "\n"], &generator)
        }
        func spans(_ counts: ClosedRange<Int>, _ generator: inout SeededGenerator) -> [TextSpan] {
            (0..<Int.random(in: counts, using: &generator)).map { _ in
                let first = Int.random(in: words.indices, using: &generator)
                let last = min(words.count - 1, first + Int.random(in: 0...4, using: &generator))
                return TextSpan(words[first].start, words[last].end)
            }
        }
        let statements = (0..<Int.random(in: 0...6, using: &generator)).map { number in
            Statement(
                id: "s\(number)", source: spans(0...1, &generator), cue: spans(0...2, &generator),
                content: spans(1...2, &generator),
                kind: RandomQuery.pick(Statement.Kind.allCases, &generator),
                speaker: RandomQuery.pick(["p1", "p2", "p3", "p9", nil], &generator),
                position: Bool.random(using: &generator)
                    ? Statement.Position(
                        issue: RandomQuery.pick(["i1", "i2"], &generator),
                        stance: RandomQuery.pick(Stance.allCases, &generator),
                        confidence: 1) : nil)
        }
        let events = ["2023 Vilnius summit", "Bridge day", "safe"].enumerated().map { number, name in
            Event(
                id: "e\(number)", name: name, kind: .other,
                mentions: spans(0...3, &generator).map { Event.Mention(span: $0, form: .named) })
        }
        let annotations = Annotations(
            issues: [Issue(id: "i1", proposition: "NATO is safe"), Issue(id: "i2", proposition: "Close it now")],
            speakers: [
                Speaker(id: "p1", name: "Ana Rüiz", kind: .person, aliases: ["the bridge"]),
                Speaker(id: "p2", name: "NATO", kind: .organisation),
                Speaker(id: "p3", name: "Tom Bell", kind: .group, aliases: ["Bell", "Ruiz"]),
            ],
            statements: statements, events: events)
        return NaiveReading(facts: facts(&generator), annotations: annotations, text: text)
    }

    private static func facts(_ generator: inout SeededGenerator) -> ArticleFacts {
        ArticleFacts(
            title: RandomQuery.pick([nil, "The bridge", "Vilnius"], &generator),
            source: RandomQuery.pick([nil, "NATO Bell"], &generator),
            date: RandomQuery.pick([nil, "2023", "2023-04", "2023-04-05", "2022-12"], &generator),
            url: RandomQuery.pick([nil, "https://ruiz.example/nato"], &generator),
            tags: RandomQuery.pick([[], ["NATO", "is safe"]], &generator),
            isUnread: RandomQuery.pick([nil, true, false], &generator),
            isStarred: RandomQuery.pick([nil, true, false], &generator))
    }
}
