internal import CKernels

/// A transformer that gives every word piece a state in its context.
///
/// BERT (Devlin et al. 2019) with the sizes of MiniLM (Wang et al. 2020), in 32-bit floats from 8-bit weights. Immutable, so
/// that many threads may ask at once; memory for a window is its caller's and goes with it.
public struct Encoder: Sendable {
    /// The numbers of a state.
    public static let width = 384
    /// The most pieces of one window of a text.
    public static let longest = 510
    /// What stands before a sequence, and what after it and between its parts.
    public static let (begin, separator): (Int32, Int32) = (101, 102)
    /// What stands between paragraphs.
    public static let paragraphBreak = separator

    private static let layerCount = 6

    private let pieces: PieceTable
    private let positions: [Float]
    private let norm: Norm
    private let layers: LayerStack

    /// Takes the encoder called `name` from the weights; it reads sequences of at most `positionCount` pieces.
    ///
    /// - Throws: `EncoderError.damaged`.
    init(_ weights: Weights, _ name: String, positionCount: Int, _ pieces: PieceTable, _ algebra: LinearAlgebra)
        throws(EncoderError)
    {
        self.pieces = pieces
        positions = try weights.vector(name + ".positions", positionCount * Self.width)
        norm = try Norm(weights, name + ".norm")
        layers = try LayerStack(weights, name + ".layers", 0..<Self.layerCount, algebra)
    }

    /// The states of the pieces of a window, at most `longest`, given by id; ids that there are none of count as the unknown
    /// piece's.
    ///
    /// Cost: some 0.25 ms a piece on one core.
    public func states(of ids: ArraySlice<Int32>) -> Matrix {
        precondition(ids.count <= Self.longest, "a window holds at most \(Self.longest) pieces")
        let all = states(of: [Sequence([Self.begin] + ids + [Self.separator])])
        var states = Matrix(rows: ids.count, columns: Self.width)
        states.numbers = Array(all.numbers[Self.width..<(all.rows - 1) * Self.width])
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
        let width = Self.width
        var x = Matrix(rows: sequences.reduce(0) { $0 + $1.ids.count }, columns: width)
        let nothing = [Float](repeating: 0, count: width)
        var piece = nothing
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
                    lectern_add_norm(row, piece, nothing, norm.scale, norm.shift, 1, width)
                    row += width
                }
            }
        }
        return layers(x, lengths: sequences.map(\.ids.count))
    }
}
