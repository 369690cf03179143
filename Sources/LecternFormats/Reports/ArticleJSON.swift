public import LecternText

/// An article as JSON: what `add --dry-run` would keep of it.
public enum ArticleJSON {
    /// `{"title","author","date","language","url","source","paragraphs":["…"]}`, null where nobody says it.
    ///
    /// All texts are fit to be printed. There is no line end.
    public static func encode(_ article: Article) -> [UInt8] {
        let paragraphs = (0..<article.paragraphs.count).map { Sanitizer.printable(article.paragraph($0).bytes) }
        let head = article.head
        let record = Record(
            title: Sanitizer.printable(article.title), author: head.author.map { Sanitizer.printable($0) },
            date: head.date.map { Sanitizer.printable($0) }, language: head.language.map { Sanitizer.printable($0) },
            url: head.url.map { Sanitizer.printable($0) }, source: head.source.map { Sanitizer.printable($0) },
            paragraphs: paragraphs)
        return JSONText.encode(record)
    }

    private struct Record: Encodable {
        var title: String
        var author, date, language, url, source: String?
        var paragraphs: [String]

        /// Written by hand so that what nobody says is `null`, and not left out.
        func encode(to encoder: any Encoder) throws {
            var members = encoder.container(keyedBy: Key.self)
            try members.encode(title, forKey: .title)
            try members.encode(author, forKey: .author)
            try members.encode(date, forKey: .date)
            try members.encode(language, forKey: .language)
            try members.encode(url, forKey: .url)
            try members.encode(source, forKey: .source)
            try members.encode(paragraphs, forKey: .paragraphs)
        }

        private enum Key: String, CodingKey { case title, author, date, language, url, source, paragraphs }
    }
}
