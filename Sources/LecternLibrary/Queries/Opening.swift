internal import GRDB
public import LecternText

/// An article of the library with all that is known of it.
public struct LibraryArticle: Sendable {
    /// Its entry.
    public var listed: ListedArticle
    /// Its text, as readers take it.
    public var article: Article
    /// What it says, as the person has corrected it; nil while it waits for its analysis.
    public var annotations: Annotations?
    /// The statements that somebody brought, while they wait for stances on another issue; nil where they do not.
    public var given: [LecternText.Statement]?
    /// The person's own notes, by the names of the statements.
    public var notes: [String: String]
    /// The proposal that the person has set.
    public var issue: String?
    /// Where the person was in it; nil for the beginning.
    public var place: Place?
    /// Who and what each is across articles, by the names that `annotations` have for speakers, events and issues.
    public var entities: [EntityID.Kind: [String: EntityID]]
}

extension Library {
    /// The article of an id, of the beginning of one that no other begins with, or of a second name.
    ///
    /// - Throws: `.unknown` if there is none, or if there are several.
    public func article(_ name: String) throws(LibraryError) -> LibraryArticle {
        try read { [self] db in
            let record = try find(name, db)
            let content = try Deriving(db: db).content(of: record, text: record.text(db))
            let original = try record.copyOf.map { try ArticleRecord.fetch(db, $0).key }
            var listed = record.listed(copyOf: original)
            listed.speakers = try Self.speakers(of: record.id, db)
            return LibraryArticle(
                listed: listed, article: record.article(content.text), annotations: content.annotations,
                given: try Analysis.given(db, record)?.statements,
                notes: try Note.fetch(db, record, content.annotations?.statements ?? []), issue: record.issue,
                place: try PlaceRecord.fetch(db, record), entities: try Self.entities(of: content, db))
        }
    }

    /// The article of that text, UTF-8; nil when the library has none.
    public func article(holding text: [UInt8]) throws(LibraryError) -> LibraryArticle? {
        let key = ArticleRecord.key(of: text)
        guard try read({ db in try ArticleRecord.find(db, key) != nil }) else { return nil }
        return try article(key)
    }

    /// Whoever says most in each of some articles, at most three names each.
    public func speakers(of articles: [ArticleID]) throws(LibraryError) -> [[String]] {
        try read { db in
            try articles.map { article in
                let record = try ArticleRecord.find(db, article.rawValue)
                return try record.map { try Self.speakers(of: $0.id, db) } ?? []
            }
        }
    }

    private static func speakers(of article: Int64, _ db: Database) throws -> [String] {
        let sql = """
            SELECT \(EntityRecord.columns) FROM part p JOIN entity e ON e.id = p.entity
            WHERE p.article = ? AND p.kind = 'p' AND p.isPresent = 1
            ORDER BY p.support + p.caution + p.oppose + p.neutral + p.none DESC, p.id LIMIT 3
            """
        return try Row.fetchAll(try db.cachedStatement(sql: sql), arguments: [article]).map {
            try EntityRecord($0).name
        }
    }

    private static func entities(
        of content: Deriving.Content, _ db: Database
    ) throws -> [EntityID.Kind: [String: EntityID]] {
        guard let annotations = content.annotations else { return [:] }
        let rows = try Row.fetchAll(
            db, sql: "SELECT kind, name, entity FROM part WHERE article = ? AND isPresent = 1",
            arguments: [content.article.id])
        var byName: [EntityID.Kind: [String: EntityID]] = [:]
        for row in rows {
            let letter = try row.decode(String.self, atIndex: 0)
            guard let kind = EntityID.Kind(rawValue: letter) else { throw Damage("a part of \(content.article.key)") }
            let entity = EntityID(kind, try row.decode(Int64.self, atIndex: 2))
            byName[kind, default: [:]][try row.decode(String.self, atIndex: 1)] = entity
        }
        func entities(_ kind: EntityID.Kind, _ names: [(id: String, name: String)]) -> [String: EntityID] {
            var found: [String: EntityID] = [:]
            for one in names { found[one.id] = byName[kind]?[one.name] }
            return found
        }
        return [
            .speaker: entities(.speaker, annotations.speakers.map { ($0.id, $0.name) }),
            .event: entities(.event, annotations.events.map { ($0.id, $0.name) }),
            .issue: entities(.issue, annotations.issues.map { ($0.id, $0.proposition) }),
        ]
    }

    /// The article that somebody names.
    func find(_ name: String, _ db: Database) throws -> ArticleRecord {
        if let found = try ArticleRecord.find(db, name) { return found }
        let digits = name.lowercased()
        if digits.count >= 4, digits.allSatisfy(\.isHexDigit) {
            let sql = """
                SELECT \(ArticleRecord.columns) FROM article a WHERE a.key >= ? AND a.key < ? AND a.isRemoved = 0 LIMIT 2
                """
            // After the digits, `g` is the first letter that none of them is.
            let found = try Row.fetchAll(db, sql: sql, arguments: [digits, digits + "g"]).map { try ArticleRecord($0) }
            if found.count == 1 { return found[0] }
            if found.count > 1 {
                throw unknown("several articles begin with \(name); add digits, lectern list tells them")
            }
        }
        throw unknown("there is no article \(name); lectern list tells what there is")
    }
}

extension Library {
    /// The articles of which a person has corrected something, as they have been corrected.
    public func correctedArticles() throws(LibraryError) -> [LibraryArticle] {
        let keys = try read { db in
            let sql = """
                SELECT a.key FROM correction c JOIN article a ON a.id = c.article WHERE a.isRemoved = 0 ORDER BY a.id
                """
            return try String.fetchAll(db, sql: sql)
        }
        var articles: [LibraryArticle] = []
        for key in keys { articles.append(try article(key)) }
        return articles
    }
}
