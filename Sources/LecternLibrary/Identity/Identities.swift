internal import GRDB
internal import LecternQuery
internal import LecternText

/// Finds out who is who: which entity a speaker, an event or an issue of an article is.
///
/// An entity has keys, by which articles that come later find it; merging moves them. Nothing here looks at more than a few
/// rows.
struct Identities {
    let db: Database

    /// The entity that a speaker of `article` is, an old one or a new one.
    ///
    /// A person is known by given name and surname in all their spellings, or by an initial and a surname that only one person
    /// has; who is called by a surname alone is the one person of that name, if there is but one. Bodies and named groups are
    /// known by their names. Groups and unnamed people are of their article: "some officials" there are others than here.
    func speaker(_ speaker: Speaker, in article: Int64) throws -> Int64 {
        let form = NameForm(speaker.name)
        switch speaker.kind {
        case .person: return try person(form, speaker)
        case .organisation: return try body(form, speaker)
        case .group where Self.isName(speaker.name): return try body(form, speaker)
        case .group, .unnamed:
            return try found(["p/\(article)/\(speaker.name)"]) ?? make(speaker, keys: ["p/\(article)/\(speaker.name)"])
        }
    }

    private func person(_ form: NameForm, _ speaker: Speaker) throws -> Int64 {
        guard let surname = form.surname, form.words.count > 1 else {
            let key = "p1/" + form.body
            if let found = try found([key]) { return found }
            if let surname = form.surname, let one = try onlyBearer("ps/" + surname) { return one }
            return try make(speaker, keys: [key])
        }
        let bearer = "ps/" + surname
        if let person = form.person {
            let key = "pn/" + person
            if let found = try found([key]) { return found }
            // "J. Ruiz" came first: she has a name now.
            if let initial = form.initial, let one = try found(["pi/" + initial]),
                try onlyBearer("pj/" + initial) == nil
            {
                try add(keys: [key, bearer, "pj/" + initial], to: one)
                return one
            }
            return try make(speaker, keys: [key, bearer] + (form.initial.map { ["pj/" + $0] } ?? []))
        }
        let initial = form.initial ?? form.body
        if let found = try found(["pi/" + initial]) { return found }
        if let one = try onlyBearer("pj/" + initial) { return one }
        return try make(speaker, keys: ["pi/" + initial, bearer])
    }

    private func body(_ form: NameForm, _ speaker: Speaker) throws -> Int64 {
        let key = "po/" + form.body
        if let found = try found([key]) { return found }
        // A short form that the text gives, as in "Civil Aviation Board (CAB)", leads to the one of that full name.
        let others = speaker.aliases.filter { Self.isName($0) && $0.count > 2 }.map { "po/" + NameForm($0).body }
        if let found = try found(others) {
            try add(keys: [key], to: found)
            return found
        }
        return try make(speaker, keys: [key])
    }

    /// Whether every word of a name that is longer than a connector begins with a capital.
    private static func isName(_ name: String) -> Bool {
        let words = name.split(separator: " ").filter { $0.count > 3 || !name.contains(" ") }
        return !words.isEmpty && words.allSatisfy { $0.first?.isUppercase == true }
    }

    private func make(_ speaker: Speaker, keys: [String]) throws -> Int64 {
        try make(.speaker, speaker.name, type: speaker.kind.rawValue, date: nil, keys: keys)
    }

    /// The entity that an event is: one of that name, whatever the order of its words, and of the same year, if both tell one.
    func event(_ event: Event) throws -> Int64 {
        let words = FoldedWords.of(event.name).split(separator: " ").filter { $0 != "the" }
        let years = words.filter { $0.count == 4 && $0.allSatisfy(\.isNumber) }
        let name = words.filter { !years.contains($0) }.sorted().joined(separator: " ")
        let year = event.date.map { String($0.prefix(4)) }.flatMap { $0.allSatisfy(\.isNumber) ? $0 : nil }
        let key = "e/\(name)/\(years.first.map(String.init) ?? year ?? "")"
        if let found = try found([key]) { return found }
        return try make(.event, event.name, type: event.kind.rawValue, date: event.date, keys: [key])
    }

    /// The entity that an issue is: one of the same words.
    func issue(_ issue: Issue) throws -> Int64 {
        let key = "i/" + FoldedWords.of(issue.proposition)
        return try found([key]) ?? make(.issue, issue.proposition, type: "", date: nil, keys: [key])
    }

    /// The first of the entities that have one of these keys.
    private func found(_ keys: [String]) throws -> Int64? {
        for key in keys {
            let sql = "SELECT entity FROM entityKey WHERE key = ? ORDER BY entity LIMIT 1"
            if let found = try Int64.fetchOne(try db.cachedStatement(sql: sql), arguments: [key]) { return found }
        }
        return nil
    }

    /// The entity of a key that no other has.
    private func onlyBearer(_ key: String) throws -> Int64? {
        let found = try Int64.fetchAll(
            try db.cachedStatement(sql: "SELECT entity FROM entityKey WHERE key = ? LIMIT 2"), arguments: [key])
        return found.count == 1 ? found[0] : nil
    }

    /// Gives an entity more keys.
    func add(keys: [String], to entity: Int64) throws {
        let statement = try db.cachedStatement(
            sql: "INSERT OR IGNORE INTO entityKey (key, entity, sum) VALUES (?, ?, ?)")
        for key in keys { try statement.execute(arguments: [key, entity, Self.sum(key, entity)]) }
    }

    /// The keys of an entity that are as they were written, and whether all are.
    func keys(of entity: Int64) throws -> (keys: [String], areWhole: Bool) {
        let rows = try Row.fetchAll(
            db, sql: "SELECT key, sum FROM entityKey WHERE entity = ? ORDER BY key", arguments: [entity])
        let keys = try rows.map { (try $0.decode(String.self, atIndex: 0), try $0.decode(Int64.self, atIndex: 1)) }
        let whole = keys.filter { Self.sum($0.0, entity) == $0.1 }
        return (whole.map(\.0), whole.count == keys.count)
    }

    /// Gives checksums to keys that have none yet.
    func seal() throws {
        for row in try Row.fetchAll(db, sql: "SELECT key, entity FROM entityKey") {
            let (key, entity) = (try row.decode(String.self, atIndex: 0), try row.decode(Int64.self, atIndex: 1))
            try db.cachedStatement(sql: "UPDATE entityKey SET sum = ? WHERE key = ? AND entity = ?").execute(
                arguments: [Self.sum(key, entity), key, entity])
        }
    }

    private static func sum(_ key: String, _ entity: Int64) -> Int64 { Checksum.of(key, String(entity)) }

    /// Makes an entity.
    func make(_ kind: EntityID.Kind, _ name: String, type: String, date: String?, keys: [String]) throws -> Int64 {
        let sql = "INSERT INTO entity (kind, name, type, date, names, words, sum) VALUES (?, ?, ?, ?, ?, ?, ?)"
        try db.cachedStatement(sql: sql).execute(arguments: [
            kind.rawValue, name, type, date, name, FoldedWords.of(name),
            Checksum.of(kind.rawValue, name, type, date, name),
        ])
        let entity = db.lastInsertedRowID
        try add(keys: keys, to: entity)
        return entity
    }
}
