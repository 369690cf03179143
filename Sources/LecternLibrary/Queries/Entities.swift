internal import GRDB
public import LecternQuery
public import LecternText

extension Library {
    /// The speakers, events or issues of all articles, those of whom most is said first; copies of an article count once.
    ///
    /// - Parameters:
    ///   - kind: which of them.
    ///   - query: counts only the statements that it finds.
    ///   - name: only those that have a name in which these words follow one another, of the last of which the beginning is
    ///     enough; nil for all.
    ///   - limit: how many at most; nil for all.
    public func entities(
        _ kind: EntityID.Kind, matching query: Query = .everything, named name: String? = nil, limit: Int? = nil
    ) throws(LibraryError) -> [ListedEntity] {
        try read { db in
            let counted = query == .everything ? Self.kept(kind) : Self.counted(kind, query)
            let names = name.map { name in
                let words = FoldedWords.of(name)
                return words.isEmpty
                    ? Condition.never
                    : Condition(
                        sql: "e.id IN (SELECT rowid FROM entity_words WHERE entity_words MATCH ?)",
                        values: [ConditionCompiler.phrase(words, isBeginning: true)])
            }
            let condition = names ?? .always
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT \(EntityRecord.columns), c.articles, c.support, c.caution, c.oppose, c.neutral, c.none
                    FROM (\(counted.sql)) c JOIN entity e ON e.id = c.entity WHERE \(condition.sql)
                    ORDER BY c.support + c.caution + c.oppose + c.neutral + c.none DESC, c.articles DESC, e.id LIMIT ?
                    """,
                arguments: StatementArguments(counted.values + condition.values + [(limit ?? -1).databaseValue]))
            return try rows.map(Self.listed)
        }
    }

    /// The entity of an id.
    ///
    /// - Throws: `.unknown` if no article speaks of it.
    public func entity(_ id: EntityID) throws(LibraryError) -> ListedEntity {
        try read { [self] db in
            let counted = Self.kept(id.kind, only: id.number)
            let row = try Row.fetchOne(
                db,
                sql: """
                    SELECT \(EntityRecord.columns), c.articles, c.support, c.caution, c.oppose, c.neutral, c.none
                    FROM (\(counted.sql)) c JOIN entity e ON e.id = c.entity
                    """, arguments: StatementArguments(counted.values))
            guard let row else { throw unknown("there is no \(id); lectern \(id.kind.command) tells what there is") }
            return try Self.listed(row)
        }
    }

    private static func listed(_ row: Row) throws -> ListedEntity {
        var listed = try EntityRecord(row).listed
        listed.articleCount = try row.decode(Int.self, atIndex: 7)
        listed.counts = StanceCounts(
            support: try row.decode(Int.self, atIndex: 8), caution: try row.decode(Int.self, atIndex: 9),
            oppose: try row.decode(Int.self, atIndex: 10), neutral: try row.decode(Int.self, atIndex: 11),
            none: try row.decode(Int.self, atIndex: 12))
        return listed
    }

    /// The counts that the parts keep.
    private static func kept(_ kind: EntityID.Kind, only entity: Int64? = nil) -> Condition {
        let one = entity == nil ? "p.entity IN (SELECT id FROM entity WHERE kind = ?)" : "p.entity = ?"
        return Condition(
            sql: """
                SELECT p.entity, count(*) AS articles, sum(p.support) AS support, sum(p.caution) AS caution,
                sum(p.oppose) AS oppose, sum(p.neutral) AS neutral, sum(p.none) AS none
                FROM part p WHERE \(one) AND p.isPresent = 1 AND p.isCopy = 0 GROUP BY p.entity
                """, values: [entity ?? kind.rawValue as any DatabaseValueConvertible])
    }

    /// The counts of the statements that a query finds.
    private static func counted(_ kind: EntityID.Kind, _ query: Query) -> Condition {
        let condition = ConditionCompiler.statement(query)
        let part =
            switch kind {
            case .speaker: "JOIN part p ON p.id = s.speaker"
            case .issue: "JOIN part p ON p.id = s.issue"
            case .event: "JOIN about o ON o.statement = s.id JOIN part p ON p.id = o.part"
            }
        func count(_ stance: Stance) -> String { "sum(s.stance IS '\(stance.rawValue)') AS \(stance.rawValue)" }
        var counted = Condition(
            sql: """
                SELECT p.entity, count(DISTINCT s.article) AS articles, \(Stance.allCases.map(count).joined(separator: ", ")),
                sum(s.stance IS NULL) AS none
                FROM statement s JOIN article a ON a.id = s.article \(part)
                WHERE a.isRemoved = 0 AND a.copyOf IS NULL AND \(condition.sql) GROUP BY p.entity
                """)
        counted.values = condition.values
        return counted
    }

    // MARK: Board

    /// How long a period of a board is.
    public enum Period: String, Sendable, CaseIterable {
        case month, year
    }

    /// Who stands where on an issue, and when; copies of an article count once.
    ///
    /// - Parameters:
    ///   - issue: what is debated.
    ///   - period: how long each of its columns is. A date of which only the year is known has a column of its own.
    ///   - query: counts only the statements that it finds.
    public func board(
        of issue: EntityID, by period: Period = .month, matching query: Query = .everything
    ) throws(LibraryError) -> Board {
        let proposition = try entity(issue).name
        let condition = ConditionCompiler.statement(query)
        let month = period == .month ? "WHEN a.day / 100 = a.lastDay / 100 THEN a.day / 100" : ""
        let cells = try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT \(EntityRecord.columns),
                    CASE WHEN a.day IS NULL THEN 0 \(month) ELSE a.day / 10000 END AS period, s.stance, count(*)
                    FROM part i JOIN statement s ON s.issue = i.id JOIN article a ON a.id = s.article
                    JOIN part p ON p.id = s.speaker JOIN entity e ON e.id = p.entity
                    WHERE i.entity = ? AND a.isRemoved = 0 AND a.copyOf IS NULL AND \(condition.sql)
                    GROUP BY e.id, period, s.stance
                    """, arguments: StatementArguments([issue.number.databaseValue] + condition.values)
            ).map { row in
                let stance = try row.decode(String?.self, atIndex: 8)
                return BoardCell(
                    speaker: try EntityRecord(row).listed,
                    period: Self.name(ofPeriod: try row.decode(Int.self, atIndex: 7)),
                    stance: stance.flatMap(Stance.init(rawValue:)), count: try row.decode(Int.self, atIndex: 9))
            }
        }
        return Board(issue: issue, proposition: proposition, cells: cells)
    }

    private static func name(ofPeriod number: Int) -> String {
        switch number {
        case 0: ""
        case ..<10_000: String(number)
        default: "\(number / 100)-" + (number % 100 < 10 ? "0" : "") + String(number % 100)
        }
    }
}

