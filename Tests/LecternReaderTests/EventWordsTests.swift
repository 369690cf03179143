import LecternText
import Testing

@testable import LecternReader

/// Events in words.
@Suite struct EventWordsTests {
    @Test(arguments: [
        ("XXXX-04-06", "6 April, no year"), ("XXXX-04", "April, no year"), ("2023-07", "2023-07"), ("XXXX", "XXXX"),
        ("XXXX-13-01", "XXXX-13-01"),
    ])
    func `a date without a year is told in words`(date: String, words: String) {
        #expect(Event.words(date) == words)
    }

    @Test func `the type is not told twice`() {
        let summit = Event(id: "e1", name: "Vilnius Summit", kind: .summit, date: "2023-07", mentions: [])
        #expect(summit.about(separator: ", ") == "2023-07")
        let talks = Event(id: "e2", name: "Vilnius talks", kind: .summit, mentions: [])
        #expect(talks.about(separator: ", ") == "summit")
    }
}
