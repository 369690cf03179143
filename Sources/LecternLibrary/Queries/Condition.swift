internal import GRDB
internal import LecternQuery
internal import LecternText

/// A piece of SQL with the values that are bound in it.
struct Condition {
    var sql: String
    var values: [DatabaseValue] = []

    static let always = Condition(sql: "1")
    static let never = Condition(sql: "0")

    init(sql: String, values: [any DatabaseValueConvertible] = []) {
        self.sql = sql
        self.values = values.map(\.databaseValue)
    }

    static func all(_ parts: [Condition]) -> Condition { joined(parts, by: " AND ", none: .always) }
    static func any(_ parts: [Condition]) -> Condition { joined(parts, by: " OR ", none: .never) }

    /// What is not known does not hold, so its opposite does.
    static func not(_ inner: Condition) -> Condition {
        var turned = inner
        turned.sql = "NOT ifnull(\(inner.sql), 0)"
        return turned
    }

    /// How many parts are joined in a row: each makes SQLite's tree of them deeper by one, and 1,000 are its limit.
    private static let width = 64

    private static func joined(_ parts: [Condition], by word: String, none: Condition) -> Condition {
        guard let first = parts.first else { return none }
        if parts.count == 1 { return first }
        if parts.count > width {
            let size = max(width, (parts.count + width - 1) / width)
            let groups = stride(from: 0, to: parts.count, by: size).map { start in
                joined(Array(parts[start..<min(start + size, parts.count)]), by: word, none: none)
            }
            return joined(groups, by: word, none: none)
        }
        var whole = Condition(sql: "(" + parts.map(\.sql).joined(separator: word) + ")")
        whole.values = parts.flatMap(\.values)
        return whole
    }
}

/// Makes conditions of queries, with the meaning that `QueryEvaluator` gives them, on a statement `s` of an article `a`, or on
/// an article `a`.
///
/// Each term is a set of rows, found once by an index, in which the row has to be: sets of parts (see `Schema`), of
/// statements or of articles.
enum ConditionCompiler {
    /// What holds for a statement that a query finds.
    static func statement(_ query: Query) -> Condition {
        switch query {
        case .everything: .always
        case .text(let text): words("statement_words", "s.id", FoldedWords.of(text))
        case .beginning(let text): words("statement_words", "s.id", FoldedWords.of(text), isBeginning: true)
        case .field(let field, let values): .any(values.map { self.field(field, $0) })
        case .not(let inner): .not(statement(inner))
        case .and(let parts): .all(Self.led(parts.map(statement), of: parts))
        case .or(let parts): .any(parts.map(statement))
        }
    }

    /// Lets SQLite begin with the speaker where one is asked for, and not with the words, which many more statements have.
    private static func led(_ conditions: [Condition], of parts: [Query]) -> [Condition] {
        let hasSpeaker = parts.contains { if case .field(.speaker, _) = $0 { true } else { false } }
        guard hasSpeaker else { return conditions }
        return zip(parts, conditions).map { part, condition in
            guard part.isWords else { return condition }
            var checked = condition
            // A term with a sign before it is no use to an index.
            checked.sql = "+" + condition.sql
            return checked
        }
    }

    /// What holds for an article that a query finds: see `QueryEvaluator.matchesArticle`.
    static func article(_ query: Query) -> Condition {
        switch query {
        case .everything: return .always
        case .text(let text): return words("article_words", "a.id", FoldedWords.of(text), in: "title text")
        case .beginning(let text):
            return words("article_words", "a.id", FoldedWords.of(text), in: "title text", isBeginning: true)
        case .field(let field, let values):
            if field.row.subject == .article { return .any(values.map { self.field(field, $0) }) }
            return holdsOfStatement(query)
        case .not(let inner): return .not(article(inner))
        case .or(let parts): return .any(parts.map(article))
        case .and(let parts):
            let together = parts.filter(\.isAboutStatements)
            let isPositive = together.contains { if case .not = $0 { false } else { true } }
            guard isPositive, together.count > 1 else { return .all(parts.map(article)) }
            return .all([holdsOfStatement(.and(together))] + parts.filter { !$0.isAboutStatements }.map(article))
        }
    }

    /// That there is a statement of the article that a query finds.
    private static func holdsOfStatement(_ query: Query) -> Condition {
        var condition = statement(query)
        condition.sql = "a.id IN (SELECT s.article FROM statement s WHERE \(condition.sql))"
        return condition
    }

