/// What a page says of its article outside the text: who wrote it, when and where it appeared.
struct PageFacts: Hashable, Sendable {
    var title: String?
    /// All that the page calls it, letters and digits alone.
    var titles: Set<[UInt8]> = []
    var author: String?
    /// A day, such as `2016-09-26`.
    var date: String?
    /// As BCP 47 has it, such as `en` or `pt-BR`.
    var language: String?
    /// The address that the page calls its own.
    var url: String?
    /// Who publishes it.
    var site: String?
    /// The text as its JSON-LD has it, without markup.
    var articleBody: String?

    /// Reads what a page says: first as JSON-LD, then in its `meta` elements, then in the marks of its text.
    init(of tree: HTMLTree) {
        let linked = LinkedData(of: tree)
        let meta = MetaElements(of: tree)
        let marks = PageMarks(of: tree)
        site = Self.words(meta.first("og:site_name", "application-name") ?? linked.publisher)
        let isSite = { [site] (part: String) in site.map { Self.folded($0) == Self.folded(part) } ?? false }
        let titles = [linked.headline, meta.first("og:title", "twitter:title", "dc.title"), marks.heading, marks.title]
        title = titles.lazy.compactMap(Self.words).first.map { Self.withoutSite($0, heading: marks.heading, isSite) }
        self.titles = Set((titles + [title]).compactMap { $0 }.map(Self.folded).filter { $0.count >= 4 })
        author = Self.author([
            linked.author, meta.first("author", "parsely-author", "sailthru.author", "dc.creator", "article:author"),
            marks.author,
        ])
        date =
            [
                linked.date,
                meta.first(
                    "article:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "date", "pubdate",
                    "publishdate", "dc.date.issued", "dc.date", "dcterms.created", "og:published_time",
                    "article:published"),
                marks.date, linked.dateModified, meta.first("article:modified_time", "og:updated_time"),
            ].lazy.compactMap(Self.day).first
        language =
            [marks.language, linked.language, meta.first("content-language", "og:locale", "language", "dc.language")]
            .lazy.compactMap(Self.language).first
        url = [marks.canonical, meta.first("og:url"), linked.url, marks.base].lazy.compactMap(Self.address).first
        articleBody = linked.articleBody
    }

    /// Text on one line, nil when there is none.
    private static func words(_ text: String?) -> String? {
        text.map { PlainWords.line(plain($0)) }.flatMap { $0.isEmpty || $0.utf8.count > 1000 ? nil : $0 }
    }

    /// Text without the character references that were written into a value twice over.
    private static func plain(_ text: String) -> String {
        var references = References()
        return references.replaced(in: Array(text.utf8)[...])
    }

    /// Letters and digits alone, in small letters as far as they are Latin, for comparing. Cost: one pass.
    static func folded(_ text: some Sequence<UInt8>) -> [UInt8] {
        var folded: [UInt8] = []
        var skipped = 0
        for byte in text {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): folded.append(byte | 0x20)
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): folded.append(byte)
            // The lead of dashes, quotation marks and signs, U+2000 on, and of Latin-1's.
            case 0xE2: skipped = 2
            case 0xC2: skipped = 1
            case 0x80...: if skipped > 0 { skipped -= 1 } else { folded.append(byte) }
            default: skipped = 0
            }
        }
        return folded
    }

    private static func folded(_ text: String) -> [UInt8] { folded(text.utf8) }

    /// A title without the name of the site, which stands behind it, or before.
    private static func withoutSite(_ title: String, heading: String?, _ isSite: (String) -> Bool) -> String {
        if let heading = words(heading), heading.utf8.count >= 12, heading.utf8.count < title.utf8.count,
            folded(title).starts(with: folded(heading))
        {
            return heading
        }
        for separator in [" | ", " - ", " – ", " — ", " · ", " :: ", " « "] {
            let parts = title.split(separator: separator, omittingEmptySubsequences: true)
            guard parts.count > 1, let first = parts.first, let last = parts.last else { continue }
            if isSite(String(last)) { return parts.dropLast().joined(separator: separator) }
            if isSite(String(first)) { return parts.dropFirst().joined(separator: separator) }
        }
        return title
    }

    private static func author(_ candidates: [String?]) -> String? {
        for candidate in candidates {
            guard var name = words(candidate), !name.contains("://"), name.utf8.count <= 200 else { continue }
            for prefix in ["by ", "von ", "par ", "por ", "di "] where name.lowercased().hasPrefix(prefix) {
                name = String(name.dropFirst(prefix.count))
            }
            while let last = name.last, " ,|-–—:".contains(last) { name.removeLast() }
            if name.contains(where: \.isLetter) { return name }
        }
        return nil
    }

    private static func day(_ text: String?) -> String? {
        text.flatMap { DateReading($0) }.map { String($0.iso8601.prefix(10)) }.flatMap { $0 > "1600" ? $0 : nil }
    }

    private static func language(_ text: String?) -> String? {
        guard let tag = text?.split(whereSeparator: { " ,;".contains($0) }).first else { return nil }
        let parts = tag.split { $0 == "-" || $0 == "_" }
        guard let first = parts.first, (2...3).contains(first.utf8.count), parts.count <= 4,
            parts.allSatisfy({
                $0.utf8.count <= 8
                    && $0.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) }
            })
        else { return nil }
        return ([first.lowercased()] + parts.dropFirst().map(String.init)).joined(separator: "-")
    }

    private static func address(_ text: String?) -> String? {
        text.flatMap { WebAddress.resolve($0, against: nil) }.flatMap { WebAddress.isFetchable($0) ? $0 : nil }
    }
}

