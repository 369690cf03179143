internal import GRDB
internal import LecternText

/// What is in a library, and what is wrong with it.
public struct Checkup: Sendable {
    /// How many articles, statements, and articles that wait for their analysis there are.
    public var articleCount = 0
    public var statementCount = 0
    public var waitingCount = 0
    /// What is no longer as it was written, each in words.
    public var damages: [String] = []

    /// Whether nothing is wrong.
    public var isWhole: Bool { damages.isEmpty }

    /// How many damages are told at most.
    static let damageLimit = 20
}

extension Library {
    /// Looks at everything: SQLite's own check, then the checksums of all that SQLite does not see damage in.
    ///
    /// Cost: reads the whole file, about 10 s for 10,000 articles.
    public func checkup() throws(LibraryError) -> Checkup {
        // Words are compared in temporary tables and by commands that look like writes, which a connection that only reads
        // refuses; where nothing can be written, they are not looked at.
        guard canWrite else { return try read { try Self.checkup($0).0 } }
        return try writeWithoutTransaction { db in
            var checkup = Checkup()
            // One state of the library for both, whatever is written meanwhile: not the words of now and the index of then.
            try db.inTransaction(.deferred) {
                let (found, words) = try Self.checkup(db)
                checkup = found
                if checkup.isWhole { try checkup.noteWords { try words.compare(db) } }
                return .commit
            }
            if checkup.isWhole { try checkup.noteWords { try Self.checkIndexes(db) } }
            return checkup
        }
    }

    /// All but the index of words, with the words that have to be in it.
    private static func checkup(_ db: Database) throws -> (Checkup, Words) {
        var (checkup, words) = (Checkup(), Words())
        checkup.note { _ in try Self.verifyEntries(db) }
        checkup.note { try Self.checkPages(db, &$0) }
        checkup.note { try Self.checkArticles(db, &$0, &words) }
        checkup.note { _ in try Self.checkNames(db) }
        checkup.note { _ in try Self.checkJournal(db) }
        return (checkup, words)
    }

    private static func checkPages(_ db: Database, _ checkup: inout Checkup) throws {
        let limit = Checkup.damageLimit
        for line in try String.fetchAll(db, sql: "PRAGMA integrity_check(\(limit))") where line != "ok" {
            checkup.damages.append(line.split(separator: "\n").joined(separator: " "))
        }
        if try Row.fetchOne(db, sql: "PRAGMA foreign_key_check") != nil { throw Damage("something leads nowhere") }
        let counts = [
            ("article_words_docsize", "article WHERE isRemoved = 0"), ("statement_words_docsize", "statement"),
        ]
        for (words, rows) in counts {
            let sql = "SELECT (SELECT count(*) FROM \(words)) = (SELECT count(*) FROM \(rows))"
            if try Bool.fetchOne(db, sql: sql) != true { throw Damage("the index of words") }
        }
    }

    /// The words that have to be indexed.
    private struct Words: Sendable {
        var articles = WordCheck()
        var statements = WordCheck()

        func compare(_ db: Database) throws {
            try articles.compare(with: "article_words", db)
            try statements.compare(with: "statement_words", db)
        }
    }

    /// Lets FTS5 look at its tables; each is looked at in one state of the library.
    private static func checkIndexes(_ db: Database) throws {
        for table in ["article_words", "statement_words", "entity_words", "part_words"] {
            // By the rank 1 it compares what is indexed with the table that it is of, where there is one.
            try db.execute(sql: "INSERT INTO \(table) (\(table), rank) VALUES ('integrity-check', 1)")
        }
    }

    private static func checkArticles(_ db: Database, _ checkup: inout Checkup, _ words: inout Words) throws {
        let deriving = Deriving(db: db)
        for id in try Int64.fetchAll(db, sql: "SELECT id FROM article ORDER BY id") {
            checkup.note { checkup in
                let content = try deriving.content(of: id)
                _ = try Note.all(db, content.article)
                _ = try Corrections.fetch(db, content.article)
                _ = try PlaceRecord.fetch(db, content.article)
                _ = try content.article.aliases(db)
                guard !content.article.isRemoved else { return }
                checkup.articleCount += 1
                words.articles.take(Deriving.words(of: content), of: id)
                guard let annotations = content.annotations else {
                    checkup.waitingCount += 1
                    return
                }
                checkup.statementCount += annotations.statements.count
                let kept = try Int64.fetchOne(
                    db.cachedStatement(sql: "SELECT derivedSum FROM analysis WHERE article = ?"), arguments: [id])
                guard kept == (try Deriving.sum(db, id)) else {
                    throw Damage("the statements of \(content.article.key)")
                }
                let rows = try Int64.fetchAll(
                    db.cachedStatement(sql: "SELECT id FROM statement WHERE article = ? ORDER BY ordinal"),
                    arguments: [id])
                for (row, one) in zip(rows, annotations.statements) {
                    words.statements.take(Deriving.words(of: one, content.text), of: row)
                }
            }
        }
    }

    private static func checkNames(_ db: Database) throws {
        let identities = Identities(db: db)
        let rows = try Row.fetchCursor(db, sql: "SELECT \(EntityRecord.columns) FROM entity e")
        while let row = try rows.next() {
            let record = try EntityRecord(row)
            guard try identities.keys(of: record.id).areWhole else { throw Damage("the names of \(record.listed.id)") }
        }
        let broken = try Int.fetchOne(db, sql: "SELECT count(*) FROM part WHERE seal <> entity * 1009 + id")
        if broken != 0 { throw Damage("who is who") }
    }

    private static func checkJournal(_ db: Database) throws {
        let rows = try Row.fetchCursor(db, sql: "SELECT id, entry, sum FROM journal")
        while let row = try rows.next() { _ = try Journal.entry(row) }
        for row in try Row.fetchAll(db, sql: "SELECT name, query, sum FROM savedQuery") {
            let (name, query) = (try row.decode(String.self, atIndex: 0), try row.decode(String.self, atIndex: 1))
            if try row.decode(Int64.self, atIndex: 2) != Checksum.of(name, query) { throw Damage("the saved queries") }
        }
        for row in try Row.fetchAll(db, sql: "SELECT \(FeedRecord.columns) FROM feed f") { _ = try FeedRecord(row) }
    }
}

extension Checkup {
    /// Does part of the checks; what it finds is told, and the others go on.
    fileprivate mutating func note(_ check: (inout Checkup) throws -> Void) {
        guard damages.count < Self.damageLimit else { return }
        do {
            try check(&self)
        } catch let damage as Damage {
            damages.append(damage.what)
        } catch {
            damages.append((error as? DatabaseError)?.message ?? "a value of another type")
        }
    }

    /// Looks at words: whatever is wrong with them, there is one remedy.
    fileprivate mutating func noteWords(_ check: () throws -> Void) throws {
        do {
            try check()
        } catch {
            guard LibraryError("", error).isDamage else { throw error }
            damages.append("the index of words")
        }
    }
}
