internal import Glibc
internal import LecternEncoder
internal import LecternText

/// Tells where statements stand on an issue, by an encoder of its own that reads the issue and all that is said of it together.
///
/// `Training/stance.py` is its counterpart, with which it has to agree.
struct StanceModel: Sendable {
    private static let width = EncoderModel.width
    /// The width of the vector that a stance is told from.
    private static let narrow = 256
    /// How many rows are read at once, which is cheaper than one after the other.
    private static let rowsAtOnce = 2
    /// The most pieces of a name.
    private static let longestName = 10
    /// The words that are left out in turn, at most; the rest of a long statement is taken as it is.
    private static let mostGrounds = 60
    /// The least that a word has to weigh to be told as a ground, in logarithms of chances.
    private static let leastWeight: Float = 0.04
    /// The least chance of a stance that is told as the next one.
    private static let leastNext = 0.15

    private let file: ModelFile
    private let wordPieces: WordPieces
    private let encoder: Encoder
    private let roles: [Float]
    /// What source, cue and content add to the vector that a stance is told from, a layer each.
    private let parts: [Dense]
    /// What the issue, the beginning of the row and the speaker's name add to it.
    private let (issue, begin, name): (Dense, Dense, Dense)
    private let bias: [Float]
    private let stance: Dense
    /// By what scores are divided before they are chances, and the share that a speaker's other statements have in each:
    /// chosen on articles held out of training.
    private let (temperature, share): (Float, Float)

    /// Takes the layers from their file, and the pieces of the model that reads articles.
    ///
    /// - Throws: `EncoderError.damaged`.
    init(_ file: ModelFile, beside model: EncoderModel) throws(EncoderError) {
        func reading(_ part: String) throws(EncoderError) -> Dense {
            try file.dense("reading." + part, from: Self.width, to: Self.narrow, hasBias: false)
        }
        self.file = file
        wordPieces = model.wordPieces
        encoder = try file.encoder(beside: model)
        roles = try file.vector("role", StanceRow.roleCount * Self.width)
        parts = [try reading("source"), try reading("cue"), try reading("content")]
        (issue, begin, name) = (try reading("issue"), try reading("begin"), try reading("name"))
        bias = try file.vector("bias", Self.narrow)
        stance = try file.dense("stance", from: Self.narrow, to: Stance.allCases.count)
        let calibration = try file.vector("calibration", 2)
        (temperature, share) = (max(calibration[0], 0.1), calibration[1])
    }

    /// The position of each statement on an issue; statements of one speaker lend each other weight. Nil when `judging` said to
    /// stop.
    ///
    /// Cost: some 0.4 ms a piece that is said, or stands around it, on one core that multiplies bytes.
    ///
    /// - Parameter names: the name of each statement's speaker, nil for nobody.
    func positions(
        _ text: Reading, _ issue: Issue, _ statements: [Statement], names: [String?], judging: Judging
    ) -> [Statement.Position]? {
        defer { file.release() }
        let pieces = Pieces(text, by: wordPieces)
        let ofNames = vectors(of: names)
        func distance(_ row: StanceRow) -> Int {
            row.members.map { abs(statements[$0.index].start - judging.near) }.min() ?? .max
        }
        let rows = StanceRow.rows(statements, pieces, issue: ids(issue.proposition))
            .map { (row: $0, distance: distance($0)) }.sorted { $0.distance < $1.distance }.map(\.row)
        var judged = [Judged?](repeating: nil, count: statements.count)
        func positions() -> [Statement.Position?] {
            let chances = shared(
                judged.map { one in one.map { Self.logarithms($0.scores.map { $0 / temperature }) } }, names)
            return zip(chances, judged).map { chances, one in
                chances.flatMap { chances in one.map { position(issue, chances, $0.grounds) } }
            }
        }
        let round = Self.rowsAtOnce * Parallel.width
        for first in stride(from: 0, to: rows.count, by: round) {
            guard judging.told(Double(first) / Double(rows.count), positions()) else { return nil }
            let batches = stride(from: first, to: min(first + round, rows.count), by: Self.rowsAtOnce).map {
                Array(rows[$0..<min($0 + Self.rowsAtOnce, rows.count)])
            }
            let found = Parallel.map(batches.count) { judge(batches[$0], ofNames, text, pieces) }
            for (member, one) in zip(batches.joined().flatMap(\.members), found.joined()) { judged[member.index] = one }
        }
        // A statement without a word is judged by nothing.
        return positions().map { $0 ?? Statement.Position(issue: issue.id, stance: .neutral, confidence: 0) }
    }

