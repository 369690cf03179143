internal import FoundationEssentials
internal import GRDB
internal import Glibc
internal import LecternText

/// What became of a damaged library.
public struct Repair: Sendable {
    /// How many articles are in the new one.
    public var articleCount = 0
    /// What could not be saved, each in words.
    public var losses: [String] = []
    /// Where the damaged file is now.
    public var kept: String?
}

extension Library {
    /// Makes a library anew from what is whole in a damaged one: texts, analyses, corrections, notes, who is who. What can be
    /// derived is derived again. The damaged file is kept beside it.
    ///
    /// - Returns: nil if nothing is wrong with it.
    /// - Throws: `.damaged` if nothing can be saved, `.busy` if another lectern has a damaged library open, and whatever keeps it
    ///   from being looked at; then all is as it was.
    public static func repair(_ path: String) throws(LibraryError) -> Repair? {
        if try isWhole({ () throws(LibraryError) in try Library(at: path) }) { return nil }
        do {
            let (old, isReadOnly) = try LibraryFile.openAlone(path)
            // From here to the new name nobody else reads or writes it. Somebody may have repaired it until now.
            if try isWhole({ () throws(LibraryError) in try Library(path, on: old, isReadOnly: isReadOnly) }) {
                return nil
            }
            return try repair(path, from: old)
        } catch {
            let error = LibraryError(path, error)
            switch error.reason {
            case _ where error.isDamage, .refused: throw LibraryError(path, .damaged("nothing of it can be saved"))
            default: throw error
            }
        }
    }

    /// Whether nothing is wrong with a library that can be opened.
    private static func isWhole(_ open: () throws(LibraryError) -> Library) throws(LibraryError) -> Bool {
        do throws(LibraryError) {
            return try open().checkup().isWhole
        } catch {
            // What is only busy, newer or on a full disk is not to be taken for damaged.
            guard error.isDamage else { throw error }
            return false
        }
    }

    private static func repair(_ path: String, from old: DatabaseQueue) throws -> Repair {
        let draft = LibraryFile.draft(of: path)
        LibraryFile.delete(draft)
        defer { LibraryFile.delete(draft) }
        let new = try Library(at: draft, making: true)
        var repair = try new.write { db in try old.read { try Salvage(old: $0, new: db).carried() } }
        try new.close()
        guard repair.articleCount > 0 else { throw Damage("there is no article") }
        // What has no log of its own leaves alone what has its old name when it is closed.
        _ = try? old.writeWithoutTransaction { try String.fetchOne($0, sql: "PRAGMA journal_mode = DELETE") }
        repair.kept = try LibraryFile.replace(path, by: draft, keeping: "damaged")
        try? old.close()
        return repair
    }
}

/// Carries over from one database to another what is as it was written.
private struct Salvage {
    let old: Database
    let new: Database
    private var found = Repair()
    /// How many of the losses are articles.
    private var lostArticleCount = 0

    init(old: Database, new: Database) {
        self.old = old
        self.new = new
    }

    /// Carries over all that it can, and tells what that was.
    func carried() throws -> Repair {
        var salvage = self
        try salvage.carryIdentities()
        try salvage.carryArticles()
        try salvage.carryFeeds()
        try salvage.carryChanges()
        return salvage.found
    }

    /// The rows of a table by their numbers, each by itself, so that a damaged page only takes those that are on it.
    private func numbers(_ table: String) -> [Int64] {
        if let all = try? Int64.fetchAll(old, sql: "SELECT id FROM \(table) NOT INDEXED ORDER BY id") { return all }
        let last = try? Int64.fetchOne(old, sql: "SELECT seq FROM sqlite_sequence WHERE name = ?", arguments: [table])
        // Without the last number known, as many as the file could hold are looked for, within reason.
        return Array(1...max(1, min(last ?? 10_000, 10_000_000)))
    }

    private mutating func carryIdentities() throws {
        for id in numbers("entity") {
            guard let record = try? EntityRecord.fetch(old, id) else { continue }
            let names = record.names.joined(separator: "\n")
            try new.execute(
                sql:
                    "INSERT INTO entity (id, kind, name, type, date, names, words, sum) VALUES (?, ?, ?, ?, ?, ?, '', 0)",
                arguments: [record.id, record.kind.rawValue, record.name, record.type, record.date, names])
            try record.update(new)
            let keys = try? Identities(db: old).keys(of: id).keys
            try Identities(db: new).add(keys: keys ?? [], to: id)
        }
    }

