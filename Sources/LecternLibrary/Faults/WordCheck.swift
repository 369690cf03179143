internal import GRDB

/// Compares the words that are indexed with those of the texts: of what is in no table, FTS5 itself cannot tell whether it has
/// it right.
///
/// For each word it counts how often it occurs and sums up the rows that it occurs in. Cost: 0.3 s for 1,000,000 words.
struct WordCheck {
    /// How often a word occurs, and the sum of the numbers of the rows.
    fileprivate struct Tally: Equatable {
        var count: Int64 = 0
        var rows: Int64 = 0
    }

    private var wanted: [Substring: Tally] = [:]

    /// Takes the words of a row, folded, as they have been indexed.
    mutating func take(_ columns: [String], of row: Int64) {
        for column in columns {
            for word in column.split(separator: " ") { wanted[word, default: Tally()].add(1, row) }
        }
    }

    /// Makes sure that a table of FTS5 has these words and no others.
    ///
    /// - Parameter db: a connection that may make temporary tables.
    /// - Throws: `Damage` if it has not.
    func compare(with table: String, _ db: Database) throws {
        try db.execute(sql: "CREATE VIRTUAL TABLE temp.indexed USING fts5vocab('main', '\(table)', 'instance')")
        defer { Self.drop("indexed", db) }
        var found: [Substring: Tally] = [:]
        // It comes by terms, so that nothing has to be sorted.
        let rows = try Row.fetchCursor(db, sql: "SELECT term, count(*), sum(doc) FROM temp.indexed GROUP BY term")
        while let row = try rows.next() {
            found[try row.decode(String.self, atIndex: 0)[...]] = Tally(
                count: try row.decode(Int64.self, atIndex: 1), rows: try row.decode(Int64.self, atIndex: 2))
        }
        let others = wanted.filter { found[$0.key] != $0.value }
        for word in wanted.keys where others[word] == nil { found[word] = nil }
        if try Self.cut(others, db) != found { throw Damage("the index of words") }
    }

    /// The words as SQLite's tokenizer cuts them: it knows fewer letters than we do.
    private static func cut(_ words: [Substring: Tally], _ db: Database) throws -> [Substring: Tally] {
        if words.isEmpty { return [:] }
        try db.execute(
            sql: """
                CREATE VIRTUAL TABLE temp.cut USING fts5(word, content='', tokenize="\(Schema.tokenizer)");
                CREATE VIRTUAL TABLE temp.pieces USING fts5vocab('temp', 'cut', 'instance');
                """)
        defer {
            drop("pieces", db)
            drop("cut", db)
        }
        let tallies = Array(words)
        for (number, tally) in tallies.enumerated() {
            try db.cachedStatement(sql: "INSERT INTO temp.cut (rowid, word) VALUES (?, ?)").execute(
                arguments: [number + 1, String(tally.key)])
        }
        var pieces: [Substring: Tally] = [:]
        let rows = try Row.fetchCursor(db, sql: "SELECT term, doc FROM temp.pieces")
        while let row = try rows.next() {
            let tally = tallies[try row.decode(Int.self, atIndex: 1) - 1].value
            pieces[try row.decode(String.self, atIndex: 0)[...], default: Tally()].add(tally.count, tally.rows)
        }
        return pieces
    }

    /// What stays of a temporary table goes with the connection.
    private static func drop(_ table: String, _ db: Database) { try? db.execute(sql: "DROP TABLE temp.\(table)") }
}

extension WordCheck.Tally {
    fileprivate mutating func add(_ count: Int64, _ rows: Int64) {
        self.count &+= count
        self.rows &+= rows
    }
}
