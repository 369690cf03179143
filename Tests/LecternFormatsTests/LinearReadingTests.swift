import LecternTestSupport
import LecternText
import Testing

@testable import LecternFormats

/// The conversation in which an article is read line by line.
struct LinearReadingTests {
    private static let marked = MarkedText(
        """
        Bridge to close

        {s1|Ana Ruiz} {c1|said} {q1|the bridge is safe}.

        It was built in 1931.

        {q2|“Close it,”} {c2|urged} {s2|Tom Bell}. {c3|Some doubt} that {q3|it can stay \u{1B}[31mopen}.
        """)

    private func reading() -> LinearReading {
        var statements = Self.marked.statements
        let stances: [(Stance, String?, Statement.Kind, Double)] = [
            (.oppose, "p1", .indirect, 1), (.support, "p2", .direct, 1), (.caution, nil, .mixed, 0.4),
        ]
        for (index, (stance, speaker, kind, confidence)) in stances.enumerated() {
            statements[index].position = Statement.Position(issue: "i1", stance: stance, confidence: confidence)
            statements[index].speaker = speaker
            statements[index].kind = kind
            statements[index].confidence = confidence
        }
        let text = Self.marked.text
        let built = TextSpan(Article(name: "a", text: text).paragraphs.starts[2], text.count)
        return LinearReading(
            Article(name: "a", text: text),
            Annotations(
                issues: [Issue(id: "i1", proposition: "The bridge is closed")],
                speakers: [
                    Speaker(id: "p1", name: "Ana Ruiz", kind: .person),
                    Speaker(id: "p2", name: "Tom Bell", kind: .person),
                ],
                statements: statements,
                events: [
                    Event(
                        id: "e1", name: "the opening", kind: .other, date: "1931",
                        mentions: [.init(span: built, form: .named)])
                ]))
    }

    /// What lines are answered with, each line before its answer.
    private func conversation(_ lines: [String]) -> String {
        var reading = reading()
        var out = reading.opening
        for line in lines {
            out.append("> " + Sanitizer.printable(line))
            out += reading.answer(line)
        }
        return out.joined(separator: "\n") + "\n"
    }

    @Test func `reading on tells each paragraph and who says what in it`() {
        expectGolden(conversation(["", "", "j", "", "", "k", "r", "2", "9", "G", "g", "k"]), "linear-reading.txt")
    }

    @Test func `lists tell in words what the screen shows by looks`() {
        expectGolden(
            conversation(["s", "s 2", "s ana", "s 7", "s nobody", "p", "e", "i", "?", "dance \u{1B}[2J"]),
            "linear-lists.txt")
    }

    @Test func `a filter tells of its statements only, and reads on to them`() {
        expectGolden(
            conversation(["f +~", "", "", "k", "=", "~", "i", "p", "1", "", "~", "f x", "f"]), "linear-filter.txt")
    }

    @Test func `finding goes on from where one is, whatever the case`() {
        expectGolden(
            conversation(["/BRIDGE", "n", "n", "N", "/ built", "/", "n", "/close", "N"]), "linear-finding.txt")
    }

    @Test func `no command hides another`() {
        let words = LinearCommand.all.flatMap(\.words)
        #expect(Set(words).count == words.count)
        #expect(words.allSatisfy { LinearCommand.request($0) != nil })
    }

    @Test func `the end is told, and q ends`() {
        var reading = reading()
        #expect(!reading.isOver)
        #expect(reading.answer("q") == [])
        #expect(reading.isOver)
    }

    @Test func `an article in which nobody speaks is read as well`() {
        var reading = LinearReading(Article(name: "a", text: Array("One.".utf8)), Annotations())
        #expect(reading.opening[0] == "No issue was found. 0 statements.")
        for command in LinearCommand.all { for word in command.words { _ = reading.answer(word) } }
        #expect(reading.answer("g") == ["Paragraph 1 of 1.", "One."])
        #expect(reading.answer("+") == ["No issue was found, so there are no stances."])
    }
}
