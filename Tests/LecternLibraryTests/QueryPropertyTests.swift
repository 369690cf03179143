import LecternLibrary
import LecternQuery
import LecternTestSupport
import LecternText
import Testing

@Suite struct QueryPropertyTests {
    /// What the library knows of an article across all of them, as the evaluator takes it: speakers have all the names that
    /// articles have for them, and events too.
    private func evaluator(of one: LibraryArticle, in library: Library) throws -> QueryEvaluator {
        var annotations = one.annotations ?? Annotations()
        for index in annotations.speakers.indices {
            let id = try #require(one.entities[.speaker]?[annotations.speakers[index].id])
            let entity = try library.entity(id)
            annotations.speakers[index].aliases = entity.aliases + [annotations.speakers[index].name]
            annotations.speakers[index].name = entity.name
        }
        for event in annotations.events {
            let entity = try library.entity(try #require(one.entities[.event]?[event.id]))
            for name in [entity.name] + entity.aliases {
                var other = event
                other.name = name
                annotations.events.append(other)
            }
        }
        let row = one.listed
        let facts = ArticleFacts(
            title: row.title, source: row.source, date: row.date, url: row.url, tags: row.tags, isUnread: row.isUnread,
            isStarred: row.isStarred)
        return QueryEvaluator(facts: facts, annotations: annotations, article: one.article)
    }

    @Test(arguments: SeededGenerator.seeds(6))
    func `the database answers as the evaluator does`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let library = try RandomLibrary.make(12, using: &generator)
        let articles = try library.articles().map { try library.article($0.id.rawValue) }
        let evaluators = try articles.map { try evaluator(of: $0, in: library) }
        for _ in 0..<150 {
            let query = RandomLibrary.query(depth: 3, using: &generator)
            var (statements, found): (Set<String>, Set<String>) = ([], [])
            for (article, evaluator) in zip(articles, evaluators) {
                if evaluator.matchesArticle(query) { found.insert(article.listed.id.rawValue) }
                for (one, matches) in zip(article.annotations?.statements ?? [], evaluator.matches(query)) where matches
                {
                    statements.insert("\(article.listed.id)/\(one.id)")
                }
            }
            #expect(
                Set(try library.statements(matching: query).map(\.id.description)) == statements,
                "\(query), \(generator)")
            #expect(Set(try library.articles(matching: query).map(\.id.rawValue)) == found, "\(query), \(generator)")
            #expect(try library.count(matching: query, statements: true) == statements.count)
        }
    }

    @Test func `the order is by date, or by how well words fit`() throws {
        let library = try Library(at: RandomLibrary.path(), making: true)
        let texts = [
            ("2023-01-02", "Rain\nNothing is said of rain."), ("2023-03", "Rain, rain, rain"),
            ("2022", "A dry day of rain"),
        ]
        _ = try library.add(texts.map { NewArticle(text: Array($0.1.utf8), head: ArticleHead(date: $0.0)) })
        #expect(try library.articles().map(\.date) == ["2023-03", "2023-01-02", "2022"])
        #expect(try library.articles(order: .added).map(\.date) == ["2022", "2023-03", "2023-01-02"])
        #expect(try library.articles(order: .title).map(\.date) == ["2022", "2023-01-02", "2023-03"])
        let best = try library.articles(matching: Query.parse("rain"), order: .relevance, limit: 1)
        #expect(best.map(\.date) == ["2023-03"])
    }
}
