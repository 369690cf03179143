import LecternAnalysis
import LecternTestSupport
import LecternText
import Testing

/// Expects that the analysis finds exactly the statements that are marked.
func expectStatements(_ marked: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let expected = MarkedText(marked)
    let found = Analyser().annotate(expected.text).statements
    #expect(
        MarkedText(text: expected.text, statements: found).description == expected.description,
        sourceLocation: sourceLocation)
}

/// The annotations of a text.
func annotated(_ text: String) -> Annotations { Analyser().annotate(Array(text.utf8)) }

/// The name of the speaker of each statement, "-" for nobody.
func speakers(_ text: String) -> [String] {
    let found = annotated(text)
    return found.statements.map { one in found.speakers.first { $0.id == one.speaker }?.name ?? "-" }
}
