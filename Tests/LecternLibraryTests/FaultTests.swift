import Foundation
import GRDB
import LecternLibrary
import LecternQuery
import LecternTestSupport
import LecternText
import Testing

@Suite struct FaultTests {
    private func made(_ generator: inout SeededGenerator) throws -> (path: String, listed: [ListedArticle]) {
        let library = try RandomLibrary.make(12, using: &generator)
        let listed = try library.articles()
        let path = library.path
        try library.close()
        return (path, listed)
    }

    @Test func `a backup is whole and brings all back, and what was there is kept`() throws {
        var generator = SeededGenerator(seed: 5)
        let (path, listed) = try made(&generator)
        let backup = path + ".backup"
        #expect(try Library(at: path).backup(to: backup).articleCount == 12)
        _ = try Library(at: path).apply(.remove([listed[0].id]))
        let (checkup, kept) = try Library.restore(backup, to: path)
        #expect(checkup.isWhole)
        #expect(try Library(at: path).articles() == listed)
        #expect(try Library(at: try #require(kept)).articles().count == 11)
    }

    @Test func `a library that somebody has open is not moved away from under them`() throws {
        var generator = SeededGenerator(seed: 8)
        let (path, listed) = try made(&generator)
        let backup = path + ".backup"
        let reader = try Library(at: path)
        _ = try reader.backup(to: backup)
        #expect(throws: LibraryError(path, .busy)) { try Library.restore(backup, to: path) }
        _ = try reader.apply(.remove([listed[0].id]))
        #expect(try Library(at: path).articles().count == 11)
        try reader.close()
        #expect(try Library.restore(backup, to: path).kept != nil)
        #expect(try Library(at: path).articles() == listed)
    }

    @Test func `a backup takes the place of an older one, and of nothing else`() throws {
        var generator = SeededGenerator(seed: 6)
        let (path, _) = try made(&generator)
        let target = path + ".notes"
        try Data("what somebody wrote".utf8).write(to: URL(filePath: target))
        #expect(throws: LibraryError(target, .inTheWay)) { try Library(at: path).backup(to: target) }
        #expect(try String(contentsOf: URL(filePath: target), encoding: .utf8) == "what somebody wrote")
        for _ in 0..<2 { #expect(try Library(at: path).backup(to: path + ".backup").isWhole) }
    }

    @Test func `a backup never takes the place of another program's database, nor of the library itself`() throws {
        var generator = SeededGenerator(seed: 6)
        let (path, listed) = try made(&generator)
        let library = try Library(at: path)
        let other = path + ".bookmarks"
        try Tampering.execute("CREATE TABLE bookmark (address TEXT)", in: other)
        let before = try Data(contentsOf: URL(filePath: other))
        #expect(throws: LibraryError(other, .inTheWay)) { try library.backup(to: other) }
        #expect(try Data(contentsOf: URL(filePath: other)) == before)
        let link = path + ".link"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
        for name in [path, link] {
            let refusal = LibraryError(name, .impossible("is the library itself; name another file"))
            #expect(throws: refusal) { try library.backup(to: name) }
        }
        #expect(try library.articles() == listed)
    }

    @Test func `a backup takes the place of an older one with its log, which is of no other file`() throws {
        var generator = SeededGenerator(seed: 7)
        let (path, listed) = try made(&generator)
        let target = path + ".backup"
        _ = try Library(at: path).backup(to: target)
        // As a program leaves it that was killed.
        for ending in ["-wal", "-shm"] { try Data("left over".utf8).write(to: URL(filePath: target + ending)) }
        _ = try Library(at: path).backup(to: target)
        for ending in ["-wal", "-shm"] { #expect(!FileManager.default.fileExists(atPath: target + ending)) }
        #expect(try Library(at: target).articles() == listed)
    }

    @Test func `a library that is written meanwhile is whole`() async throws {
        var generator = SeededGenerator(seed: 8)
        let library = try RandomLibrary.make(40, using: &generator)
        let path = library.path
        let texts = (0..<60).map { "Day \($0) of rain at Kirkham." }
        let writing = Task.detached {
            for text in texts { _ = try Library(at: path).add([NewArticle(text: Array(text.utf8))]) }
        }
        var damages: [String] = []
        for _ in 0..<12 { damages += try library.checkup().damages }
        try await writing.value
        #expect(damages == [])
    }

    @Test func `a damaged library that another one has open is not moved away`() throws {
        var generator = SeededGenerator(seed: 9)
        let (path, _) = try made(&generator)
        let queue = try DatabaseQueue(path: path)
        try queue.write { try $0.execute(sql: "UPDATE text SET bytes = CAST('?' AS BLOB) WHERE article = 3") }
        #expect(throws: LibraryError(path, .busy)) { try Library.repair(path) }
        #expect(!FileManager.default.fileExists(atPath: path + ".damaged-1"))
        try queue.close()
        let repair = try #require(try Library.repair(path))
        #expect(repair.articleCount == 11 && repair.kept == path + ".damaged-1")
        #expect(try Library.repair(path) == nil)
    }

    @Test func `an article that a repair loses is told, and what was done to it is passed over`() throws {
        var generator = SeededGenerator(seed: 10)
        let (path, _) = try made(&generator)
        let library = try Library(at: path)
        while try library.undo() != nil {}
        let all = try library.articles(order: .added).reversed().map { $0 }
        _ = try library.apply(.tag([all[1].id], add: ["kept"], remove: []))
        _ = try library.apply(.tag([all[0].id], add: ["lost"], remove: []))
        try library.close()
        try Tampering.execute("DELETE FROM text WHERE article = 1", in: path)
        let repair = try #require(try Library.repair(path))
        #expect(repair.articleCount == 11)
        #expect(
            repair.losses == [
                "the text of \(all[0].id), \(all[0].title)", "1 change of what is lost can no longer be undone",
            ])
        let repaired = try Library(at: path)
        #expect(try repaired.checkup().isWhole)
        #expect(try repaired.undo() == "tags as before: \(all[1].title)")
        #expect(try repaired.undo() == nil)
    }

    @Test(arguments: SeededGenerator.seeds(40))
    func `damage is told, never shown as if it were whole, and what is whole is saved`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let (path, listed) = try made(&generator)
        var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
        case 1:
            for index in place..<min(bytes.count, place + 4096) {
                bytes[index] = .random(in: 0...255, using: &generator)
            }
        default: bytes.removeLast(bytes.count - place)
        }
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        do {
            let library = try Library(at: path)
            #expect(try library.articles(isVerifying: true) == listed, "\(generator)")
            for one in listed { _ = try library.article(one.id.rawValue) }
        } catch {
            #expect(error.isDamage || error.reason == .newer, "\(error)")
            #expect(!error.description.contains("\n"))
        }
        do {
            let repair = try Library.repair(path)
            let library = try Library(at: path)
            #expect(try library.checkup().damages == [], "\(generator)")
            let keys = Set(listed.map(\.id))
            let left = try library.articles()
            #expect(left.allSatisfy { keys.contains($0.id) }, "\(generator)")
            if left.count < listed.count { #expect(repair?.losses.isEmpty == false, "\(generator)") }
        } catch {
            #expect(error.isDamage, "\(error)")
        }
    }

