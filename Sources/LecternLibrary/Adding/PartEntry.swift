internal import GRDB
internal import LecternQuery
internal import LecternText

/// Enters what an article speaks of: its speakers, events and issues, and whom and what each is across articles.
struct PartEntry {
    let db: Database
    let content: Deriving.Content
    let annotations: Annotations

    /// The rows of what has been entered.
    struct Entered {
        /// By the names that the annotations have for them.
        var speakers: [String: Int64] = [:]
        var issues: [String: Int64] = [:]
        /// For each statement, the events that it speaks of.
        var events: [[Int64]] = []
        var entities: Set<Int64> = []
    }

    /// One of them, before it has a row.
    private struct Part {
        var kind: EntityID.Kind
        var names: [String]
        /// For events: the words of its mentions.
        var mentions: [String] = []
        var counts = StanceCounts()
        /// What the annotations call it.
        var ids: [String]
    }

    /// Enters all of them. Those that have been there before keep who they are.
    func enter() throws -> Entered {
        var entered = Entered()
        let identities = Identities(db: db)
        let article = content.article.id
        for part in parts(speakers: annotations.speakers) {
            let id = try enter(part, &entered) {
                guard let speaker = annotations.speakers.first(where: { $0.id == part.ids[0] }) else {
                    preconditionFailure("a part is made from a speaker")
                }
                return try identities.speaker(speaker, in: article)
            }
            for name in part.ids { entered.speakers[name] = id }
        }
        for issue in annotations.issues {
            var part = Part(kind: .issue, names: [issue.proposition], ids: [issue.id])
            for one in annotations.statements where one.position?.issue == issue.id { part.counts[one.stance] += 1 }
            entered.issues[issue.id] = try enter(part, &entered) { try identities.issue(issue) }
        }
        let eventsOfStatement = MentionIndex(annotations.events).events(
            of: annotations.statements, in: ParagraphIndex(of: content.text))
        var rows: [Int64] = []
        for (number, event) in annotations.events.enumerated() {
            var part = Part(kind: .event, names: [event.name], ids: [event.id])
            part.mentions = event.mentions.map { FoldedWords.of(Array(content.text[$0.span.range])) }
            for (statement, events) in zip(annotations.statements, eventsOfStatement) where events.contains(number) {
                part.counts[statement.stance] += 1
            }
            rows.append(try enter(part, &entered) { try identities.event(event) })
        }
        entered.events = eventsOfStatement.map { Array(Set($0.map { rows[$0] })).sorted() }
        return entered
    }

    /// Speakers of one name are one part: they cannot be told apart across articles.
    private func parts(speakers: [Speaker]) -> [Part] {
        var parts: [Part] = []
        var places: [String: Int] = [:]
        for speaker in speakers {
            let place = places[speaker.name] ?? parts.count
            if place == parts.count {
                parts.append(Part(kind: .speaker, names: [speaker.name], ids: []))
                places[speaker.name] = place
            }
            parts[place].ids.append(speaker.id)
            parts[place].names += speaker.aliases.filter { !parts[place].names.contains($0) }
            for one in annotations.statements where one.speaker == speaker.id { parts[place].counts[one.stance] += 1 }
        }
        return parts
    }

    private func enter(_ part: Part, _ entered: inout Entered, _ identify: () throws -> Int64) throws -> Int64 {
        let article = content.article.id
        let known = try Row.fetchOne(
            db.cachedStatement(sql: "SELECT id, entity FROM part WHERE article = ? AND kind = ? AND name = ?"),
            arguments: [article, part.kind.rawValue, part.names[0]])
        let entity = try known.map { try $0.decode(Int64.self, atIndex: 1) } ?? identify()
        entered.entities.insert(entity)
        try EntityNames.extend(db, entity, by: part.names)
        let words = part.kind == .event ? EntityNames.words(of: part.names, part.mentions) : ""
        let counts = part.counts
        let values: [(any DatabaseValueConvertible)?] = [
            part.names.joined(separator: "\n"), words, content.article.copyOf != nil, counts.support, counts.caution,
            counts.oppose, counts.neutral, counts.none,
        ]
        if let known {
            let id = try known.decode(Int64.self, atIndex: 0)
            let sql = """
                UPDATE part SET names = ?, words = ?, isCopy = ?, support = ?, caution = ?, oppose = ?, neutral = ?, none = ?,
                isPresent = 1 WHERE id = ?
                """
            try db.cachedStatement(sql: sql).execute(arguments: StatementArguments(values + [id]))
            return id
        }
        let sql = """
            INSERT INTO part (names, words, isCopy, support, caution, oppose, neutral, none, isPresent, article, kind, name,
            entity) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?)
            """
        try db.cachedStatement(sql: sql).execute(
            arguments: StatementArguments(values + [article, part.kind.rawValue, part.names[0], entity]))
        return db.lastInsertedRowID
    }
}

