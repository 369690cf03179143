import LecternTestSupport
import LecternText
import Testing

@testable import LecternAnalysis

/// What makes a mention of an event a named one, and where it begins and ends.
struct NamedEventTests {
    /// The text, and the span that is marked as `e1` in it.
    private func mention(_ marked: String) throws -> (Reading, TextSpan) {
        let text = MarkedText(marked)
        return (Reading(text.text), try #require(text.spans["e1"]?.first))
    }

    @Test(arguments: [
        ("All wait for the {e1|Lima summit}.", true), ("Nobody saw the {e1|attack of June 3}.", true),
        ("It lost the {e1|2016 election}.", true), ("All has changed since {e1|9/11}.", true),
        ("All wait for the {e1|talks}.", false), ("She missed {e1|Friday's vote}.", false),
        ("It lost the {e1|presidential election}.", false), ("{e1|Talks} failed.", false),
        ("It was a {e1|30-minute speech}.", false),
    ])
    func `a name or a date in it makes it one, a weekday does not`(marked: String, isNamed: Bool) throws {
        let (reading, span) = try mention(marked)
        #expect(reading.isNamed(span, names: []) == isNamed)
    }

    @Test func `at the head of a sentence a capital counts where a name was found`() throws {
        let (reading, span) = try mention("{e1|Lima talks} failed.")
        #expect(!reading.isNamed(span, names: []))
        #expect(reading.isNamed(span, names: [NameMention(span: TextSpan(0, 4), kind: .place)]))
    }

    @Test(arguments: [
        ("They met before the {e1|caucuses Feb}. 1 and after.", "caucuses"),
        ("It is the first-in-the{e1|-nation primary}.", "first-in-the-nation primary"),
        ("Nobody saw the {e1|attack of June 3}.", "attack of June 3"),
        ("All wait for {e1|Lima's talks}.", "Lima's talks"),
    ])
    func `it begins with a word, and a date that only follows is left out`(marked: String, whole: String) throws {
        let (reading, span) = try mention(marked)
        let words = reading.wholeMention(span)
        #expect(String(decoding: reading.text[words.range], as: UTF8.self) == whole)
    }

    @Test(arguments: [
        ("All wait for the {e1|upcoming Lima summit}.", "Lima summit"), ("The board put {e1|its vote} off.", "vote"),
        ("All saw the {e1|long talks}.", "long talks"),
    ])
    func `an event is called by what it is, not by whose or how`(marked: String, name: String) throws {
        let (reading, span) = try mention(marked)
        let happening = Happening(span: span, isNamed: false, kind: .other, isSure: true)
        #expect(EventResolver.resolve(reading, Findings(happenings: [happening]), nil).map(\.name) == [name])
    }
}
