import LecternLibrary
import LecternText
import Testing

@Suite struct PeriodTests {
    /// A library of an article for each date, in each of which somebody says something on one issue.
    private func library(_ dates: [String?]) throws -> Library {
        let library = try Library(at: RandomLibrary.path(), making: true)
        _ = try library.add(
            dates.enumerated().map { number, date in
                let text = Array("Report \(number): it rains.".utf8)
                return NewArticle(
                    text: text, head: ArticleHead(date: date),
                    annotations: Annotations(
                        issues: [Issue(id: "i1", proposition: "It rains")],
                        speakers: [Speaker(id: "p1", name: "Ana Bell", kind: .person)],
                        statements: [
                            Statement(
                                id: "s1", content: [TextSpan(0, text.count)], speaker: "p1",
                                position: Statement.Position(issue: "i1", stance: .support, confidence: 1))
                        ]))
            })
        return library
    }

    @Test func `the statements of any periods of a board are as many as it counts there`() throws {
        let dates = ["2022-11-05", "2022", "2022-12", "2023", "2023", "2023-01-31", "2023-06", "2024-02", nil, "soon"]
        let library = try library(dates)
        let issue = try #require(try library.entities(.issue).first?.id)
        let board = try library.board(of: issue)
        let row = try #require(board.rows.first)
        let periods = board.periods.filter { !$0.isEmpty }
        for first in periods.indices {
            for last in first..<periods.count {
                let count = row.cells[first...last].reduce(0) { $0 + $1.total }
                let found = try library.statements(on: issue, in: periods[first]...periods[last], rows: 0..<99)
                #expect(found.total == count, "\(periods[first]) to \(periods[last])")
            }
        }
        #expect(try library.statements(on: issue, isDated: false, rows: 0..<99).total == 2)
    }
}