    private mutating func carryArticles() throws {
        var copies: [(Int64, of: Int64)] = []
        var count = 0
        for id in numbers("article") {
            guard let text = try? text(of: id) else {
                noteLoss(of: id)
                continue
            }
            guard var record = try record(of: id, text) else { continue }
            count += 1
            if let original = record.copyOf { copies.append((id, original)) }
            record.copyOf = nil
            try carry(record, text)
            if !record.isRemoved { found.articleCount += 1 }
        }
        for (copy, original) in copies {
            let isThere =
                try Int64.fetchOne(new, sql: "SELECT 1 FROM article WHERE id = ?", arguments: [original]) != nil
            if isThere { try Editor(db: new).perform([.copyOf(copy, original)]) }
        }
        let known = (try? Int.fetchOne(old, sql: "SELECT count FROM total")) ?? nil
        let rest = (known ?? 0) - count - lostArticleCount
        if rest > 0 { found.losses.append("\(rest) article\(rest == 1 ? "" : "s") of which nothing is left") }
    }

    /// Tells of an article whose text cannot be read; what has no entry either is told by its number, if it was one.
    private mutating func noteLoss(of id: Int64) {
        if let record = try? ArticleRecord.fetch(old, id) {
            noteLoss("the text of \(record.key), \(record.title)")
        } else if ((try? Int64.fetchOne(old, sql: "SELECT id FROM article WHERE id = ?", arguments: [id])) ?? nil)
            != nil
        {
            noteLoss("article \(id)")
        }
    }

    private mutating func noteLoss(_ words: String) {
        found.losses.append(words)
        lostArticleCount += 1
    }

    private func text(of id: Int64) throws -> [UInt8]? {
        let row = try Row.fetchOne(old, sql: "SELECT bytes FROM text WHERE article = ?", arguments: [id])
        return try row.map { Array(try $0.decode(Data.self, atIndex: 0)) }
    }

    /// The entry of an article: as it was, or made anew from the text; nil if there is none or the text is another.
    private mutating func record(of id: Int64, _ text: [UInt8]) throws -> ArticleRecord? {
        let key = ArticleRecord.key(of: text)
        if let record = try? ArticleRecord.fetch(old, id) {
            if record.key == key { return record }
            noteLoss("the text of \(record.key), \(record.title)")
            return nil
        }
        // The text has no entry to tell whether it is whole, unless the index of keys has it.
        let known = try? String.fetchOne(old, sql: "SELECT key FROM article WHERE id = ?", arguments: [id])
        guard known == key else {
            noteLoss("article \(id)")
            return nil
        }
        found.losses.append("the title, date and source of \(key)")
        var record = ArticleRecord(
            key: key, title: Article(name: key, text: text).title, added: Int64(time(nil)))
        record.id = id
        return record
    }

    private mutating func carry(_ record: ArticleRecord, _ text: [UInt8]) throws {
        var record = record
        var analysis: Analysis?
        do { analysis = try Analysis.fetch(old, record) } catch {
            found.losses.append("the analysis of \(record.key)")
        }
        if let kept = analysis, !kept.annotations.fit(text.count) { analysis = nil }
        if analysis == nil { record.statementCount = nil }
        try record.insert(new)
        try new.execute(sql: "INSERT INTO text (article, bytes) VALUES (?, ?)", arguments: [record.id, Data(text)])
        try Sketch(of: text)?.store(new, record.id)
        try analysis?.store(new, record.id)
        do {
            try Corrections.store(new, record.id, try Corrections.fetch(old, record))
            for note in try Note.all(old, record) { try note.store(new, record.id) }
            if let place = try PlaceRecord.fetch(old, record) { try PlaceRecord.store(new, record.id, place) }
        } catch {
            found.losses.append("corrections, notes or the place of \(record.key)")
        }
        do {
            for name in try record.aliases(old) { try record.call(new, name) }
        } catch {
            found.losses.append("other names of \(record.key)")
        }
        try carryParts(of: record.id)
        let deriving = Deriving(db: new)
        var content = try deriving.content(of: record, text: text)
        if record.isRemoved { return }
        if let annotations = content.annotations {
            content.article.statementCount = Int64(annotations.statements.count)
            try content.article.update(new)
        }
        try deriving.enterWords(content)
        try deriving.enter(content)
    }

