import LecternFormats
import LecternText
import Testing

/// Statements taken along: a stance that is a guess is told as one.
@Suite struct StatementReportTests {
    private let article = Article(name: "a.txt", text: Array("One said yes.\nTwo said no.\n".utf8))
    private let annotations = Annotations(
        issues: [Issue(id: "i1", proposition: "We go")],
        statements: [
            Statement(
                id: "s1", content: [TextSpan(9, 12)],
                position: .init(issue: "i1", stance: .support, confidence: 0.364), confidence: 0.9),
            Statement(
                id: "s2", content: [TextSpan(23, 25)], position: .init(issue: "i1", stance: .oppose, confidence: 0.8)),
        ])

    private func report(_ format: ExportFormat) -> String {
        String(decoding: StatementReport.bytes([ReportedArticle(article, annotations)], as: format), as: UTF8.self)
    }

    @Test func `the table has how sure each stance is`() {
        let lines = report(.csv).split(separator: "\n")
        #expect(lines[0].contains(",stance,stance_confidence,issue,confidence,"))
        #expect(lines[1].contains(",support,0.36,We go,0.9,yes,"))
        #expect(lines[2].contains(",oppose,0.8,We go,1.0,no,"))
    }

    @Test func `Markdown says perhaps`() {
        #expect(report(.markdown).contains("(perhaps support)"))
        #expect(report(.markdown).contains("(oppose)"))
    }

    @Test func `the data for people have how sure each stance is, the frozen form has not`() {
        #expect(report(.json).contains(#""stance":"support","stance_confidence":0.36"#))
        let line = AnnotationLine.encode(id: "a", annotations, text: Array("One said yes.\nTwo said no.\n".utf8))
        #expect(!String(decoding: line, as: UTF8.self).contains("stance_confidence"))
    }
}
