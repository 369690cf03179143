import Foundation
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

    @Test(arguments: [
        ("“Close it.”", "Ann: “Close it.” “Bridge”, paragraph 1"),
        ("\"Close it,\"", "Ann: “Close it”. “Bridge”, paragraph 1"),
        ("“Close it!”", "Ann: “Close it!” “Bridge”, paragraph 1"),
    ])
    func `a citation ends in one stop and has one pair of marks`(words: String, citation: String) {
        let bridge = Article(name: "b.txt", text: Array(words.utf8), head: ArticleHead(title: "Bridge"))
        let statement = Statement(id: "s1", content: [TextSpan(0, words.utf8.count)], kind: .direct)
        #expect(Citation.text(of: statement, by: Speaker(id: "p1", name: "Ann", kind: .person), in: bridge) == citation)
    }

    @Test(arguments: [
        (
            Statement.Kind.mixed, "needed; “nobody should wait again,”",
            "partly quoted: needed; “nobody should wait again”. "
        ),
        (.mixed, "needed; “nobody should wait again”,", "partly quoted: needed; “nobody should wait again”. "),
        (.indirect, "it rains,", "in paraphrase: it rains. "),
    ])
    func `the comma that a cue had asked for is not cited`(kind: Statement.Kind, words: String, told: String) {
        let rain = Article(name: "b.txt", text: Array(words.utf8), head: ArticleHead(title: "Rain"))
        let statement = Statement(id: "s1", content: [TextSpan(0, words.utf8.count)], kind: kind)
        #expect(
            Citation.text(of: statement, by: Speaker(id: "p1", name: "Ann", kind: .person), in: rain)
                == "Ann, \(told)“Rain”, paragraph 1")
    }

    @Test(arguments: [
        ("denies", "Ann (denies)"), (", has said … in May,", "Ann (has said … in May)"), (":", "Ann"), ("", "Ann"),
    ])
    func `the cue stands beside the name, as who denies something has not said it`(cue: String, named: String) {
        #expect(Citation.named("Ann", cue: cue) == named)
    }

    @Test func `a denial is cited as one, in every report for people`() {
        let trial = Article(name: "t.txt", text: Array("Ann denies fraud.".utf8), head: ArticleHead(title: "Trial"))
        let found = Annotations(
            speakers: [Speaker(id: "p1", name: "Ann", kind: .person)],
            statements: [
                Statement(
                    id: "s1", source: [TextSpan(0, 3)], cue: [TextSpan(4, 10)], content: [TextSpan(11, 16)],
                    speaker: "p1")
            ])
        for format in [ExportFormat.markdown, .text, .bibtex, .csl] {
            let told = String(
                decoding: StatementReport.bytes([ReportedArticle(trial, found)], as: format), as: UTF8.self)
            #expect(told.contains("Ann (denies), in paraphrase: fraud"))
        }
        let page = String(decoding: StatementReport.bytes([ReportedArticle(trial, found)], as: .html), as: UTF8.self)
        #expect(page.contains("<b>Ann</b> denies "))
        #expect(!page.contains("Stance over time"), "where nothing is debated there is nothing to draw")
    }

    @Test func `each part of a quotation loses its own marks`() {
        #expect(Citation.quoted("“The tax is fair,\" … \"everyone pays.”") == "“The tax is fair … everyone pays.”")
    }

    @Test func `a guess is cited as one`() {
        var guess = annotations.statements[0]
        guess.confidence = 0.4
        #expect(Citation.text(of: guess, by: nil, in: article).hasSuffix(" (this attribution is a guess)"))
        #expect(!Citation.text(of: annotations.statements[0], by: nil, in: article).contains("guess"))
    }

    @Test(arguments: [ExportFormat.markdown, .html, .csv, .csl, .json, .bibtex, .text])
    func `the person's own note goes with its statement`(format: ExportFormat) {
        let noted = ReportedArticle(article, annotations, notes: ["s2": "so he says"])
        let report = String(decoding: StatementReport.bytes([noted], as: format), as: UTF8.self)
        #expect(report.components(separatedBy: "so he says").count == 2)
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

/// Reports leave the program: nothing in them may run, break out, or be lost.
@Suite struct HostileReportTests {
    private let hostile = Article(
        name: "a.txt", text: Array("=HYPERLINK(1) said <script>alert(1)</script>\" onload='x'.\n".utf8),
        head: ArticleHead(
            title: "<img src=x onerror=alert(1)> & {T}", date: "2024-05-02", source: "S & Co_",
            url: "javascript:alert(1)"))
    private let annotations = Annotations(
        speakers: [Speaker(id: "p1", name: "=cmd|' /C calc'!A0", kind: .person)],
        statements: [
            Statement(id: "s1\"><script>", source: [TextSpan(0, 13)], content: [TextSpan(19, 57)], speaker: "p1")
        ],
        events: [
            Event(
                id: "e1", name: "</h3><script>", kind: .other, mentions: [.init(span: TextSpan(19, 27), form: .named)])
        ])

    private func report(_ format: ExportFormat) -> String {
        String(decoding: StatementReport.bytes([ReportedArticle(hostile, annotations)], as: format), as: UTF8.self)
    }

    @Test func `a page has no tag, attribute or link that came from an article`() {
        let page = report(.html)
        #expect(page.components(separatedBy: "<script").count == 2)
        #expect(!page.contains("<img"))
        #expect(!page.contains("href=\"javascript"))
        #expect(!page.contains(" onload='"))
        #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    }

    @Test func `a page needs no network and cites each statement`() {
        let page = report(.html)
        #expect(page.contains("default-src 'none'"))
        #expect(!page.contains("src=\"http"))
        #expect(page.contains("id=\"c-a1-s1\""))
        #expect(page.contains("paragraph 1</a>"))
    }

    @Test func `a table has no formula`() {
        let row = report(.csv).split(separator: "\n")[1]
        #expect(row.contains(",'=cmd|' /C calc'!A0,"))
    }

    @Test func `references are escaped as LaTeX wants it, and are dated`() {
        let entry = report(.bibtex)
        #expect(entry.contains("\\& \\{T\\}"))
        #expect(entry.contains("howpublished = {S \\& Co\\_}"))
        #expect(entry.contains("year = {2024}"))
        #expect(!entry.contains("javascript:alert(1)},"))
        #expect(report(.csl).contains("\"date-parts\""))
    }

    @Test func `a line of data holds the text that its spans count in`() {
        #expect(report(.jsonl).contains("\"text\":\"=HYPERLINK(1) said"))
        #expect(!report(.json).contains("\"text\":"))
    }

    @Test func `formats are found by the ending of a file and by their names`() {
        #expect(ExportFormat.named(by: "a.csl.json") == .csl)
        #expect(ExportFormat.named(by: "a.json") == .json)
        #expect(ExportFormat.named(by: "a.doc") == nil)
        #expect(ExportFormat(name: "bibtex") == .bibtex)
    }
}
