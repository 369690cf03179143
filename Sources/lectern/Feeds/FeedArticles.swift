internal import LecternFormats
internal import LecternLibrary
internal import LecternText

/// Makes articles of the entries of a feed: whole ones, from the web where the feed tells only what they are about.
struct FeedArticles: Sendable {
    /// What became of an entry.
    struct Outcome: Sendable {
        /// Nil when there is nothing to read in it.
        var article: NewArticle?
        /// What went wrong with its page; nil when nothing did.
        var problem: ImportError?
        /// Whether the page may come another time, so that the entry is to be left for that.
        var isForLater: Bool { problem?.isPassing == true }
    }

    /// What the feed is called.
    let title: String?
    /// Opens pages; nil leaves the web alone, for feeds in files.
    let opening: Opening?

    /// Whether the page of an entry would be fetched.
    func needsPage(_ entry: FeedEntry) -> Bool { opening != nil && entry.isSummary && page(of: entry) != nil }

    /// The article that an entry tells of; waits for its page where that is needed.
    func article(of entry: FeedEntry) -> Outcome {
        let told = told(entry)
        guard let opening, let page = page(of: entry), entry.isSummary else { return Outcome(article: told) }
        do throws(ImportError) {
            let found = try opening.article(at: page)
            let text = found.store.bytes(in: TextSpan(0, found.store.byteCount))
            // What is shorter than a summary is a page that wants a subscription, or a picture.
            if let told, told.text.count > text.count { return Outcome(article: told) }
            var head = found.head
            head.title = entry.title ?? head.title
            head.date = day(of: entry) ?? head.date
            head.author = entry.author ?? head.author
            head.source = head.source ?? title
            return Outcome(article: NewArticle(text: text, head: head, fileName: found.name))
        } catch {
            return Outcome(article: told, problem: error)
        }
    }

    /// What the feed itself gives.
    private func told(_ entry: FeedEntry) -> NewArticle? {
        guard let words = entry.text ?? entry.summary, words.contains(where: { !$0.isWhitespace }) else { return nil }
        let head = ArticleHead(
            title: entry.title, date: day(of: entry), source: title, url: page(of: entry), author: entry.author)
        return NewArticle(text: Self.text(words), head: head, fileName: entry.title ?? "entry")
    }

    private func page(of entry: FeedEntry) -> String? { entry.link.flatMap { WebAddress.isFetchable($0) ? $0 : nil } }

    private func day(of entry: FeedEntry) -> String? { entry.date.map { String($0.iso8601.prefix(10)) } }

    /// Paragraphs with a blank line between them, but for the items of a list.
    private static func text(_ words: String) -> [UInt8] {
        var text: [UInt8] = []
        var wasItem = false
        for line in words.split(separator: "\n") {
            let isItem = line.hasPrefix("- ")
            if !text.isEmpty { text += isItem && wasItem ? [0x0A] : [0x0A, 0x0A] }
            text += Array(line.utf8)
            wasItem = isItem
        }
        return text
    }
}
