internal import GRDB
internal import LecternText

/// A row of the table of feeds.
struct FeedRecord {
    /// The number of the row; 0 until it is stored.
    var id: Int64 = 0
    var address: String
    var title: String
    var isFollowed = false
    /// In seconds since 1970.
    var fetched: Int64?
    var failure: String?
    var etag: String?
    var modified: String?

    /// What `init(row)` takes, to be selected from `feed f`.
    static let columns = "f.id, f.address, f.title, f.isFollowed, f.fetched, f.failure, f.etag, f.modified, f.sum"

    init(_ feed: FeedAddress) {
        address = feed.address
        title = feed.title
    }

    /// Reads a row whose first columns are `columns`.
    ///
    /// - Throws: `Damage` if it is not as it was written.
    init(_ row: Row) throws {
        id = try row.decode(Int64.self, atIndex: 0)
        address = try row.decode(String.self, atIndex: 1)
        title = try row.decode(String.self, atIndex: 2)
        isFollowed = try row.decode(Bool.self, atIndex: 3)
        fetched = try row.decode(Int64?.self, atIndex: 4)
        failure = try row.decode(String?.self, atIndex: 5)
        etag = try row.decode(String?.self, atIndex: 6)
        modified = try row.decode(String?.self, atIndex: 7)
        guard try row.decode(Int64.self, atIndex: 8) == sum else { throw Damage("the feed \(address)") }
    }

    /// The checksum of the row.
    var sum: Int64 {
        var sum = Checksum()
        for text in [address, title, failure, etag, modified] { sum.add(text) }
        sum.add(isFollowed ? 1 : 0)
        sum.add(fetched ?? -1)
        return sum.value
    }

    /// The feed of a row.
    static func fetch(_ db: Database, _ id: Int64) throws -> FeedRecord {
        let statement = try db.cachedStatement(sql: "SELECT \(columns) FROM feed f WHERE f.id = ?")
        guard let row = try Row.fetchOne(statement, arguments: [id]) else { throw Damage("feed \(id) is missing") }
        return try FeedRecord(row)
    }

    /// The feed at an address, nil when the library knows none there.
    static func find(_ db: Database, _ address: String) throws -> FeedRecord? {
        let statement = try db.cachedStatement(sql: "SELECT \(columns) FROM feed f WHERE f.address = ?")
        return try Row.fetchOne(statement, arguments: [address]).map { try FeedRecord($0) }
    }

    /// The feed at an address, made when there is none.
    static func findOrMake(_ db: Database, _ feed: FeedAddress) throws -> FeedRecord {
        if let known = try find(db, feed.address) { return known }
        var record = FeedRecord(feed)
        try record.insert(db)
        return record
    }

    /// Stores a new row, which has its number then if it had none.
    mutating func insert(_ db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO feed (id, address, title, isFollowed, fetched, failure, etag, modified, sum)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [id == 0 ? nil : id, address, title, isFollowed, fetched, failure, etag, modified, sum])
        id = db.lastInsertedRowID
    }

    /// Stores what has changed of it.
    func update(_ db: Database) throws {
        try db.execute(
            sql: """
                UPDATE feed SET title = ?, isFollowed = ?, fetched = ?, failure = ?, etag = ?, modified = ?, sum = ?
                WHERE id = ?
                """,
            arguments: [title, isFollowed, fetched, failure, etag, modified, sum, id])
    }

    /// How it is listed.
    func listed(articleCount: Int) -> ListedFeed {
        ListedFeed(
            address: address, title: title, isFollowed: isFollowed, fetched: fetched.map(Int.init), failure: failure,
            etag: etag, modified: modified, articleCount: articleCount)
    }

    /// The number that stands for an entry.
    static func number(ofEntry id: String) -> Int64 { Int64(bitPattern: SHA256.prefix(of: Array(id.utf8))) }
}
