/// A transformer that gives every word piece a state in its context.
///
/// From narrow weights, which it multiplies in 8 bits; states are 32-bit floats. Immutable, so that many threads may ask at once; memory for a window is its
/// caller's and goes with it.
public struct Encoder: Sendable {
    /// The most pieces of one window of a text.
    public static let longest = 510
    /// What stands before a sequence, and what after it and between its parts.
    public static let (begin, separator): (Int32, Int32) = (101, 102)
    /// What stands between paragraphs.
    public static let paragraphBreak = separator

    private let width: Int
    private let pieces: PieceTable
    private let positions: [Float]
    private let norm: Norm
    private let layers: LayerStack

    /// Takes the encoder from the weights; it reads sequences of at most `positionCount` pieces of `pieceCount`.
    ///
    /// - Throws: `EncoderError.damaged`.
    init(_ weights: Weights, _ shape: EncoderShape, positionCount: Int, pieceCount: Int, _ algebra: LinearAlgebra)
        throws(EncoderError)
    {
        width = shape.width
        pieces = try PieceTable(weights, count: pieceCount, width: width)
        positions = try weights.vector("encoder.positions", positionCount * width)
        norm = try Norm(weights, "encoder.norm", shape)
        layers = try LayerStack(weights, shape, positionCount: positionCount, algebra)
    }

    /// The states of the pieces of a window, at most `longest`, given by id; ids that there are none of count as the unknown
    /// piece's.
    ///
    /// Cost: less than 0.2 ms a piece on one core that multiplies bytes, for MiniLM.
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
        var piece = [Float](repeating: 0, count: width)
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
                    piece.withUnsafeMutableBufferPointer { piece in
                        if let piece = piece.baseAddress { pieces.read(id, into: piece) }
                    }
                    norm.add(piece, to: row, rows: 1)
                    row += width
                }
            }
        }
        return layers(x, lengths: sequences.map(\.ids.count))
    }
}
