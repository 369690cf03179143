internal import LecternText

/// Articles as references, their statements in the note of each.
enum BibliographyReport {
    // MARK: BibTeX

    /// One `@misc` for each article; LaTeX's own characters are escaped.
    static func bibtex(_ articles: [ReportedArticle]) -> String {
        let keys = keys(articles)
        return zip(articles, keys).map { reported, key in
            let head = reported.article.head
            let fields: [(String, String?)] = [
                ("title", "{" + escaped(reported.article.title) + "}"), ("author", head.author.map { people($0) }),
                ("howpublished", head.source.map(escaped)), ("year", reported.day.map { String($0.prefix(4)) }),
                ("date", reported.day), ("url", reported.url.map(address)),
                ("annote", reported.cited.isEmpty ? nil : escaped(notes(reported, separator: " ; "))),
            ]
            let lines = fields.compactMap { name, value in value.map { "  \(name) = {\($0)}" } }
            return "@misc{\(key),\n\(lines.joined(separator: ",\n"))\n}\n"
        }.joined(separator: "\n")
    }

    /// The statements of an article, each with the person's own note.
    private static func notes(_ reported: ReportedArticle, separator: String) -> String {
        reported.cited.map { $0.citation + ($0.note.map { " Note: \($0)" } ?? "") }.joined(separator: separator)
    }

    /// BibTeX joins people by "and".
    private static func people(_ names: String) -> String {
        names.split(separator: ",").map { "{" + escaped(String($0.drop { $0 == " " })) + "}" }.joined(
            separator: " and ")
    }

    /// Addresses are verbatim to LaTeX but for the signs that end their field.
    private static func address(_ url: String) -> String {
        url.reduce(into: "") { result, character in
            switch character {
            case "{": result += "%7B"
            case "}": result += "%7D"
            case "\\": result += "%5C"
            default: result.append(character)
            }
        }
    }

    private static func escaped(_ text: String) -> String {
        Sanitizer.printable(text).reduce(into: "") { result, character in
            switch character {
            case "\\": result += "\\textbackslash{}"
            case "~": result += "\\textasciitilde{}"
            case "^": result += "\\textasciicircum{}"
            case "{", "}", "&", "%", "$", "#", "_": result += "\\" + String(character)
            default: result.append(character)
            }
        }
    }

    /// A key for each article: source or author, year, first word of the title; a letter more where that is taken.
    private static func keys(_ articles: [ReportedArticle]) -> [String] {
        var counts: [String: Int] = [:]
        return articles.map { reported in
            let name = reported.article.head.source ?? reported.article.head.author ?? "article"
            let word = reported.article.title.split(separator: " ").first { $0.count > 3 } ?? ""
            let parts = [plain(name), String(reported.day?.prefix(4) ?? ""), plain(String(word))]
            let key = parts.joined()
            let number = counts[key, default: 0]
            counts[key] = number + 1
            return number == 0 ? key : "\(key)-\(number + 1)"
        }
    }

    /// The first letters and digits, small, of ASCII: all that every BibTeX takes in a key.
    private static func plain(_ text: String) -> String {
        String(text.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }.prefix(20))
    }

    // MARK: CSL-JSON

    /// One item for each article.
    ///
    /// Source: citation-style-language schema 1.0.2, `csl-data.json`.
    static func csl(_ articles: [ReportedArticle]) -> [UInt8] {
        let items = zip(articles, keys(articles)).map { reported, key in
            let head = reported.article.head
            return Item(
                id: key, type: head.source == nil ? "webpage" : "article-newspaper",
                title: Sanitizer.printable(reported.article.title),
                author: head.author?.split(separator: ",").map {
                    .init(literal: Sanitizer.printable(String($0.drop { $0 == " " })))
                },
                source: head.source.map { Sanitizer.printable($0) },
                issued: reported.day.map { .init(parts: [$0.split(separator: "-").compactMap { Int($0) }]) },
                url: reported.url, language: head.language,
                note: reported.cited.isEmpty ? nil : notes(reported, separator: "\n"))
        }
        return JSONText.encode(items, isPretty: true) + [0x0A]
    }

    private struct Item: Encodable {
        struct Person: Encodable { var literal: String }
        struct Day: Encodable {
            var parts: [[Int]]

            private enum CodingKeys: String, CodingKey { case parts = "date-parts" }
        }

        var id, type, title: String
        var author: [Person]?
        var source: String?
        var issued: Day?
        var url, language, note: String?

        private enum CodingKeys: String, CodingKey {
            case id, type, title, author, issued, language, note
            case source = "container-title"
            case url = "URL"
        }
    }
}
