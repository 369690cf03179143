internal import FoundationEssentials
internal import GRDB
internal import LecternText

/// A step that the library can take and take back: each sets something to a value. Articles, parts and entities are named by
/// their rows.
enum Edit: Codable, Hashable {
    case star(Int64, Bool)
    case unread(Int64, Bool)
    case tags(Int64, [String])
    case removed(Int64, Bool)
    case copyOf(Int64, Int64?)
    /// The proposal that a person has set, and the analysis on it; without one, the article waits for it.
    case issue(Int64, String?, model: String?, analysis: Data?)
    /// The note that begins at a byte of the text: in journals of versions that kept one for each beginning.
    case note(Int64, start: Int, Note?)
    /// All notes on an article.
    case notes(Int64, [Note])
    case corrections(Int64, [CorrectionRecord])
    case name(Int64, String)
    case assign(parts: [Int64], to: Int64)
    case addKeys([String], to: Int64)
    case dropKeys([String], of: Int64)
    case query(String, String?)
    /// Whether a feed, named by its row, is followed.
    case follow(Int64, Bool)
}

/// Takes steps, and mends what is derived from what they change.
struct Editor {
    let db: Database

    /// Takes all steps in order.
    func perform(_ edits: [Edit]) throws {
        var entities: Set<Int64> = []
        for edit in edits { entities.formUnion(try perform(edit)) }
        for entity in entities.sorted() { try EntityNames.renew(db, entity) }
    }

    /// Takes a step and returns the entities that may be called otherwise now.
    private func perform(_ edit: Edit) throws -> Set<Int64> {
        switch edit {
        case .star(let article, let value): try change(article) { $0.isStarred = value }
        case .unread(let article, let value): try change(article) { $0.isUnread = value }
        case .tags(let article, let tags):
            let changed = try change(article) { $0.tags = tags }
            try changed.fileTags(db)
        case .copyOf(let article, let original): try call(article, aCopyOf: original)
        case .note(let article, let start, let note):
            try db.execute(sql: "DELETE FROM note WHERE article = ? AND start = ?", arguments: [article, start])
            try note?.store(db, article)
        case .notes(let article, let notes):
            try db.execute(sql: "DELETE FROM note WHERE article = ?", arguments: [article])
            for note in notes { try note.store(db, article) }
        case .removed(let article, let isRemoved): return try remove(article, isRemoved)
        case .issue(let article, let issue, let model, let data):
            return try rederive(article) { record in
                record.issue = issue
                record.statementCount = data == nil ? nil : 0
                guard let model, let data else { return }
                guard let annotations = try? AnnotationsCoding.decode(Array(data)) else { throw Damage("the journal") }
                try Analysis(model: model, annotations: annotations).store(db, article)
            }
        case .corrections(let article, let records):
            return try rederive(article) { _ in try Corrections.store(db, article, records) }
        case .name(let entity, let name):
            var record = try EntityRecord.fetch(db, entity)
            record.name = name
            try record.update(db)
            return [entity]
        case .assign(let parts, let entity): return try assign(parts, entity)
        case .addKeys(let keys, let entity): try Identities(db: db).add(keys: keys, to: entity)
        case .dropKeys(let keys, let entity):
            for key in keys {
                try db.execute(sql: "DELETE FROM entityKey WHERE key = ? AND entity = ?", arguments: [key, entity])
            }
        case .follow(let feed, let isFollowed):
            var record = try FeedRecord.fetch(db, feed)
            record.isFollowed = isFollowed
            try record.update(db)
        case .query(let name, let query):
            try db.execute(sql: "DELETE FROM savedQuery WHERE name = ?", arguments: [name])
            if let query {
                try db.execute(
                    sql: "INSERT INTO savedQuery (name, query, sum) VALUES (?, ?, ?)",
                    arguments: [name, query, Checksum.of(name, query)])
            }
        }
        return []
    }

    @discardableResult
    private func change(_ article: Int64, _ body: (inout ArticleRecord) throws -> Void) throws -> ArticleRecord {
        var record = try ArticleRecord.fetch(db, article)
        try body(&record)
        try record.update(db)
        return record
    }

    private func call(_ article: Int64, aCopyOf original: Int64?) throws {
        // An article that has come back as a copy of this one is its original again, or neither would count.
        if let original, try ArticleRecord.fetch(db, original).copyOf == article { try call(original, aCopyOf: nil) }
        try change(article) { $0.copyOf = original }
        try db.execute(sql: "UPDATE part SET isCopy = ? WHERE article = ?", arguments: [original != nil, article])
        try db.execute(
            sql: "UPDATE analysis SET derivedSum = ? WHERE article = ?",
            arguments: [try Deriving.sum(db, article), article])
    }

    private func remove(_ article: Int64, _ isRemoved: Bool) throws -> Set<Int64> {
        let deriving = Deriving(db: db)
        let content = try deriving.content(of: article)
        guard content.article.isRemoved != isRemoved else { return [] }
        var entities = try entities(of: article)
        if isRemoved {
            try deriving.remove(content)
            try deriving.removeWords(content)
        } else {
            try deriving.enterWords(content)
            entities.formUnion(try deriving.enter(content))
        }
        try change(article) { $0.isRemoved = isRemoved }
        return entities
    }

    /// Takes the statements of an article out, changes something, and enters those that there are then.
    private func rederive(_ article: Int64, _ body: (inout ArticleRecord) throws -> Void) throws -> Set<Int64> {
        let deriving = Deriving(db: db)
        let old = try deriving.content(of: article)
        var entities = try entities(of: article)
        // Of an article that is removed, nothing is derived.
        if !old.article.isRemoved { try deriving.remove(old) }
        var record = old.article
        try body(&record)
        var content = try deriving.content(of: record, text: old.text)
        content.article.statementCount = content.annotations.map { Int64($0.statements.count) }
        try content.article.update(db)
        if !record.isRemoved { entities.formUnion(try deriving.enter(content)) }
        return entities
    }

    private func entities(of article: Int64) throws -> Set<Int64> {
        Set(try Int64.fetchAll(db, sql: "SELECT entity FROM part WHERE article = ?", arguments: [article]))
    }

    private func assign(_ parts: [Int64], _ entity: Int64) throws -> Set<Int64> {
        var entities: Set<Int64> = [entity]
        for part in parts {
            let old = try Int64.fetchOne(
                db.cachedStatement(sql: "SELECT entity FROM part WHERE id = ?"), arguments: [part])
            if let old { entities.insert(old) }
            try db.cachedStatement(sql: "UPDATE part SET entity = ? WHERE id = ?").execute(arguments: [entity, part])
        }
        return entities
    }
}
