import GRDB
import LecternText
import Testing

@testable import LecternLibrary

@Suite struct JournalTests {
    /// A library of two articles.
    private func made() throws -> (Library, [ArticleID], [NewArticle]) {
        let library = try Library(at: RandomLibrary.path(), making: true)
        let articles = ["Rain.", "Sun."].map { NewArticle(text: Array($0.utf8)) }
        return (library, try library.add(articles).map(\.id), articles)
    }

    /// Does so much that all from before is forgotten.
    private func fill(_ library: Library) throws {
        try library.write { db in
            let entry = Journal.Entry(before: [.query("q", nil)], after: [.query("q", "rain")], did: "", undid: "")
            for _ in 0..<Journal.limit { try Journal.append(db, entry) }
        }
    }

    private func isKept(_ id: ArticleID, _ library: Library) throws -> Bool {
        try library.read { try ArticleRecord.find($0, id.rawValue, removed: true) != nil }
    }

    @Test func `what was removed long ago goes for good`() throws {
        let (library, ids, _) = try made()
        _ = try library.apply(.remove([ids[0]]))
        #expect(try isKept(ids[0], library))
        try fill(library)
        #expect(try !isKept(ids[0], library))
        #expect(try library.checkup().damages == [])
    }

    @Test func `what came back and was removed again can still be taken back when the first time is forgotten`() throws
    {
        let (library, ids, articles) = try made()
        _ = try library.apply(.remove([ids[0]]))
        _ = try library.add([articles[0]])
        try library.write { db in
            let entry = Journal.Entry(before: [.query("q", nil)], after: [.query("q", "rain")], did: "", undid: "")
            for _ in 1..<Journal.limit { try Journal.append(db, entry) }
        }
        _ = try library.apply(.remove([ids[0]]))
        #expect(try isKept(ids[0], library))
        #expect(try library.undo() == "back again: Rain.")
        #expect(try library.articles().count == 2)
    }

    @Test func `a copy of what goes for good is whole`() throws {
        let library = try Library(at: RandomLibrary.path(), making: true)
        let words = (0..<60).map { "word\($0)" }.joined(separator: " ")
        let ids = try library.add(["One. ", "Two. "].map { NewArticle(text: Array(($0 + words).utf8)) }).map(\.id)
        _ = try library.apply(.remove([ids[1]]))
        _ = try library.apply(.remove([ids[0]]))
        // The copy is the later article, and the only one of which anything is left to undo.
        try library.write { db in
            try db.execute(sql: "DELETE FROM journal WHERE id = 1")
            try Journal.append(
                db, Journal.Entry(before: [.removed(2, false)], after: [.removed(2, true)], did: "", undid: ""))
            let entry = Journal.Entry(before: [.query("q", nil)], after: [.query("q", "rain")], did: "", undid: "")
            for _ in 1..<Journal.limit { try Journal.append(db, entry) }
        }
        #expect(try !isKept(ids[0], library))
        #expect(try isKept(ids[1], library))
        #expect(try library.checkup().damages == [])
    }

    @Test func `undoing passes over what was done to articles that are gone, and says so`() throws {
        let (library, ids, _) = try made()
        _ = try library.apply(.star([ids[1]], true))
        for tag in ["a", "b"] { _ = try library.apply(.tag([ids[0]], add: [tag], remove: [])) }
        try library.write { try $0.execute(sql: "DELETE FROM article WHERE id = 1") }
        #expect(try library.undo() == "no longer starred: Sun. (2 changes of what is gone passed over)")
        #expect(try library.redo() == "starred: Sun.")
        _ = try library.apply(.star([ids[1]], false))
        try library.write { try $0.execute(sql: "DELETE FROM article WHERE id = 2") }
        #expect(try library.undo() == "2 changes of what is gone passed over")
        #expect(try library.undo() == nil)
    }
}
