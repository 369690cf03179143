internal import GRDB
public import LecternText

/// Where a person was in an article, as it is kept.
enum PlaceRecord {
    /// The place in an article; nil where none is known.
    static func fetch(_ db: Database, _ article: ArticleRecord) throws -> Place? {
        let statement = try db.cachedStatement(
            sql: "SELECT top, cursor, bookmarks, sum FROM place WHERE article = ?")
        guard let row = try Row.fetchOne(statement, arguments: [article.id]) else { return nil }
        let (top, cursor) = (try row.decode(Int.self, atIndex: 0), try row.decode(Int.self, atIndex: 1))
        let bookmarks = try row.decode(String.self, atIndex: 2)
        guard try row.decode(Int64.self, atIndex: 3) == sum(top, cursor, bookmarks) else {
            throw Damage("the place in \(article.key)")
        }
        return Place(top: top, cursor: cursor, bookmarks: decoded(bookmarks))
    }

    /// Keeps a place in the one of before.
    static func store(_ db: Database, _ article: Int64, _ place: Place) throws {
        let bookmarks = place.bookmarks.map { "\($0.key) \($0.value)" }.sorted().joined(separator: "\n")
        try db.execute(
            sql: "INSERT OR REPLACE INTO place (article, top, cursor, bookmarks, sum) VALUES (?, ?, ?, ?, ?)",
            arguments: [
                article, place.top, place.cursor, bookmarks, sum(place.top, place.cursor, bookmarks),
            ])
    }

    private static func sum(_ top: Int, _ cursor: Int, _ bookmarks: String) -> Int64 {
        Checksum.of(String(top), String(cursor), bookmarks)
    }

    /// Bookmarks, one a line: a name of one character, a space, an offset.
    private static func decoded(_ lines: String) -> [Character: Int] {
        var bookmarks: [Character: Int] = [:]
        for line in lines.split(separator: "\n") {
            guard let name = line.first, let offset = Int(line.dropFirst(2)) else { continue }
            bookmarks[name] = offset
        }
        return bookmarks
    }
}

extension Library {
    /// Keeps where the person is in an article, bookmarks and all. That is no change that anybody would take back.
    public func keep(_ place: Place, of id: ArticleID) throws(LibraryError) {
        try write { [self] db in try PlaceRecord.store(db, try find(id.rawValue, db).id, place) }
    }
}
