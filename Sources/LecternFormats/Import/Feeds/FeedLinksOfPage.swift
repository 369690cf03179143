extension Feed {
    /// The feeds that a page names, in its order: what browsers call the feeds of a site.
    ///
    /// Source: rssboard.org/rss-autodiscovery.
    ///
    /// - Parameter address: where the page stands.
    public static func links(
        inPage bytes: [UInt8], at address: String, charset: String? = nil
    ) -> [(address: String, title: String)] {
        let types = ["application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"]
        var scanner = MarkupScanner(PageEncoding.text(of: bytes, charset: charset), isHTML: true)
        var found: [(address: String, title: String)] = []
        while found.count < linkLimit, let token = scanner.next() {
            guard case .start("link", let attributes, _) = token else { continue }
            func value(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
            let relations = value("rel")?.lowercased().split(whereSeparator: \.isWhitespace) ?? []
            guard relations.contains("alternate"), let type = value("type")?.lowercased(), types.contains(type),
                let link = value("href").flatMap({ WebAddress.resolve($0, against: address) }),
                WebAddress.isFetchable(link), !found.contains(where: { $0.address == link })
            else { continue }
            found.append((link, value("title").map { PlainWords.line($0) } ?? ""))
        }
        return found
    }

    /// The most feeds of a page that are told.
    private static let linkLimit = 20
}
