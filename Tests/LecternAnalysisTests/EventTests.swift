import LecternAnalysis
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

    @Test(arguments: [
        ("The Lima summit on Monday was long.", "2016-09-26"), ("Tuesday's Lima summit was long.", "2016-09-27"),
        ("The Lima summit on Monday will be long.", "2016-10-03"), ("The Lima summit tomorrow is short.", "2016-09-29"),
        ("The next Lima summit on Wednesday is short.", "2016-10-05"),
        ("The December 30 Lima attack shook all.", "2016-12-30"),
        ("The January 2 Lima attack shook all.", "2017-01-02"),
        ("The 2012 Lima summit on Monday was long.", "2012"),
        ("They will vote after a Lima summit on Monday.", "2016-09-26"),
        ("They will vote after the Lima summit on Monday.", "2016-10-03"),
    ])
    func `a day that counts from the article's is known once that is`(text: String, date: String) {
        // A Wednesday.
        for article in ["2016-09-28", "2016-09-28T10:00:00Z", "September 28, 2016"] {
            #expect(Analyser().annotate(Array(text.utf8), date: article).events.map(\.date) == [date])
        }
    }

    @Test(arguments: ["yesterday", "2016-13-01", "2015-02-29", "", "20160928"])
    func `what is no day tells nothing`(article: String) {
        let text = "The Lima summit on Monday was long."
        #expect(Analyser().annotate(Array(text.utf8), date: article).events.map(\.date) == [nil])
    }
}
