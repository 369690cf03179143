import LecternQuery
import Testing

@Suite struct EvaluationTests {
    @Test(arguments: [
        ("", [1, 2, 3, 4]),
        // Words and phrases, in source, cue and content.
        ("bridge", [1, 2]), ("BRIDGE safe", [2]), ("\"bridge is safe\"", [2]), ("\"safe bridge\"", []), ("bri", []),
        ("ruiz", [1, 3]), ("neighbour or comment", [2, 4]), ("warned", [3]), ("\"bridge and close\"", [1]),
        ("\"ruiz said\"", []),
        ("over", []), ("not bridge", [3, 4]), ("-bridge -nato", [3]), ("(bridge or delays) -safe", [1, 3]),
        // Speakers.
        ("speaker:ruiz", [1, 3]), ("speaker:rüiz", [1, 3]), ("speaker:MAYOR", [1, 3]),
        ("speaker:\"ana ruiz\"", [1, 3]),
        ("speaker:\"maría ana\"", []), ("speaker:\"ruiz ana\"", []), ("speaker:rui", [1, 3]), ("speaker:uiz", []),
        ("speaker:nato,mayor", [1, 3, 4]),
        ("not speaker:ruiz", [2, 4]), ("type:person", [1, 3]), ("type:unnamed,organisation", [2, 4]),
        ("type:group", []),
        // Statements.
        ("stance:support", [1]), ("stance:caution,oppose", [2, 3]), ("stance:neutral", []),
        ("not stance:oppose", [1, 3, 4]),
        ("kind:direct", [1]), ("kind:indirect,mixed", [2, 3, 4]), ("cue:sa", [1]), ("cue:argu", [2]),
        ("cue:\"argued th\"", [2]),
        ("cue:\"warn of\"", []), ("cue:warned", [3]), ("cue:ed", []), ("issue:council", [1, 2, 3]),
        ("issue:\"closes the bridge\"", [1, 2, 3]),
        ("issue:bridges", []), ("not issue:council", [4]),
        // Events: those of the statement itself, else those of its paragraph.
        ("event:flood", [2, 3]), ("event:vilnius", [1]), ("event:summit", [1]), ("event:nato", [1]),
        ("event:\"the flood\"", [2, 3]),
        ("event:2021,2023", [1, 2, 3]), ("not event:flood", [1, 4]),
        // The article.
        ("source:reporter", [1, 2, 3, 4]), ("source:example", [1, 2, 3, 4]), ("source:a", []), ("source:reuters", []),
        ("date:2023", [1, 2, 3, 4]), ("date:2023-07-11", [1, 2, 3, 4]), ("date:2023-07-12", []), ("date:..2023-06", []),
        ("date:2023-07..", [1, 2, 3, 4]), ("date:2022,2023-01..2023-08", [1, 2, 3, 4]), ("tag:bridges", [1, 2, 3, 4]),
        ("tag:\"TO CITE\"", [1, 2, 3, 4]), ("tag:cite", []), ("is:unread", [1, 2, 3, 4]), ("is:read", []),
        ("is:starred", []),
        ("not is:starred stance:support", [1]), ("stance:support or is:read", [1]),
    ])
    func `a query finds these statements`(query: String, numbers: [Int]) throws {
        #expect(try Sample.found(query) == numbers)
    }

    @Test(arguments: ["source:a", "date:2023", "tag:a", "is:read", "is:unread", "is:starred"])
    func `what is not known never matches, and not of it does`(query: String) throws {
        let evaluator = Sample.evaluator(facts: ArticleFacts(date: "last Tuesday"))
        #expect(try Sample.found(query, by: evaluator) == [])
        #expect(try Sample.found("not \(query)", by: evaluator) == [1, 2, 3, 4])
    }

    @Test(arguments: [
        ("2023-07", "date:2023-07", true), ("2023-07", "date:2023-07-11", false),
        ("2023-07", "date:2023-07-01..2023-07-31", true),
        ("2023-07", "date:2023-07-01..2023-07-30", false), ("2023-XX", "date:2023", true),
        ("XXXX-04-06", "date:..2024", false),
        ("2024-02", "date:..2024-02-29", true), ("2023", "date:2022..2024", true), ("20230711", "date:2023", false),
    ])
    func `a date known in part matches when all of its days do`(date: String, query: String, isFound: Bool) throws {
        let evaluator = Sample.evaluator(facts: ArticleFacts(date: date))
        #expect(evaluator.matchesArticle(try Query.parse(query)) == isFound)
    }

    @Test(arguments: [
        ("", true), ("over", true), ("\"too far\"", true), ("\"safe the 2021\"", true),
        ("\"now her neighbour\"", false), ("never", false),
        ("speaker:ruiz", true), ("speaker:bell", false), ("not speaker:bell", true), ("not speaker:ruiz", false),
        ("speaker:ruiz stance:oppose", false), ("speaker:ruiz stance:caution", true),
        ("speaker:ruiz not stance:caution", true),
        ("not speaker:bell not stance:neutral", true), ("not speaker:bell not stance:oppose", false),
        ("speaker:ruiz stance:oppose over", false), ("speaker:ruiz over is:unread", true),
        ("speaker:ruiz or stance:neutral", true),
        ("date:2023 source:reporter tag:bridges", true), ("is:starred", false), ("not is:starred never", false),
    ])
    func `an article matches by its words, its facts and one of its statements`(query: String, isFound: Bool) throws {
        #expect(Sample.evaluator.matchesArticle(try Query.parse(query)) == isFound)
    }

    @Test func `trees that no text gives match nothing where they ask for nothing sensible`() {
        for query in [
            Query.text(""), .text("…"), .field(.speaker, []), .field(.stance, [.text("pro")]),
            .field(.date, [.text("2023")]),
        ] {
            #expect(Sample.evaluator.matches(query) == [false, false, false, false])
            #expect(!Sample.evaluator.matchesArticle(query))
        }
    }
}
