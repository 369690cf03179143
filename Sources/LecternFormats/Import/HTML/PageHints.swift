/// What the names of an element's class and id, its role and its attributes say of what it holds.
struct PageHints: OptionSet, Sendable {
    let rawValue: UInt8

    /// Something beside the article, however long: comments, advice to read on, a sidebar.
    static let noise = PageHints(rawValue: 1)
    /// Something beside the article if it is short: a byline, a date, a row of buttons.
    static let smallNoise = PageHints(rawValue: 2)
    /// The text of the article.
    static let body = PageHints(rawValue: 4)
    /// The article, perhaps with more around it.
    static let article = PageHints(rawValue: 8)
    /// Not shown to anybody.
    static let hidden = PageHints(rawValue: 16)
    /// What readers wrote beneath it.
    static let comments = PageHints(rawValue: 32)
    /// A window over the page: beside the article, unless the article is in it.
    static let window = PageHints(rawValue: 64)

    /// The hints of an element; `known` keeps those of names, which pages repeat.
    init(_ tree: HTMLTree, at node: Int, known: inout [String: PageHints]) {
        var hints: PageHints = []
        for attribute in tree.attributes[tree.nodes[node].range] {
            switch attribute.name {
            case .classes, .dataTestid: hints.formUnion(PageHints(names: attribute.value, known: &known))
            // Longer ones are made of a heading's words.
            case .id:
                if Self.words(of: attribute.value[...]).count <= 3 {
                    hints.formUnion(PageHints(names: attribute.value, known: &known))
                }
            case .itemprop: if attribute.value == "articleBody" { hints.insert(.body) }
            case .role: hints.formUnion(PageHints(role: attribute.value))
            case .hidden: hints.insert(.hidden)
            case .ariaHidden: if attribute.value == "true" { hints.insert(.hidden) }
            case .style:
                let style = attribute.value.lowercased().filter { $0 != " " }
                if style.contains("display:none") || style.contains("visibility:hidden") { hints.insert(.hidden) }
            default: break
            }
        }
        self = hints
    }

    init(rawValue: UInt8) { self.rawValue = rawValue }

    private init(role: String) {
        switch role.lowercased() {
        case "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alert", "menu", "menubar",
            "toolbar", "tablist", "button":
            self = .noise
        case "main", "article": self = .article
        default: self = []
        }
    }

    /// The hints of a class or id: of its words, and of words that stand together.
    private init(names: String, known: inout [String: PageHints]) {
        if let hints = known[names] {
            self = hints
            return
        }
        self.init(names: names)
        known[names] = self
    }

    private init(names: String) {
        var hints: PageHints = []
        for name in names.split(whereSeparator: \.isWhitespace) {
            let words = Self.words(of: name)
            let set = Set(words)
            // What a post of a social network is embedded in holds words that the article quotes.
            if !set.isDisjoint(with: Self.noiseWords), !set.contains("embed") { hints.insert(.noise) }
            if !set.isDisjoint(with: Self.windowWords) { hints.insert(.window) }
            if !set.isDisjoint(with: Self.commentWords) { hints.insert(.comments) }
            if !set.isDisjoint(with: Self.smallNoiseWords) { hints.insert(.smallNoise) }
            let joined = words.joined(separator: "-")
            if Self.bodyNames.contains(where: joined.contains) { hints.insert(.body) }
            if !set.isDisjoint(with: Self.articleWords) { hints.insert(.article) }
        }
        self = hints
    }

    /// The words of a name, in small letters: parted by marks, digits and capitals.
    private static func words(of name: Substring) -> [String] {
        var (words, word) = ([String](), "")
        var wasSmall = false
        for letter in name.unicodeScalars {
            let isLarge = (0x41...0x5A).contains(letter.value)
            let isSmall = (0x61...0x7A).contains(letter.value)
            if isLarge && wasSmall || !isLarge && !isSmall, !word.isEmpty {
                words.append(word)
                word = ""
            }
            if isLarge || isSmall {
                word.unicodeScalars.append(isLarge ? Unicode.Scalar(UInt8(letter.value + 32)) : letter)
            }
            wasSmall = isSmall
        }
        return word.isEmpty ? words : words + [word]
    }

    private static let noiseWords: Set<String> = [
        "comment", "comments", "commentlist", "disqus", "respond", "related", "recommend", "recommended",
        "recommendation", "recommendations", "recirc", "recirculation", "share", "shares", "sharing", "sharebar",
        "sharedaddy", "addthis", "social", "newsletter", "newsletters", "subscribe", "subscription", "signup", "promo",
        "promos", "promotion", "promoted", "ad", "ads", "adv", "advert", "adverts", "advertisement", "advertising",
        "adslot", "adunit", "dfp", "sponsor", "sponsored", "sidebar", "rail", "footer", "nav", "navigation", "navbar",
        "menu", "breadcrumb", "breadcrumbs", "cookie", "cookies", "consent", "gdpr",
        "outbrain", "rollover", "tooltip", "popover", "hovercard", "taboola", "zergnet", "trending", "popular",
        "mostpopular", "mostread", "teaser",
        "teasers", "pagination", "pager", "login", "register", "print", "rating", "ratings", "skip", "toolbar",
        "masthead", "livefyre", "jp", "upsell", "donate", "donation", "feedback", "survey", "quiz", "hatnote",
        "noprint", "navbox", "infobox", "toc", "reflist", "catlinks", "editsection", "metadata",
    ]

    private static let windowWords: Set<String> = ["popup", "modal", "overlay", "lightbox"]

    private static let commentWords: Set<String> = [
        "comment", "comments", "commentlist", "disqus", "respond", "livefyre",
    ]

    private static let smallNoiseWords: Set<String> = [
        "byline", "author", "authors", "bio", "meta", "dateline", "timestamp", "date", "time", "published", "tags",
        "tag",
        "topics", "category", "categories", "caption", "credit", "copyright", "disclaimer", "widget", "banner",
        "button",
        "buttons", "tool", "tools", "label", "kicker", "eyebrow", "hidden", "links", "more", "readmore", "follow",
        "gallery", "slideshow", "carousel", "paywall", "legal", "notice", "cta",
    ]

    private static let bodyNames = [
        "article-body", "article-content", "article-text", "article-copy", "article-main", "entry-content",
        "entry-body", "post-content", "post-body", "post-text", "story-body", "story-content", "story-text",
        "body-content", "content-body", "body-text", "body-copy", "main-content", "news-content", "news-text",
        "page-content", "rich-text", "article-inner", "single-content", "article-detail", "articlebody",
        "articlecontent", "articletext", "storybody", "postcontent", "entrycontent", "story-contents",
    ]

    private static let articleWords: Set<String> = [
        "article", "story", "post", "entry", "main", "content", "body", "text", "hentry", "blog", "prose",
    ]
}
