import Foundation
import LecternLibrary
import LecternText
import Testing

/// What a person says better than the analysis holds for what was judged, and for nothing else.
@Suite struct CorrectingTests {
    private let library: Library
    private let article: ArticleID
    private let statement: StatementID

    init() throws {
        library = try Library(at: RandomLibrary.path(), making: true)
        article = try library.add([NewArticle(text: Array("Ana said the bridge is old.".utf8))])[0].id
        statement = StatementID(article: article, statement: "s1")
        try keep(on: "The bridge is closed")
    }

    /// The analysis on an issue: the statement supports it, and is a guess.
    private func keep(on proposition: String) throws {
        let issue = Issue(id: "i1", proposition: proposition)
        let position = Statement.Position(issue: "i1", stance: .support, confidence: 0.6)
        let one = Statement(id: "s1", content: [TextSpan(9, 26)], position: position, confidence: 0.4)
        let found = Annotations(issues: [issue], statements: [one])
        try library.keep([MadeAnalysis(of: article, on: nil, found)], model: proposition)
    }

    private func read() throws -> Statement {
        try #require(try library.article(article.rawValue).annotations?.statements.first)
    }

    @Test func `a stance is corrected on the issue that was judged, and on no other`() throws {
        _ = try library.apply(.correct(statement, .stance(.oppose)))
        #expect(try read().position?.stance == .oppose)
        #expect(try read().position?.confidence == 1)
        try keep(on: "The bridge stays open")
        #expect(try read().position?.stance == .support)
        #expect(try read().position?.confidence == 0.6)
        try keep(on: "The bridge is closed")
        #expect(try read().position?.stance == .oppose)
    }

    @Test func `a stance makes sure of the stance alone, a speaker of who says it`() throws {
        _ = try library.apply(.correct(statement, .stance(.oppose)))
        #expect(try read().confidence == 0.4)
        _ = try library.apply(.correct(statement, .speaker("Ana")))
        #expect(try read().confidence == 1)
    }

    @Test func `a stance that was kept before issues were told holds on any`() throws {
        let kept = Data(#"{"stance":{"_0":"oppose"}}"#.utf8)
        #expect(try JSONDecoder().decode(Correction.self, from: kept) == .stance(.oppose))
    }
}
