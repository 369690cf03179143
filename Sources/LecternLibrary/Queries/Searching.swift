internal import GRDB
public import LecternQuery
public import LecternText

extension Library {
    /// The articles that a query finds.
    ///
    /// - Parameters:
    ///   - order: which come first; `.relevance` only weighs words.
    ///   - limit: how many at most; nil for all.
    ///   - offset: how many of the first are passed over.
    ///   - isVerifying: whether to make sure that none has been lost, where all are asked for. Cost: 2 µs an article more.
    /// - Throws: `.damaged` if one of them is not as it was written.
    public func articles(
        matching query: Query = .everything, order: Order = .date, limit: Int? = nil, offset: Int = 0,
        isVerifying: Bool = false
    ) throws(LibraryError) -> [ListedArticle] {
        try read { db in
            if isVerifying { try Self.verifyEntries(db) }
            let condition = ConditionCompiler.article(query)
            let (rank, ranked) = Self.rank(order, query, "article_words", "a.id")
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT \(ArticleRecord.columns), (SELECT o.key FROM article o WHERE o.id = a.copyOf)
                    FROM article a \(rank) WHERE a.isRemoved = 0 AND \(condition.sql)
                    ORDER BY \(ranked), a.id DESC LIMIT ? OFFSET ?
                    """,
                arguments: StatementArguments(
                    Self.rankValues(order, query) + condition.values
                        + [(limit ?? -1).databaseValue, offset.databaseValue]))
            var found: [ListedArticle] = []
            while let row = try rows.next() {
                found.append(try ArticleRecord(row).listed(copyOf: try row.decode(String?.self, atIndex: 17)))
            }
            return found
        }
    }

    /// How many statements or articles a query finds.
    public func count(matching query: Query, statements: Bool) throws(LibraryError) -> Int {
        let condition = statements ? ConditionCompiler.statement(query) : ConditionCompiler.article(query)
        let tables = statements ? "statement s JOIN article a ON a.id = s.article" : "article a"
        return try read { db in
            try Int.fetchOne(
                db, sql: "SELECT count(*) FROM \(tables) WHERE a.isRemoved = 0 AND \(condition.sql)",
                arguments: StatementArguments(condition.values)) ?? 0
        }
    }

    /// The joins and the terms of `ORDER BY` for an order.
    private static func rank(_ order: Order, _ query: Query, _ table: String, _ row: String) -> (String, String) {
        switch order {
        case .added: ("", "a.id DESC")
        case .relevance where !query.wantedPhrases.isEmpty:
            (
                "LEFT JOIN (SELECT rowid AS found, rank AS weight FROM \(table) WHERE \(table) MATCH ?) w ON w.found = \(row)",
                "ifnull(w.weight, 0), a.day DESC"
            )
        case .date, .relevance: ("", "a.day DESC")
        case .title: ("", "a.title COLLATE NOCASE, a.day DESC")
        case .source: ("", "a.source IS NULL, a.source COLLATE NOCASE, a.day DESC")
        }
    }

    private static func rankValues(_ order: Order, _ query: Query) -> [DatabaseValue] {
        let phrases = query.wantedPhrases
        guard order == .relevance, !phrases.isEmpty else { return [] }
        return [phrases.joined(separator: " OR ").databaseValue]
    }

    /// Makes sure that no entry has been lost or has come up by itself.
    static func verifyEntries(_ db: Database) throws {
        var (sum, count) = (0 as Int64, 0 as Int64)
        let rows = try Row.fetchCursor(db, sql: "SELECT sum FROM article NOT INDEXED")
        while let row = try rows.next() {
            sum ^= try row.decode(Int64.self, atIndex: 0)
            count += 1
        }
        guard let total = try Row.fetchOne(db, sql: "SELECT sum, count FROM total WHERE id = 1"),
            try total.decode(Int64.self, atIndex: 0) == sum, try total.decode(Int64.self, atIndex: 1) == count
        else { throw Damage("the list of articles") }
    }

    // MARK: Statements

    /// The statements that a query finds, with their words.
    ///
    /// - Parameters:
    ///   - order: which come first; those of an article are in reading order.
    ///   - limit: how many at most; nil for all.
    /// - Throws: `.damaged` if one of them, or its text, is not as it was written.
    public func statements(
        matching query: Query, order: Order = .date, limit: Int? = nil
    ) throws(LibraryError) -> [ListedStatement] {
        try read { db in
            let condition = ConditionCompiler.statement(query)
            let (rank, ranked) = Self.rank(order, query, "statement_words", "s.id")
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT s.article, s.ordinal, s.speaker, s.issue FROM statement s JOIN article a ON a.id = s.article \(rank)
                    WHERE a.isRemoved = 0 AND \(condition.sql) ORDER BY \(ranked), a.id DESC, s.ordinal LIMIT ?
                    """,
                arguments: StatementArguments(
                    Self.rankValues(order, query) + condition.values + [(limit ?? -1).databaseValue]))
            var listing = StatementListing(db: db)
            return try rows.map { try listing.statement($0) }
        }
    }
}

