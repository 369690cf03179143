internal import Foundation

/// Reads JSON Feed 1.0 and 1.1; a member of the wrong type counts as missing.
///
/// Source: jsonfeed.org/version/1.1.
enum JSONFeed {
    /// The feed in `text`, UTF-8.
    static func read(_ text: [UInt8], from address: String?) throws(FeedError) -> Feed {
        let value: Any
        do {
            value = try JSONSerialization.jsonObject(with: Data(text), options: .fragmentsAllowed)
        } catch {
            throw .brokenJSON
        }
        guard let object = value as? [String: Any] else { throw .notAFeed }
        let link = string("home_page_url", in: object).flatMap { WebAddress.resolve($0, against: address) }
        let author = authors(of: object)
        let items = object["items"] as? [Any] ?? []
        let entries = items.prefix(MarkupFeed.entryLimit).compactMap { $0 as? [String: Any] }.map {
            entry($0, by: author, against: link ?? address)
        }
        return Feed(title: string("title", in: object).flatMap(line), link: link, entries: entries)
    }

    private static func entry(_ item: [String: Any], by author: String?, against address: String?) -> FeedEntry {
        let link = ["url", "external_url", "id"].lazy
            .compactMap { string($0, in: item) }
            // An identity is an address often, but not always.
            .first {
                WebAddress.isFetchable($0)
                    || WebAddress.resolve($0, against: address) != nil && $0 != string("id", in: item)
            }
            .flatMap { WebAddress.resolve($0, against: address) }
        let title = string("title", in: item).flatMap(line)
        let summary = string("summary", in: item).flatMap {
            PlainWords.nonEmpty(PlainWords.paragraphs($0).joined(separator: "\n"))
        }
        let content =
            string("content_html", in: item).map(MarkupText.paragraphs(ofHTML:))
            ?? string("content_text", in: item).map(lines)
        let text = content.flatMap { PlainWords.nonEmpty($0.joined(separator: "\n")) }
        let id = string("id", in: item) ?? (item["id"] as? Int).map(String.init)
        let dates = ["date_published", "date_modified"].lazy.compactMap { string($0, in: item) }
        return FeedEntry(
            id: id.map(PlainWords.line) ?? link ?? title ?? "", title: title, link: link,
            date: dates.compactMap(DateReading.init).first, author: authors(of: item) ?? author,
            summary: text == nil ? nil : summary, text: text ?? summary, isWhole: text != nil)
    }

    private static func authors(of object: [String: Any]) -> String? {
        let people = (object["authors"] as? [Any] ?? []) + [object["author"]].compactMap { $0 }
        return FeedPeople.joined(
            people.compactMap { person in
                (person as? [String: Any]).flatMap { string("name", in: $0) }.flatMap(line)
            })
    }

    private static func string(_ name: String, in object: [String: Any]) -> String? { object[name] as? String }

    private static func line(_ text: String) -> String? { PlainWords.nonEmpty(PlainWords.line(text)) }

    /// In plain text every line end is meant.
    private static func lines(_ text: String) -> [String] {
        text.split(whereSeparator: \.isNewline).compactMap { line(String($0)) }
    }
}
