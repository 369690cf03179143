import GRDB
import LecternText
import Testing

@testable import LecternLibrary

@Suite struct MigrationTests {
    /// A file as the first version has left it, with one article that has two names more, and a speaker.
    private func first() throws -> String {
        let path = RandomLibrary.path()
        try LibraryFile.prepare(path, making: true)
        let queue = try DatabaseQueue(path: path)
        try Schema.migrator.migrate(queue, upTo: "1")
        try queue.write { db in
            var record = ArticleRecord(key: ArticleRecord.key(of: Array("Rain.".utf8)), title: "Rain", added: 7)
            record.name = "rain"
            try record.insert(db)
            try db.execute(
                sql: """
                    INSERT INTO text (article, bytes) VALUES (1, CAST('Rain.' AS BLOB));
                    INSERT INTO alias (name, article) VALUES ('again', 1);
                    INSERT INTO entity (id, kind, name, type, names, words, sum) VALUES (1, 'p', 'Ana', 'person', 'Ana', 'ana', ?);
                    INSERT INTO entityKey (key, entity) VALUES ('p1/ana', 1);
                    """, arguments: [Checksum.of("p", "Ana", "person", nil, "Ana")])
            let deriving = Deriving(db: db)
            try deriving.enterWords(try deriving.content(of: 1))
        }
        try queue.close()
        return path
    }

    @Test func `a file of the version before opens, and its names are sealed`() throws {
        let library = try Library(at: try first())
        #expect(try library.checkup().damages == [])
        #expect(try library.article("again").listed.title == "Rain")
    }

    @Test func `notes of the version before stay, and what was done to them is undone`() throws {
        let path = try first()
        let queue = try DatabaseQueue(path: path)
        try Schema.migrator.migrate(queue, upTo: "3")
        let note = Note(KeptNote(start: 0, end: 4, statement: "s1", text: "mine"))
        try queue.write { db in
            try note.store(db, 1)
            let before = Journal.Entry(
                before: [.note(1, start: 0, nil)], after: [.note(1, start: 0, note)], did: "noted",
                undid: "the note is as before")
            try Journal.append(db, before)
        }
        try queue.close()
        let library = try Library(at: path)
        #expect(try library.checkup().damages == [])
        #expect(try library.kept("rain").notes == [note.kept])
        #expect(try library.undo() == "the note is as before")
        #expect(try library.kept("rain").notes == [])
    }

    @Test func `a name that is no longer as it was written is told`() throws {
        for change in ["UPDATE alias SET name = 'agaim'", "UPDATE entityKey SET key = 'p1/anna'"] {
            let path = try first()
            try Library(at: path).close()
            try Tampering.execute(change, in: path)
            #expect(try Library(at: path).checkup().damages.count == 1, "\(change)")
        }
    }
}
