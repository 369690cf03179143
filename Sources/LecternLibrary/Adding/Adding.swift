internal import FoundationEssentials
internal import GRDB
internal import Glibc
public import LecternText

/// An article that is to be stored.
public struct NewArticle: Sendable {
    /// Its text; what is no UTF-8 in it is replaced by U+FFFD.
    public var text: [UInt8]
    /// What is known of it. Without a title, it gets the one that readers would show.
    public var head: ArticleHead
    /// A second name for it.
    public var name: String?
    /// What it is called where nothing else tells: its file's name.
    public var fileName: String
    /// Ready annotations, in bytes of `text`; nil lets the analysis make them.
    public var annotations: Annotations?
    /// What another library kept of it. What is here already stays as it is here.
    public var kept: KeptArticle?

    /// Describes an article.
    public init(
        text: [UInt8], head: ArticleHead = ArticleHead(), name: String? = nil,
        fileName: String = "article", annotations: Annotations? = nil, kept: KeptArticle? = nil
    ) {
        self.text = text
        self.head = head
        self.name = name
        self.fileName = fileName
        self.annotations = annotations
        self.kept = kept
    }
}

/// What became of an article that was to be stored.
public struct StoredArticle: Hashable, Sendable {
    /// What it is called.
    public var id: ArticleID
    /// Its second name.
    public var name: String?
    /// Whether it was not there before.
    public var isNew: Bool
    /// The article that it is a copy of; nil for none.
    public var copyOf: ArticleID?
}

/// An article that waits for its analysis.
public struct WaitingArticle: Sendable {
    /// Its place in the order in which articles were stored.
    public var number: Int64
    /// What it is called.
    public var id: ArticleID
    /// UTF-8.
    public var text: [UInt8]
    /// When it appeared, for dates that count from it.
    public var date: String?
    /// The proposal that the person has set.
    public var issue: String?
    /// The statements that somebody brought, which only want stances on the proposal; nil where the analysis finds them.
    public var given: [LecternText.Statement]?
}

/// What the analysis made of an article.
public struct MadeAnalysis: Sendable {
    /// The article.
    public var id: ArticleID
    /// The proposal that it was made on, nil where the person had set none.
    public var issue: String?
    /// What was found, or, of statements that somebody brought, those with their stances.
    public var annotations: Annotations

    /// Describes an analysis.
    public init(of id: ArticleID, on issue: String?, _ annotations: Annotations) {
        self.id = id
        self.issue = issue
        self.annotations = annotations
    }
}

extension Library {
    /// Stores articles, all or none. When this returns, they are on the disk.
    ///
    /// A text that is there already is not stored again; annotations and a second name that come with it are.
    ///
    /// - Throws: `.impossible` for a second name that another article has, and for annotations that do not fit.
    public func add(_ articles: [NewArticle]) throws(LibraryError) -> [StoredArticle] {
        var carried = CarriedIdentities()
        return try add(articles, carrying: &carried)
    }

    /// The same for articles of another library, who is who in which has been told so far by `carried`.
    public func add(
        _ articles: [NewArticle], carrying carried: inout CarriedIdentities
    ) throws(LibraryError) -> [StoredArticle] {
        let now = Int64(time(nil))
        let before = carried
        let (stored, after) = try write { [self] db in
            var carried = before
            let stored = try articles.map { (new) throws in
                let one = try store(new, at: now, db)
                if one.isNew, let kept = new.kept { try carried.enter(kept.entities, of: one.id, db) }
                return one
            }
            return (stored, carried)
        }
        carried = after
        return stored
    }

    /// Stores one article.
    func store(_ new: NewArticle, at now: Int64, _ db: Database) throws -> StoredArticle {
        let text = Array(String(decoding: new.text, as: UTF8.self).utf8)
        if let annotations = new.annotations, !annotations.fit(text.count) {
            throw impossible(
                "the annotations of \(new.name ?? new.fileName) do not fit its text; make them anew from it")
        }
        let key = ArticleRecord.key(of: text)
        for name in (new.name.map { [$0] } ?? []) + (new.kept?.names ?? []) {
            if let other = try ArticleRecord.find(db, name), other.key != key {
                throw impossible(
                    "\(name) is the name of \(other.key) already; take another, or lectern remove \(name)")
            }
            // Undoing brings it back, name and all.
            if let other = try ArticleRecord.find(db, name, removed: true), other.key != key {
                throw impossible("\(name) is the name of \(other.key), which has been removed; take another")
            }
        }
        if var known = try ArticleRecord.find(db, key) ?? ArticleRecord.find(db, key, removed: true) {
            guard try known.text(db) == text else {
                throw impossible("\(new.fileName): another article has the same id \(key); add a line to it")
            }
            return try renew(&known, by: new, text, db)
        }
        let analysis = new.analysis(for: text)
        var record = ArticleRecord(new, key: key, text: text, at: now)
        record.statementCount = analysis.map { Int64($0.annotations.statements.count) }
        let sketch = Sketch(of: text)
        record.copyOf = try sketch?.original(db)
        try record.insert(db)
        try db.cachedStatement(sql: "INSERT INTO text (article, bytes) VALUES (?, ?)").execute(
            arguments: [record.id, Data(text)])
        for name in new.kept?.names.dropFirst() ?? [] { try record.call(db, name) }
        try sketch?.store(db, record.id)
        try analysis?.store(db, record.id)
        try new.storeChanges(of: record.id, text, db)
        let deriving = Deriving(db: db)
        var content = try deriving.content(of: record, text: text)
        content.article.statementCount = content.annotations.map { Int64($0.statements.count) }
        if content.article.statementCount != record.statementCount { try content.article.update(db) }
        try deriving.enterWords(content)
        try deriving.enter(content)
        return try stored(content.article, isNew: true, db)
    }

