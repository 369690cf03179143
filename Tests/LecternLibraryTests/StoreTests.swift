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
        try library.keep([MadeAnalysis(of: id, on: nil, said)], model: "m1")
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
        let one = Annotations(statements: [statement("s1", 9)])
        try library.keep([MadeAnalysis(of: id, on: nil, one)], model: "m1")
        let rains = StatementID(article: id, statement: "s1")
        _ = try library.apply(.correct(rains, .speaker("Ana")))
        _ = try library.apply(.note(rains, "so she says"))
        let both = Annotations(statements: [statement("s1", 28), statement("s2", 9)])
        try library.keep([MadeAnalysis(of: id, on: nil, both)], model: "m2")
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
        let lost = try library.add([article("Hail.")])[0].id
        try library.close()
        try Tampering.execute("DELETE FROM text WHERE article = 2", in: library.path)
        #expect(try Library.repair(library.path)?.losses == ["the text of \(lost), Hail."])
        #expect(try Library(at: library.path).article(id.rawValue).place == place)
    }

    @Test func `the name of an article that has been removed is refused with a word, and undoing brings it back`()
        throws
    {
        let library = try Library(at: RandomLibrary.path(), making: true)
        let id = try library.add([article("Rain.", name: "one"), article("Rain.", name: "two")])[0].id
        _ = try library.apply(.remove([id]))
        for name in ["one", "two"] {
            let refusal = LibraryError(
                library.path, .impossible("\(name) is the name of \(id), which has been removed; take another"))
            #expect(throws: refusal) { try library.add([article("Snow.", name: name)]) }
        }
        _ = try library.undo()
        for name in ["one", "two"] { #expect(try library.article(name).listed.id == id) }
    }

    // MARK: Analyses

    private let text = "Ana said it rains. Tom said it snows."

    private func said(_ name: String, _ start: Int, _ issue: String?, _ stance: Stance) -> Annotations {
        Annotations(
            issues: issue.map { [Issue(id: "i1", proposition: $0)] } ?? [],
            speakers: [Speaker(id: "p1", name: name, kind: .person)],
            statements: [
                Statement(
                    id: "s1", content: [TextSpan(start, start + 8)], speaker: "p1",
                    position: issue.map { _ in Statement.Position(issue: "i1", stance: stance, confidence: 1) })
            ])
    }

    @Test func `annotations that somebody brought stay when another issue is set, but for the stances`() throws {
        let library = try Library(at: RandomLibrary.path(), making: true)
        let brought = said("Ana Bell", 9, "It rains", .support)
        let id = try library.add([NewArticle(text: Array(text.utf8), annotations: brought)])[0].id
        _ = try library.apply(.issue(id, "It snows"))
        let waiting = try #require(try library.waiting(9).first)
        #expect(waiting.given == brought.statements)
        #expect(try library.article(id.rawValue).given == brought.statements)
        // The analysis finds others to speak, which are not those of the person.
        try library.keep([MadeAnalysis(of: id, on: "It snows", said("Tom", 9, "It snows", .oppose))], model: "m1")
        let now = try #require(try library.article(id.rawValue).annotations)
        #expect(now == said("Ana Bell", 9, "It snows", .oppose))
        #expect(try library.waitingCount(orNotBy: "m2") == 0)
        #expect(try library.kept(id.rawValue).model == "given")
        _ = try library.undo()
        #expect(try library.article(id.rawValue).annotations == brought)
        #expect(try library.checkup().isWhole)
    }

    @Test func `an analysis is not kept where another issue has been set meanwhile, or annotations given`() throws {
        let library = try Library(at: RandomLibrary.path(), making: true)
        let id = try library.add([article(text)])[0].id
        let made = MadeAnalysis(of: id, on: nil, said("Tom", 28, nil, .neutral))
        _ = try library.apply(.issue(id, "It snows"))
        try library.keep([made], model: "m1")
        #expect(try library.waiting(9).map(\.id) == [id])
        _ = try library.undo()
        let brought = said("Ana Bell", 9, nil, .neutral)
        _ = try library.add([NewArticle(text: Array(text.utf8), annotations: brought)])
        try library.keep([made], model: "m1")
        #expect(try library.article(id.rawValue).annotations == brought)
    }

    @Test func `each of two statements that overlap, or begin together, has a note of its own`() throws {
        let library = try Library(at: RandomLibrary.path(), making: true)
        let text = Array("Ana said that Tom said the bridge is safe".utf8)
        let contents = [TextSpan(14, text.count), TextSpan(23, text.count), TextSpan(14, 17)]
        let statements = zip(1..., contents).map { Statement(id: "s\($0)", content: [$1]) }
        let id = try library.add([NewArticle(text: text, annotations: Annotations(statements: statements))])[0].id
        func notes() throws -> [String: String] { try library.article(id.rawValue).notes }
        for name in ["s2", "s1", "s3"] {
            _ = try library.apply(.note(StatementID(article: id, statement: name), "on \(name)"))
        }
        let all = ["s1": "on s1", "s2": "on s2", "s3": "on s3"]
        #expect(try notes() == all)
        _ = try library.apply(.note(StatementID(article: id, statement: "s1"), nil))
        #expect(try notes() == ["s2": "on s2", "s3": "on s3"])
        _ = try library.undo()
        #expect(try notes() == all)
        for _ in 0..<3 { _ = try library.undo() }
        #expect(try notes().isEmpty)
        #expect(try library.checkup().isWhole)
    }

    @Test func `a query of a thousand terms and more is answered, and what is longer still is no damage`() throws {
        let library = try Library(at: RandomLibrary.path(), making: true)
        _ = try library.add([
            NewArticle(text: Array("Ana said it rains.".utf8), annotations: said("Ana", 9, nil, .neutral))
        ])
        let words = (0..<1_200).map { Query.text("word\($0)") } + [.text("rains")]
        for query in [Query.or(words), .not(.and(words)), .and([.or(words), .field(.speaker, [.text("ana")])])] {
            #expect(try library.articles(matching: query, order: .relevance).count == 1)
            #expect(try library.statements(matching: query, order: .relevance).count == 1)
        }
        var deep = Query.text("rains")
        for _ in 0..<2_000 { deep = .not(deep) }
        do {
            _ = try library.articles(matching: deep)
        } catch {
            #expect(!error.isDamage, "\(error)")
        }
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
