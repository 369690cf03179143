internal import GRDB
internal import Glibc
public import LecternText

/// An entry of a feed that has been read.
public struct TakenEntry: Sendable {
    /// What the feed knows it by.
    public var id: String
    /// What it gave; nil when there was nothing to read in it, or when the library has it already.
    public var article: NewArticle?

    /// Describes an entry.
    public init(id: String, article: NewArticle?) {
        self.id = id
        self.article = article
    }
}

extension Library {
    /// The feeds that the library follows, and those at other addresses, by name.
    ///
    /// - Parameter others: addresses that something else names, the configuration.
    public func feeds(and others: [String] = []) throws(LibraryError) -> [ListedFeed] {
        try read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT \(FeedRecord.columns), (SELECT count(DISTINCT n.article) FROM feedEntry n JOIN article a ON a.id = n.article
                    WHERE n.feed = f.id AND a.isRemoved = 0) FROM feed f
                    """)
            var found: [ListedFeed] = []
            for row in rows {
                let record = try FeedRecord(row)
                guard record.isFollowed || others.contains(record.address) else { continue }
                found.append(record.listed(articleCount: try row.decode(Int.self, atIndex: 9)))
            }
            let known = Set(found.map(\.address))
            found += Set(others).subtracting(known).map { ListedFeed(address: $0) }
            return found.sorted { ($0.name.lowercased(), $0.address) < ($1.name.lowercased(), $1.address) }
        }
    }

    /// Which of a feed's entries have been taken before.
    ///
    /// - Parameter entries: what the feed knows them by, and where they stand: an entry whose page is an article of the
    ///   library, be it from another feed, is taken too.
    public func taken(
        _ entries: [(id: String, link: String?)], of address: String
    ) throws(LibraryError) -> [Bool] {
        try read { db in
            let feed = try FeedRecord.find(db, address)?.id
            let known = try db.cachedStatement(sql: "SELECT 1 FROM feedEntry WHERE feed = ? AND entry = ?")
            let linked = try db.cachedStatement(sql: "SELECT 1 FROM article WHERE url = ? LIMIT 1")
            return try entries.map { entry in
                if let feed,
                    try Int.fetchOne(known, arguments: [feed, FeedRecord.number(ofEntry: entry.id)]) != nil
                {
                    return true
                }
                return try entry.link.map { try Int.fetchOne(linked, arguments: [$0]) != nil } ?? false
            }
        }
    }

    /// Stores what entries of a feed gave and remembers that they have been taken, all or none.
    ///
    /// An article that has been removed does not come back.
    ///
    /// - Returns: the articles that were not there before.
    public func take(_ entries: [TakenEntry], of feed: FeedAddress) throws(LibraryError) -> [StoredArticle] {
        let now = Int64(time(nil))
        return try write { [self] db in
            let record = try FeedRecord.findOrMake(db, feed)
            var stored: [StoredArticle] = []
            for entry in entries {
                var article: Int64?
                if let new = entry.article {
                    let key = ArticleRecord.key(of: Array(String(decoding: new.text, as: UTF8.self).utf8))
                    if let known = try ArticleRecord.find(db, key) ?? ArticleRecord.find(db, key, removed: true) {
                        article = known.id
                    } else {
                        let one = try store(new, at: now, db)
                        article = try ArticleRecord.find(db, one.id.rawValue)?.id
                        stored.append(one)
                    }
                }
                try db.cachedStatement(
                    sql: "INSERT OR IGNORE INTO feedEntry (feed, entry, article) VALUES (?, ?, ?)"
                ).execute(arguments: [record.id, FeedRecord.number(ofEntry: entry.id), article])
            }
            return stored
        }
    }

    /// Notes how reading a feed went.
    ///
    /// - Parameter feed: its title, if it has one; the version that has been taken, without one when something of it is still
    ///   to be taken; and why it could not be read, if it could not.
    public func note(_ feed: ListedFeed) throws(LibraryError) {
        let now = Int64(time(nil))
        try write { db in
            var record = try FeedRecord.findOrMake(db, FeedAddress(address: feed.address))
            if !feed.title.isEmpty { record.title = feed.title }
            record.failure = feed.failure
            if feed.failure == nil {
                record.fetched = now
                (record.etag, record.modified) = (feed.etag, feed.modified)
            }
            try record.update(db)
        }
    }
}
