internal import FoundationEssentials
internal import GRDB
public import LecternText

extension Library {
    /// What the library keeps of an article, for another one.
    ///
    /// - Throws: as `article` does.
    public func kept(_ name: String) throws(LibraryError) -> KeptArticle {
        try read { [self] db in
            let record = try find(name, db)
            let aliases = try record.aliases(db)
            // An analysis on another issue than the one that has been set since is of no use.
            let analysis = record.statementCount == nil ? nil : try Analysis.fetch(db, record)
            return KeptArticle(
                names: (record.name.map { [$0] } ?? []) + aliases, added: Int(record.added),
                isUnread: record.isUnread, isStarred: record.isStarred, tags: record.tags, issue: record.issue,
                place: try PlaceRecord.fetch(db, record).map(KeptPlace.init),
                notes: try Note.all(db, record).map(\.kept), corrections: try Corrections.fetch(db, record),
                model: analysis?.model,
                analysis: analysis.map { Data(AnnotationsCoding.encode($0.annotations)).base64EncodedString() },
                entities: try Self.keptEntities(of: record.id, db))
        }
    }

    private static func keptEntities(of article: Int64, _ db: Database) throws -> [KeptEntity] {
        let sql = """
            SELECT \(EntityRecord.columns), p.name FROM part p JOIN entity e ON e.id = p.entity
            WHERE p.article = ? AND p.isPresent = 1 ORDER BY p.id
            """
        return try Row.fetchAll(try db.cachedStatement(sql: sql), arguments: [article]).map { row in
            let record = try EntityRecord(row)
            return KeptEntity(
                kind: record.kind.rawValue, name: try row.decode(String.self, atIndex: 7), entity: record.id,
                called: record.name, type: record.type, date: record.date)
        }
    }
}

extension ArticleRecord {
    /// The row of an article that is new here.
    init(_ new: NewArticle, key: String, text: [UInt8], at now: Int64) {
        self.init(
            key: key, title: Article(name: new.fileName, text: text, head: new.head).title,
            added: new.kept.map { Int64($0.added) } ?? now)
        name = new.name ?? new.kept?.names.first
        date = new.head.date
        source = new.head.source
        url = new.head.url
        author = new.head.author
        if let kept = new.kept {
            (isUnread, isStarred, issue) = (kept.isUnread, kept.isStarred, kept.issue)
            tags = kept.tags.map(ChangePlan.tag).filter { !$0.isEmpty }
        }
    }
}

extension NewArticle {
    /// The analysis that comes with it, before corrections; nil when it is still to be made.
    func analysis(for text: [UInt8]) -> Analysis? {
        if let kept, kept.model == nil { return nil }
        return keptAnalysis(for: text) ?? annotations.map { Analysis(model: Analysis.given, annotations: $0) }
    }

    /// What another library had of the model, where this one can read it.
    private func keptAnalysis(for text: [UInt8]) -> Analysis? {
        guard let kept, let model = kept.model, let data = kept.analysis.flatMap({ Data(base64Encoded: $0) }),
            let annotations = try? AnnotationsCoding.decode(Array(data)), annotations.fit(text.count)
        else { return nil }
        return Analysis(model: model, annotations: annotations)
    }

    /// Stores the place, the notes and the corrections that come with it.
    func storeChanges(of article: Int64, _ text: [UInt8], _ db: Database) throws {
        guard let kept else { return }
        if let place = kept.place { try PlaceRecord.store(db, article, place.place) }
        for note in kept.notes { try Note(note).store(db, article) }
        // The statements of a line are corrected already; where the analysis before that cannot be read, they stand for it.
        if kept.model == nil || keptAnalysis(for: text) != nil {
            try Corrections.store(db, article, kept.corrections)
        }
    }
}

/// Who is who in another library, as far as its articles have told: which entity here is which one there.
///
/// Who is who is found out here first, as for any article; then one that is the same there is made the same here, one that is
/// another there another here, and each is called what it is called there.
public struct CarriedIdentities: Sendable {
    private var here: [EntityID: Int64] = [:]
    /// Those that are someone's there.
    private var taken: Set<Int64> = []

    /// Knows nobody yet.
    public init() {}

    /// Makes the speakers, events and issues of an article who they are in the other library.
    mutating func enter(_ entities: [KeptEntity], of article: ArticleID, _ db: Database) throws {
        guard let record = try ArticleRecord.find(db, article.rawValue) else { return }
        for one in entities {
            guard let kind = EntityID.Kind(rawValue: one.kind) else { continue }
            let sql = "SELECT id, entity FROM part WHERE article = ? AND kind = ? AND name = ?"
            let row = try Row.fetchOne(
                try db.cachedStatement(sql: sql), arguments: [record.id, one.kind, one.name])
            guard let row else { continue }
            let (part, found) = (try row.decode(Int64.self, atIndex: 0), try row.decode(Int64.self, atIndex: 1))
            let there = EntityID(kind, one.entity)
            if let known = here[there] {
                if known != found { try move(part, from: found, to: known, db) }
                continue
            }
            var entity = found
            if taken.contains(found) {
                entity = try Identities(db: db).make(kind, one.called, type: one.type, date: one.date, keys: [])
                try Editor(db: db).perform([.assign(parts: [part], to: entity)])
            }
            here[there] = entity
            taken.insert(entity)
            try call(entity, as: one, db)
        }
    }

    private func call(_ entity: Int64, as one: KeptEntity, _ db: Database) throws {
        var record = try EntityRecord.fetch(db, entity)
        guard (record.name, record.type, record.date) != (one.called, one.type, one.date) else { return }
        (record.name, record.type, record.date) = (one.called, one.type, one.date)
        try record.update(db)
        try EntityNames.renew(db, entity)
    }

    /// Makes a part another's. Who was made for it alone is that other one, whatever comes later.
    private func move(_ part: Int64, from found: Int64, to known: Int64, _ db: Database) throws {
        var steps: [Edit] = [.assign(parts: [part], to: known)]
        let others = try Int.fetchOne(
            db, sql: "SELECT count(*) FROM part WHERE entity = ? AND id <> ?", arguments: [found, part])
        if others == 0 {
            let keys = try String.fetchAll(db, sql: "SELECT key FROM entityKey WHERE entity = ?", arguments: [found])
            steps += [.addKeys(keys, to: known), .dropKeys(keys, of: found)]
        }
        try Editor(db: db).perform(steps)
    }
}
