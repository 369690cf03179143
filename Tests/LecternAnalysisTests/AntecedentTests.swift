import LecternAnalysis
import LecternTestSupport
import LecternText
import Testing

/// Mentions are marked `a`, numbered like the statements for whose source they tell who is meant.
@Suite struct AntecedentTests {
    /// Expects that the statements have exactly the marked antecedents.
    private func expectAntecedents(_ marked: String, sourceLocation: SourceLocation = #_sourceLocation) {
        let expected = MarkedText(marked)
        var spans: [String: [TextSpan]] = [:]
        for (index, one) in Analyser().annotate(expected.text).statements.enumerated() {
            if let antecedent = one.link?.antecedent { spans["a\(index + 1)"] = [antecedent] }
        }
        #expect(
            MarkedText(text: expected.text, spans: spans).description == expected.description,
            sourceLocation: sourceLocation)
    }

    @Test func `a name tells by itself whom it means`() {
        expectAntecedents("Ana Ruiz said it rains. Ruiz added that it pours.")
    }

    @Test func `a pronoun points to the nearest name`() {
        expectAntecedents("Ana Ruiz said it rains. {a2|Ruiz} left, and she argued that it pours.")
        expectAntecedents(
            "{a3|Tom Bell} said it rains. Ana Ruiz said it snows. He added that it pours.")
    }

    @Test func `pronouns in a row point to the same name`() {
        expectAntecedents("{a2|{a3|Tom Bell}} said it rains. He added that it pours. He argued that it snows.")
    }

    @Test func `a role points to the name that bears it`() {
        expectAntecedents(
            "Peru's president, {a2|Ana Ruiz}, said it rains. The Peruvian leader argued that it pours.")
        expectAntecedents(
            "Harbour Secretary General {a1|Tom Bell} left. The Secretary General noted that it rains.")
    }

    @Test func `a pronoun after a role still points to the name`() {
        expectAntecedents(
            "Peru's president, {a2|{a3|Ana Ruiz}}, said it rains. The Peruvian leader argued that it pours. She added that it snows."
        )
    }

    @Test func `a role with its name beside it tells by itself`() {
        expectAntecedents("Ana Ruiz left. Peru's president, Ana Ruiz, said it rains.")
    }

    @Test func `a pronoun points to a description of whom nobody names`() {
        expectAntecedents("{a2|Some outlets} said it rains. They added that it pours.")
    }

    @Test func `others points to those it sets apart`() {
        expectAntecedents("{a2|Some outlets} said it rains, while others said it pours.")
    }

    @Test func `who points to the words before it`() {
        expectAntecedents("{a1|Tom Bell}, who said it rains, left.")
    }

    @Test func `a pronoun points to whoever first speaks with it`() {
        expectAntecedents("Mayor {a1|Tom Bell} left early. Later he said it rains.")
        expectAntecedents("The {a1|Harbour Board} left early. It noted that it rains.")
    }

    @Test func `a pronoun that means nobody known points nowhere`() {
        expectAntecedents("He said it rains.")
    }
}
