import LecternReader
import LecternScreen
import LecternTestSupport
import LecternText
import Testing

/// Reading a text anew that has changed meanwhile.
@Suite struct ReloadingTests {
    private static let words = (1...60).map { "Paragraph \($0) of the minutes." }

    private func article(_ paragraphs: [String]) -> Article {
        Article(name: "minutes.txt", text: Array(paragraphs.joined(separator: "\n\n").utf8))
    }

    /// The words of the current paragraph on screen.
    private func current(_ reader: Reader) -> String? {
        let screen = reader.draw()
        let rows = (0..<reader.size.rows).map { screen.row($0).map(\.text).joined() }
        return rows.first { $0.contains("▌") }?.split(separator: "▌").last.map { String($0.prefix { $0 != "." }) }
    }

    private func reloaded(_ keys: String, _ paragraphs: [String]) -> Reader {
        var reader = Reader(article: article(Self.words), size: Size(columns: 80, rows: 24))
        reader.type(keys)
        _ = reader.apply(.outdated)
        _ = reader.apply(.opened(article(paragraphs), file: 0, keepingPlace: true))
        return reader
    }

    @Test(arguments: [(80, 24), (40, 10), (140, 50)])
    func `a change of the file is told, for a moment and then in short`(columns: Int, rows: Int) {
        var reader = Sample.reader(columns: columns, rows: rows)
        _ = reader.apply(.outdated)
        expectGolden(reader.draw(), "outdated-\(columns)x\(rows)")
        reader.type("j")
        expectGolden(reader.draw(), "outdated-later-\(columns)x\(rows)")
        #expect(reader.type("R") == [.reload])
    }

    @Test func `whoever types is not interrupted`() {
        var reader = Sample.reader()
        reader.type("f b e l l")
        let before = reader.draw()
        _ = reader.apply(.outdated)
        #expect(reader.draw() == before)
    }

    @Test func `the place is that of the words, wherever they have gone`() {
        #expect(current(reloaded("30 G", ["New.", "Newer."] + Self.words)) == "Paragraph 30 of the minutes")
        #expect(current(reloaded("30 G", Array(Self.words.dropFirst(12)))) == "Paragraph 30 of the minutes")
    }

    @Test func `a paragraph that has changed itself is found by those before it`() {
        var paragraphs = ["New.", "Newer."] + Self.words
        paragraphs[31] = "Paragraph thirty of the minutes."
        #expect(current(reloaded("30 G", paragraphs)) == "Paragraph thirty of the minutes")
    }

    @Test func `a text that has become short is read from its end`() {
        #expect(current(reloaded("30 G", ["All.", "Gone."])) == "Gone")
    }

    @Test func `bookmarks and the way back go with the words`() {
        var reader = reloaded("20 G m a 40 G", ["New."] + Self.words)
        reader.type("' a")
        #expect(current(reader) == "Paragraph 20 of the minutes")
        reader.type("^O")
        #expect(current(reader) == "Paragraph 40 of the minutes")
    }
}
