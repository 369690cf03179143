/// An article as a page holds it.
struct HTMLArticle {
    var facts: PageFacts
    var blocks: [PageBlock]
    var text: String { blocks.map { String(decoding: $0.text, as: UTF8.self) }.joined(separator: "\n\n") }

    static func read(_ bytes: [UInt8], encodingHint: String?) throws(HTMLError) -> HTMLArticle {
        let tree = try HTMLParser.parse(bytes)
        let facts = PageFacts(of: tree)
        var trimmer = ArticleTrimmer(ArticleFinder(tree).blocks(), of: tree)
        var blocks = trimmer.trimmed(facts)
        if blocks.isEmpty { blocks = PageBlocks(of: tree) { _ in false }.all }
        return HTMLArticle(facts: facts, blocks: blocks)
    }
}
