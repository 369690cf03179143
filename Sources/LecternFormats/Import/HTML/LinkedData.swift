internal import Foundation

/// What a page tells of its article as JSON-LD.
///
/// Source: schema.org, `Article` and the types below it.
struct LinkedData {
    private(set) var headline, author, date, dateModified, language, url, publisher, articleBody: String?

    /// The largest script that is read, in bytes.
    private static let byteLimit = 4 << 20
    /// How many objects are looked at.
    private static let objectLimit = 10_000

    /// Reads the scripts of a page that hold JSON-LD; those that are no JSON tell nothing.
    init(of tree: HTMLTree) {
        var articles: [[String: Any]] = []
        for (node, element) in tree.nodes.enumerated() where element.element == .script {
            guard tree.value(of: .type, at: node)?.lowercased().hasPrefix("application/ld+json") == true else {
                continue
            }
            articles += Self.articles(in: tree.textContent(of: node))
        }
        // The one that says most of itself; pages list others beside it.
        guard let article = articles.first(where: { $0["articleBody"] is String }) ?? articles.first else { return }
        headline = Self.text(article["headline"]) ?? Self.text(article["name"])
        author = Self.names(article["author"])
        date = Self.text(article["datePublished"]) ?? Self.text(article["dateCreated"])
        dateModified = Self.text(article["dateModified"])
        language = Self.text(article["inLanguage"])
        url = Self.text(article["url"]) ?? Self.text(article["mainEntityOfPage"])
        publisher = Self.names(article["publisher"])
        articleBody = article["articleBody"] as? String
    }

    /// The articles that a script describes, at whatever depth.
    private static func articles(in script: [UInt8]) -> [[String: Any]] {
        guard script.count <= byteLimit, let value = value(of: script) else { return [] }
        var (found, waiting, count) = ([[String: Any]](), [value], 0)
        while let next = waiting.popLast(), count < objectLimit {
            count += 1
            if let list = next as? [Any] {
                waiting += list.prefix(1000).reversed()
            } else if let object = next as? [String: Any] {
                if types(of: object).contains(where: isArticle) { found.append(object) }
                for key in ["@graph", "mainEntity", "mainEntityOfPage"] {
                    if let inner = object[key] { waiting.append(inner) }
                }
            }
        }
        return found
    }

    /// The JSON of a script, also where lines break within its strings.
    private static func value(of script: [UInt8]) -> Any? {
        let bytes = script.map { $0 < 0x20 ? 0x20 : $0 }
        guard let start = bytes.firstIndex(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") }),
            let end = bytes.lastIndex(where: { $0 == UInt8(ascii: "}") || $0 == UInt8(ascii: "]") }), start < end
        else { return nil }
        return try? JSONSerialization.jsonObject(with: Data(bytes[start...end]))
    }

    private static func types(of object: [String: Any]) -> [String] {
        if let type = object["@type"] as? String { return [type] }
        return object["@type"] as? [String] ?? []
    }

    private static func isArticle(_ type: String) -> Bool {
        type.hasSuffix("Article") || type.hasSuffix("BlogPosting") || type == "Report" || type == "Review"
            || type == "Recipe"
    }

    /// A text, or the name of an object.
    private static func text(_ value: Any?) -> String? {
        if let text = value as? String { return text }
        if let object = value as? [String: Any] {
            return (object["name"] ?? object["@id"] ?? object["@value"]) as? String
        }
        return (value as? [Any])?.lazy.compactMap { text($0) }.first
    }

    /// Names, several joined by commas.
    private static func names(_ value: Any?) -> String? {
        guard let list = value as? [Any] else { return text(value) }
        let names = list.prefix(20).compactMap { text($0) }
        return names.isEmpty ? nil : names.joined(separator: ", ")
    }
}