    /// Who is who in an article, where that is whole; the rest is found out anew.
    private func carryParts(of article: Int64) throws {
        let sql = "SELECT id, kind, name, entity, seal FROM part WHERE article = ?"
        guard let rows = try? Row.fetchAll(old, sql: sql, arguments: [article]) else { return }
        for row in rows {
            guard let id = try? row.decode(Int64.self, atIndex: 0), let kind = try? row.decode(String.self, atIndex: 1),
                let name = try? row.decode(String.self, atIndex: 2),
                let entity = try? row.decode(Int64.self, atIndex: 3),
                let seal = try? row.decode(Int64.self, atIndex: 4), seal == entity &* 1009 &+ id,
                try Int64.fetchOne(new, sql: "SELECT 1 FROM entity WHERE id = ?", arguments: [entity]) != nil
            else { continue }
            try new.execute(
                sql: "INSERT OR IGNORE INTO part (id, article, kind, name, names, entity) VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [id, article, kind, name, name, entity])
        }
    }

    /// The journal, from after the last entry that is damaged, without what is about rows that are lost, and the saved queries.
    private mutating func carryChanges() throws {
        var rows: [(Int64, String, Bool, Int64)] = []
        var lostCount = 0
        for id in numbers("journal") {
            let sql = "SELECT id, entry, sum, isUndone FROM journal WHERE id = ?"
            guard let row = try? Row.fetchOne(old, sql: sql, arguments: [id]) else { continue }
            guard let entry = try? Journal.entry(row) else {
                rows = []
                found.losses.append("what was done before change \(id) can no longer be undone")
                continue
            }
            guard try entry.isPossible(new) else {
                lostCount += 1
                continue
            }
            rows.append(
                (
                    id, try row.decode(String.self, atIndex: 1), try row.decode(Bool.self, atIndex: 3),
                    try row.decode(Int64.self, atIndex: 2)
                ))
        }
        if lostCount > 0 {
            let changes = lostCount == 1 ? "1 change" : "\(lostCount) changes"
            found.losses.append("\(changes) of what is lost can no longer be undone")
        }
        for (id, entry, isUndone, sum) in rows {
            try new.execute(
                sql: "INSERT INTO journal (id, entry, isUndone, sum) VALUES (?, ?, ?, ?)",
                arguments: [id, entry, isUndone, sum])
        }
        let queries = (try? Row.fetchAll(old, sql: "SELECT name, query, sum FROM savedQuery")) ?? []
        for row in queries {
            guard let name = try? row.decode(String.self, atIndex: 0),
                let query = try? row.decode(String.self, atIndex: 1),
                let sum = try? row.decode(Int64.self, atIndex: 2), sum == Checksum.of(name, query)
            else { continue }
            try Editor(db: new).perform([.query(name, query)])
        }
    }

    /// The feeds, and which of their entries have been taken.
    private mutating func carryFeeds() throws {
        for id in numbers("feed") {
            guard (try? Int64.fetchOne(old, sql: "SELECT id FROM feed WHERE id = ?", arguments: [id])) != nil else {
                continue
            }
            guard var record = try? FeedRecord.fetch(old, id) else {
                found.losses.append("feed \(id)")
                continue
            }
            try record.insert(new)
            let sql = "SELECT entry, article FROM feedEntry WHERE feed = ?"
            for row in (try? Row.fetchAll(old, sql: sql, arguments: [id])) ?? [] {
                guard let entry = try? row.decode(Int64.self, atIndex: 0) else { continue }
                let article = (try? row.decode(Int64?.self, atIndex: 1)) ?? nil
                let isThere = try Int64.fetchOne(new, sql: "SELECT 1 FROM article WHERE id = ?", arguments: [article])
                try new.execute(
                    sql: "INSERT OR IGNORE INTO feedEntry (feed, entry, article) VALUES (?, ?, ?)",
                    arguments: [id, entry, isThere == nil ? nil : article])
            }
        }
    }
}
