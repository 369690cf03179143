internal import GRDB

/// The tables, and how they came to be.
///
/// To add a migration: one more `registerMigration` at the end; those that are there are never edited, as somebody's file has
/// been through them. What can be derived (see `Deriving`) may be emptied there and is filled again by that.
enum Schema {
    /// "LECT", by which SQLite files of lectern are told from others.
    static let applicationID: Int32 = 0x4C45_4354

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { db in
            try db.execute(sql: "PRAGMA application_id = \(applicationID)")
            try db.execute(sql: kept)
            try db.execute(sql: personal)
            try db.execute(sql: derived)
            try db.execute(sql: searched)
        }
        migrator.registerMigration("2") { db in
            try db.execute(sql: second)
            try Identities(db: db).seal()
            try ArticleRecord.sealAliases(db)
        }
        migrator.registerMigration("3") { db in try db.execute(sql: followed) }
        migrator.registerMigration("4") { db in try db.execute(sql: noted) }
        return migrator
    }

    /// What is kept of an article. `sum` is a checksum of the row; `total` holds what all of them come to.
    private static let kept = """
        CREATE TABLE article (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            key TEXT NOT NULL UNIQUE,
            name TEXT UNIQUE,
            title TEXT NOT NULL,
            date TEXT,
            day INTEGER,
            lastDay INTEGER,
            source TEXT,
            url TEXT,
            author TEXT,
            added INTEGER NOT NULL,
            isUnread INTEGER NOT NULL DEFAULT 1,
            isStarred INTEGER NOT NULL DEFAULT 0,
            tags TEXT NOT NULL DEFAULT '',
            issue TEXT,
            isRemoved INTEGER NOT NULL DEFAULT 0,
            copyOf INTEGER REFERENCES article(id) ON DELETE SET NULL,
            statementCount INTEGER,
            sum INTEGER NOT NULL
        );
        CREATE INDEX article_day ON article(day);
        CREATE INDEX article_copyOf ON article(copyOf) WHERE copyOf IS NOT NULL;
        CREATE INDEX article_waiting ON article(id) WHERE statementCount IS NULL AND isRemoved = 0;
        CREATE TABLE total (id INTEGER PRIMARY KEY CHECK (id = 1), sum INTEGER NOT NULL, count INTEGER NOT NULL);
        INSERT INTO total VALUES (1, 0, 0);
        CREATE TRIGGER article_added AFTER INSERT ON article BEGIN
            UPDATE total SET sum = (sum | new.sum) - (sum & new.sum), count = count + 1;
        END;
        CREATE TRIGGER article_changed AFTER UPDATE OF sum ON article BEGIN
            UPDATE total SET sum = (sum | old.sum) - (sum & old.sum);
            UPDATE total SET sum = (sum | new.sum) - (sum & new.sum);
        END;
        CREATE TRIGGER article_deleted AFTER DELETE ON article BEGIN
            UPDATE total SET sum = (sum | old.sum) - (sum & old.sum), count = count - 1;
        END;
        CREATE TABLE alias (
            name TEXT PRIMARY KEY,
            article INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE
        ) WITHOUT ROWID;
        CREATE TABLE text (
            article INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
            bytes BLOB NOT NULL
        );
        CREATE TABLE analysis (
            article INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
            model TEXT NOT NULL,
            data BLOB NOT NULL,
            sum INTEGER NOT NULL,
            derivedSum INTEGER NOT NULL DEFAULT 0
        );
        CREATE INDEX analysis_model ON analysis(model);
        CREATE TABLE sketch (
            article INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
            hashes BLOB NOT NULL
        );
        CREATE TABLE band (
            key INTEGER NOT NULL,
            article INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
            PRIMARY KEY (key, article)
        ) WITHOUT ROWID;
        CREATE INDEX band_article ON band(article);
        """

    /// What a person did: corrections, notes, queries, and the journal by which it is undone.
    private static let personal = """
        CREATE TABLE correction (
            article INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
            records TEXT NOT NULL,
            sum INTEGER NOT NULL
        );
        CREATE TABLE note (
            article INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
            start INTEGER NOT NULL,
            end INTEGER NOT NULL,
            statement TEXT NOT NULL,
            text TEXT NOT NULL,
            sum INTEGER NOT NULL,
            PRIMARY KEY (article, start)
        ) WITHOUT ROWID;
        CREATE TABLE savedQuery (
            name TEXT PRIMARY KEY,
            query TEXT NOT NULL,
            sum INTEGER NOT NULL
        ) WITHOUT ROWID;
        CREATE TABLE journal (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            entry TEXT NOT NULL,
            isUndone INTEGER NOT NULL DEFAULT 0,
            sum INTEGER NOT NULL
        );
        """

    /// Who is who across articles, and what queries ask for. An entity is a speaker, an event or an issue; a part is one of
    /// them within an article, and stays when the article is analysed anew, so that who is who stays too; its `seal` is a
    /// checksum of whom it is.
    private static let derived = """
        CREATE TABLE entity (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            kind TEXT NOT NULL,
            name TEXT NOT NULL,
            type TEXT NOT NULL,
            date TEXT,
            names TEXT NOT NULL DEFAULT '',
            words TEXT NOT NULL DEFAULT '',
            sum INTEGER NOT NULL
        );
        CREATE TABLE entityKey (
            key TEXT NOT NULL,
            entity INTEGER NOT NULL REFERENCES entity(id) ON DELETE CASCADE,
            PRIMARY KEY (key, entity)
        ) WITHOUT ROWID;
        CREATE INDEX entityKey_entity ON entityKey(entity);
        CREATE TABLE part (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            article INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
            kind TEXT NOT NULL,
            name TEXT NOT NULL,
            names TEXT NOT NULL,
            entity INTEGER NOT NULL REFERENCES entity(id),
            seal INTEGER NOT NULL DEFAULT 0,
            words TEXT NOT NULL DEFAULT '',
            isPresent INTEGER NOT NULL DEFAULT 0,
            isCopy INTEGER NOT NULL DEFAULT 0,
            support INTEGER NOT NULL DEFAULT 0,
            caution INTEGER NOT NULL DEFAULT 0,
            oppose INTEGER NOT NULL DEFAULT 0,
            neutral INTEGER NOT NULL DEFAULT 0,
            none INTEGER NOT NULL DEFAULT 0,
            UNIQUE (article, kind, name)
        );
        CREATE TRIGGER part_sealed AFTER INSERT ON part BEGIN
            UPDATE part SET seal = new.entity * 1009 + new.id WHERE id = new.id;
        END;
        CREATE TRIGGER part_assigned AFTER UPDATE OF entity ON part BEGIN
            UPDATE part SET seal = new.entity * 1009 + new.id WHERE id = new.id;
        END;
        CREATE INDEX part_entity ON part(entity, isPresent, isCopy, support, caution, oppose, neutral, none);
        CREATE TABLE statement (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            article INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
            name TEXT NOT NULL,
            ordinal INTEGER NOT NULL,
            start INTEGER NOT NULL,
            kind TEXT NOT NULL,
            speaker INTEGER REFERENCES part(id),
            type TEXT,
            issue INTEGER REFERENCES part(id),
            stance TEXT
        );
        CREATE INDEX statement_article ON statement(article, ordinal);
        CREATE INDEX statement_speaker ON statement(speaker);
        CREATE INDEX statement_issue ON statement(issue);
        CREATE TABLE about (
            statement INTEGER NOT NULL REFERENCES statement(id) ON DELETE CASCADE,
            part INTEGER NOT NULL REFERENCES part(id),
            PRIMARY KEY (statement, part)
        ) WITHOUT ROWID;
        CREATE INDEX about_part ON about(part, statement);
        CREATE TABLE tag (
            article INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
            folded TEXT NOT NULL,
            PRIMARY KEY (folded, article)
        ) WITHOUT ROWID;
        CREATE INDEX tag_article ON tag(article);
        """

    /// The words of articles, statements and names. They come folded (see `FoldedWords`), so that the tokenizer only has to
    /// cut them; texts are not kept a second time.
    private static let searched = """
        CREATE VIRTUAL TABLE article_words USING fts5(
            title, text, source, content='', prefix='2 3', tokenize="\(tokenizer)");
        CREATE VIRTUAL TABLE statement_words USING fts5(
            source, cue, content, content='', prefix='2 3', tokenize="\(tokenizer)");
        CREATE VIRTUAL TABLE entity_words USING fts5(
            words, content='entity', content_rowid='id', prefix='2 3', tokenize="\(tokenizer)");
        CREATE TRIGGER entity_words_added AFTER INSERT ON entity BEGIN
            INSERT INTO entity_words(rowid, words) VALUES (new.id, new.words);
        END;
        CREATE TRIGGER entity_words_changed AFTER UPDATE OF words ON entity BEGIN
            INSERT INTO entity_words(entity_words, rowid, words) VALUES ('delete', old.id, old.words);
            INSERT INTO entity_words(rowid, words) VALUES (new.id, new.words);
        END;
        CREATE TRIGGER entity_words_deleted AFTER DELETE ON entity BEGIN
            INSERT INTO entity_words(entity_words, rowid, words) VALUES ('delete', old.id, old.words);
        END;
        CREATE VIEW eventPart AS SELECT id, words FROM part WHERE kind = 'e';
        CREATE VIRTUAL TABLE part_words USING fts5(
            words, content='eventPart', content_rowid='id', tokenize="\(tokenizer)");
        CREATE TRIGGER part_words_added AFTER INSERT ON part WHEN new.kind = 'e' BEGIN
            INSERT INTO part_words(rowid, words) VALUES (new.id, new.words);
        END;
        CREATE TRIGGER part_words_changed AFTER UPDATE OF words ON part WHEN new.kind = 'e' BEGIN
            INSERT INTO part_words(part_words, rowid, words) VALUES ('delete', old.id, old.words);
            INSERT INTO part_words(rowid, words) VALUES (new.id, new.words);
        END;
        CREATE TRIGGER part_words_deleted AFTER DELETE ON part WHEN old.kind = 'e' BEGIN
            INSERT INTO part_words(part_words, rowid, words) VALUES ('delete', old.id, old.words);
        END;
        """

    /// Places; checksums of the names by which articles and entities are found; indexes for lists in other orders, and one by
    /// which a speaker's statements of a stance are found without looking at the others.
    private static let second = """
        CREATE TABLE place (
            article INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
            top INTEGER NOT NULL,
            cursor INTEGER NOT NULL,
            bookmarks TEXT NOT NULL,
            sum INTEGER NOT NULL
        );
        ALTER TABLE alias ADD COLUMN sum INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE entityKey ADD COLUMN sum INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX article_title ON article(title COLLATE NOCASE, day DESC);
        CREATE INDEX article_source ON article(source IS NULL, source COLLATE NOCASE, day DESC);
        DROP INDEX statement_speaker;
        CREATE INDEX statement_speaker ON statement(speaker, stance);
        """

    /// Notes on statements that begin where others do.
    private static let noted = """
        CREATE TABLE newNote (
            article INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
            start INTEGER NOT NULL,
            end INTEGER NOT NULL,
            statement TEXT NOT NULL,
            text TEXT NOT NULL,
            sum INTEGER NOT NULL,
            PRIMARY KEY (article, start, end, statement)
        ) WITHOUT ROWID;
        INSERT INTO newNote (article, start, end, statement, text, sum)
            SELECT article, start, end, statement, text, sum FROM note;
        DROP TABLE note;
        ALTER TABLE newNote RENAME TO note;
        """

    /// Marks are letters here too, as they are in the query language.
    static let tokenizer = "unicode61 remove_diacritics 2 categories 'L* N* M* Co'"

    /// The feeds, and which of their entries have been taken, by a digest of what the feed knows them by: those too whose
    /// article has been removed, so that it does not come back, or that gave none.
    private static let followed = """
        CREATE TABLE feed (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            address TEXT NOT NULL UNIQUE,
            title TEXT NOT NULL DEFAULT '',
            isFollowed INTEGER NOT NULL DEFAULT 0,
            fetched INTEGER,
            failure TEXT,
            etag TEXT,
            modified TEXT,
            sum INTEGER NOT NULL
        );
        CREATE TABLE feedEntry (
            feed INTEGER NOT NULL REFERENCES feed(id) ON DELETE CASCADE,
            entry INTEGER NOT NULL,
            article INTEGER REFERENCES article(id) ON DELETE SET NULL,
            PRIMARY KEY (feed, entry)
        ) WITHOUT ROWID;
        CREATE INDEX feedEntry_article ON feedEntry(article) WHERE article IS NOT NULL;
        CREATE INDEX article_url ON article(url) WHERE url IS NOT NULL;
        """
}
