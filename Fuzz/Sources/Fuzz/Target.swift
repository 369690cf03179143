internal import LecternFormats
internal import LecternQuery
internal import LecternText

/// A parser, and what it is given.
enum Target: String, CaseIterable {
    case page, feed, opml, book, markdown, text, line, request, query, configuration

    /// Lets the parser read `bytes`, whatever they are. It may refuse them, but neither crash nor hang; and what it gives must
    /// be as it promises.
    func read(_ bytes: [UInt8]) {
        switch self {
        case .page: article(Array("<!doctype html>".utf8) + bytes)
        case .markdown: article(Array("# Title\n\n".utf8) + bytes)
        case .book, .text: article(bytes)
        case .feed: if let feed = try? Feed.read(bytes, from: "https://n.example/feed") { _ = FeedReport.json(feed) }
        case .opml:
            if let feeds = try? OPML.read(bytes) {
                let again = try? OPML.read(OPML.write(feeds, title: "Feeds"))
                precondition(again?.map(\.address) == feeds.map(\.address), "what is written is read back")
            }
        case .line:
            guard let line = try? ArticleLine(line: bytes) else { return }
            let article = Article(name: "line", text: line.text, head: line.head)
            if let annotations = line.annotations { check(annotations, of: article) }
        case .request: _ = try? AnnotationRequest(line: bytes)
        case .query:
            if let query = try? Query.parse(String(decoding: bytes, as: UTF8.self)) {
                precondition((try? Query.parse(query.description)) == query, "what is written is read back")
            }
        case .configuration: _ = try? ConfigurationDocument.read(bytes)
        }
    }

    private func article(_ bytes: [UInt8]) {
        guard let article = try? ArticleFile.fetched(bytes, from: FileName("https://n.example/a")) else { return }
        precondition(article.paragraphs.count > 0, "an article has words")
        let record = ArticleRecord.encode(article)
        precondition(!record.contains { $0 < 0x20 }, "what is told is fit to be printed")
    }

    /// Reports must not stumble over whatever somebody says of a text.
    private func check(_ annotations: Annotations, of article: Article) {
        for format in ExportFormat.allCases {
            _ = StatementReport.bytes([ReportedArticle(article, annotations)], as: format)
        }
    }
}
