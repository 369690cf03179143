internal import LecternText

extension QueryEvaluator {
    /// Whether the article matches as a whole.
    ///
    /// Words and phrases are looked for in its title and its paragraphs, in each by itself; facts are the article's.
    /// Terms on statements ask for one: those that stand side by side in an `and`, without words among them, must hold
    /// of the same statement, so that `speaker:ruiz stance:oppose` finds that Ruiz opposes. A `not` that stands by itself
    /// says that there is none: `not speaker:ruiz` finds the articles in which Ruiz says nothing.
    ///
    /// Cost: one pass over the text for each word or phrase.
    public func matchesArticle(_ query: Query) -> Bool {
        switch query {
        case .everything: true
        case .text(let text): textHolds(text, isBeginning: false)
        case .beginning(let text): textHolds(text, isBeginning: true)
        case .field(let field, let values):
            switch field.row.subject {
            case .article: values.contains { facts.match(field, $0) }
            case .statement: matches(query).contains(true)
            }
        case .not(let inner): !matchesArticle(inner)
        case .or(let parts): parts.contains { matchesArticle($0) }
        case .and(let parts): matchesAll(parts)
        }
    }

    private func matchesAll(_ parts: [Query]) -> Bool {
        let aboutStatements = parts.filter(\.isAboutStatements)
        let isPositive = aboutStatements.contains { if case .not = $0 { false } else { true } }
        guard isPositive, aboutStatements.count > 1 else { return parts.allSatisfy { matchesArticle($0) } }
        return matches(.and(aboutStatements)).contains(true)
            && parts.allSatisfy { $0.isAboutStatements || matchesArticle($0) }
    }

    private func textHolds(_ text: String, isBeginning: Bool) -> Bool {
        var title = WordRows()
        title.append([facts.title ?? ""])
        if title.rows(holding: text, isBeginning: isBeginning)[0] { return true }
        return (0..<article.paragraphs.count).contains { index in
            var row = WordRows()
            row.append([article.paragraph(index).bytes])
            return row.rows(holding: text, isBeginning: isBeginning)[0]
        }
    }
}

extension Query {
    /// Whether it asks for something of a statement, and for no words, which are asked of the whole text.
    public var isAboutStatements: Bool {
        !hasTerm { $0.isWords }
            && hasTerm { if case .field(let field, _) = $0 { field.row.subject == .statement } else { false } }
    }
}

extension Query {
    /// Whether it is a term of words of the text.
    public var isWords: Bool {
        switch self {
        case .text, .beginning: true
        default: false
        }
    }
}

extension ArticleFacts {
    /// Whether a fact is as asked; never when it is not known.
    func match(_ field: Field, _ value: Query.Value) -> Bool {
        switch (field, value) {
        case (.source, .text(let text)):
            var row = WordRows()
            row.append([source ?? "", host ?? ""])
            return row.rows(holding: text)[0]
        case (.date, .dates(let dates)):
            return date.flatMap { PartialDate(beginning: $0) }.map(dates.contains) ?? false
        case (.tag, .text(let text)):
            let wanted = Folding.fold(text)
            return tags.contains { Folding.fold($0) == wanted }
        case (.is, .text("unread")): return isUnread == true
        case (.is, .text("read")): return isUnread == false
        case (.is, .text("starred")): return isStarred == true
        default: return false
        }
    }

    /// The host of the link: what stands between `//` and the next `/`, `?` or `#`.
    public var host: String? {
        guard let url, let slashes = url.utf8.indices.first(where: { url.utf8[$0...].starts(with: "//".utf8) }) else {
            return nil
        }
        let rest = url.utf8[slashes...].dropFirst(2)
        return String(decoding: rest.prefix { $0 != 0x2F && $0 != 0x3F && $0 != 0x23 }, as: UTF8.self)
    }
}
