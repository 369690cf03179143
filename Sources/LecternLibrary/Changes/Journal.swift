internal import FoundationEssentials
internal import GRDB
internal import LecternText

/// What has been done to the library, latest last, and how to take it back.
enum Journal {
    /// How many changes can be undone; older ones are forgotten, and what they removed goes for good.
    static let limit = 1_000

    /// A change as it is kept.
    struct Entry: Codable {
        /// The steps that take it back, and those that it took.
        var before: [Edit]
        var after: [Edit]
        /// What is said of it.
        var did: String
        var undid: String
    }

    /// Keeps a change. What has been undone before can no longer be redone.
    static func append(_ db: Database, _ entry: Entry) throws {
        try db.execute(sql: "DELETE FROM journal WHERE isUndone = 1")
        let text = try JSONText.encode(entry)
        try db.execute(sql: "INSERT INTO journal (entry, sum) VALUES (?, ?)", arguments: [text, Checksum.of(text)])
        try forget(db)
    }

    /// Takes back the latest change; nil when there is none.
    static func undo(_ db: Database) throws -> String? {
        let sql = "SELECT id, entry, sum FROM journal WHERE isUndone = 0 ORDER BY id DESC LIMIT 1"
        guard let row = try Row.fetchOne(db, sql: sql) else { return nil }
        let entry = try entry(row)
        try Editor(db: db).perform(entry.before)
        try mark(db, row, isUndone: true)
        return entry.undid
    }

    /// Does again what was undone last; nil when there is nothing.
    static func redo(_ db: Database) throws -> String? {
        let sql = "SELECT id, entry, sum FROM journal WHERE isUndone = 1 ORDER BY id LIMIT 1"
        guard let row = try Row.fetchOne(db, sql: sql) else { return nil }
        let entry = try entry(row)
        try Editor(db: db).perform(entry.after)
        try mark(db, row, isUndone: false)
        return entry.did
    }

    private static func mark(_ db: Database, _ row: Row, isUndone: Bool) throws {
        try db.execute(
            sql: "UPDATE journal SET isUndone = ? WHERE id = ?",
            arguments: [isUndone, try row.decode(Int64.self, atIndex: 0)])
    }

    /// The entry of a row of id, entry and sum.
    static func entry(_ row: Row) throws -> Entry {
        let text = try row.decode(String.self, atIndex: 1)
        guard try row.decode(Int64.self, atIndex: 2) == Checksum.of(text),
            let entry = try? JSONDecoder().decode(Entry.self, from: Data(text.utf8))
        else { throw Damage("the journal of changes") }
        return entry
    }

    private static func forget(_ db: Database) throws {
        let sql = "SELECT id, entry, sum FROM journal ORDER BY id DESC LIMIT -1 OFFSET ?"
        for row in try Row.fetchAll(db, sql: sql, arguments: [limit]) {
            for case .removed(let article, true) in try entry(row).after {
                try db.execute(sql: "DELETE FROM article WHERE id = ? AND isRemoved = 1", arguments: [article])
            }
            try db.execute(
                sql: "DELETE FROM journal WHERE id = ?", arguments: [try row.decode(Int64.self, atIndex: 0)])
        }
    }
}