    /// Takes what comes with a text that is there already.
    private func renew(
        _ known: inout ArticleRecord, by new: NewArticle, _ text: [UInt8], _ db: Database
    ) throws -> StoredArticle {
        let wasRemoved = known.isRemoved
        // What a person has done to it here since is worth more than what another library knows.
        if new.kept != nil, !wasRemoved { return try stored(known, isNew: false, db) }
        if let name = new.name { try known.call(db, name) }
        // Since it was removed, another may have taken its place among copies, or its original may have gone.
        if wasRemoved { known.copyOf = try Sketch(of: text)?.original(db) }
        known.isRemoved = false
        try known.update(db)
        let deriving = Deriving(db: db)
        if wasRemoved {
            let content = try deriving.content(of: known, text: text)
            try deriving.enterWords(content)
            try deriving.enter(content)
        }
        if let annotations = new.annotations {
            try replaceAnalysis(of: known, text, by: Analysis(model: Analysis.given, annotations: annotations), db)
        }
        return try stored(known, isNew: wasRemoved, db)
    }

    private func stored(_ record: ArticleRecord, isNew: Bool, _ db: Database) throws -> StoredArticle {
        let original = try record.copyOf.map { ArticleID(rawValue: try ArticleRecord.fetch(db, $0).key) }
        return StoredArticle(id: ArticleID(rawValue: record.key), name: record.name, isNew: isNew, copyOf: original)
    }

    // MARK: Analysing

    /// How many articles wait for their analysis, or for a new one by this version of the model.
    public func waitingCount(orNotBy model: String? = nil) throws(LibraryError) -> Int {
        try read { db in
            let waiting = "SELECT count(*) FROM article WHERE statementCount IS NULL AND isRemoved = 0"
            let count = try Int.fetchOne(db, sql: waiting) ?? 0
            guard let model else { return count }
            let stale = """
                SELECT count(*) FROM analysis n JOIN article a ON a.id = n.article
                WHERE n.model NOT IN (?, '\(Analysis.given)') AND a.isRemoved = 0 AND a.statementCount IS NOT NULL
                """
            return count + (try Int.fetchOne(db, sql: stale, arguments: [model]) ?? 0)
        }
    }

    /// The next articles that wait for their analysis, those stored first coming first.
    ///
    /// - Parameters:
    ///   - limit: how many at most.
    ///   - number: only those stored after the one that has this number.
    ///   - model: those too that another version of the model has analysed, but for given annotations; nil for none.
    public func waiting(
        _ limit: Int, after number: Int64 = 0, orNotBy model: String? = nil
    ) throws(LibraryError) -> [WaitingArticle] {
        let isWanted =
            model == nil
            ? "a.statementCount IS NULL" : "(a.statementCount IS NULL OR n.model NOT IN (?, '\(Analysis.given)'))"
        return try read { db in
            let sql = """
                SELECT \(ArticleRecord.columns) FROM article a LEFT JOIN analysis n ON n.article = a.id
                WHERE a.isRemoved = 0 AND a.id > ? AND \(isWanted) ORDER BY a.id LIMIT ?
                """
            let values = [number.databaseValue] + (model.map { [$0.databaseValue] } ?? []) + [limit.databaseValue]
            return try Row.fetchAll(db, sql: sql, arguments: StatementArguments(values)).map { row in
                let record = try ArticleRecord(row)
                return WaitingArticle(
                    number: record.id, id: ArticleID(rawValue: record.key), text: try record.text(db),
                    date: record.date, issue: record.issue,
                    given: try Analysis.given(db, record)?.statements)
            }
        }
    }

    /// Keeps what the analysis made of articles, all or none.
    ///
    /// Passed over is an article that has meanwhile been removed, set another issue, or given annotations. Of annotations that
    /// somebody brought, all stays but the stances.
    ///
    /// - Parameter model: the version of the model that made it.
    public func keep(_ analyses: [MadeAnalysis], model: String) throws(LibraryError) {
        try write { [self] db in
            for made in analyses {
                guard let record = try ArticleRecord.find(db, made.id.rawValue), record.issue == made.issue else {
                    continue
                }
                let text = try record.text(db)
                guard made.annotations.fit(text.count) else {
                    throw impossible("\(made.id): the analysis does not fit the text")
                }
                var analysis = Analysis(model: model, annotations: made.annotations)
                if try Analysis.isGiven(db, record) {
                    guard let given = try Analysis.given(db, record) else { continue }
                    analysis = Analysis(model: Analysis.given, annotations: given.taking(stancesOf: made.annotations))
                }
                try replaceAnalysis(of: record, text, by: analysis, db)
            }
        }
    }

    private func replaceAnalysis(
        of record: ArticleRecord, _ text: [UInt8], by analysis: Analysis, _ db: Database
    ) throws {
        let deriving = Deriving(db: db)
        try deriving.remove(try deriving.content(of: record, text: text))
        try analysis.store(db, record.id)
        var renewed = record
        // Not nil, or the analysis would not be looked at; the corrected count follows.
        renewed.statementCount = 0
        var content = try deriving.content(of: renewed, text: text)
        content.article.statementCount = Int64(content.annotations?.statements.count ?? 0)
        try content.article.update(db)
        try deriving.enter(content)
    }
}
