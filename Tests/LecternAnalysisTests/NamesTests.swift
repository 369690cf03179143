import LecternTestSupport
import LecternText
import Testing

@testable import LecternAnalysis

/// Which names of a text are of one bearer, and what that is called.
struct NamesTests {
    /// The bearers of a text in which persons are marked as `p…` and bodies as `b…`, as the model would find them.
    private func bearers(_ marked: String) -> [String] {
        let text = MarkedText(marked)
        let mentions = text.spans.flatMap { label, spans in
            spans.map { NameMention(span: $0, kind: label.hasPrefix("p") ? .person : .organisation) }
        }
        return Names(Reading(text.text), mentions.sorted { $0.span.start < $1.span.start }).entities.map(\.name)
    }

    @Test(arguments: [
        "again the {b1|SVP} won more votes than others. The {b2|Swiss} People’s Party, or {b3|SVP}, was glad.",
        "again the {b1|SVP} won more votes than others. The {b2|Swiss People’s Party} ({b3|SVP}) was glad.",
    ])
    func `a short form after a name means its bearer, also before`(marked: String) {
        #expect(bearers(marked) == ["Swiss People’s Party"])
    }

    @Test func `a surname of several words is found in the full name`() {
        #expect(bearers("Then {p1|De Sousa} went. Mayor {p2|Ana de Sousa} was gone.") == ["Ana de Sousa"])
    }

    @Test func `a name that comes first is enough where it is only theirs`() {
        #expect(bearers("There {p1|Han Yu-ri} spoke, and then Han left.") == ["Han Yu-ri"])
    }

    @Test func `what a headline puts before the given name is none of it`() {
        #expect(bearers("Here is {p1|Harbour Challenger Ana Ruiz} again. There {p2|Ana Ruiz} is.") == ["Ana Ruiz"])
    }

    @Test(arguments: ["The secretary of {p1|State Ana Ruiz} left.", "The former {p1|Lima leader Ana Ruiz} left."])
    func `an office before the name is none of it`(marked: String) {
        #expect(bearers(marked) == ["Ana Ruiz"])
    }

    @Test(arguments: [
        ("Then {p1|Luis Ferrer of Clean Harbor} Now went.", ["Luis Ferrer"]),
        ("Here is {p1|Joan of Arc}, there the {p2|Duke of York}.", ["Joan of Arc", "Duke of York"]),
        ("Then {p1|Ana “Nell” Ruiz} went, and {p2|Ruiz} sat.", ["Ana “Nell” Ruiz"]),
        (
            "Then the {b1|Harwick Chamber of Commerce} met, and the Minister of Finance left.",
            ["Harwick Chamber of Commerce"]
        ),
    ])
    func `a name holds a nickname, but not where a person belongs`(marked: String, names: [String]) {
        #expect(bearers(marked) == names)
    }

    @Test func `what another paragraph begins with is no nickname's surname`() {
        #expect(bearers("They back Plan “Zero”\n\n{p1|Ana Ruiz} went.").contains("Ana Ruiz"))
    }
}
