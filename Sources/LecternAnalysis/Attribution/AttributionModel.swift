internal import Glibc
internal import LecternEncoder

/// What a reading was sure of in a statement.
struct Sureness {
    static let count = 10

    /// The logarithms of the chances of the labels of its content.
    var labels: [Float]
    /// The logarithm of the chance of the link to its cue, and of its source.
    var cue, source: Float
    var hasCue, hasSource: Bool
    /// Whether its content begins with a quotation mark, and whether it is in parts.
    var isMarked, isParted: Bool

    /// The numbers that the chance depends on, `count` of them; `Training/decode.py` calls them features.
    var numbers: [Float] {
        let length = Float(max(1, labels.count))
        return [
            1, labels.reduce(0, +) / length, labels.min() ?? 0, cue, source, logf(length), hasCue ? 1 : 0,
            hasSource ? 1 : 0, isMarked ? 1 : 0, isParted ? 1 : 0,
        ]
    }
}

/// The layers on top of the encoder that find attributions: `Training/model.py` tells what they were trained to do.
struct AttributionModel: Sendable {
    /// The width of the vectors that links compare.
    private static let narrow = 128
    private static let (spanWidth, bucketCount) = (3 * Encoder.width, 32)

    /// Scores, for spans, the pieces at which their source begins or ends.
    struct Pointer: Sendable {
        let span: Dense
        let piece: Dense
        let none: Dense
        let distance: [Float]
    }

    /// The pointers to both ends of a source.
    struct Pointers: Sendable {
        let start: Pointer
        let end: Pointer
    }

    let base: EncoderModel
    let tag: Dense
    let content: Dense
    let cue: Dense
    let none: Dense
    let distance: [Float]
    /// The weights of a logistic regression from what a reading was sure of to the chance that a statement is right.
    private let calibration: [Float]
    /// Where the source is, going by the content or by the cue.
    let contentPointers: Pointers
    let cuePointers: Pointers

    /// Takes the layers from the model.
    ///
    /// - Throws: `EncoderError.damaged`.
    init(_ base: EncoderModel) throws(EncoderError) {
        self.base = base
        tag = try base.dense("tag", from: Encoder.width, to: Label.count)
        content = try base.dense("content", from: Self.spanWidth, to: Self.narrow)
        cue = try base.dense("cue", from: Self.spanWidth, to: Self.narrow)
        none = try base.dense("none", from: Self.narrow, to: 1)
        distance = try base.vector("distance", Self.bucketCount)
        calibration = try base.vector("calibration", Sureness.count)
        contentPointers = try Self.pointers("content", base)
        cuePointers = try Self.pointers("cue", base)
    }

    private static func pointers(_ role: String, _ base: EncoderModel) throws(EncoderError) -> Pointers {
        Pointers(start: try pointer("\(role)_start", base), end: try pointer("\(role)_end", base))
    }

    private static func pointer(_ name: String, _ base: EncoderModel) throws(EncoderError) -> Pointer {
        let name = "pointers.\(name)."
        return Pointer(
            span: try base.dense(name + "span", from: spanWidth, to: narrow),
            piece: try base.dense(name + "piece", from: Encoder.width, to: narrow),
            none: try base.dense(name + "none", from: narrow, to: 1),
            distance: try base.vector(name + "distance", bucketCount))
    }

    // MARK: Scores

    /// The chance that a statement is right, 0 to 1.
    func chance(_ sureness: Sureness) -> Double {
        let sum = zip(calibration, sureness.numbers).reduce(0) { $0 + $1.0 * $1.1 }
        return Double(1 / (1 + expf(-sum)))
    }

    /// The logarithm of the chance of each label for each state.
    func labels(_ states: Matrix) -> Matrix { logarithms(tag(states)) }

    /// The logarithm of the chance that each cue, or in the last column none, is the one of each content.
    func cueChances(_ states: Matrix, contents: [Range<Int>], cues: [Range<Int>]) -> Matrix {
        let query = content.gelu(vectors(states, contents))
        let scores = base.products(query, cue(vectors(states, cues)))
        return chances(query, scores, none: none, distance: distance, from: contents, to: cues)
    }

    /// The logarithms of the chance that the source of each span begins, or ends, at each piece; the last column is none.
    func sourceChances(_ pointers: Pointers, _ states: Matrix, _ spans: [Range<Int>]) -> (start: Matrix, end: Matrix) {
        let vectors = vectors(states, spans)
        let places = (0..<states.rows).map { $0..<$0 + 1 }
        func chances(_ pointer: Pointer) -> Matrix {
            let query = pointer.span.gelu(vectors)
            let scores = base.products(query, pointer.piece(states))
            return self.chances(query, scores, none: pointer.none, distance: pointer.distance, from: spans, to: places)
        }
        return (chances(pointers.start), chances(pointers.end))
    }

    /// A vector for each span: the states of its first piece and its last, and the mean of all.
    private func vectors(_ states: Matrix, _ spans: [Range<Int>]) -> Matrix {
        let width = Encoder.width
        var vectors = Matrix(rows: spans.count, columns: Self.spanWidth)
        for (row, span) in spans.enumerated() {
            let at = row * Self.spanWidth
            vectors.numbers.replaceSubrange(at..<at + width, with: states[span.lowerBound])
            vectors.numbers.replaceSubrange(at + width..<at + 2 * width, with: states[span.upperBound - 1])
            for piece in span {
                for (column, number) in states[piece].enumerated() {
                    vectors.numbers[at + 2 * width + column] += number
                }
            }
            for column in 0..<width { vectors.numbers[at + 2 * width + column] /= Float(span.count) }
        }
        return vectors
    }

    /// Products and distances as logarithms of chances, with none for the last column.
    private func chances(
        _ query: Matrix, _ scores: Matrix, none: Dense, distance: [Float], from: [Range<Int>], to: [Range<Int>]
    ) -> Matrix {
        let none = none(query)
        var all = Matrix(rows: scores.rows, columns: scores.columns + 1)
        let factor = 1 / Float(Self.narrow).squareRoot()
        for row in 0..<scores.rows {
            for column in 0..<scores.columns {
                all.numbers[row * all.columns + column] =
                    scores[row, column] * factor + distance[Self.bucket(from[row], to[column])]
            }
            all.numbers[row * all.columns + scores.columns] = none[row, 0]
        }
        return logarithms(all)
    }

    /// Each row as logarithms of chances that sum to one.
    private func logarithms(_ scores: Matrix) -> Matrix {
        var out = scores
        for row in 0..<scores.rows {
            let most = scores[row].max() ?? 0
            let sum = scores[row].reduce(0 as Float) { $0 + expf($1 - most) }
            let shift = most + logf(sum)
            for place in row * out.columns..<(row + 1) * out.columns { out.numbers[place] -= shift }
        }
        return out
    }

    /// The class of the distance from a span to another: 0 to 15 when it follows, 16 to 31 when it comes before.
    ///
    /// Exact to 7 pieces, then two classes for each doubling.
    private static func bucket(_ span: Range<Int>, _ other: Range<Int>) -> Int {
        let before = span.lowerBound - other.upperBound
        if before >= 0 { return 16 + bucket(before) }
        return bucket(max(0, other.lowerBound - span.upperBound))
    }

    private static func bucket(_ gap: Int) -> Int {
        gap < 8 ? gap : min(15, 7 + Int(2 * log2f(Float(gap - 5) / 2)))
    }
}
