internal import FoundationEssentials
internal import GRDB
public import LecternText

extension Library {
    /// Does what a person asks for, keeps it in the journal, and says what was done.
    ///
    /// - Throws: `.unknown` for what there is not, `.impossible` for what cannot be done; then nothing has changed.
    public func apply(_ change: LibraryChange) throws(LibraryError) -> String {
        try write { [self] db in
            let entry = try ChangePlan(library: self, db: db).entry(for: change)
            // What changes nothing is nothing to undo.
            guard entry.before != entry.after else { return entry.did }
            try Editor(db: db).perform(entry.after)
            try Journal.append(db, entry)
            return entry.did
        }
    }

    /// Takes back the latest change that was not taken back yet, of today or another day, and says what that was; nil when
    /// there is none. What can no longer be taken back, as its article is gone, is passed over and forgotten.
    public func undo() throws(LibraryError) -> String? { try write { try Journal.undo($0) } }

    /// Does again what was taken back last, and says what that was; nil when there is nothing.
    public func redo() throws(LibraryError) -> String? { try write { try Journal.redo($0) } }

    /// The queries that have been saved, by name.
    public func savedQueries() throws(LibraryError) -> [(name: String, query: String)] {
        try read { db in
            try Row.fetchAll(db, sql: "SELECT name, query, sum FROM savedQuery ORDER BY name").map { row in
                let (name, query) = (try row.decode(String.self, atIndex: 0), try row.decode(String.self, atIndex: 1))
                guard try row.decode(Int64.self, atIndex: 2) == Checksum.of(name, query) else {
                    throw Damage("the saved queries")
                }
                return (name, query)
            }
        }
    }
}

/// Turns a change into the steps that make it and those that take it back.
struct ChangePlan {
    let library: Library
    let db: Database

    func entry(for change: LibraryChange) throws -> Journal.Entry {
        switch change {
        case .star(let articles, let value):
            try flags(
                articles, value ? "starred" : "no longer starred", undone: value ? "no longer starred" : "starred again"
            ) {
                (.star($0.id, $0.isStarred), .star($0.id, value))
            }
        case .read(let articles, let value):
            try flags(articles, value ? "read" : "unread", undone: value ? "unread again" : "read again") {
                (.unread($0.id, $0.isUnread), .unread($0.id, !value))
            }
        case .tag(let articles, let added, let removed): try tags(articles, added, removed)
        case .remove(let articles): try removal(of: articles)
        case .issue(let article, let issue): try self.issue(article, issue)
        case .note(let statement, let text): try note(statement, text)
        case .correct(let statement, let correction): try self.correction(statement, correction)
        case .add(let article, let new): try addition(article, new)
        case .rename(let entity, let name): try renaming(entity, name)
        case .merge(let one, let other): try merger(one, other)
        case .split(let entity, let articles, let name): try split(entity, articles, name)
        case .saveQuery(let name, let query): try self.query(name, query)
        case .follow(let feeds): try following(feeds)
        case .unfollow(let addresses): try unfollowing(addresses)
        }
    }

    // MARK: Articles

    private func record(_ id: ArticleID) throws -> ArticleRecord { try library.find(id.rawValue, db) }

    /// A step for each of some articles, with the words for one or for several.
    private func flags(
        _ articles: [ArticleID], _ did: String, undone undid: String,
        _ step: (ArticleRecord) -> (before: Edit, after: Edit)
    ) throws -> Journal.Entry {
        let records = try articles.map(record)
        let steps = records.map(step)
        let what = Self.titles(records)
        return Journal.Entry(
            before: steps.map(\.before), after: steps.map(\.after), did: "\(did): \(what)", undid: "\(undid): \(what)")
    }

    private static func titles(_ records: [ArticleRecord]) -> String {
        records.count == 1 ? records[0].title : "\(records.count) articles"
    }

    private func tags(_ articles: [ArticleID], _ added: [String], _ removed: [String]) throws -> Journal.Entry {
        let added = added.map(Self.tag).filter { !$0.isEmpty }
        let gone = Set((removed.map(Self.tag) + added).map { Folding.fold($0) })
        let records = try articles.map(record)
        let after = records.map { record in
            Edit.tags(record.id, (record.tags.filter { !gone.contains(Folding.fold($0)) } + added).sorted())
        }
        let words: [String] =
            (added.isEmpty ? [] : ["tagged " + added.joined(separator: ", ")])
            + (removed.isEmpty ? [] : ["no longer tagged " + removed.joined(separator: ", ")])
        let what = Self.titles(records)
        return Journal.Entry(
            before: records.map { .tags($0.id, $0.tags) }, after: after,
            did: words.joined(separator: ", ") + ": " + what,
            undid: "tags as before: \(what)")
    }

