internal import FoundationEssentials
internal import GRDB
internal import LecternQuery
internal import LecternText

/// A short summary of a text's words by which near copies are found: wire stories that several papers print.
///
/// Source: Broder 1997, *On the resemblance and containment of documents* (shingles of words, smallest hashes); Leskovec,
/// Rajaraman, Ullman 2014, *Mining of Massive Datasets*, section 3.4 (bands). Ten bands of four hashes find two texts that
/// share 70 % of their shingles with a chance of 94 %, and two that share 10 % with one of 0.1 %.
struct Sketch {
    private static let bandCount = 10
    private static let rowCount = 4
    /// How many words make a shingle, and how many shingles a text has at least for copies of it to be looked for.
    private static let shingleLength = 5
    private static let least = 24
    /// Shares of the shingles: of both texts together, or of the shorter one, from which a text is a copy.
    private static let resemblance = 0.7
    private static let containment = 0.85

    /// The hashes of the shingles, each once.
    private let shingles: Set<UInt64>
    /// The smallest value that each of the hash functions gives.
    private let smallest: [UInt32]

    /// Sketches a text; nil for one too short to tell.
    init?(of text: [UInt8]) {
        let words = FoldedWords.of(text).utf8.split(separator: 0x20)
        guard words.count >= Self.shingleLength + Self.least else { return nil }
        let hashes = words.map { FNVHash.of($0) }
        var shingles: Set<UInt64> = []
        for start in 0...(hashes.count - Self.shingleLength) {
            shingles.insert(
                hashes[start..<(start + Self.shingleLength)].reduce(0) { Self.mixed($0 &* 31 ^ $1) })
        }
        self.shingles = shingles
        var smallest = [UInt32](repeating: .max, count: Self.bandCount * Self.rowCount)
        for shingle in shingles {
            for index in smallest.indices {
                let value = UInt32(
                    truncatingIfNeeded: Self.mixed(shingle ^ UInt64(index &+ 1) &* 0x9E37_79B9_7F4A_7C15))
                if value < smallest[index] { smallest[index] = value }
            }
        }
        self.smallest = smallest
    }

    /// The finalizer of SplitMix64 (Steele, Lea, Flood 2014).
    private static func mixed(_ value: UInt64) -> UInt64 {
        var mixed = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    private var keys: [Int64] {
        (0..<Self.bandCount).map { band in
            let rows = smallest[(band * Self.rowCount)..<((band + 1) * Self.rowCount)]
            let hash = rows.reduce(UInt64(band)) { Self.mixed($0 ^ UInt64($1)) }
            return Int64(bitPattern: hash)
        }
    }

    /// Keeps the sketch of an article.
    func store(_ db: Database, _ article: Int64) throws {
        let data = Data(smallest.flatMap { value in (0..<4).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) } })
        try db.cachedStatement(sql: "INSERT OR REPLACE INTO sketch (article, hashes) VALUES (?, ?)").execute(
            arguments: [article, data])
        let statement = try db.cachedStatement(sql: "INSERT OR IGNORE INTO band (key, article) VALUES (?, ?)")
        for key in keys { try statement.execute(arguments: [key, article]) }
    }

    /// The first article in the library that this text is a copy of; nil if it is none.
    func original(_ db: Database) throws -> Int64? {
        let statement = try db.cachedStatement(
            sql: """
                SELECT b.article, s.hashes, coalesce(o.id, a.id) FROM band b JOIN sketch s ON s.article = b.article
                JOIN article a ON a.id = b.article LEFT JOIN article o ON o.id = a.copyOf AND o.isRemoved = 0
                WHERE b.key = ? AND a.isRemoved = 0 ORDER BY b.article LIMIT 64
                """)
        var seen: Set<Int64> = []
        for key in keys {
            for row in try Row.fetchAll(statement, arguments: [key]) {
                let article = try row.decode(Int64.self, atIndex: 0)
                let hashes = try row.decode(Data.self, atIndex: 1)
                guard seen.insert(article).inserted, share(hashes) >= 0.4 else { continue }
                let record = try ArticleRecord.fetch(db, article)
                guard let other = Sketch(of: try record.text(db)), isCopy(of: other) else { continue }
                return try row.decode(Int64.self, atIndex: 2)
            }
        }
        return nil
    }

    /// Which share of the smallest hashes are the same, which estimates the share of the shingles.
    private func share(_ hashes: Data) -> Double {
        guard hashes.count == smallest.count * 4 else { return 0 }
        let bytes = Array(hashes)
        let same = smallest.indices.count { index in
            (0..<4).allSatisfy { bytes[index * 4 + $0] == UInt8(truncatingIfNeeded: smallest[index] >> ($0 * 8)) }
        }
        return Double(same) / Double(smallest.count)
    }

    private func isCopy(of other: Sketch) -> Bool {
        let both = Double(shingles.intersection(other.shingles).count)
        let (one, two) = (Double(shingles.count), Double(other.shingles.count))
        return both >= Self.resemblance * (one + two - both) || both >= Self.containment * min(one, two)
    }
}
