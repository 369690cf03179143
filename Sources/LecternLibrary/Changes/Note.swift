internal import GRDB
internal import LecternText

/// A person's own note on a statement, kept with where its content lay, however the next analysis names it.
struct Note: Codable, Hashable {
    var start: Int
    var end: Int
    var statement: String
    var text: String

    /// A note on a statement.
    init(_ text: String, on statement: Statement) {
        start = statement.start
        end = statement.content.last?.end ?? statement.start
        self.statement = statement.id
        self.text = text
    }

    /// A note that comes from another library.
    init(_ kept: KeptNote) {
        start = kept.start
        end = kept.end
        statement = kept.statement
        text = kept.text
    }

    private init(_ row: Row) throws {
        start = try row.decode(Int.self, atIndex: 0)
        end = try row.decode(Int.self, atIndex: 1)
        statement = try row.decode(String.self, atIndex: 2)
        text = try row.decode(String.self, atIndex: 3)
    }

    /// The note for another library.
    var kept: KeptNote { KeptNote(start: start, end: end, statement: statement, text: text) }

    private var sum: Int64 { Checksum.of(String(start), String(end), statement, text) }

    /// The notes on an article.
    static func all(_ db: Database, _ article: ArticleRecord) throws -> [Note] {
        let statement = try db.cachedStatement(
            sql: "SELECT start, end, statement, text, sum FROM note WHERE article = ? ORDER BY start, end, statement")
        return try Row.fetchAll(statement, arguments: [article.id]).map { row in
            let note = try Note(row)
            guard try row.decode(Int64.self, atIndex: 4) == note.sum else { throw Damage("a note on \(article.key)") }
            return note
        }
    }

    /// The notes on an article, by the names of its statements.
    static func fetch(_ db: Database, _ article: ArticleRecord, _ statements: [Statement]) throws -> [String: String] {
        var texts: [String: String] = [:]
        for note in try all(db, article) {
            if let statement = note.statement(of: statements) { texts[statement.id] = note.text }
        }
        return texts
    }

    /// The statement that it is on: of its name if it lies there, else the first that does.
    func statement(of statements: [Statement]) -> Statement? {
        func lies(_ one: Statement) -> Bool { one.content.contains { $0.overlaps(TextSpan(start, end)) } }
        return statements.first { $0.id == statement && lies($0) } ?? statements.first(where: lies)
    }

    /// Keeps it in the place of the one that lay there on a statement of that name.
    func store(_ db: Database, _ article: Int64) throws {
        try db.execute(
            sql: "INSERT OR REPLACE INTO note (article, start, end, statement, text, sum) VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [article, start, end, statement, text, sum])
    }
}
