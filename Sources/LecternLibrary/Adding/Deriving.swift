internal import GRDB
internal import LecternQuery
internal import LecternText

/// Fills the tables that queries ask from the text, the analysis and the corrections of an article, and empties them again.
///
/// Nothing is kept there alone but who is who: see `part` in `Schema`.
struct Deriving {
    let db: Database

    /// Parts names from one another where words are indexed, so that no phrase reaches over.
    static let gap = " \u{E000} "

    /// An article's text and what holds for it, corrections applied.
    struct Content {
        var article: ArticleRecord
        var text: [UInt8]
        /// Nil while it waits for its analysis.
        var annotations: Annotations?
    }

    /// The content of an article as the library has it now.
    func content(of id: Int64) throws -> Content {
        let article = try ArticleRecord.fetch(db, id)
        return try content(of: article, text: article.text(db))
    }

    /// The content of an article whose text is known.
    func content(of article: ArticleRecord, text: [UInt8]) throws -> Content {
        guard article.statementCount != nil, let analysis = try Analysis.fetch(db, article) else {
            return Content(article: article, text: text)
        }
        guard analysis.annotations.fit(text.count) else { throw Damage("the analysis of \(article.key)") }
        let records = try Corrections.fetch(db, article)
        return Content(
            article: article, text: text, annotations: analysis.annotations.corrected(by: records, in: text))
    }

    /// Enters the words of an article's title, text and source.
    func enterWords(_ content: Content) throws {
        try db.cachedStatement(sql: "INSERT INTO article_words (rowid, title, text, source) VALUES (?, ?, ?, ?)")
            .execute(arguments: arguments(content))
    }

    /// Takes them out.
    func removeWords(_ content: Content) throws {
        let sql = "INSERT INTO article_words (article_words, rowid, title, text, source) VALUES ('delete', ?, ?, ?, ?)"
        try db.cachedStatement(sql: sql).execute(arguments: arguments(content))
    }

    private func arguments(_ content: Content) -> StatementArguments {
        StatementArguments([content.article.id] + Self.words(of: content) as [any DatabaseValueConvertible])
    }

    /// The words of an article's title, text and source, as they are indexed.
    static func words(of content: Content) -> [String] {
        let index = ParagraphIndex(of: content.text)
        let paragraphs = (0..<index.count).map { FoldedWords.of(Array(content.text[index.extent(of: $0).range])) }
        let facts = ArticleFacts(source: content.article.source, url: content.article.url)
        return [
            FoldedWords.of(content.article.title), paragraphs.joined(separator: gap),
            [facts.source, facts.host].compactMap { $0.map(FoldedWords.of) }.joined(separator: gap),
        ]
    }

    // MARK: Statements

    /// Enters the statements of an article, its speakers, events and issues, and tells the article how many there are.
    ///
    /// - Returns: the entities that the article speaks of.
    @discardableResult
    func enter(_ content: Content) throws -> Set<Int64> {
        guard let annotations = content.annotations else { return [] }
        let parts = try PartEntry(db: db, content: content, annotations: annotations).enter()
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO statement (article, name, ordinal, start, kind, speaker, type, issue, stance)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        let words = try db.cachedStatement(
            sql: "INSERT INTO statement_words (rowid, source, cue, content) VALUES (?, ?, ?, ?)")
        let about = try db.cachedStatement(sql: "INSERT OR IGNORE INTO about (statement, part) VALUES (?, ?)")
        let kinds = Dictionary(
            annotations.speakers.map { ($0.id, $0.kind.rawValue) }, uniquingKeysWith: { one, _ in one })
        for (ordinal, one) in annotations.statements.enumerated() {
            try statement.execute(arguments: [
                content.article.id, one.id, ordinal, one.start, one.kind.rawValue,
                one.speaker.flatMap { parts.speakers[$0] }, one.speaker.flatMap { kinds[$0] },
                one.position.flatMap { parts.issues[$0.issue] }, one.position?.stance.rawValue,
            ])
            let id = db.lastInsertedRowID
            try words.execute(arguments: Self.arguments(of: one, id, content.text))
            for event in parts.events[ordinal] { try about.execute(arguments: [id, event]) }
        }
        try db.cachedStatement(sql: "UPDATE analysis SET derivedSum = ? WHERE article = ?").execute(
            arguments: [try Self.sum(db, content.article.id), content.article.id])
        return parts.entities
    }

    /// Takes the statements of an article out, as `content` has them. Who is who stays.
    func remove(_ content: Content) throws {
        guard let annotations = content.annotations else { return }
        let id = content.article.id
        let rows = try Int64.fetchAll(
            db.cachedStatement(sql: "SELECT id FROM statement WHERE article = ? ORDER BY ordinal"), arguments: [id])
        guard rows.count == annotations.statements.count else {
            throw Damage("the statements of \(content.article.key)")
        }
        let words = try db.cachedStatement(
            sql: """
                INSERT INTO statement_words (statement_words, rowid, source, cue, content) VALUES ('delete', ?, ?, ?, ?)
                """)
        for (row, one) in zip(rows, annotations.statements) {
            try words.execute(arguments: Self.arguments(of: one, row, content.text))
        }
        try db.cachedStatement(sql: "DELETE FROM statement WHERE article = ?").execute(arguments: [id])
        try db.cachedStatement(
            sql: """
                UPDATE part SET isPresent = 0, support = 0, caution = 0, oppose = 0, neutral = 0, none = 0 WHERE article = ?
                """
        ).execute(arguments: [id])
    }

    /// A checksum of what has been derived from an article, as it stands in the tables.
    static func sum(_ db: Database, _ article: Int64) throws -> Int64 {
        let queries = [
            """
            SELECT id, name, ordinal, start, kind, speaker, type, issue, stance FROM statement WHERE article = ?
            ORDER BY ordinal
            """,
            """
            SELECT statement, part FROM about WHERE statement IN (SELECT id FROM statement WHERE article = ?)
            ORDER BY statement, part
            """,
            """
            SELECT id, kind, name, names, words, isPresent, isCopy, support, caution, oppose, neutral, none FROM part
            WHERE article = ? AND isPresent = 1 ORDER BY id
            """,
        ]
        var sum = Checksum()
        for sql in queries {
            let rows = try Row.fetchCursor(try db.cachedStatement(sql: sql), arguments: [article])
            while let row = try rows.next() {
                for value in row.databaseValues {
                    switch value.storage {
                    case .int64(let number): sum.add(number)
                    case .string(let text): sum.add(text)
                    case .null: sum.add(nil as String?)
                    case .double, .blob: throw Damage("a value of another type")
                    }
                }
            }
        }
        return sum.value
    }

    private static func arguments(of statement: Statement, _ id: Int64, _ text: [UInt8]) -> StatementArguments {
        StatementArguments([id] + words(of: statement, text) as [any DatabaseValueConvertible])
    }

    /// The words of a statement's source, cue and content, as they are indexed.
    static func words(of statement: Statement, _ text: [UInt8]) -> [String] {
        [statement.source, statement.cue, statement.content].map { FoldedWords.of(joined($0, of: text)) }
    }

    /// The text of spans that may lie apart, as the query language reads it on.
    static func joined(_ spans: [TextSpan], of text: [UInt8]) -> [UInt8] {
        Array(spans.map { text[$0.range] }.joined(separator: [0x20]))
    }
}
