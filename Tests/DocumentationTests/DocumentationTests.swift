import Foundation
import LecternAnalysis
import LecternReader
import LecternScreen
import LecternTestSupport
import LecternText
import Testing

/// What the documents show is what the program does; `make docs` writes it anew.
@Suite struct DocumentationTests {
    private static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Compares what stands between `<!-- NAME -->` and `<!-- /NAME -->` in a document.
    private func expect(_ found: String, as name: String, in document: String) throws {
        let file = Self.root.appending(path: document)
        let text = try String(contentsOf: file, encoding: .utf8)
        let start = try #require(text.range(of: "<!-- \(name) -->\n"), "\(document) has no <!-- \(name) -->")
        let end = try #require(text.range(of: "<!-- /\(name) -->"), "\(document) has no <!-- /\(name) -->")
        if ProcessInfo.processInfo.environment["LECTERN_DOCS"] == "write" {
            let written = text.replacingCharacters(in: start.upperBound..<end.lowerBound, with: found)
            try Data(written.utf8).write(to: file)
        } else {
            #expect(String(text[start.upperBound..<end.lowerBound]) == found, "mend it with: make docs")
        }
    }

    private func cells(_ rows: [Binding.Row]) -> String {
        rows.map { row in row.keys.map { "`\(KeyNotation.shown($0))`" }.joined(separator: " ") + " " + row.help }
            .joined(separator: " · ")
    }

    @Test func `the README shows the key table`() throws {
        var lines = ["| for | keys |", "|---|---|"]
        for group in Binding.Group.allCases {
            lines.append(
                "| \(group.rawValue) | " + cells(Binding.rows(in: .article).filter { $0.group == group }) + " |")
        }
        lines.append("| in the library | " + cells(Binding.rows(in: .library)) + " |")
        try expect(lines.joined(separator: "\n") + "\n", as: "keys", in: "README.md")
    }

    @Test func `the README shows the seed article as the program does`() throws {
        let text = try Data(contentsOf: Self.root.appending(path: "seeds/000_3f3142c87a95ead7.txt"))
        let article = Article(name: "000_3f3142c87a95ead7.txt", text: Array(text))
        var reader = Reader(article: article, size: Size(columns: 80, rows: 24))
        let analyser = try Analyser(try TrainedModel.open(), stances: try TrainedModel.openStances())
        for case .annotate(let stretch, _) in reader.start() {
            _ = reader.apply(.annotated(analyser.annotate(Array(text)), of: stretch))
        }
        let screen = reader.draw()
        let rows = (0..<24).map { row in
            let line = screen.row(row).map(\.text).joined()
            return String(line.reversed().drop { $0 == " " }.reversed())
        }
        try expect("```\n" + rows.joined(separator: "\n") + "\n```\n", as: "screen", in: "README.md")
    }
}
