internal import FoundationEssentials
internal import GRDB
internal import LecternQuery
internal import LecternText

/// A row of the table of articles.
struct ArticleRecord {
    /// The number of the row; 0 until it is stored.
    var id: Int64 = 0
    /// `ArticleID`.
    var key: String
    var name: String?
    var title: String
    var date: String?
    var source: String?
    var url: String?
    var author: String?
    var added: Int64
    var isUnread = true
    var isStarred = false
    var tags: [String] = []
    /// The proposal that the person has set.
    var issue: String?
    var isRemoved = false
    /// The row of the article that it is a copy of.
    var copyOf: Int64?
    /// Nil while it waits for its analysis.
    var statementCount: Int64?

    /// What `init(row)` takes, to be selected from `article a`.
    static let columns = """
        a.id, a.key, a.name, a.title, a.date, a.source, a.url, a.author, a.added, a.isUnread, a.isStarred, a.tags, a.issue,
        a.isRemoved, a.copyOf, a.statementCount, a.sum
        """

    init(key: String, title: String, added: Int64) {
        self.key = key
        self.title = title
        self.added = added
    }

    /// Reads a row whose first columns are `columns`.
    ///
    /// - Throws: `Damage` if it is not as it was written.
    init(_ row: Row) throws {
        id = try row.decode(Int64.self, atIndex: 0)
        key = try row.decode(String.self, atIndex: 1)
        name = try row.decode(String?.self, atIndex: 2)
        title = try row.decode(String.self, atIndex: 3)
        date = try row.decode(String?.self, atIndex: 4)
        source = try row.decode(String?.self, atIndex: 5)
        url = try row.decode(String?.self, atIndex: 6)
        author = try row.decode(String?.self, atIndex: 7)
        added = try row.decode(Int64.self, atIndex: 8)
        isUnread = try row.decode(Bool.self, atIndex: 9)
        isStarred = try row.decode(Bool.self, atIndex: 10)
        tags = try row.decode(String.self, atIndex: 11).split(separator: "\n").map(String.init)
        issue = try row.decode(String?.self, atIndex: 12)
        isRemoved = try row.decode(Bool.self, atIndex: 13)
        copyOf = try row.decode(Int64?.self, atIndex: 14)
        statementCount = try row.decode(Int64?.self, atIndex: 15)
        guard try row.decode(Int64.self, atIndex: 16) == sum else { throw Damage("the entry of article \(key)") }
    }

    /// The checksum of the row.
    var sum: Int64 {
        var sum = Checksum()
        sum.add(id)
        for text in [key, name, title, date, source, url, author, joinedTags, issue] { sum.add(text) }
        sum.add(added)
        for flag in [isUnread, isStarred, isRemoved] { sum.add(flag ? 1 : 0) }
        sum.add(copyOf ?? -1)
        sum.add(statementCount ?? -1)
        return sum.value
    }

    private var joinedTags: String { tags.joined(separator: "\n") }

    /// The article of a number.
    static func fetch(_ db: Database, _ id: Int64) throws -> ArticleRecord {
        let statement = try db.cachedStatement(sql: "SELECT \(columns) FROM article a WHERE a.id = ?")
        guard let row = try Row.fetchOne(statement, arguments: [id]) else { throw Damage("article \(id) is missing") }
        return try ArticleRecord(row)
    }

    /// The article of a key or a second name that is not removed; nil when there is none.
    static func find(_ db: Database, _ name: String, removed: Bool = false) throws -> ArticleRecord? {
        let sql = """
            SELECT \(columns) FROM article a WHERE (a.key = ? OR a.name = ? OR a.id = (SELECT article FROM alias WHERE name = ?)) AND a.isRemoved = ? ORDER BY a.key = ? DESC
            """
        let row = try Row.fetchOne(try db.cachedStatement(sql: sql), arguments: [name, name, name, removed, name])
        return try row.map { try ArticleRecord($0) }
    }

