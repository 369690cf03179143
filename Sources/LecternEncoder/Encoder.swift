/// A transformer that gives every word piece a state in its context.
///
/// From narrow weights, which it multiplies in 8 bits; states are 32-bit floats. Immutable, so that many threads may ask at once; memory for a window is its
/// caller's and goes with it.
public struct Encoder: Sendable {
    /// The most pieces of one window of a text.
    public static let longest = EncoderShape.positionCount - 2
    /// What stands before a sequence, and what after it and between its parts.
    public static let (begin, separator): (Int32, Int32) = (101, 102)
    /// What stands between paragraphs.
    public static let paragraphBreak = separator

    private let pieces: PieceTable
    private let positions: [Float]
    private let norm: Norm
    private let layers: LayerStack

    private let width = EncoderShape.width

    /// Takes the encoder from the weights, over pieces that all encoders have in common.
    ///
    /// - Throws: `EncoderError.damaged`.
    init(_ weights: Weights, _ pieces: PieceTable, _ algebra: LinearAlgebra) throws(EncoderError) {
        self.pieces = pieces
        positions = try weights.vector("encoder.positions", EncoderShape.positionCount * EncoderShape.width)
        norm = try Norm(weights, "encoder.norm")
        layers = try LayerStack(weights, algebra)
    }

    /// The mean of the embeddings of some pieces, which is what they are apart from any context; nothing for none.
    public func mean(of ids: [Int32]) -> [Float] {
        var sum = [Float](repeating: 0, count: width)
        for id in ids {
            for (column, number) in pieces[id].enumerated() { sum[column] += number / Float(ids.count) }
        }
        return sum
    }

    /// The states of the pieces of a window, at most `longest`, given by id; ids that there are none of count as the unknown
    /// piece's.
    ///
    /// Cost: some 0.4 ms a piece on one core that multiplies bytes.
    public func states(of ids: ArraySlice<Int32>) -> Matrix {
        precondition(ids.count <= Self.longest, "a window holds at most \(Self.longest) pieces")
        let all = states(of: [Sequence([Self.begin] + ids + [Self.separator])])
        var states = Matrix(rows: ids.count, columns: width)
        states.numbers = Array(all.numbers[width..<(all.rows - 1) * width])
        return states
    }

    /// Pieces that see one another, with their own beginning and separators.
    public struct Sequence: Sendable {
        /// The pieces.
        public var ids: [Int32]
        /// Is added to the embeddings of the pieces, a row each; nil adds nothing.
        public var added: Matrix?

        /// A sequence.
        public init(_ ids: [Int32], adding added: Matrix? = nil) {
            (self.ids, self.added) = (ids, added)
        }
    }

    /// The states of all pieces of some sequences, one after the other.
    public func states(of sequences: [Sequence]) -> Matrix {
        var x = Matrix(rows: sequences.reduce(0) { $0 + $1.ids.count }, columns: width)
        x.numbers.withUnsafeMutableBufferPointer { x in
            guard var row = x.baseAddress else { return }
            for sequence in sequences {
                precondition(
                    sequence.ids.count * width <= positions.count, "a sequence is no longer than its positions")
                for (place, id) in sequence.ids.enumerated() {
                    let at = place * width..<(place + 1) * width
                    for (column, index) in at.enumerated() {
                        row[column] = positions[index] + (sequence.added?.numbers[index] ?? 0)
                    }
                    norm.add(pieces[id], to: row, rows: 1)
                    row += width
                }
            }
        }
        return layers(x, lengths: sequences.map(\.ids.count))
    }
}
