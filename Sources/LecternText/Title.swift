/// What to call an article.
enum Title {
    /// The head's title, else a first line that looks like one, else the first sentence shortened, else `name`.
    static func of(head: ArticleHead, store: any TextStore, paragraphs: ParagraphIndex, name: String) -> String {
        head.title ?? name
    }
}