    /// Stores a new row, which has its number then if it had none.
    mutating func insert(_ db: Database) throws {
        // The number is part of the sum, so it has to be known before.
        if id == 0 {
            let sql = "SELECT seq FROM sqlite_sequence WHERE name = 'article'"
            id = (try Int64.fetchOne(try db.cachedStatement(sql: sql)) ?? 0) + 1
        }
        let sql = """
            INSERT INTO article (id, key, name, title, date, day, lastDay, source, url, author, added, isUnread, isStarred, tags,
            issue, isRemoved, copyOf, statementCount, sum) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """
        try db.cachedStatement(sql: sql).execute(arguments: StatementArguments([id, key] + values + [sum]))
        try fileTags(db)
    }

    /// Stores what has changed of it.
    func update(_ db: Database) throws {
        let sql = """
            UPDATE article SET name = ?, title = ?, date = ?, day = ?, lastDay = ?, source = ?, url = ?, author = ?, added = ?,
            isUnread = ?, isStarred = ?, tags = ?, issue = ?, isRemoved = ?, copyOf = ?, statementCount = ?, sum = ?
            WHERE id = ?
            """
        try db.cachedStatement(sql: sql).execute(arguments: StatementArguments(values + [sum, id]))
    }

    private var values: [(any DatabaseValueConvertible)?] {
        let day = date.flatMap { PartialDate(beginning: $0) }
        return [
            name, title, date, day?.firstDay, day?.lastDay, source, url, author, added, isUnread, isStarred, joinedTags,
            issue,
            isRemoved, copyOf, statementCount,
        ]
    }

    /// Brings the index of tags up to `tags`.
    func fileTags(_ db: Database) throws {
        try db.cachedStatement(sql: "DELETE FROM tag WHERE article = ?").execute(arguments: [id])
        for tag in tags {
            try db.cachedStatement(sql: "INSERT OR IGNORE INTO tag (folded, article) VALUES (?, ?)").execute(
                arguments: [Folding.fold(tag), id])
        }
    }

    /// Gives it another name; the first stays the one that lists show.
    mutating func call(_ db: Database, _ name: String) throws {
        if self.name == nil { self.name = name }
        guard self.name != name else { return }
        try db.cachedStatement(sql: "INSERT OR REPLACE INTO alias (name, article, sum) VALUES (?, ?, ?)").execute(
            arguments: [name, id, Checksum.of(name, String(id))])
    }

    /// Its other names.
    ///
    /// - Throws: `Damage` if one is not as it was written.
    func aliases(_ db: Database) throws -> [String] {
        let statement = try db.cachedStatement(sql: "SELECT name, sum FROM alias WHERE article = ? ORDER BY name")
        return try Row.fetchAll(statement, arguments: [id]).map { row in
            let name = try row.decode(String.self, atIndex: 0)
            guard try row.decode(Int64.self, atIndex: 1) == Checksum.of(name, String(id)) else {
                throw Damage("another name of \(key)")
            }
            return name
        }
    }

    /// Gives checksums to names that have none yet.
    static func sealAliases(_ db: Database) throws {
        for row in try Row.fetchAll(db, sql: "SELECT name, article FROM alias") {
            let (name, article) = (try row.decode(String.self, atIndex: 0), try row.decode(Int64.self, atIndex: 1))
            try db.execute(
                sql: "UPDATE alias SET sum = ? WHERE name = ?", arguments: [Checksum.of(name, String(article)), name])
        }
    }

    /// The text of the article.
    ///
    /// - Throws: `Damage` if it is not the one whose name the article has.
    func text(_ db: Database) throws -> [UInt8] {
        let statement = try db.cachedStatement(sql: "SELECT bytes FROM text WHERE article = ?")
        guard let row = try Row.fetchOne(statement, arguments: [id]) else {
            throw Damage("the text of \(key) is missing")
        }
        let bytes = Array(try row.decode(Data.self, atIndex: 0))
        guard ArticleRecord.key(of: bytes) == key else { throw Damage("the text of \(key)") }
        return bytes
    }

    /// What the article of a text is called.
    static func key(of text: [UInt8]) -> String {
        let digits = String(SHA256.prefix(of: text), radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// The article with its text, as readers take it.
    func article(_ text: [UInt8]) -> Article {
        Article(
            name: name ?? key, text: text,
            head: ArticleHead(title: title, date: date, source: source, url: url, author: author))
    }
}
