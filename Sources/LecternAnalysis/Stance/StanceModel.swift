internal import Glibc
internal import LecternEncoder
internal import LecternText

/// Tells where statements stand on an issue, by an encoder of its own that reads issue, speaker and statement together.
///
/// `Training/stance.py` is its counterpart, with which it has to agree.
struct StanceModel: Sendable {
    private static let shape = EncoderShape.mpnet
    /// The width of the vector that a stance is told from, and of the one that it is made of.
    private static let (narrow, wide) = (256, 5 * shape.width)
    /// How many batches are read before a person who waits hears of them: two on each core, a second's worth.
    private static let round = 2 * Parallel.width
    /// The words that are left out in turn, at most; the rest of a long statement is taken as it is.
    private static let mostGrounds = 60
    /// The least that a word has to weigh to be told as a ground, in logarithms of chances.
    private static let leastWeight: Float = 0.04
    /// The least chance of a stance that is told as the next one.
    private static let leastNext = 0.15

    private let wordPieces: WordPieces
    private let encoder: Encoder
    private let roles: [Float]
    private let reading: Dense
    private let stance: Dense
    /// By what scores are divided before they are chances, and the share that a speaker's other statements have in each:
    /// chosen on articles held out of training.
    private let (temperature, share): (Float, Float)

    /// Takes the layers from their file, and the word pieces of the model that reads articles.
    ///
    /// - Throws: `EncoderError.damaged`.
    init(_ file: ModelFile, _ wordPieces: WordPieces) throws(EncoderError) {
        self.wordPieces = wordPieces
        encoder = try file.encoder(Self.shape, of: wordPieces, positionCount: StanceSample.positionCount)
        roles = try file.vector("role", StanceSample.roleCount * Self.shape.width)
        reading = try file.dense("reading", from: Self.wide, to: Self.narrow)
        stance = try file.dense("stance", from: Self.narrow, to: Stance.allCases.count)
        let calibration = try file.vector("calibration", 2)
        (temperature, share) = (max(calibration[0], 0.1), calibration[1])
    }

    /// The position of each statement on an issue; statements of one speaker lend each other weight. Nil when `judging` said to
    /// stop.
    ///
    /// Cost: some 40 ms a statement on one core that multiplies bytes; some are read at once, and these side by side.
    ///
    /// - Parameter names: the name of each statement's speaker, nil for nobody.
    func positions(
        _ text: Reading, _ issue: Issue, _ statements: [Statement], names: [String?], judging: Judging
    ) -> [Statement.Position]? {
        let pieces = Pieces(text, by: wordPieces)
        let topic = ids(issue.proposition)
        let samples = zip(statements, names).enumerated().compactMap { index, one in
            StanceSample(one.0, pieces, issue: topic, name: one.1.map(ids) ?? []).map { (index, $0) }
        }
        func distance(_ index: Int) -> Int { abs(statements[index].start - judging.near) }
        let batches = Self.batches(samples.sorted { distance($0.0) < distance($1.0) })
        var judged = [Judged?](repeating: nil, count: statements.count)
        func positions() -> [Statement.Position?] {
            let chances = shared(
                judged.map { one in one.map { Self.logarithms($0.scores.map { $0 / temperature }) } }, names)
            return zip(chances, judged).map { chances, one in
                chances.flatMap { chances in one.map { position(issue, chances, $0.grounds) } }
            }
        }
        for first in stride(from: 0, to: batches.count, by: Self.round) {
            guard judging.told(Double(first) / Double(batches.count), positions()) else { return nil }
            let round = batches[first..<min(first + Self.round, batches.count)]
            let found = Parallel.map(round.count) { judge(round[first + $0].map(\.1), text, pieces) }
            for ((index, _), one) in zip(round.joined(), found.joined()) { judged[index] = one }
        }
        // A statement without a word is judged by nothing.
        return positions().map { $0 ?? Statement.Position(issue: issue.id, stance: .neutral, confidence: 0) }
    }

    private func ids(_ words: String) -> [Int32] {
        let bytes = Array(words.utf8)
        return bytes.withUnsafeBufferPointer { bytes in
            wordPieces.pieces(bytes, in: TextSpan(0, bytes.count)).map(\.id)
        }
    }