    /// What the name of each statement's speaker adds, nothing for nobody's. A name that comes again is read once.
    private func vectors(of names: [String?]) -> [[Float]] {
        let known = Set(names.compactMap(\.self)).sorted()
        let means = known.map { encoder.mean(of: Array(ids($0).prefix(Self.longestName))) }
        let vectors = name(Matrix(rows: means, columns: Self.width))
        let places = Dictionary(uniqueKeysWithValues: zip(known, known.indices))
        let nothing = [Float](repeating: 0, count: Self.narrow)
        return names.map { $0.flatMap { places[$0] }.map { Array(vectors[$0]) } ?? nothing }
    }

    private func ids(_ words: String) -> [Int32] {
        let bytes = Array(words.utf8)
        return bytes.withUnsafeBufferPointer { bytes in
            wordPieces.pieces(bytes, in: TextSpan(0, bytes.count)).map(\.id)
        }
    }

    // MARK: One row

    /// The scores of the stances of a statement, and what words weigh in the best of them.
    private struct Judged {
        var scores: [Float]
        var grounds: [(span: TextSpan, weight: Float)]
    }

    /// Reads the statements of some rows.
    private func judge(
        _ rows: [StanceRow], _ ofNames: [[Float]], _ text: Reading, _ pieces: Pieces
    ) -> [Judged] {
        let states = encoder.states(of: rows.map(sequence))
        var first = 0
        return rows.flatMap { row in
            defer { first += row.ids.count }
            return judge(row, states.rows(first..<first + row.ids.count), ofNames, text, pieces)
        }
    }

    /// Tells the stances of the statements of a row by its states.
    private func judge(
        _ row: StanceRow, _ states: Matrix, _ ofNames: [[Float]], _ text: Reading, _ pieces: Pieces
    ) -> [Judged] {
        let common = sum([
            bias, Array(issue(Matrix(rows: [states.mean(of: row.issue)], columns: Self.width))[0]),
            Array(begin(Matrix(rows: [Array(states[0])], columns: Self.width))[0]),
        ])
        let shares = (0..<StanceRow.roleCount).map { role in
            Shares(row.places(of: role).sorted(), states, by: parts[role])
        }
        return row.members.map { member in
            judge(member, row, sum([common, ofNames[member.index]]), shares, text, pieces)
        }
    }

    /// A row for the encoder: pieces of source, cue and content are marked.
    private func sequence(_ row: StanceRow) -> Encoder.Sequence {
        var added = Matrix(rows: row.ids.count, columns: Self.width)
        for role in 0..<StanceRow.roleCount {
            for place in row.places(of: role) {
                added.add(roles[role * Self.width..<(role + 1) * Self.width], toRow: place)
            }
        }
        return Encoder.Sequence(row.ids, adding: added)
    }

    /// What the pieces of a role add to the vectors of the statements that have them.
    private struct Shares {
        private var numbers: [Int: ArraySlice<Float>] = [:]

        init(_ rows: [Int], _ states: Matrix, by layer: Dense) {
            let shares = layer(Matrix(rows: rows.map { Array(states[$0]) }, columns: states.columns))
            for (number, row) in rows.enumerated() { numbers[row] = shares[number] }
        }

        /// The sum over some rows.
        func sum(_ rows: [Int]) -> [Float] {
            var sum = [Float](repeating: 0, count: StanceModel.narrow)
            for row in rows {
                guard let own = numbers[row] else { continue }
                for (column, number) in own.enumerated() { sum[column] += number }
            }
            return sum
        }
    }

    /// Tells the stance of a statement.
    ///
    /// What a word weighs is measured by leaving it out of the means that the stance is told from (Li, Monroe, Jurafsky 2016,
    /// *Understanding neural networks through representation erasure*).
    private func judge(
        _ member: StanceRow.Member, _ row: StanceRow, _ base: [Float], _ shares: [Shares], _ text: Reading,
        _ pieces: Pieces
    ) -> Judged {
        let sums = zip(member.places, shares).map { $1.sum($0) }
        /// What a stance is told from with some rows left out.
        func vector(without left: Set<Int> = []) -> [Float] {
            var vector = base
            for (role, rows) in member.places.enumerated() {
                let gone = left.isEmpty ? [] : rows.filter(left.contains)
                let factor = 1 / Float(max(1, rows.count - gone.count))
                let less = gone.isEmpty ? nil : shares[role].sum(gone)
                for column in vector.indices {
                    vector[column] += (sums[role][column] - (less?[column] ?? 0)) * factor
                }
            }
            return vector
        }
        let words = words(of: member, row, text, pieces)
        let vectors = [vector()] + words.map { vector(without: $0.rows) }
        let scores = stance(Matrix(rows: vectors, columns: Self.narrow).gelu())
        let own = Array(scores[0])
        let best = own.indices.max { (own[$0], -$0) < (own[$1], -$1) } ?? 0
        let sure = Self.logarithms(own)[best]
        let grounds = words.enumerated().map { number, word in
            (span: word.span, weight: sure - Self.logarithms(Array(scores[number + 1]))[best])
        }
        return Judged(scores: own, grounds: grounds)
    }

