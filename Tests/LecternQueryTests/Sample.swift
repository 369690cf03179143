import LecternQuery
import LecternTestSupport
import LecternText

/// A small article for tests: who says what of a bridge.
enum Sample {
    static let marked = """
        The {e1|Vilnius summit} was long. {q1|“Close the bridge,”} {s1|Ana Rüiz} {c1|said} {q1|“and close it now.”}
        {s2|Her neighbour} {c2|argued that} {q2|the bridge is safe}. {e2|The 2021 flood} was mentioned.
        {s3|Rüiz} {c3|has warned of} {q3|“long” delays before {e2|the flood} ends}. {e1|The summit} is over.
        {s4|NATO}: {q4|no comment}.
        """

    static let facts = ArticleFacts(
        title: "A bridge too far", source: "The Daily Réporter", date: "2023-07-11T09:30Z",
        url: "https://www.example.org/a/b",
        tags: ["Bridges", "to cite"], isUnread: true, isStarred: false)

    static let evaluator = evaluator(facts: facts)

    static func evaluator(facts: ArticleFacts) -> QueryEvaluator {
        let text = MarkedText(marked)
        func spans(_ label: String) -> [TextSpan] { text.spans[label] ?? [] }
        func statement(_ number: Int, _ kind: Statement.Kind, _ speaker: String?, _ stance: Stance?) -> Statement {
            Statement(
                id: "s\(number)", source: spans("s\(number)"), cue: spans("c\(number)"), content: spans("q\(number)"),
                kind: kind, speaker: speaker,
                position: stance.map { Statement.Position(issue: "i1", stance: $0, confidence: 1) })
        }
        func event(_ number: Int, _ name: String) -> Event {
            let mentions = spans("e\(number)").map { Event.Mention(span: $0, form: .named) }
            return Event(id: "e\(number)", name: name, kind: .other, mentions: mentions)
        }
        let annotations = Annotations(
            issues: [Issue(id: "i1", proposition: "The council closes the bridge now")],
            speakers: [
                Speaker(id: "p1", name: "Ana María Rüiz", kind: .person, aliases: ["Ana Rüiz", "the mayor"]),
                Speaker(id: "p2", name: "her neighbour", kind: .unnamed),
                Speaker(id: "p3", name: "NATO", kind: .organisation),
            ],
            statements: [
                statement(1, .direct, "p1", .support), statement(2, .indirect, "p2", .oppose),
                statement(3, .mixed, "p1", .caution), statement(4, .indirect, "p3", nil),
            ],
            events: [event(1, "2023 Vilnius NATO summit"), event(2, "2021 flood")])
        return QueryEvaluator(facts: facts, annotations: annotations, article: Article(name: "sample", text: text.text))
    }

    /// The numbers of the statements that a query finds.
    static func found(_ query: String, by evaluator: QueryEvaluator = evaluator) throws -> [Int] {
        let matches = evaluator.matches(try Query.parse(query))
        return matches.indices.filter { matches[$0] }.map { $0 + 1 }
    }
}