/// The `meta` elements of a page.
private struct MetaElements {
    private var contents: [String: String] = [:]

    init(of tree: HTMLTree) {
        for (node, element) in tree.nodes.enumerated() where element.element == .meta {
            guard let content = tree.value(of: .content, at: node), !content.isEmpty else { continue }
            for key in [HTMLAttribute.property, .name, .itemprop, .httpEquiv] {
                guard let name = tree.value(of: key, at: node)?.lowercased(), contents[name] == nil else { continue }
                contents[name] = content
            }
        }
    }

    /// The content of the first of these names that has one.
    func first(_ names: String...) -> String? { names.lazy.compactMap { contents[$0] }.first }
}

/// What the elements of a page tell.
private struct PageMarks {
    var title, heading, author, date, language, canonical, base: String?

    init(of tree: HTMLTree) {
        for (node, element) in tree.nodes.enumerated() where element.element != .text {
            switch element.element {
            case .html: language = language ?? tree.value(of: .lang, at: node)
            case .title: title = title ?? Self.text(tree, node)
            case .h1: heading = heading ?? Self.text(tree, node)
            case .time:
                if date == nil, let time = tree.value(of: .datetime, at: node), DateReading(time) != nil { date = time }
            case .link:
                if canonical == nil, tree.value(of: .rel, at: node)?.lowercased() == "canonical" {
                    canonical = tree.value(of: .href, at: node)
                }
            default: break
            }
            take(tree, node)
        }
    }

    /// Takes what `itemprop` and `rel` tell.
    private mutating func take(_ tree: HTMLTree, _ node: Int) {
        let property = tree.value(of: .itemprop, at: node)
        if property == "datePublished" {
            date = tree.value(of: .content, at: node) ?? tree.value(of: .datetime, at: node) ?? date
        }
        let isAuthor = property == "author" || tree.value(of: .rel, at: node)?.lowercased() == "author"
        guard author == nil, isAuthor || isByline(tree, node), let text = Self.text(tree, node) else { return }
        if (3...100).contains(text.utf8.count) { author = text }
    }

    private func isByline(_ tree: HTMLTree, _ node: Int) -> Bool {
        guard let classes = tree.value(of: .classes, at: node) else { return false }
        return classes.split(separator: " ").contains { Self.bylineNames.contains(String($0)) }
    }

    private static let bylineNames: Set<String> = [
        "byline", "author", "author-name", "byline-name", "article-author", "entry-author", "post-author", "vcard",
        "byline__name",
    ]

    private static func text(_ tree: HTMLTree, _ node: Int) -> String? {
        let text = PlainWords.line(String(decoding: tree.textContent(of: node, atMost: 4000), as: UTF8.self))
        return text.isEmpty ? nil : text
    }
}