    private static func field(_ field: Field, _ value: Query.Value) -> Condition {
        switch (field, value) {
        case (.speaker, .text(let text)): part("s.speaker", text, isBeginning: true)
        case (.issue, .text(let text)): part("s.issue", text, isBeginning: false)
        case (.event, .text(let text)):
            matched(FoldedWords.of(text)) { phrase in
                Condition(
                    sql: """
                        EXISTS (SELECT 1 FROM about b WHERE b.statement = s.id AND b.part IN (
                        SELECT rowid FROM part_words WHERE part_words MATCH ? UNION
                        SELECT p.id FROM part p WHERE p.entity IN (
                        SELECT rowid FROM entity_words WHERE entity_words MATCH ?)))
                        """, values: [phrase, phrase])
            }
        case (.cue, .text(let text)):
            words("statement_words", "s.id", FoldedWords.of(text), in: "cue", isBeginning: true)
        case (.stance, .text(let text)): Condition(sql: "s.stance = ?", values: [text])
        case (.kind, .text(let text)): Condition(sql: "s.kind = ?", values: [text])
        case (.type, .text(let text)): Condition(sql: "s.type = ?", values: [text])
        case (.source, .text(let text)): words("article_words", "a.id", FoldedWords.of(text), in: "source")
        case (.tag, .text(let text)):
            Condition(sql: "a.id IN (SELECT article FROM tag WHERE folded = ?)", values: [Folding.fold(text)])
        case (.is, .text("unread")): Condition(sql: "a.isUnread = 1")
        case (.is, .text("read")): Condition(sql: "a.isUnread = 0")
        case (.is, .text("starred")): Condition(sql: "a.isStarred = 1")
        case (.date, .dates(let dates)):
            .all(
                [Condition(sql: "a.day IS NOT NULL")]
                    + [dates.first.map { Condition(sql: "a.day >= ?", values: [$0.firstDay]) }].compactMap(\.self)
                    + [dates.last.map { Condition(sql: "a.lastDay <= ?", values: [$0.lastDay]) }].compactMap(\.self))
        default: .never
        }
    }

    /// That a speaker or an issue is one of those found by a name.
    ///
    /// Of what kind they are need not be asked, which would mean a look at each part: no column leads to others.
    private static func part(_ column: String, _ text: String, isBeginning: Bool) -> Condition {
        matched(FoldedWords.of(text), isBeginning: isBeginning) { phrase in
            Condition(
                sql: """
                    \(column) IN (SELECT p.id FROM part p WHERE p.entity IN (
                    SELECT rowid FROM entity_words WHERE entity_words MATCH ?))
                    """, values: [phrase])
        }
    }

    private static func words(
        _ table: String, _ row: String, _ words: String, in columns: String? = nil, isBeginning: Bool = false
    ) -> Condition {
        matched(words, isBeginning: isBeginning) { phrase in
            Condition(
                sql: "\(row) IN (SELECT rowid FROM \(table) WHERE \(table) MATCH ?)",
                values: [columns.map { "{\($0)} : \(phrase)" } ?? phrase])
        }
    }

    /// The condition on words that follow one another, of the last of which the beginning may be enough; what has no word is
    /// never found.
    private static func matched(
        _ words: String, isBeginning: Bool = false, _ condition: (_ phrase: String) -> Condition
    ) -> Condition {
        words.isEmpty ? .never : condition(phrase(words, isBeginning: isBeginning))
    }

    /// Folded words as FTS5 looks for them; they hold no quotation mark.
    static func phrase(_ words: String, isBeginning: Bool = false) -> String {
        "\"\(words)\"" + (isBeginning ? " *" : "")
    }
}

extension Query {
    /// The words and phrases that have to be there, as FTS5 looks for them, by which answers are ranked; those of a `not` are
    /// not.
    var wantedPhrases: [String] {
        func phrase(_ words: String, isBeginning: Bool) -> [String] {
            words.isEmpty ? [] : [ConditionCompiler.phrase(words, isBeginning: isBeginning)]
        }
        return switch self {
        case .text(let text): phrase(FoldedWords.of(text), isBeginning: false)
        case .beginning(let text): phrase(FoldedWords.of(text), isBeginning: true)
        case .everything, .field, .not: []
        case .and(let parts), .or(let parts): parts.flatMap(\.wantedPhrases)
        }
    }
}
