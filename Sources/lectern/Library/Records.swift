internal import LecternFormats
internal import LecternText

extension ListRecord {
    /// An article of a list.
    init(_ article: ListedArticle) {
        members = [
            ("id", .text(article.id.rawValue)), ("name", .text(article.name)), ("title", .text(article.title)),
            ("date", .text(article.date)), ("source", .text(article.source)), ("author", .text(article.author)),
            ("url", .text(article.url)), ("unread", .flag(article.isUnread)), ("starred", .flag(article.isStarred)),
            ("tags", .list(article.tags)), ("statements", .number(article.statementCount)),
            ("copy_of", .text(article.copyOf?.rawValue)),
        ]
        let signs = (article.isUnread ? "u" : " ") + (article.isStarred ? "*" : " ")
        let date = Self.padded(article.date.map { String($0.prefix(10)) } ?? "", 10)
        let rest = [article.source, article.tags.isEmpty ? nil : article.tags.map { "#\($0)" }.joined(separator: " ")]
        line = "\(article.name ?? article.id.rawValue)  \(signs)  \(date)  \(article.title)"
        for part in rest.compactMap(\.self) { line += " · " + part }
        if let original = article.copyOf { line += " · copy of \(original)" }
        if article.statementCount == nil { line += " · not analysed yet" }
    }

    /// A statement of a list.
    init(_ statement: ListedStatement) {
        members = [
            ("id", .text(statement.id.description)), ("article", .text(statement.id.article.rawValue)),
            ("title", .text(statement.title)), ("date", .text(statement.date)), ("source", .text(statement.source)),
            ("speaker_id", .text(statement.speaker?.description)), ("speaker", .text(statement.speakerName)),
            ("stance", .text(statement.stance?.rawValue)), ("stance_confidence", .fraction(statement.stanceConfidence)),
            ("issue", .text(statement.issueName)), ("kind", .text(statement.kind.rawValue)),
            ("confidence", .fraction(statement.confidence)), ("source_words", .text(statement.sourceWords)),
            ("cue", .text(statement.cueWords)), ("content", .text(statement.contentWords)),
            ("paragraph", .number(statement.paragraph + 1)), ("note", .text(statement.note)),
        ]
        let position = statement.stance.map { stance in
            (statement.stanceConfidence ?? 1) < Statement.guessLimit
                ? stance.letter.lowercased() + "?" : "\(stance.letter)"
        }
        let date = Self.padded(statement.date.map { String($0.prefix(10)) } ?? "", 10)
        let words =
            statement.kind == .direct
            ? Citation.quoted(statement.contentWords) : Citation.withoutComma(statement.contentWords)
        let name = Citation.named(statement.speakerName ?? "nobody named", cue: statement.cueWords)
        line = "\(date)  \(Self.padded(position ?? "", 2))  \(name): \(words)"
        if statement.confidence < Statement.guessLimit { line += " (a guess)" }
        line += "  [\(statement.id), paragraph \(statement.paragraph + 1), \(statement.title)]"
        if let note = statement.note { line += "\n    note: \(note)" }
    }

    /// A speaker, an event or an issue of a list.
    init(_ entity: ListedEntity) {
        members = [
            ("id", .text(entity.id.description)), ("name", .text(entity.name)), ("type", .text(entity.type)),
            ("date", .text(entity.date)), ("aliases", .list(entity.aliases)),
            ("articles", .number(entity.articleCount)),
            ("statements", .number(entity.counts.total)), ("stances", .counts(entity.counts)),
        ]
        let counts = entity.counts
        line = "\(Self.padded(entity.id.description, 7)) \(entity.name)"
        for part in [entity.type.isEmpty ? nil : entity.type, entity.date].compactMap(\.self) { line += " · \(part)" }
        line += " · \(counts.total) in \(entity.articleCount)"
        if counts.total > counts.none {
            line += "  +\(counts.support) ~\(counts.caution) -\(counts.oppose) .\(counts.neutral)"
        }
    }

    static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
