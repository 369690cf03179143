import Foundation
import LecternTestSupport
import Testing

/// `lectern add --dry-run`, and reading what is no plain text.
@Suite struct AddTests {
    private static let page =
        "<!doctype html><title>A bridge</title><p>The bridge is closed, the mayor of the town said on Monday.</p>"

    private func add(_ input: String) throws -> Program.Result {
        try Program.run(["add", "--dry-run", "--format", "json", "-"], input: Data(input.utf8))
    }

    @Test func `a page is told as one object, null where nobody says`() throws {
        let result = try add(Self.page)
        #expect(result.status == 0)
        #expect(
            result.lines == [
                #"{"author":null,"date":null,"language":null,"paragraphs":["The bridge is closed, the mayor of the town said on Monday."],"source":null,"title":"A bridge","url":null}"#
            ])
    }

    @Test func `what holds nothing gives 1, what cannot be read 2, and one line`() throws {
        for (input, status) in [
            ("", 1), ("<!doctype html><script>x</script>", 1), ("PK\u{3}\u{4}META-INF/container.xml", 2),
        ] {
            let result = try add(input)
            #expect(result.status == Int32(status), "\(input)")
            #expect(result.output.isEmpty)
            #expect(
                result.errors.hasPrefix("lectern: standard input: is ")
                    && result.errors.split(separator: "\n").count == 1)
        }
    }

    @Test func `a feed and articles as data are told from a pipe too`() throws {
        let feed = try add("<rss><channel><title>N</title><item><title>T</title></item></channel></rss>")
        #expect(feed.lines == [#"{"entries":[{"title":"T"}],"feed":{"title":"N"}}"#])
        let lines = try add(#"{"id":"a","text":"Rain."}"# + "\n\n" + #"{"id":"b"}"# + "\n")
        #expect(lines.status == 2)
        #expect(lines.lines.count == 1)
        #expect(
            lines.errors
                == "lectern: standard input:3: the member .text is missing; write it anew with lectern export\n")
    }

    @Test func `pages and Markdown are read as articles, from pipes too`() throws {
        let page = try Program.run(["--plain", "-"], input: Data(Self.page.utf8))
        #expect(
            page.lines.count == 1
                && page.lines[0].hasSuffix("The bridge is closed, the mayor of the town said on Monday."))
        let notes = try Program.run(["--plain", "-"], input: Data("# A bridge\n\nIt is\n**closed**.\n".utf8))
        #expect(notes.lines.last?.hasSuffix("It is closed.") == true)
    }

    @Test func `a folder gives its files, and a wrong one does not stop the rest`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "lectern-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data("First text.".utf8).write(to: folder.appending(path: "a"))
        try Data([0x1F, 0x8B, 8, 0]).write(to: folder.appending(path: "b"))
        try Data(Self.page.utf8).write(to: folder.appending(path: "c"))
        let result = try Program.run(["add", "--dry-run", folder.path()])
        #expect(result.status == 2)
        #expect(result.lines.count == 2)
        #expect(result.errors.contains("b: is compressed by gzip, not text"))
    }
}
