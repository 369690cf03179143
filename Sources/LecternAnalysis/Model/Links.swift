internal import Glibc
internal import LecternEncoder

/// Vectors for spans of pieces.
enum SpanVectors {
    static let width = 3 * EncoderModel.width

    /// A row for each span: the states of its first piece and its last, and the mean of all.
    static func of(_ spans: [Range<Int>], _ states: Matrix) -> Matrix {
        let width = EncoderModel.width
        var vectors = Matrix(rows: spans.count, columns: Self.width)
        for (row, span) in spans.enumerated() {
            let at = row * Self.width
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
}

/// Finds both ends of what spans point at: the source of a content, the somebody whom a "he" means.
///
/// What is pointed at need not be known before, and many spans may share it (as answers are found in Devlin et al. 2019,
/// section 4.2).
struct Pointers: Sendable {
    /// Scores, for spans, the pieces at which what they point at begins or ends.
    private struct Pointer: Sendable {
        let span: Dense
        let piece: Dense
        let none: Dense
        let distance: [Float]

        init(_ base: EncoderModel, _ name: String) throws(EncoderError) {
            let name = "pointers.\(name)."
            span = try base.file.dense(name + "span", from: SpanVectors.width, to: Links.narrow)
            piece = try base.file.dense(name + "piece", from: EncoderModel.width, to: Links.narrow)
            none = try base.file.dense(name + "none", from: Links.narrow, to: 1)
            distance = try base.file.vector(name + "distance", Links.bucketCount)
        }
    }

    private let base: EncoderModel
    private let start: Pointer
    private let end: Pointer

    /// Takes the layers for spans of a role from the model.
    ///
    /// - Throws: `EncoderError.damaged`.
    init(_ base: EncoderModel, _ role: String) throws(EncoderError) {
        self.base = base
        start = try Pointer(base, role + "_start")
        end = try Pointer(base, role + "_end")
    }

    /// The logarithms of the chance that what each span points at begins, or ends, at each piece; the last column is for
    /// spans that point at nothing.
    func chances(_ spans: [Range<Int>], _ states: Matrix) -> (start: Matrix, end: Matrix) {
        let vectors = SpanVectors.of(spans, states)
        let places = (0..<states.rows).map { $0..<$0 + 1 }
        func chances(_ pointer: Pointer) -> Matrix {
            let query = pointer.span.gelu(vectors)
            let scores = base.file.products(query, pointer.piece(states))
            return Links.chances(
                query, scores, none: pointer.none, distance: pointer.distance, from: spans, to: places)
        }
        return (chances(start), chances(end))
    }
}

/// What links between spans have in common.
enum Links {
    /// The width of the vectors that links compare.
    static let narrow = 128
    /// Classes of distances.
    static let bucketCount = 32

    /// Products and distances as logarithms of chances, with none for the last column.
    static func chances(
        _ query: Matrix, _ scores: Matrix, none: Dense, distance: [Float], from: [Range<Int>], to: [Range<Int>]
    ) -> Matrix {
        let none = none(query)
        var all = Matrix(rows: scores.rows, columns: scores.columns + 1)
        let factor = 1 / Float(narrow).squareRoot()
        for row in 0..<scores.rows {
            for column in 0..<scores.columns {
                all.numbers[row * all.columns + column] =
                    scores[row, column] * factor + distance[bucket(from[row], to[column])]
            }
            all.numbers[row * all.columns + scores.columns] = none[row, 0]
        }
        return logarithms(all)
    }

    /// Each row as logarithms of chances that sum to one.
    static func logarithms(_ scores: Matrix) -> Matrix {
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