    @Test func `a word that the index has wrongly is told, and is found again after a repair`() throws {
        let library = try Library(at: RandomLibrary.path(), making: true)
        // What stands in capitals in the text stands in small letters only where words are indexed.
        let texts = ["ZANZIBAR lies far away.", "Rain fell on the café."]
        _ = try library.add(texts.map { NewArticle(text: Array($0.utf8)) })
        #expect(try library.checkup().isWhole)
        try library.close()
        let file = URL(fileURLWithPath: library.path)
        var bytes = try Data(contentsOf: file)
        var count = 0
        while let place = bytes.range(of: Data("anzibar".utf8)) {
            bytes.replaceSubrange(place, with: Data("anzibur".utf8))
            count += 1
        }
        #expect(count > 0)
        try bytes.write(to: file)
        let damaged = try Library(at: library.path)
        #expect(try damaged.checkup().damages == ["the index of words"])
        #expect(try damaged.articles(matching: Query.parse("zanzibar")).isEmpty)
        try damaged.close()
        #expect(try Library.repair(library.path)?.articleCount == 2)
        let repaired = try Library(at: library.path)
        #expect(try repaired.checkup().isWhole)
        #expect(try repaired.articles(matching: Query.parse("zanzibar")).count == 1)
    }

    @Test func `words that SQLite cuts otherwise than we do are no damage`() throws {
        let library = try Library(at: RandomLibrary.path(), making: true)
        let text = "Æther \u{1E900}\u{1E922}x 漢字 ﬁn İstanbul a\u{301}\u{323} ½ x² \u{10D0F} Ⅻ \u{E000} ǅ"
        _ = try library.add([NewArticle(text: Array(text.utf8))])
        #expect(try library.checkup().damages == [])
    }

    @Test func `what is no library is refused with a word`() throws {
        let path = FileManager.default.temporaryDirectory.path + "/none-\(UUID().uuidString)"
        func reason() -> LibraryError.Reason? {
            do { _ = try Library(at: path) } catch { return error.reason }
            return nil
        }
        #expect(reason() == .missing)
        try Data().write(to: URL(fileURLWithPath: path))
        #expect(reason() == .empty)
        try Data("<html>".utf8).write(to: URL(fileURLWithPath: path))
        #expect(reason() == .foreign)
    }
}
