internal import GRDB
public import LecternQuery
public import LecternText

/// Some rows of a long list, and how many there are in all.
public struct Window<Element: Sendable>: Sendable {
    /// The number of the first of `rows`, counted from 0.
    public var first: Int
    /// The rows, fewer than were asked for at the end.
    public var rows: [Element]
    /// How many there are in all.
    public var total: Int

    /// Some rows of `total`, from number `first` on.
    public init(first: Int, rows: [Element], total: Int) {
        self.first = first
        self.rows = rows
        self.total = total
    }
}

/// What screens ask that show a part of what there is.
extension Library {
    /// Some of the articles that a query finds, with where their statements stand; without that while they wait for it.
    public func articles(
        matching query: Query, order: Order, rows: Range<Int>
    ) throws(LibraryError) -> Window<(ListedArticle, StanceCounts?)> {
        let total = try count(matching: query, statements: false)
        let shown = try articles(matching: query, order: order, limit: rows.count, offset: rows.lowerBound)
        let counts = try read { db in
            try shown.map { article in
                article.statementCount == nil ? nil : try Self.counts(ofArticle: article.id, db)
            }
        }
        return Window(first: min(rows.lowerBound, total), rows: Array(zip(shown, counts)), total: total)
    }

    private static func counts(ofArticle id: ArticleID, _ db: Database) throws -> StanceCounts {
        let sql = """
            SELECT s.stance, count(*) FROM statement s JOIN article a ON a.id = s.article WHERE a.key = ? GROUP BY s.stance
            """
        return try counts(Row.fetchAll(try db.cachedStatement(sql: sql), arguments: [id.rawValue]))
    }

    /// Sums up rows whose first two columns are a stance and a count.
    private static func counts(_ rows: [Row]) throws -> StanceCounts {
        try rows.reduce(into: StanceCounts()) { counts, row in
            let stance = try row.decode(String?.self, atIndex: 0)
            counts[stance.flatMap(Stance.init(rawValue:))] += try row.decode(Int.self, atIndex: 1)
        }
    }

    /// Some of the statements of a speaker, about an event, on an issue, in a time; nil asks for nothing. The newest come
    /// first; copies of an article count once.
    ///
    /// - Parameters:
    ///   - periods: from a first to a last period, as `Board.periods` has them.
    ///   - isDated: false for those of articles without a date only.
    public func statements(
        of speaker: EntityID? = nil, about event: EntityID? = nil, on issue: EntityID? = nil,
        in periods: ClosedRange<String>? = nil, isDated: Bool = true, rows: Range<Int>
    ) throws(LibraryError) -> Window<ListedStatement> {
        var parts = [Condition(sql: "a.isRemoved = 0 AND a.copyOf IS NULL")]
        func part(_ column: String, _ entity: EntityID?) {
            guard let entity else { return }
            parts.append(
                Condition(sql: "\(column) IN (SELECT id FROM part WHERE entity = ?)", values: [entity.number]))
        }
        part("s.speaker", speaker)
        part("s.issue", issue)
        if let event {
            let sql = "s.id IN (SELECT o.statement FROM about o JOIN part p ON p.id = o.part WHERE p.entity = ?)"
            parts.append(Condition(sql: sql, values: [event.number]))
        }
        if !isDated { parts.append(Condition(sql: "a.day IS NULL")) }
        if let periods { parts.append(Self.condition(on: periods)) }
        let condition = Condition.all(parts)
        return try read { db in
            let from = "FROM statement s JOIN article a ON a.id = s.article WHERE \(condition.sql)"
            let total =
                try Int.fetchOne(db, sql: "SELECT count(*) \(from)", arguments: StatementArguments(condition.values))
                ?? 0
            let found = try Row.fetchAll(
                db,
                sql: """
                    SELECT s.article, s.ordinal, s.speaker, s.issue \(from)
                    ORDER BY a.day DESC, a.id DESC, s.ordinal LIMIT ? OFFSET ?
                    """,
                arguments: StatementArguments(
                    condition.values + [rows.count.databaseValue, rows.lowerBound.databaseValue]))
            var listing = StatementListing(db: db)
            return Window(
                first: min(rows.lowerBound, total), rows: try found.map { try listing.statement($0) }, total: total)
        }
    }

