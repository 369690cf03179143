import LecternTestSupport
import Testing

@testable import LecternFormats

/// The tree of a page, and what is refused before or while it is made.
struct HTMLParserTests {
    /// The elements of a page, each with its depth: `p.2`.
    private func outline(_ page: String) throws -> [String] {
        let tree = try HTMLParser.parse(Array(page.utf8))
        return tree.nodes.indices.dropFirst().map { node in
            var (depth, above) = (0, node)
            while above > 0 { (depth, above) = (depth + 1, tree.nodes[above].parent) }
            return "\(tree.nodes[node].element.rawValue).\(depth)"
        }
    }

    private func error(_ page: String) -> HTMLError? {
        do throws(HTMLError) {
            _ = try HTMLParser.parse(Array(page.utf8))
            return nil
        } catch {
            return error
        }
    }

    @Test func `elements that are not closed end where others begin`() throws {
        #expect(
            try outline("<p>a<p>b<ul><li>c<li>d</ul>") == [
                "html.1", "body.2", "p.3", "#text.4", "p.3", "#text.4", "ul.3", "li.4", "#text.5", "li.4", "#text.5",
            ])
    }

    @Test func `what a node holds are the nodes after it`() throws {
        let tree = try HTMLParser.parse(Array("<div id=a>one<b>two</b></div><p title=x class='c d'>three".utf8))
        let div = try #require(tree.nodes.firstIndex { $0.element == .div })
        #expect(String(decoding: tree.textContent(of: div), as: UTF8.self) == "onetwo")
        #expect(tree.value(of: .id, at: div) == "a")
        #expect(tree.children(of: div).map { tree.nodes[$0].element } == [.text, .b])
        let paragraph = try #require(tree.nodes.firstIndex { $0.element == .p })
        #expect(tree.value(of: .classes, at: paragraph) == "c d")
    }

    @Test func `what no page needs is refused`() {
        #expect(error(String(repeating: "<div>", count: 3000) + "x") == .tooDeep)
        #expect(error("<p " + (0..<5000).map { "a\($0)=1" }.joined(separator: " ") + ">x") == .tooMany)
        #expect(error("<p title='" + String(repeating: "a=1 ", count: 5000) + "'>x") == nil)
        #expect(error("<script>var s = \"<p " + String(repeating: "a ", count: 5000) + "\"</script>x") == nil)
        #expect(error("<!-- <p " + String(repeating: "a ", count: 5000) + "-->x") == nil)
        #expect(error(String(repeating: "<b>", count: HTMLGuard.tagLimit + 1)) == .tooMany)
    }

    @Test(arguments: SeededGenerator.seeds(40))
    func `any bytes give a tree whose nodes lie within each other`(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let pieces = [
            "<p>", "</p>", "<div class='a'>", "</div>", "<table>", "<tr>", "<td>", "<a href=x>", "</a>", "<", ">",
            "&amp", "&#0;", "<!--", "-->", "<script>", "</script>", "\"", "'", "=", "\0", "word ", "é", "<li>", "<ul>",
            "</ul>", "<svg><g>", "<![CDATA[", "<?xml ", "</",
        ]
        var page: [UInt8] = []
        for _ in 0..<Int.random(in: 0..<400, using: &generator) {
            page += Array(pieces[Int.random(in: 0..<pieces.count, using: &generator)].utf8)
            if Int.random(in: 0..<10, using: &generator) == 0 {
                page.append(UInt8.random(in: 0...255, using: &generator))
            }
        }
        let tree = try HTMLParser.parse(page)
        for (index, node) in tree.nodes.enumerated().dropFirst() {
            #expect(node.parent < index && node.end > index && node.end <= tree.nodes[node.parent].end, "\(generator)")
        }
        let text = try HTMLArticle.read(page).text
        #expect(String(validating: text, as: UTF8.self) != nil, "\(generator)")
        #expect(!text.contains { $0 < 0x20 && $0 != 0x0A || $0 == 0x7F }, "\(generator)")
    }
}
