import LecternText
import Testing

@Suite struct AnnotationsShiftTests {
    private func annotations(at start: Int) -> Annotations {
        func span(_ offset: Int) -> TextSpan { TextSpan(start + offset, start + offset + 2) }
        return Annotations(
            issues: [Issue(id: "i1", proposition: "The city closes the bridge")],
            speakers: [Speaker(id: "p1", name: "Ana Ruiz", kind: .person, mentions: [span(0), span(30)])],
            statements: [
                Statement(
                    id: "s1", source: [span(30)], cue: [span(33)], content: [span(36), span(50)], speaker: "p1",
                    link: .init(antecedent: span(0), reason: .before, confidence: 1),
                    position: Statement.Position(
                        issue: "i1", stance: .oppose, confidence: 0.5, runnerUp: .caution,
                        grounds: [span(36), span(40)])),
                Statement(id: "s2", content: [span(60)]),
            ],
            events: [
                Event(id: "e1", name: "summit", kind: .other, mentions: [Event.Mention(span: span(70), form: .named)])
            ])
    }

    @Test(arguments: [-7, 0, 1, 4096])
    func `a shift moves every span and changes nothing else`(offset: Int) {
        #expect(annotations(at: 100).shifted(by: offset) == annotations(at: 100 + offset))
    }
}