    /// That an article appeared in some periods of a board. A year alone is the period of those whose month is not known, and
    /// comes before its months.
    private static func condition(on periods: ClosedRange<String>) -> Condition {
        guard let first = PartialDate(periods.lowerBound), let last = PartialDate(periods.upperBound) else {
            return .never
        }
        // Twelve hundred and one for the month of a year, twelve hundred for the year alone.
        func number(_ period: PartialDate) -> Int { period.year * 100 + (period.month ?? 0) }
        let month = "CASE WHEN a.day / 100 = a.lastDay / 100 THEN a.day / 100 ELSE a.day / 10000 * 100 END"
        return Condition(sql: "\(month) BETWEEN ? AND ?", values: [number(first), number(last)])
    }

    /// How the statements of a speaker stand on each issue, the one with most of them first.
    public func leanings(of speaker: EntityID) throws(LibraryError) -> [(issue: String, counts: StanceCounts)] {
        try grouped(
            """
            SELECT s.stance, count(*), i.entity, e.name FROM part p JOIN statement s ON s.speaker = p.id
            JOIN article a ON a.id = s.article JOIN part i ON i.id = s.issue JOIN entity e ON e.id = i.entity
            WHERE p.entity = ? AND a.isRemoved = 0 AND a.copyOf IS NULL GROUP BY i.entity, s.stance
            """, speaker
        ).map { ($0.name, $0.counts) }
    }

    /// How the statements about an event stand, by who makes them; whoever makes most comes first.
    public func stands(
        on event: EntityID
    ) throws(LibraryError) -> [(speaker: EntityID, name: String, counts: StanceCounts)] {
        try grouped(
            """
            SELECT s.stance, count(*), p.entity, e.name FROM part v JOIN about o ON o.part = v.id
            JOIN statement s ON s.id = o.statement JOIN article a ON a.id = s.article
            JOIN part p ON p.id = s.speaker JOIN entity e ON e.id = p.entity
            WHERE v.entity = ? AND a.isRemoved = 0 AND a.copyOf IS NULL GROUP BY p.entity, s.stance
            """, event
        ).map { (EntityID(.speaker, $0.number), $0.name, $0.counts) }
    }

    /// Counts by entity: rows of a stance, a count, the entity's number and name.
    private func grouped(
        _ sql: String, _ entity: EntityID
    ) throws(LibraryError) -> [(number: Int64, name: String, counts: StanceCounts)] {
        try read { db in
            var rows: [Int64: [Row]] = [:]
            for row in try Row.fetchAll(db, sql: sql, arguments: [entity.number]) {
                rows[try row.decode(Int64.self, atIndex: 2), default: []].append(row)
            }
            return try rows.map { number, rows in
                (number, try rows[0].decode(String.self, atIndex: 3), try Self.counts(rows))
            }.sorted { ($1.counts.total, $0.number) < ($0.counts.total, $1.number) }
        }
    }

    /// The tags that articles have, the most frequent first.
    public func tags() throws(LibraryError) -> [String] {
        try read { db in
            let sql = "SELECT tags, count(*) FROM article WHERE tags <> '' AND isRemoved = 0 GROUP BY tags"
            var counts: [String: Int] = [:]
            for row in try Row.fetchAll(db, sql: sql) {
                for tag in try row.decode(String.self, atIndex: 0).split(separator: "\n") {
                    counts[String(tag), default: 0] += try row.decode(Int.self, atIndex: 1)
                }
            }
            return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
        }
    }

    /// The names of the statements of an article that the person has corrected, or made.
    public func corrected(in id: ArticleID) throws(LibraryError) -> Set<String> {
        try read { [self] db in
            let records = try Corrections.fetch(db, try find(id.rawValue, db))
            return Set(
                records.map { record in
                    switch record {
                    case .of(let statement, _, _): statement
                    case .new(let id, _): id
                    }
                })
        }
    }

    /// Marks an article as read since it has been opened. That is no change that anybody would take back.
    public func noteRead(_ id: ArticleID) throws(LibraryError) {
        try write { [self] db in
            let record = try find(id.rawValue, db)
            if record.isUnread { try Editor(db: db).perform([.unread(record.id, false)]) }
        }
    }
}
