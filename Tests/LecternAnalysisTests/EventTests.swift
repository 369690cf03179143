import LecternTestSupport
import LecternText
import Testing

@Suite struct EventTests {
    private func expectEvents(_ marked: String, sourceLocation: SourceLocation = #_sourceLocation) {
        let expected = MarkedText(marked)
        var spans: [String: [TextSpan]] = [:]
        for event in annotated(String(decoding: expected.text, as: UTF8.self)).events {
            spans[event.id] = event.mentions.map(\.span)
        }
        #expect(
            MarkedText(text: expected.text, spans: spans).description == expected.description,
            sourceLocation: sourceLocation)
    }

    @Test func `a name and descriptions make one event`() {
        expectEvents(
            "All wait for the {e1|upcoming Lima climate summit}. Before {e1|the talks} it rained.".replacing(
                "{e1|the talks}", with: "the {e1|talks}"))
        expectEvents("The {e1|Lima summit} began. The {e1|Lima gathering} will end.")
    }

    @Test func `a noun alone is no event`() {
        expectEvents("A summit is a meeting. Elections matter.")
    }

    @Test(arguments: [
        ("The 2016 Lima election was close.", "2016"), ("The Lima attacks on June 3, 2014 shook all.", "2014-06-03"),
        ("The April 6 report was long.", "XXXX-04-06"),
    ])
    func `a date in the text is the event's`(text: String, date: String) {
        #expect(annotated(text).events.map(\.date) == [date])
    }

    @Test func `an event has the kind of its noun`() {
        #expect(
            annotated("The Lima summit began. The Battle of Lima ended the Andes war.").events.map(\.kind) == [
                .summit, .war,
            ])
    }
}
