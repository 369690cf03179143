internal import GRDB

extension Edit {
    /// The articles that a step is about.
    var articles: [Int64] {
        switch self {
        case .star(let article, _), .unread(let article, _), .tags(let article, _), .removed(let article, _),
            .issue(let article, _, _, _), .note(let article, _, _), .notes(let article, _),
            .corrections(let article, _):
            [article]
        case .copyOf(let article, let original): [article] + [original].compactMap(\.self)
        case .name, .assign, .addKeys, .dropKeys, .query, .follow: []
        }
    }

    /// Whether all the rows are there that it names and needs: of a damaged library some may be lost, and an article that was
    /// removed long ago goes for good.
    func isPossible(_ db: Database) throws -> Bool {
        func isThere(_ id: Int64, _ table: String) throws -> Bool {
            try Int.fetchOne(db, sql: "SELECT 1 FROM \(table) WHERE id = ?", arguments: [id]) != nil
        }
        return switch self {
        case .name(let entity, _), .assign(_, let entity), .addKeys(_, let entity): try isThere(entity, "entity")
        case .follow(let feed, _): try isThere(feed, "feed")
        // What is gone has no keys, and queries are found by name.
        case .dropKeys, .query: true
        default: try articles.allSatisfy { try isThere($0, "article") }
        }
    }
}

extension Journal.Entry {
    /// Whether it can be taken back and done again.
    func isPossible(_ db: Database) throws -> Bool { try (before + after).allSatisfy { try $0.isPossible(db) } }
}
