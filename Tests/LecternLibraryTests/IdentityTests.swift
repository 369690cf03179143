import LecternLibrary
import LecternQuery
import LecternText
import Testing

@Suite struct IdentityTests {
    /// A library of articles in each of which these say something, under these names.
    private func library(_ names: [(String, Speaker.Kind)]...) throws -> Library {
        let library = try Library(at: RandomLibrary.path(), making: true)
        let articles = names.enumerated().map { number, names in
            var text: [UInt8] = Array("Article \(number). ".utf8)
            var annotations = Annotations()
            for (index, (name, kind)) in names.enumerated() {
                let start = text.count
                text += Array("\(name) spoke. ".utf8)
                annotations.speakers.append(Speaker(id: "p\(index)", name: name, kind: kind))
                annotations.statements.append(
                    Statement(id: "s\(index)", content: [TextSpan(start, text.count - 1)], speaker: "p\(index)"))
            }
            return NewArticle(text: text, annotations: annotations)
        }
        _ = try library.add(articles)
        return library
    }

    private func counts(_ library: Library) throws -> [String: Int] {
        Dictionary(
            try library.entities(.speaker).map { ($0.name, $0.articleCount) },
            uniquingKeysWith: { one, other in one * 100 + other })
    }

    @Test(
        arguments: [
            ["Ana Ruiz", "Ana Rüiz", "ANA RUIZ", "Ana María Ruiz", "Dr. Ana Ruiz", "A. Ruiz", "Ruiz"],
            ["Volodymyr Zelensky", "Vladimir Zelenskyy", "Volodymyr Zelenskiy", "V. Zelensky"],
            ["Sergei Shoigu", "Sergey Schoigu"], ["Jürgen Müller", "Juergen Mueller"],
            ["Muhammad al-Qadhafi", "Mohammed al-Kadafi"],
        ])
    func `a person is one in all spellings of the name`(names: [String]) throws {
        #expect(try counts(library(names.map { [($0, .person)] }[0], [])).count == 1)
        let library = try Library(at: RandomLibrary.path(), making: true)
        for (number, name) in names.enumerated() {
            let text = Array("\(number) \(name) spoke".utf8)
            _ = try library.add([
                NewArticle(
                    text: text,
                    annotations: Annotations(
                        speakers: [Speaker(id: "p1", name: name, kind: .person)],
                        statements: [Statement(id: "s1", content: [TextSpan(0, text.count)], speaker: "p1")]))
            ])
        }
        #expect(try counts(library) == [names[0]: names.count])
    }

    @Test func `two of one surname are two, and the surname alone is neither`() throws {
        let library = try library(
            [("Ana Bell", .person)], [("Tom Bell", .person)], [("Bell", .person)], [("Erik Hansen", .person)],
            [("Erik Hanson", .person)])
        #expect(try counts(library).count == 5)
    }

    @Test func `named bodies are one everywhere, nameless people only within an article`() throws {
        let library = try library(
            [("The Harbour Council", .organisation), ("some officials", .group)],
            [("Harbour Council", .organisation), ("some officials", .group), ("Democrats", .group)],
            [("Democrats", .group), ("a diplomat", .unnamed)], [("a diplomat", .unnamed)])
        let counts = try counts(library)
        #expect(counts["The Harbour Council"] == 2)
        #expect(counts["Democrats"] == 2)
        #expect(counts["some officials"] == 101)
        #expect(counts["a diplomat"] == 101)
    }

    @Test func `who is merged by hand stays so for articles that come later, until it is undone`() throws {
        let library = try library([("Robert Bell", .person)], [("Bob Bell", .person)])
        let ids = try library.entities(.speaker).map(\.id).sorted { $0.number < $1.number }
        #expect(try library.apply(.merge(ids[1], into: ids[0])) == "Bob Bell is Robert Bell")
        let text = Array("Bob Bell spoke again".utf8)
        _ = try library.add([
            NewArticle(
                text: text,
                annotations: Annotations(
                    speakers: [Speaker(id: "p1", name: "Bob Bell", kind: .person)],
                    statements: [Statement(id: "s1", content: [TextSpan(0, text.count)], speaker: "p1")]))
        ])
        #expect(try counts(library) == ["Robert Bell": 3])
        #expect(try library.statements(matching: Query.parse("speaker:\"bob bell\"")).count == 3)
        #expect(try library.undo() == "Bob Bell is not Robert Bell")
        #expect(try counts(library)["Bob Bell"] == 1)
    }

    @Test func `a person is split from a namesake`() throws {
        let library = try library([("Ana Bell", .person)], [("Ana Bell", .person)])
        let one = try #require(try library.entities(.speaker).first)
        let article = try #require(try library.articles().first)
        #expect(
            try library.apply(.split(one.id, articles: [article.id], name: "Ana Bell of Kirkham"))
                == "Ana Bell of Kirkham is not Ana Bell")
        #expect(try counts(library) == ["Ana Bell": 1, "Ana Bell of Kirkham": 1])
    }

    private let words = (0..<120).map { "word\($0 * 7 % 113)" }

    /// A story of those words, as a paper prints it.
    private func article(_ words: [String], _ paper: String) -> NewArticle {
        let text = Array((paper + ". " + words.joined(separator: " ")).utf8)
        return NewArticle(
            text: text, head: ArticleHead(source: paper),
            annotations: Annotations(
                speakers: [Speaker(id: "p1", name: "Ana Bell", kind: .person)],
                statements: [Statement(id: "s1", content: [TextSpan(0, 4)], speaker: "p1")]))
    }

    @Test func `a wire story counts once when what was removed of it comes back`() throws {
        let library = try Library(at: RandomLibrary.path(), making: true)
        let stories = ["One", "Two", "Three"].map { article(words, $0) }
        let ids = try library.add(stories).map(\.id)
        func copies() throws -> [ArticleID?] {
            let listed = try library.articles(order: .added)
            return ids.map { id in listed.first { $0.id == id }?.copyOf }
        }
        func count() throws -> Int { try library.entities(.speaker).map(\.articleCount).reduce(0, +) }
        // The first comes back after its copy has taken its place.
        _ = try library.apply(.remove([ids[0]]))
        #expect(try library.add([stories[0]])[0].copyOf == ids[1])
        #expect(try count() == 1)
        // Undoing the removal makes it the first again.
        _ = try library.undo()
        #expect(try copies() == [nil, ids[0], ids[0]])
        #expect(try count() == 1)
        // One comes back while its original is away.
        _ = try library.apply(.remove(ids))
        #expect(try count() == 0)
        #expect(try library.add([stories[1]])[0].copyOf == nil)
        #expect(try library.add([stories[2]])[0].copyOf == ids[1])
        #expect(try count() == 1)
        #expect(try library.checkup().damages == [])
    }

    @Test func `a wire story counts once, whoever prints it and however it is cut`() throws {
        let library = try Library(at: RandomLibrary.path(), making: true)
        let stored = try library.add([
            article(words, "One"), article(words, "Two"), article(Array(words.prefix(112)), "Three"),
            article(words.reversed(), "Four"),
        ])
        #expect(stored.map(\.copyOf) == [nil, stored[0].id, stored[0].id, nil])
        #expect(try library.entities(.speaker).map(\.articleCount) == [2])
        // The next copy takes the place of the first.
        _ = try library.apply(.remove([stored[0].id]))
        #expect(try library.entities(.speaker).map(\.articleCount) == [2])
        #expect(try library.articles(order: .added).map(\.copyOf) == [nil, stored[1].id, nil])
    }
}