    /// A tag, or a name, on one line.
    static func tag(_ tag: String) -> String {
        tag.split(whereSeparator: { $0.isWhitespace || $0.isNewline }).joined(separator: " ")
    }

    private func removal(of articles: [ArticleID]) throws -> Journal.Entry {
        let records = try articles.map(record)
        let ids = Set(records.map(\.id))
        var entry = Journal.Entry(
            before: [], after: [], did: "removed: \(Self.titles(records))", undid: "back again: \(Self.titles(records))"
        )
        for record in records {
            entry.after.append(.removed(record.id, true))
            entry.before.append(.removed(record.id, false))
            // The first copy that stays takes its place, so that the story still counts once.
            let copies = try Int64.fetchAll(
                db, sql: "SELECT id FROM article WHERE copyOf = ? AND isRemoved = 0 ORDER BY id", arguments: [record.id]
            ).filter { !ids.contains($0) }
            for copy in copies {
                entry.after.append(.copyOf(copy, copy == copies.first ? nil : copies.first))
                entry.before.append(.copyOf(copy, record.id))
            }
        }
        return entry
    }

    private func issue(_ article: ArticleID, _ issue: String?) throws -> Journal.Entry {
        let record = try record(article)
        let analysis = try Analysis.fetch(db, record)
        let data = analysis.map { Data(AnnotationsCoding.encode($0.annotations)) }
        let before = Edit.issue(
            record.id, record.issue, model: analysis?.model, analysis: record.statementCount == nil ? nil : data)
        let after = record.issue == issue ? before : Edit.issue(record.id, issue, model: nil, analysis: nil)
        let found = analysis.map { $0.annotations.issues.isEmpty ? "none" : "found by the analysis" }
        return Journal.Entry(
            before: [before], after: [after], did: "the issue is " + (issue ?? "found by the analysis"),
            undid: "the issue is as before: " + (record.issue ?? found ?? "found by the analysis"))
    }

    // MARK: Statements

    /// A statement as it is now, with its article and all that are in that.
    private func statement(_ id: StatementID) throws -> (ArticleRecord, all: [Statement], Statement) {
        let record = try record(id.article)
        let content = try Deriving(db: db).content(of: record, text: record.text(db))
        let all = content.annotations?.statements ?? []
        guard let one = all.first(where: { $0.id == id.statement }) else {
            throw library.unknown("there is no statement \(id); lectern show \(id.article) tells what there is")
        }
        return (record, all, one)
    }

    private func note(_ id: StatementID, _ text: String?) throws -> Journal.Entry {
        let (record, statements, one) = try statement(id)
        let old = try Note.all(db, record)
        let new = text.flatMap { $0.isEmpty ? nil : Note($0, on: one) }
        // Those of other statements stay, also of one that lies around this one or within it.
        let others = old.filter { $0.statement(of: statements)?.id != one.id }
        return Journal.Entry(
            before: [.notes(record.id, old)], after: [.notes(record.id, others + [new].compactMap(\.self))],
            did: new == nil ? "note taken away" : "noted",
            undid: "the note is as before")
    }

    private func correction(_ id: StatementID, _ correction: Correction) throws -> Journal.Entry {
        let (record, _, one) = try statement(id)
        let words: (String, String)
        var correction = correction
        switch correction {
        case .speaker(let name): words = ("the speaker is \(name ?? "nobody named")", "the speaker is as before")
        case .stance(let stance, _):
            correction = .stance(stance, on: try issue(of: record))
            words = ("the stance is \(stance.rawValue)", "the stance is as before")
        case .bounds(_, _, let content):
            if content.isEmpty { throw library.impossible("a statement has a content; mark it, or say it is none") }
            words = ("the bounds are as marked", "the bounds are as before")
        case .notAStatement: words = ("no statement", "a statement again")
        }
        return try corrected(
            record, by: .of(statement: one.id, content: one.content, correction), did: words.0, undid: words.1)
    }

    /// The proposal that is debated in an article, nil while none is known.
    private func issue(of record: ArticleRecord) throws -> String? {
        try Deriving(db: db).content(of: record, text: record.text(db)).annotations?.issues.first?.proposition
    }

