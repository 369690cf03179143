internal import FoundationEssentials
internal import GRDB
internal import LecternText

/// What the analysis made of an article, as it was, without what a person has corrected.
struct Analysis {
    /// The version of the model; `given` for annotations that somebody brought, which no analysis replaces.
    var model: String
    var annotations: Annotations

    /// The name of no model.
    static let given = "given"

    /// The analysis of an article; nil when there is none yet.
    static func fetch(_ db: Database, _ article: ArticleRecord) throws -> Analysis? {
        let statement = try db.cachedStatement(sql: "SELECT model, data, sum FROM analysis WHERE article = ?")
        guard let row = try Row.fetchOne(statement, arguments: [article.id]) else { return nil }
        let model = try row.decode(String.self, atIndex: 0)
        let bytes = Array(try row.decode(Data.self, atIndex: 1))
        guard try row.decode(Int64.self, atIndex: 2) == sum(model, bytes),
            let annotations = try? AnnotationsCoding.decode(bytes)
        else { throw Damage("the analysis of \(article.key)") }
        return Analysis(model: model, annotations: annotations)
    }

    /// Whether somebody brought the annotations of an article.
    static func isGiven(_ db: Database, _ article: ArticleRecord) throws -> Bool {
        let statement = try db.cachedStatement(sql: "SELECT 1 FROM analysis WHERE article = ? AND model = ?")
        return try Int.fetchOne(statement, arguments: [article.id, given]) != nil
    }

    /// The annotations that somebody brought of an article that waits for stances on another issue; nil where it does not.
    static func given(_ db: Database, _ article: ArticleRecord) throws -> Annotations? {
        guard article.statementCount == nil, try isGiven(db, article) else { return nil }
        return try fetch(db, article)?.annotations
    }

    /// Keeps it in the place of an older one.
    func store(_ db: Database, _ article: Int64) throws {
        let bytes = AnnotationsCoding.encode(annotations)
        try db.cachedStatement(
            sql: "INSERT OR REPLACE INTO analysis (article, model, data, sum) VALUES (?, ?, ?, ?)"
        ).execute(arguments: [article, model, Data(bytes), Self.sum(model, bytes)])
    }

    private static func sum(_ model: String, _ bytes: [UInt8]) -> Int64 {
        var sum = Checksum()
        sum.add(model)
        sum.add(bytes)
        return sum.value
    }
}

extension Annotations {
    /// The same statements, speakers and events with the issues of another analysis, and the stances that it takes on them.
    func taking(stancesOf other: Annotations) -> Annotations {
        var taken = self
        (taken.issues, taken.proposals) = (other.issues, other.proposals)
        let positions = Dictionary(other.statements.map { ($0.id, $0.position) }, uniquingKeysWith: { one, _ in one })
        for index in taken.statements.indices {
            taken.statements[index].position = positions[taken.statements[index].id] ?? nil
        }
        return taken
    }
}

/// What a person has corrected of an article.
enum Corrections {
    static func fetch(_ db: Database, _ article: ArticleRecord) throws -> [CorrectionRecord] {
        let statement = try db.cachedStatement(sql: "SELECT records, sum FROM correction WHERE article = ?")
        guard let row = try Row.fetchOne(statement, arguments: [article.id]) else { return [] }
        let text = try row.decode(String.self, atIndex: 0)
        guard try row.decode(Int64.self, atIndex: 1) == Checksum.of(text),
            let records = try? JSONDecoder().decode([CorrectionRecord].self, from: Data(text.utf8))
        else { throw Damage("the corrections of \(article.key)") }
        return records
    }

    /// Keeps corrections in the place of older ones.
    static func store(_ db: Database, _ article: Int64, _ records: [CorrectionRecord]) throws {
        if records.isEmpty {
            return try db.execute(sql: "DELETE FROM correction WHERE article = ?", arguments: [article])
        }
        let text = try JSONText.encode(records)
        try db.execute(
            sql: "INSERT OR REPLACE INTO correction (article, records, sum) VALUES (?, ?, ?)",
            arguments: [article, text, Checksum.of(text)])
    }
}

/// Values as JSON, the same ones as the same text.
enum JSONText {
    static func encode(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
