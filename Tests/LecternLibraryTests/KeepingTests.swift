import Foundation
import LecternLibrary
import LecternQuery
import LecternTestSupport
import LecternText
import Testing

/// What goes from one library to another.
@Suite struct KeepingTests {
    /// All that a person can see of a library, without the numbers that differ between libraries.
    private func seen(_ library: Library) throws -> [String] {
        var seen = try library.articles(order: .added, isVerifying: true).map { "\($0)" }
        for article in try library.articles(order: .added) {
            let opened = try library.article(article.id.rawValue)
            seen.append("\(article.title): \(String(describing: opened.annotations)), issue \(opened.issue ?? "none")")
            seen.append("\(opened.notes.sorted { $0.key < $1.key })")
            seen.append("\(opened.place?.top ?? 0) \(opened.place?.bookmarks.sorted { $0.key < $1.key } ?? [])")
        }
        seen += try library.statements(matching: .everything, order: .added).map { one in
            var one = one
            (one.speaker, one.issue) = (nil, nil)
            return "\(one)"
        }
        for kind in EntityID.Kind.allCases {
            seen += try library.entities(kind).map { one in
                var one = one
                one.id = EntityID(kind, 1)
                return "\(one)"
            }.sorted()
        }
        return seen
    }

    /// The articles of a library as another one takes them, by way of JSON.
    private func carried(_ library: Library) throws -> [NewArticle] {
        try library.articles(order: .added).reversed().map { one in
            let opened = try library.article(one.id.rawValue)
            let kept = try JSONDecoder().decode(
                KeptArticle.self, from: try JSONEncoder().encode(try library.kept(one.id.rawValue)))
            return NewArticle(
                text: opened.article.store.bytes(in: TextSpan(0, opened.article.store.byteCount)),
                head: opened.article.head, annotations: opened.annotations ?? Annotations(), kept: kept)
        }
    }

    @Test(arguments: SeededGenerator.seeds(6))
    func `a library made of what another one kept is the same, whatever was done to that`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let library = try Library(at: RandomLibrary.path(), making: true)
        _ = try library.add((0..<8).map { RandomLibrary.article($0, using: &generator) })
        for _ in 0..<30 {
            if let change = try RandomLibrary.change(library, &generator) { _ = try library.apply(change) }
        }
        for article in try library.articles() where Bool.random(using: &generator) {
            try library.keep(Place(top: 7, cursor: 0, bookmarks: ["é": 7, " ": 0]), of: article.id)
        }
        let other = try Library(at: RandomLibrary.path(), making: true)
        var identities = CarriedIdentities()
        // In several goes: who is who holds for all of them.
        for article in try carried(library) { _ = try other.add([article], carrying: &identities) }
        let (here, there) = (try seen(library), try seen(other))
        for (one, two) in zip(here, there) where one != two {
            Issue.record("\(generator): \(one)\nis there \(two)")
            break
        }
        #expect(here.count == there.count, "\(generator)")
        #expect(try other.checkup().damages == [], "\(generator)")
    }

    @Test func `what is here already keeps its tags and notes when it comes from elsewhere`() throws {
        var generator = SeededGenerator(seed: 1)
        let library = try RandomLibrary.make(3, using: &generator)
        let other = try Library(at: RandomLibrary.path(), making: true)
        _ = try other.add(try carried(library))
        let one = try #require(try other.articles().first?.id)
        _ = try other.apply(.tag([one], add: ["mine"], remove: []))
        let before = try seen(other)
        #expect(try other.add(try carried(library)).allSatisfy { !$0.isNew })
        #expect(try seen(other) == before)
    }

    @Test func `tags that come from elsewhere are made tags, whatever they are`() throws {
        let library = try Library(at: RandomLibrary.path(), making: true)
        let kept = KeptArticle(added: 7, tags: ["a", "", " \n", "to\ncite"])
        let id = try library.add([NewArticle(text: Array("Rain.".utf8), kept: kept)])[0].id
        #expect(try library.article(id.rawValue).listed.tags == ["a", "to cite"])
        #expect(try library.checkup().isWhole)
    }

    @Test func `what an older library kept, without a place, is read`() throws {
        let line =
            #"{"names":[],"added":7,"unread":true,"starred":false,"tags":[],"notes":[],"corrections":[],"entities":[]}"#
        #expect(try JSONDecoder().decode(KeptArticle.self, from: Data(line.utf8)) == KeptArticle(added: 7))
    }
}

/// The feeds of a library.
@Suite struct FeedTableTests {
    private func entry(_ id: String, _ text: String?, url: String? = nil) -> TakenEntry {
        TakenEntry(id: id, article: text.map { NewArticle(text: Array($0.utf8), head: ArticleHead(url: url)) })
    }

    @Test func `an entry is taken once, by its feed or under its link by any`() throws {
        let library = try Library(at: RandomLibrary.path(), making: true)
        let one = FeedAddress(address: "https://n.example/1", title: "One")
        let stored = try library.take(
            [entry("a", "Rain.", url: "https://n.example/a"), entry("b", nil), entry("c", "Rain.")], of: one)
        #expect(stored.count == 1)
        let asked = [(id: "a", link: nil), (id: "b", link: nil), (id: "d", link: nil as String?)]
        #expect(try library.taken(asked, of: one.address) == [true, true, false])
        let elsewhere = [(id: "x", link: "https://n.example/a"), (id: "a", link: nil as String?)]
        #expect(try library.taken(elsewhere, of: "https://n.example/2") == [true, false])
        #expect(try library.feeds(and: [one.address]).map(\.articleCount) == [1])
        #expect(try library.feeds().isEmpty)
    }

    @Test func `what was read is remembered until something fails, and after`() throws {
        let library = try Library(at: RandomLibrary.path(), making: true)
        _ = try library.apply(.follow([FeedAddress(address: "https://n.example/1")]))
        var feed = try #require(try library.feeds().first)
        (feed.title, feed.etag) = ("One", "v1")
        try library.note(feed)
        feed.failure = "is not there"
        feed.etag = nil
        try library.note(feed)
        let now = try #require(try library.feeds().first)
        #expect([now.title, now.etag, now.failure] == ["One", "v1", "is not there"])
        #expect(now.fetched != nil)
        #expect(try library.checkup().isWhole)
    }
}
