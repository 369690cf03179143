import LecternAnalysis
import LecternTestSupport
import LecternText
import Testing

@Suite struct AnalyserTests {
    @Test func `given statements keep their ids and spans`() {
        let marked = MarkedText("{s1|Ana Ruiz} left. {q2|It rains}, {s2|she} {c2|said}.")
        var given = marked.statements
        given[1].id = "mine"
        let found = Analyser().annotate(marked.text, given: given)
        #expect(found.statements.map(\.id) == ["s1", "mine"])
        #expect(found.statements.map(\.source) == given.map(\.source))
        #expect(found.statements.map(\.speaker) == ["p1", "p1"])
    }

    @Test func `an empty text has no annotations`() {
        #expect(annotated("") == Annotations())
    }

    @Test(arguments: 0..<400 as Range<UInt64>)
    func `spans lie in the text and lead nowhere else, whatever the bytes`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let text = generator.text(upTo: 120)
        let found = Analyser().annotate(text, issues: [Issue(id: "i1", proposition: "It rains")])
        let speakers = Set(found.speakers.map(\.id))
        for one in found.statements {
            #expect(!one.content.isEmpty, "seed \(seed)")
            #expect(one.speaker.map(speakers.contains) ?? true, "seed \(seed)")
            let told = (one.link.map { [$0.antecedent] } ?? []) + (one.position?.grounds ?? [])
            for span in one.source + one.cue + one.content + told {
                #expect(span.start >= 0 && !span.isEmpty && span.end <= text.count, "seed \(seed)")
            }
        }
        for mention in found.events.flatMap(\.mentions) {
            #expect(!mention.span.isEmpty && mention.span.end <= text.count, "seed \(seed)")
        }
    }

    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            "John Smith spoke. " + String(repeating: "He said x. ", count: 8_000),
            "“ said \"x ", "( said ) ", "said ", "Smith said that ", "Smith, ", "Smith And ", "a", "no if He said ‘x ",
            "Ana Bell said. He said x. ", "said no good unless bad ",
            "the Lima summit ",
        ])
    func `hostile texts take no more than their length`(piece: String) {
        let text = Array(String(repeating: piece, count: max(1, 100_000 / piece.utf8.count)).utf8)
        _ = Analyser().annotate(text)
    }
}