/// Makes statements as lists show them of rows that were found, opening each article once in a run of them.
struct StatementListing {
    let db: Database
    private var content: Deriving.Content?
    private var paragraphs = ParagraphIndex()
    private var notes: [String: String] = [:]
    /// The entities of parts, which the same people and issues are over and over.
    private var entities: [Int64: (EntityID, String)] = [:]

    init(db: Database) { self.db = db }

    /// The statement of a row of article, ordinal, part of the speaker and part of the issue.
    mutating func statement(_ row: Row) throws -> ListedStatement {
        let article = try row.decode(Int64.self, atIndex: 0)
        if content?.article.id != article { try open(article) }
        guard let content, let statements = content.annotations?.statements else {
            throw Damage("the analysis of article \(article)")
        }
        let ordinal = try row.decode(Int.self, atIndex: 1)
        guard statements.indices.contains(ordinal) else { throw Damage("the statements of \(content.article.key)") }
        let one = statements[ordinal]
        let speaker = try entity(try row.decode(Int64?.self, atIndex: 2))
        let issue = try entity(try row.decode(Int64?.self, atIndex: 3))
        return ListedStatement(
            id: StatementID(article: ArticleID(rawValue: content.article.key), statement: one.id),
            title: content.article.title, date: content.article.date, source: content.article.source,
            speaker: speaker?.0, speakerName: speaker?.1, kind: one.kind, stance: one.stance,
            stanceConfidence: one.position?.confidence, issue: issue?.0, issueName: issue?.1,
            confidence: one.confidence,
            sourceWords: Self.words(one.source, content.text), cueWords: Self.words(one.cue, content.text),
            contentWords: Self.words(one.content, content.text), paragraph: paragraphs.paragraph(at: one.start),
            start: one.start, note: notes[one.id])
    }

    private mutating func open(_ article: Int64) throws {
        let opened = try Deriving(db: db).content(of: article)
        content = opened
        paragraphs = ParagraphIndex(of: opened.text)
        notes = try Note.fetch(db, opened.article, opened.annotations?.statements ?? [])
    }

    private mutating func entity(_ part: Int64?) throws -> (EntityID, String)? {
        guard let part else { return nil }
        if let known = entities[part] { return known }
        let sql = "SELECT \(EntityRecord.columns) FROM part p JOIN entity e ON e.id = p.entity WHERE p.id = ?"
        guard let row = try Row.fetchOne(try db.cachedStatement(sql: sql), arguments: [part]) else {
            throw Damage("part \(part) is missing")
        }
        let record = try EntityRecord(row)
        let found = (EntityID(record.kind, record.id), record.name)
        entities[part] = found
        return found
    }

    /// The words of spans on one line, with signs between those that lie apart.
    private static func words(_ spans: [TextSpan], _ text: [UInt8]) -> String {
        // By bytes: asking each character whether it is a space took a twelfth of a query's time.
        let pieces = spans.map { span in
            let words = text[span.range].split { $0 == 0x20 || (0x09...0x0D).contains($0) }
            return String(decoding: Array(words.joined(separator: [0x20])), as: UTF8.self)
        }
        return pieces.joined(separator: " … ")
    }
}

extension ArticleRecord {
    /// How it is listed, without its speakers.
    func listed(copyOf: String? = nil) -> ListedArticle {
        ListedArticle(
            id: ArticleID(rawValue: key), name: name, title: title, date: date, source: source, url: url,
            author: author,
            added: Int(added), isUnread: isUnread, isStarred: isStarred, tags: tags,
            statementCount: statementCount.map(Int.init), copyOf: copyOf.map(ArticleID.init(rawValue:)))
    }
}
