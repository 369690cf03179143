/// The trained model as it lies in its file: word pieces, the encoder, and the layers of the tasks that stand on it.
public struct EncoderModel: Sendable {
    /// What the weights were made by; analyses by the same version are the same.
    public let version: String
    /// Cuts text into pieces.
    public let wordPieces: WordPieces
    /// Gives pieces their states.
    public let encoder: Encoder
    private let pieces: PieceTable
    private let weights: Weights
    private let algebra: LinearAlgebra

    /// Opens a file of weights.
    ///
    /// Cost: some 20 ms; the weights stay in the mapped file, whose memory all processes share and the system may take back.
    ///
    /// - Throws: `EncoderError`: the file cannot be read or is damaged, or there is no BLAS.
    public init(path: String) throws(EncoderError) {
        weights = try Weights(path: path)
        algebra = try LinearAlgebra()
        version = weights.version
        wordPieces = try WordPieces(weights)
        pieces = try PieceTable(weights, count: wordPieces.count)
        encoder = try Encoder(weights, "encoder", positionCount: Encoder.longest + 2, pieces, algebra)
    }

    /// A task's layer.
    ///
    /// - Throws: `EncoderError.damaged` if it is missing or of another shape.
    public func dense(_ name: String, from inner: Int, to outer: Int) throws(EncoderError) -> Dense {
        try Dense(weights, name, from: inner, to: outer, algebra)
    }

    /// A task's own encoder, over the same pieces, for sequences of at most `positionCount`.
    ///
    /// - Throws: `EncoderError.damaged` if it is missing or of another shape.
    public func encoder(_ name: String, positionCount: Int) throws(EncoderError) -> Encoder {
        try Encoder(weights, name, positionCount: positionCount, pieces, algebra)
    }

    /// A task's vector.
    ///
    /// - Throws: `EncoderError.damaged` if it is missing or of another length.
    public func vector(_ name: String, _ count: Int) throws(EncoderError) -> [Float] {
        try weights.vector(name, count)
    }

    /// a · bᵀ, a number for each pair of rows.
    public func products(_ a: Matrix, _ b: Matrix) -> Matrix {
        precondition(a.columns == b.columns, "rows of one width have a product")
        var c = Matrix(rows: a.rows, columns: b.rows)
        let (rows, columns, inner) = (a.rows, b.rows, a.columns)
        c.numbers.withUnsafeMutableBufferPointer { c in
            a.numbers.withUnsafeBufferPointer { a in
                b.numbers.withUnsafeBufferPointer { b in
                    guard let c = c.baseAddress, let a = a.baseAddress, let b = b.baseAddress, rows * columns > 0 else {
                        return
                    }
                    algebra.multiply(
                        a, stride: inner, b, stride: inner, transposed: true, into: c, stride: columns, rows: rows,
                        columns: columns, inner: inner)
                }
            }
        }
        return c
    }
}