/// The names that an entity is found by.
enum EntityNames {
    /// Adds names to those of an entity.
    static func extend(_ db: Database, _ entity: Int64, by names: [String]) throws {
        var record = try EntityRecord.fetch(db, entity)
        guard names.contains(where: { !record.names.contains($0) }) else { return }
        record.names += names
        try record.update(db)
    }

    /// Makes the names of an entity anew from the articles that speak of it.
    static func renew(_ db: Database, _ entity: Int64) throws {
        var record = try EntityRecord.fetch(db, entity)
        let lists = try String.fetchAll(
            db, sql: "SELECT DISTINCT names FROM part WHERE entity = ? AND isPresent = 1", arguments: [entity])
        record.names = [record.name] + lists.flatMap { $0.split(separator: "\n").map(String.init) }
        try record.update(db)
    }

    /// The words of names and of words already folded, each once.
    static func words(of names: [String], _ folded: [String] = []) -> String {
        Set(names.map { FoldedWords.of($0) } + folded).sorted().joined(separator: Deriving.gap)
    }
}

/// A row of the table of entities.
struct EntityRecord {
    var id: Int64
    var kind: EntityID.Kind
    var name: String
    var type: String
    var date: String?
    /// All names, the first one among them, in any order and each any number of times.
    var names: [String]

    static let columns = "e.id, e.kind, e.name, e.type, e.date, e.names, e.sum"

    /// Reads a row whose first columns are `columns`.
    ///
    /// - Throws: `Damage` if it is not as it was written.
    init(_ row: Row) throws {
        id = try row.decode(Int64.self, atIndex: 0)
        let letter = try row.decode(String.self, atIndex: 1)
        guard let kind = EntityID.Kind(rawValue: letter) else { throw Damage("the kind of entity \(id)") }
        self.kind = kind
        name = try row.decode(String.self, atIndex: 2)
        type = try row.decode(String.self, atIndex: 3)
        date = try row.decode(String?.self, atIndex: 4)
        let joined = try row.decode(String.self, atIndex: 5)
        names = joined.split(separator: "\n").map(String.init)
        guard try row.decode(Int64.self, atIndex: 6) == Checksum.of(letter, name, type, date, joined) else {
            throw Damage("the names of \(kind.rawValue)\(id)")
        }
    }

    /// The entity of a number.
    static func fetch(_ db: Database, _ id: Int64) throws -> EntityRecord {
        let statement = try db.cachedStatement(sql: "SELECT \(columns) FROM entity e WHERE e.id = ?")
        guard let row = try Row.fetchOne(statement, arguments: [id]) else { throw Damage("entity \(id) is missing") }
        return try EntityRecord(row)
    }

    /// Stores what has changed of it, the words that it is found by too.
    func update(_ db: Database) throws {
        let joined = Set(names + [name]).sorted().joined(separator: "\n")
        let sql = "UPDATE entity SET name = ?, type = ?, date = ?, names = ?, words = ?, sum = ? WHERE id = ?"
        try db.cachedStatement(sql: sql).execute(arguments: [
            name, type, date, joined, EntityNames.words(of: names + [name]),
            Checksum.of(kind.rawValue, name, type, date, joined),
            id,
        ])
    }

    /// How it is listed, without its counts.
    var listed: ListedEntity {
        ListedEntity(
            id: EntityID(kind, id), name: name, type: type, date: date, aliases: Set(names).subtracting([name]).sorted()
        )
    }
}