    private func sum(_ vectors: [[Float]]) -> [Float] {
        vectors.dropFirst().reduce(into: vectors[0]) { sum, vector in
            for (column, number) in vector.enumerated() { sum[column] += number }
        }
    }

    /// The words of the cue and the content that are shown, with their rows.
    private func words(of member: StanceRow.Member, _ row: StanceRow, _ text: Reading, _ pieces: Pieces)
        -> [(span: TextSpan, rows: Set<Int>)]
    {
        let rows = Set(member.places[1] + member.places[2])
        var words: [(span: TextSpan, rows: Set<Int>)] = []
        for token in text.tokens[text.tokens(in: pieces.span(member.shown))] where token.kind == .word {
            guard words.count < Self.mostGrounds, let range = pieces.range(of: token.span) else { continue }
            let own = Set(range.clamped(to: member.shown).compactMap(row.row)).intersection(rows)
            if !own.isEmpty { words.append((token.span, own)) }
        }
        return words
    }

    // MARK: Positions

    /// The logarithms of chances, each with a share of the mean of the speaker's other statements.
    private func shared(_ chances: [[Float]?], _ names: [String?]) -> [[Float]?] {
        var sums: [String: (sum: [Float], count: Float)] = [:]
        for (one, name) in zip(chances, names) {
            guard let one, let name else { continue }
            let known = sums[name] ?? ([Float](repeating: 0, count: one.count), 0)
            sums[name] = (zip(known.sum, one).map(+), known.count + 1)
        }
        return zip(chances, names).map { one, name in
            guard let one, let name, let all = sums[name], all.count > 1 else { return one }
            return Self.logarithms(zip(one, all.sum).map { $0 + share * ($1 - $0) / (all.count - 1) })
        }
    }

    private static func logarithms(_ scores: [Float]) -> [Float] {
        let most = scores.max() ?? 0
        let shift = most + logf(scores.reduce(0 as Float) { $0 + expf($1 - most) })
        return scores.map { $0 - shift }
    }

    /// The position that chances come to.
    private func position(_ issue: Issue, _ logarithms: [Float], _ grounds: [(span: TextSpan, weight: Float)])
        -> Statement.Position
    {
        let chances = logarithms.map { Double(expf($0)) }
        let order = chances.indices.sorted { (chances[$0], -$0) > (chances[$1], -$1) }
        let (best, next) = (Stance.allCases[order[0]], Stance.allCases[order[1]])
        let telling = grounds.filter { $0.weight >= Self.leastWeight }.sorted { $0.weight > $1.weight }
        return Statement.Position(
            issue: issue.id, stance: best, confidence: chances[order[0]],
            runnerUp: chances[order[1]] >= Self.leastNext ? next : nil,
            grounds: best == .neutral ? [] : telling.prefix(Ground.limit).map(\.span).sorted(), chances: chances)
    }
}

extension Matrix {
    /// A matrix of some rows.
    fileprivate init(rows: [[Float]], columns: Int) {
        self.init(rows: rows.count, columns: columns)
        numbers = rows.flatMap(\.self)
    }

    /// Adds numbers to those of a row.
    fileprivate mutating func add(_ row: ArraySlice<Float>, toRow index: Int) {
        let start = index * columns
        for (column, number) in row.enumerated() { numbers[start + column] += number }
    }

    /// Some rows that follow one another.
    fileprivate func rows(_ range: Range<Int>) -> Matrix {
        var part = Matrix(rows: range.count, columns: columns)
        part.numbers = Array(numbers[range.lowerBound * columns..<range.upperBound * columns])
        return part
    }

    /// The mean of some rows; nothing for none.
    fileprivate func mean(of rows: Range<Int>) -> [Float] {
        var mean = [Float](repeating: 0, count: columns)
        for row in rows {
            for (column, number) in self[row].enumerated() { mean[column] += number / Float(rows.count) }
        }
        return mean
    }
}
