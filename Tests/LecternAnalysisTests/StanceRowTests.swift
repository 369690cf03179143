import LecternEncoder
import LecternTestSupport
import LecternText
import Testing

@testable import LecternAnalysis

@Suite("Rows in which stances are read")
struct StanceRowTests {
    private static let issue = [Int32](repeating: 2000, count: 60)

    /// A text of `count` words, a paragraph for every `paragraph` of them, and the statements that they are cut into.
    private static func sample(words count: Int, paragraph: Int, statement: Int) -> (Pieces, [Statement])? {
        guard let wordPieces = try? TrainedModel.open().wordPieces else { return nil }
        var (text, spans): (String, [TextSpan]) = ("", [])
        for word in 0..<count {
            let start = text.utf8.count
            text += "bridge"
            spans.append(TextSpan(start, text.utf8.count))
            text += word % paragraph == paragraph - 1 ? "\n\n" : " "
        }
        let statements = stride(from: 0, to: count, by: statement).map { first in
            Statement(
                id: "s\(first)", cue: [spans[first]],
                content: [
                    TextSpan(spans[min(first + 1, count - 1)].start, spans[min(first + statement / 2, count - 1)].end)
                ])
        }
        return (Pieces(Reading(Array(text.utf8)), by: wordPieces), statements)
    }

    @Test(
        "Each statement is in one row, however long text, paragraphs and statements are; no row is longer than the encoder reads.",
        arguments: [(40, 9, 6), (2000, 30, 12), (2000, 5000, 9), (3000, 4000, 2900), (1500, 7, 700), (300, 300, 300)])
    func whole(_ words: Int, _ paragraph: Int, _ statement: Int) throws {
        let (pieces, statements) = try #require(Self.sample(words: words, paragraph: paragraph, statement: statement))
        let rows = StanceRow.rows(statements, pieces, issue: Self.issue)
        #expect(rows.flatMap { $0.members.map(\.index) }.sorted() == Array(statements.indices))
        for row in rows {
            #expect(row.ids.count <= 40 + 2 + 256)
            #expect(row.ids.count <= Encoder.longest)
            #expect(row.issue == 1..<41, "a long issue is cut")
            #expect(row.ids.first == Encoder.begin && row.ids.last == Encoder.separator)
            for member in row.members {
                #expect(member.places[2].first != nil, "its content begins in the row")
                #expect(member.places.joined().allSatisfy { row.issue.upperBound < $0 && $0 < row.ids.count - 1 })
            }
        }
    }

    @Test("A row has the pieces that the text has there, and a separator where some are left out.")
    func pieces() throws {
        let (pieces, statements) = try #require(Self.sample(words: 200, paragraph: 100, statement: 100))
        let rows = StanceRow.rows(statements, pieces, issue: [2000])
        #expect(rows.count == 1)
        let shown = rows.first.map { row in pieces.all.indices.filter { row.row($0) != nil } } ?? []
        #expect(shown.allSatisfy { piece in rows[0].row(piece).map { rows[0].ids[$0] } == pieces.all[piece].id })
        #expect(shown.count < pieces.all.count, "what nobody says is left out")
        #expect(rows.first?.ids.filter { $0 == Encoder.separator }.count == 3)
    }

    @Test("Nobody says anything: there is no row.")
    func nothing() throws {
        let (pieces, _) = try #require(Self.sample(words: 20, paragraph: 9, statement: 5))
        #expect(StanceRow.rows([], pieces, issue: Self.issue).isEmpty)
        let nowhere = Statement(id: "s1", content: [TextSpan(9000, 9010)])
        #expect(StanceRow.rows([nowhere], pieces, issue: Self.issue).isEmpty)
    }
}
