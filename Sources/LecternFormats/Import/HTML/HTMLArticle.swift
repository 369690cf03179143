internal import LecternText

/// The article in a page of HTML.
enum HTMLArticle {
    /// Reads the bytes of a page, in whatever encoding it says or seems to be written.
    ///
    /// - Throws: `HTMLError` for what is more than any page. The text is empty when the page has no words at all.
    static func read(_ bytes: [UInt8], charset: String? = nil) throws(HTMLError) -> (head: ArticleHead, text: [UInt8]) {
        try read(page: PageEncoding.text(of: bytes, charset: charset))
    }

    /// Reads a page in UTF-8.
    static func read(page: [UInt8]) throws(HTMLError) -> (head: ArticleHead, text: [UInt8]) {
        let tree = try HTMLParser.parse(page)
        let facts = PageFacts(of: tree)
        var trimmer = ArticleTrimmer(ArticleFinder(tree).blocks(), of: tree)
        var blocks = trimmer.trimmed(facts)
        // What is found in no page that resembles an article is better than nothing.
        if blocks.isEmpty { blocks = PageBlocks(of: tree) { _ in false }.all }
        let head = ArticleHead(
            title: facts.title, date: facts.date, source: facts.site ?? facts.url.flatMap(WebAddress.host),
            url: facts.url,
            author: facts.author, language: facts.language)
        return (head, ArticleText.text(of: blocks))
    }
}
