import Foundation
import LecternLibrary
import LecternQuery
import LecternText
import Testing

@Suite struct StoreTests {
    private func article(_ text: String, name: String? = nil) -> NewArticle {
        NewArticle(text: Array(text.utf8), name: name)
    }

    @Test func `files are for their owner alone`() throws {
        let path = RandomLibrary.path()
        let library = try Library(at: path, making: true)
        _ = try library.add([article("Rain.")])
        for (name, mode) in [
            (path, 0o600), (path + "-wal", 0o600), ((path as NSString).deletingLastPathComponent, 0o700),
        ] {
            let attributes = try FileManager.default.attributesOfItem(atPath: name)
            #expect(attributes[.posixPermissions] as? Int == mode, "\(name)")
        }
    }

    @Test func `a text is stored once, and its id is that of its content`() throws {
        let library = try Library(at: RandomLibrary.path(), making: true)
        let first = try library.add([article("Rain.")])
        let second = try library.add([article("Rain.", name: "rain")])
        #expect(first.map(\.isNew) == [true])
        #expect(second.map(\.isNew) == [false])
        #expect(first[0].id == second[0].id)
        #expect(try library.article("rain").listed.id == first[0].id)
        #expect(try library.article(String(first[0].id.rawValue.prefix(5))).listed.name == "rain")
        _ = try library.add([article("Rain.", name: "again")])
        for name in ["rain", "again"] { #expect(try library.article(name).listed.id == first[0].id) }
        let elsewhere = try Library(at: RandomLibrary.path(), making: true)
        #expect(try elsewhere.add([article("Rain.")])[0].id == first[0].id)
    }

    @Test func `a name that another article has is refused, and nothing is stored`() throws {
        let library = try Library(at: RandomLibrary.path(), making: true)
        _ = try library.add([article("Rain.", name: "one")])
        #expect(throws: LibraryError.self) { try library.add([article("Sun."), article("Snow.", name: "one")]) }
        #expect(try library.articles().count == 1)
    }

    @Test func `an article waits until its analysis comes, and again when the model is another`() throws {
        let library = try Library(at: RandomLibrary.path(), making: true)
        let id = try library.add([article("Ana Bell said it rains.")])[0].id
        #expect(try library.waiting(9).map(\.id) == [id])
        let said = Annotations(
            speakers: [Speaker(id: "p1", name: "Ana Bell", kind: .person)],
            statements: [Statement(id: "s1", content: [TextSpan(14, 22)], speaker: "p1")])
        try library.keep([(id, said)], model: "m1")
        #expect(try library.waiting(9, orNotBy: "m1").isEmpty)
        #expect(try library.waiting(9, orNotBy: "m2").map(\.id) == [id])
        #expect(try library.statements(matching: Query.parse("speaker:bell rains")).map(\.contentWords) == ["it rains"])
    }

    @Test func `corrections and notes hold for the statement that lies there, whatever the next analysis calls it`()
        throws
    {
        let library = try Library(at: RandomLibrary.path(), making: true)
        let id = try library.add([article("Ana said it rains. Tom said it snows.")])[0].id
        func statement(_ id: String, _ start: Int) -> Statement {
            Statement(id: id, content: [TextSpan(start, start + 8)])
        }
        try library.keep([(id, Annotations(statements: [statement("s1", 9)]))], model: "m1")
        let rains = StatementID(article: id, statement: "s1")
        _ = try library.apply(.correct(rains, .speaker("Ana")))
        _ = try library.apply(.note(rains, "so she says"))
        let both = Annotations(statements: [statement("s1", 28), statement("s2", 9)])
        try library.keep([(id, both)], model: "m2")
        let found = try library.statements(matching: .everything)
        #expect(found.map(\.speakerName) == [nil, "Ana"])
        #expect(found.map(\.note) == [nil, "so she says"])
        #expect(try library.checkup().isWhole)
    }

    @Test func `a place is kept with the article, bookmarks and all, through a backup and a repair`() throws {
        let library = try Library(at: RandomLibrary.path(), making: true)
        let id = try library.add([article("Rain.\n\nSun.\n\nSnow.")])[0].id
        #expect(try library.article(id.rawValue).place == nil)
        let place = Place(top: 3, cursor: 7, bookmarks: ["a": 0, " ": 7, "é": 13])
        try library.keep(Place(top: 1, cursor: 0), of: id)
        try library.keep(place, of: id)
        #expect(try library.article(id.rawValue).place == place)
        let copy = library.path + ".backup"
        #expect(try library.backup(to: copy).isWhole)
        #expect(try Library(at: copy).article(id.rawValue).place == place)
        #expect(try library.undo() == nil)
    }

    @Test func `two at once read and write`() throws {
        let path = RandomLibrary.path()
        let (one, other) = (try Library(at: path, making: true), try Library(at: path))
        for number in 0..<20 {
            _ = try (number % 2 == 0 ? one : other).add([article("Day \(number).")])
            #expect(try (number % 2 == 0 ? other : one).articles().count == number + 1)
        }
    }
}