    /// Samples in the order given, as many together as a window has pieces.
    private static func batches(_ samples: [(Int, StanceSample)]) -> [[(Int, StanceSample)]] {
        var batches: [[(Int, StanceSample)]] = []
        var room = 0
        for sample in samples {
            let length = sample.1.ids.count
            if length > room {
                batches.append([])
                room = Encoder.longest
            }
            batches[batches.count - 1].append(sample)
            room -= length
        }
        return batches
    }

    // MARK: One statement

    /// The scores of the stances, and what words weigh in the best of them.
    private struct Judged {
        var scores: [Float]
        var grounds: [(span: TextSpan, weight: Float)]
    }

    /// Reads some statements.
    private func judge(_ samples: [StanceSample], _ text: Reading, _ pieces: Pieces) -> [Judged] {
        let states = encoder.states(of: samples.map(sequence))
        var first = 0
        return samples.map { sample in
            defer { first += sample.ids.count }
            return judge(sample, states.rows(first..<first + sample.ids.count), text, pieces)
        }
    }

    /// A sample for the encoder: pieces of source, cue and content are marked.
    private func sequence(_ sample: StanceSample) -> Encoder.Sequence {
        var added = Matrix(rows: sample.ids.count, columns: Self.shape.width)
        for role in 0..<StanceSample.roleCount {
            for row in sample.places[role] {
                added.add(roles[role * Self.shape.width..<(role + 1) * Self.shape.width], toRow: row)
            }
        }
        return Encoder.Sequence(sample.ids, adding: added)
    }

    /// Tells the stance of a statement from its states.
    ///
    /// What a word weighs is measured by leaving it out of the means that the stance is told from (Li, Monroe, Jurafsky 2016,
    /// *Understanding neural networks through representation erasure*).
    private func judge(_ sample: StanceSample, _ states: Matrix, _ text: Reading, _ pieces: Pieces) -> Judged {
        let sums = sample.places.map(states.sum)
        /// The means of source, cue, content and issue with some rows left out, then the state of the beginning.
        func vector(without left: Set<Int> = []) -> [Float] {
            var vector: [Float] = []
            vector.reserveCapacity(Self.wide)
            for (rows, sum) in zip(sample.places, sums) {
                let gone = left.isEmpty ? [] : rows.filter(left.contains)
                let factor = 1 / Float(max(1, rows.count - gone.count))
                if gone.isEmpty {
                    for number in sum { vector.append(number * factor) }
                } else {
                    for (number, less) in zip(sum, states.sum(gone)) { vector.append((number - less) * factor) }
                }
            }
            return vector + states[0]
        }
        let words = words(of: sample, text, pieces)
        var vectors = Matrix(rows: 1 + words.count, columns: Self.wide)
        vectors.numbers = vector() + words.flatMap { vector(without: $0.rows) }
        let scores = stance(reading.gelu(vectors))
        let own = Array(scores[0])
        let best = own.indices.max { (own[$0], -$0) < (own[$1], -$1) } ?? 0
        let sure = Self.logarithms(own)[best]
        let grounds = words.enumerated().map { number, word in
            (span: word.span, weight: sure - Self.logarithms(Array(scores[number + 1]))[best])
        }
        return Judged(scores: own, grounds: grounds)
    }

    /// The words of the cue and the content that the sample shows, with their rows in it.
    private func words(of sample: StanceSample, _ text: Reading, _ pieces: Pieces) -> [(span: TextSpan, rows: Set<Int>)]
    {
        let rows = Set(sample.places[1] + sample.places[2])
        var words: [(span: TextSpan, rows: Set<Int>)] = []
        for token in text.tokens[text.tokens(in: pieces.span(sample.shown))] where token.kind == .word {
            guard words.count < Self.mostGrounds, let range = pieces.range(of: token.span) else { continue }
            let own = Set(range.clamped(to: sample.shown).map(sample.row)).intersection(rows)
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

    /// The sum of some rows.
    fileprivate func sum(_ rows: [Int]) -> [Float] {
        var sum = [Float](repeating: 0, count: columns)
        for row in rows {
            let start = row * columns
            for column in 0..<columns { sum[column] += numbers[start + column] }
        }
        return sum
    }
}
