/// Reads what RSS, Atom and CDF have in common, and tells where they differ by what an element is called.
struct MarkupFeed {
    /// The most entries of a feed that are kept.
    static let entryLimit = 100_000

    private let root: FeedElement
    /// The element that describes the feed: `channel`, or the root.
    private let channel: FeedElement
    private let address: String?
    private let link: String?
    /// Whoever writes the entries that name nobody.
    private let author: String?

    /// The feed in a tree; nil when there is no feed in it.
    static func read(_ root: FeedElement, from address: String?) -> Feed? {
        guard ["rss", "rdf", "feed", "channel", "entry"].contains(root.name) else { return nil }
        let reading = MarkupFeed(root, from: address)
        return reading.feed
    }

    private init(_ root: FeedElement, from address: String?) {
        self.root = root
        channel = root.child("channel") ?? root
        self.address = address
        link = FeedLinks.link(of: channel, against: address)
        author = FeedPeople.authors(of: channel, isFeed: true)
    }

    private var feed: Feed {
        var items: [FeedElement] = []
        Self.collect(root, into: &items)
        // What breaks off in the middle of a word will be whole when it is fetched again.
        if items.count > 1, items.last?.isCut == true { items.removeLast() }
        let title = FeedWords.title(of: channel)
        return Feed(title: title, link: link, entries: items.prefix(Self.entryLimit).map(entry))
    }

    /// All items beneath `element`, in order: those of RSS 1.0 stand beside the channel, those of CDF in channels of channels.
    private static func collect(_ element: FeedElement, into items: inout [FeedElement]) {
        if element.isItem {
            items.append(element)
            return
        }
        for case .element(let child) in element.content where child.vocabulary == .own { collect(child, into: &items) }
    }

    private func entry(_ item: FeedElement) -> FeedEntry {
        let link = FeedLinks.link(of: item, against: self.link ?? address)
        let title = FeedWords.title(of: item)
        let text = FeedWords.text(of: item)
        let identity = item.child("guid") ?? item.child("id") ?? item.child("id", .atom)
        let id = identity.map { PlainWords.line($0.rawText) }.flatMap(PlainWords.nonEmpty)
        return FeedEntry(
            id: id ?? item.value(of: "about") ?? link ?? title ?? "", title: title, link: link,
            date: Self.date(of: item),
            author: FeedPeople.authors(of: item, isFeed: false) ?? author, summary: text.summary, text: text.text,
            isWhole: text.isWhole)
    }

    /// When an item was published, else when it was changed; the first of these that is a date.
    private static func date(of item: FeedElement) -> DateReading? {
        for (name, vocabulary) in dateNames {
            if let date = item.child(name, vocabulary).flatMap({ DateReading($0.rawText) }) { return date }
        }
        return item.value(of: "lastmod").flatMap(DateReading.init)
    }

    private static let dateNames: [(String, FeedElement.Vocabulary)] = [
        ("published", .own), ("issued", .own), ("pubdate", .own), ("published", .atom), ("date", .dublinCore),
        ("issued", .dublinCore), ("available", .dublinCore), ("created", .own), ("created", .dublinCore),
        ("date", .own), ("updated", .own), ("modified", .own), ("updated", .atom), ("modified", .dublinCore),
        ("lastbuilddate", .own),
    ]
}

/// Where feeds and entries lead.
enum FeedLinks {
    /// The page that a feed or an entry stands on, absolute where anything says what it is relative to.
    static func link(of element: FeedElement, against address: String?) -> String? {
        for candidate in candidates(of: element) {
            if let link = WebAddress.resolve(candidate.text, against: candidate.base ?? address) { return link }
        }
        return nil
    }

    private static func candidates(of element: FeedElement) -> [(text: String, base: String?)] {
        let links = element.all("link") + element.all("link", .atom)
        var found: [(text: String, base: String?)] = []
        for link in alternates(links) { found.append((link.value(of: "href") ?? "", link.base)) }
        for link in links where link.value(of: "href") == nil { found.append((link.rawText, link.base)) }
        // CDF.
        if let page = element.value(of: "href") { found.append((page, element.base ?? element.value(of: "base"))) }
        if let page = element.child("a")?.value(of: "href") { found.append((page, element.base)) }
        if let guid = element.child("guid"), guid.value(of: "ispermalink")?.lowercased() != "false" {
            let text = PlainWords.line(guid.rawText)
            if WebAddress.isFetchable(text) { found.append((text, nil)) }
        }
        if let about = element.value(of: "about"), WebAddress.isFetchable(about) { found.append((about, nil)) }
        return found.filter { !PlainWords.line($0.text).isEmpty }
    }

    /// Links of Atom to the page itself, pages for people first.
    private static func alternates(_ links: [FeedElement]) -> [FeedElement] {
        let alternates = links.filter {
            $0.value(of: "href") != nil && ($0.value(of: "rel") ?? "alternate").lowercased().hasSuffix("alternate")
        }
        func isPage(_ link: FeedElement) -> Bool {
            link.value(of: "type").map { $0.lowercased().contains("html") } ?? true
        }
        return alternates.filter(isPage) + alternates.filter { !isPage($0) }
    }
}

/// Who writes feeds and entries.
enum FeedPeople {
    /// The authors of a feed or an entry, joined by commas.
    ///
    /// - Parameter isFeed: leaves out `managingEditor` and the like: whoever runs a feed need not write its entries.
    static func authors(of element: FeedElement, isFeed: Bool) -> String? {
        let places: [(String, FeedElement.Vocabulary)] = [
            ("author", .own), ("author", .atom), ("creator", .dublinCore), ("author", .itunes), ("author", .dublinCore),
            ("contributor", .own),
        ]
        var mails: String?
        for (name, vocabulary) in places {
            let names = element.all(name, vocabulary).compactMap(person)
            guard !names.isEmpty else { continue }
            let told = joined(names)
            // A bare mail address is told only where there is no name at all.
            if names.contains(where: { !$0.contains("@") }) { return told }
            mails = mails ?? told
        }
        if let mails { return mails }
        // Atom: what was taken from another feed keeps the author of that.
        return isFeed ? nil : element.child("source").flatMap { authors(of: $0, isFeed: true) }
    }

    /// Each name once.
    static func joined(_ names: [String]) -> String? {
        var seen: Set<String> = []
        return PlainWords.nonEmpty(names.filter { seen.insert($0).inserted }.joined(separator: ", "))
    }

    private static func person(_ element: FeedElement) -> String? {
        for part in ["name", "email", "uri", "url"] {
            let inner = element.child(part) ?? element.child(part, .atom)
            if let text = inner.flatMap({ PlainWords.nonEmpty(FeedWords.line($0.rawText)) }) { return text }
        }
        return element.hasChildren && element.vocabulary != .dublinCore && element.child("name") != nil
            ? nil : PlainWords.nonEmpty(name(FeedWords.line(element.rawText)))
    }

    /// The name in `mail@example.org (A Name)` and in `A Name <mail@example.org>`.
    static func name(_ text: String) -> String {
        guard text.contains("@") else { return text }
        for (start, end) in [("(", ")"), ("<", ">")] as [(Character, Character)] {
            guard let open = text.firstIndex(of: start), let close = text[open...].firstIndex(of: end) else { continue }
            let inner = PlainWords.line(String(text[text.index(after: open)..<close]))
            let outer = PlainWords.line(text[..<open] + " " + text[text.index(after: close)...])
            let names = [inner, outer].filter { !$0.contains("@") && !$0.isEmpty }
            if let name = names.first { return name }
        }
        return text
    }
}
