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
        return try step(db, sql, isUndone: true) { entry in
            try Editor(db: db).perform(entry.before)
            return entry.undid
        }
    }

    /// Does again what was undone last; nil when there is nothing.
    static func redo(_ db: Database) throws -> String? {
        let sql = "SELECT id, entry, sum FROM journal WHERE isUndone = 1 ORDER BY id LIMIT 1"
        return try step(db, sql, isUndone: false) { entry in
            try Editor(db: db).perform(entry.after)
            return entry.did
        }
    }

    /// Takes the first step that can be taken; those before it, of what is gone, are forgotten, and that is said.
    private static func step(
        _ db: Database, _ sql: String, isUndone: Bool, _ take: (Entry) throws -> String
    ) throws -> String? {
        var passed = 0
        while let row = try Row.fetchOne(db, sql: sql) {
            let entry = try entry(row)
            if try entry.isPossible(db) {
                let words = try take(entry)
                try mark(db, row, isUndone: isUndone)
                return passed == 0 ? words : "\(words) (\(Self.passedOver(passed)))"
            }
            try delete(db, row)
            passed += 1
        }
        return passed == 0 ? nil : Self.passedOver(passed)
    }

    private static func passedOver(_ count: Int) -> String {
        "\(count) change\(count == 1 ? "" : "s") of what is gone passed over"
    }

    private static func delete(_ db: Database, _ row: Row) throws {
        try db.execute(sql: "DELETE FROM journal WHERE id = ?", arguments: [try row.decode(Int64.self, atIndex: 0)])
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
        for row in try Row.fetchAll(db, sql: sql, arguments: [limit]).reversed() {
            let removed = try entry(row).after.compactMap {
                if case .removed(let article, true) = $0 { article } else { nil }
            }
            try delete(db, row)
            if removed.isEmpty { continue }
            // What came back and was removed again can still be taken back.
            let rest = try Row.fetchAll(db, sql: "SELECT id, entry, sum FROM journal").map(entry)
            let named = Set(rest.flatMap { $0.before + $0.after }.flatMap(\.articles))
            for article in removed where !named.contains(article) { try forget(article, db) }
        }
    }

    /// Deletes an article for good, if it is still removed.
    private static func forget(_ article: Int64, _ db: Database) throws {
        let isRemoved = try Bool.fetchOne(db, sql: "SELECT isRemoved FROM article WHERE id = ?", arguments: [article])
        guard isRemoved == true else { return }
        // Its copies are removed too, and lead nowhere then.
        let copies = try Int64.fetchAll(db, sql: "SELECT id FROM article WHERE copyOf = ?", arguments: [article])
        try Editor(db: db).perform(copies.map { .copyOf($0, nil) })
        try db.execute(sql: "DELETE FROM article WHERE id = ?", arguments: [article])
    }
}