/// How often a speaker took a stance in a period.
struct BoardCell: Sendable {
    var speaker: ListedEntity
    /// Empty for articles without a date.
    var period: String
    var stance: Stance?
    var count: Int
}

extension Board {
    /// Lays out what has been counted.
    init(issue: EntityID, proposition: String, cells: [BoardCell]) {
        let periods = Set(cells.map(\.period)).sorted { ($0.isEmpty ? "~" : $0) < ($1.isEmpty ? "~" : $1) }
        let places = Dictionary(uniqueKeysWithValues: zip(periods, periods.indices))
        var rows: [EntityID: Row] = [:]
        for cell in cells {
            let empty = Row(
                speaker: cell.speaker.id, name: cell.speaker.name,
                cells: Array(repeating: StanceCounts(), count: periods.count), hasChanged: false)
            guard let place = places[cell.period] else { continue }
            rows[cell.speaker.id, default: empty].cells[place][cell.stance] += cell.count
        }
        for speaker in rows.keys {
            // Whoever is neutral for a while has not changed sides; nor does an article without a date tell when.
            let sides = (rows[speaker]?.cells ?? []).enumerated().compactMap { place, counts in
                periods[place].isEmpty || counts.leaning == .neutral ? nil : counts.leaning
            }
            rows[speaker]?.hasChanged = Set(sides).count > 1
        }
        let ordered = rows.values.sorted { one, other in
            let (first, second) = (one.cells.reduce(0) { $0 + $1.total }, other.cells.reduce(0) { $0 + $1.total })
            return first == second ? one.speaker.number < other.speaker.number : first > second
        }
        self.init(issue: issue, proposition: proposition, periods: periods, rows: ordered)
    }
}

extension EntityID.Kind {
    /// The command that lists them.
    public var command: String {
        switch self {
        case .speaker: "speakers"
        case .event: "events"
        case .issue: "board"
        }
    }
}