    private func addition(_ article: ArticleID, _ new: NewStatement) throws -> Journal.Entry {
        let record = try record(article)
        if new.content.isEmpty { throw library.impossible("a statement has a content; mark it") }
        let content = try Deriving(db: db).content(of: record, text: record.text(db))
        let taken = Set(content.annotations?.statements.map(\.id) ?? [])
        var number = 1
        while taken.contains("n\(number)") { number += 1 }
        var new = new
        if new.stance != nil { new.issue = content.annotations?.issues.first?.proposition }
        return try corrected(
            record, by: .new(id: "n\(number)", new), did: "a statement added", undid: "the added statement taken away")
    }

    private func corrected(
        _ record: ArticleRecord, by correction: CorrectionRecord, did: String, undid: String
    ) throws -> Journal.Entry {
        let old = try Corrections.fetch(db, record)
        return Journal.Entry(
            before: [.corrections(record.id, old)], after: [.corrections(record.id, old + [correction])],
            did: "\(did): \(record.title)", undid: "\(undid): \(record.title)")
    }

    // MARK: Across articles

    private func entity(_ id: EntityID) throws -> EntityRecord {
        let isThere = try Bool.fetchOne(
            db, sql: "SELECT 1 FROM entity WHERE id = ? AND kind = ?", arguments: [id.number, id.kind.rawValue])
        guard isThere != nil else {
            throw library.unknown("there is no \(id); lectern \(id.kind.command) tells what there is")
        }
        return try EntityRecord.fetch(db, id.number)
    }

    private func renaming(_ id: EntityID, _ name: String) throws -> Journal.Entry {
        let record = try entity(id)
        let name = Self.tag(name)
        if name.isEmpty { throw library.impossible("a name has letters; give one") }
        return Journal.Entry(
            before: [.name(id.number, record.name)], after: [.name(id.number, name)],
            did: "\(record.name) is called \(name)",
            undid: "\(name) is called \(record.name) again")
    }

    private func merger(_ one: EntityID, _ other: EntityID) throws -> Journal.Entry {
        guard one.kind == other.kind, one != other else {
            throw library.impossible("\(one) and \(other) cannot be one; name two of the same kind")
        }
        let (from, into) = (try entity(one), try entity(other))
        let parts = try Int64.fetchAll(
            db, sql: "SELECT id FROM part WHERE entity = ? ORDER BY id", arguments: [from.id])
        let keys = try self.keys(of: from.id)
        let known = Set(try self.keys(of: into.id))
        let new = keys.filter { !known.contains($0) }
        return Journal.Entry(
            before: [
                .assign(parts: parts, to: from.id), .dropKeys(new, of: into.id), .addKeys(keys, to: from.id),
            ],
            after: [.assign(parts: parts, to: into.id), .addKeys(new, to: into.id), .dropKeys(keys, of: from.id)],
            did: "\(from.name) is \(into.name)", undid: "\(from.name) is not \(into.name)")
    }

    private func keys(of entity: Int64) throws -> [String] {
        try String.fetchAll(db, sql: "SELECT key FROM entityKey WHERE entity = ? ORDER BY key", arguments: [entity])
    }

    private func split(_ id: EntityID, _ articles: [ArticleID], _ name: String) throws -> Journal.Entry {
        let old = try entity(id)
        let name = Self.tag(name)
        if name.isEmpty { throw library.impossible("a name has letters; give one") }
        var parts: [Int64] = []
        for article in articles {
            let record = try record(article)
            parts += try Int64.fetchAll(
                db, sql: "SELECT id FROM part WHERE article = ? AND entity = ?", arguments: [record.id, id.number])
        }
        guard !parts.isEmpty else {
            throw library.impossible("\(old.name) is not in these articles; lectern ask tells in which they are")
        }
        // An entity that nothing is part of is not told of, so making it need not be taken back.
        let new = try Identities(db: db).make(id.kind, name, type: old.type, date: old.date, keys: [])
        return Journal.Entry(
            before: [.assign(parts: parts, to: id.number)], after: [.assign(parts: parts, to: new)],
            did: "\(name) is not \(old.name)", undid: "\(name) is \(old.name) again")
    }

    private func query(_ name: String, _ query: String?) throws -> Journal.Entry {
        let old = try String.fetchOne(db, sql: "SELECT query FROM savedQuery WHERE name = ?", arguments: [name])
        return Journal.Entry(
            before: [.query(name, old)], after: [.query(name, query)],
            did: query == nil ? "query forgotten: \(name)" : "query saved: \(name)", undid: "query as before: \(name)")
    }
}
