/// A feed as data: what `lectern add --dry-run --format json` prints of one.
public enum FeedReport {
    /// `{"feed":{"title","link"},"entries":[{"title","link","date","author","summary","text"}]}` and a line end; what the feed
    /// does not tell is left out, a date is of ISO 8601 in Greenwich.
    public static func json(_ feed: Feed) -> [UInt8] {
        let value = Document(
            feed: .init(title: feed.title, link: feed.link),
            entries: feed.entries.map {
                .init(
                    title: $0.title, link: $0.link, date: $0.date?.iso8601, author: $0.author, summary: $0.summary,
                    text: $0.text)
            })
        return JSONText.encode(value) + [0x0A]
    }

    private struct Document: Encodable {
        struct Head: Encodable { var title, link: String? }
        struct Entry: Encodable { var title, link, date, author, summary, text: String? }
        var feed: Head
        var entries: [Entry]
    }
}
