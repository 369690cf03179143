/// A file of trained layers: an encoder, and the layers of the tasks that stand on it.
public struct ModelFile: Sendable {
    let weights: Weights
    let algebra: LinearAlgebra

    /// Opens a file of weights.
    ///
    /// Cost: some 20 ms for 30 MB; the weights stay in the mapped file, whose memory all processes share and the system may
    /// take back.
    ///
    /// - Throws: `EncoderError`: the file cannot be read or is damaged, or there is no BLAS.
    public init(path: String) throws(EncoderError) {
        weights = try Weights(path: path)
        algebra = try LinearAlgebra()
    }

    /// What the weights were made by; what two files of one version find is the same.
    public var version: String { weights.version }

    /// Gives the memory of the weights back to the system; they are there again, for some milliseconds' work, as they are read.
    public func release() { weights.release() }

    /// A task's layer, with or without something that is added to what comes of its weights.
    ///
    /// - Throws: `EncoderError.damaged` if it is missing or of another shape.
    public func dense(_ name: String, from inner: Int, to outer: Int, hasBias: Bool = true) throws(EncoderError)
        -> Dense
    {
        let bias = hasBias ? try weights.vector(name + ".bias", outer) : [Float](repeating: 0, count: outer)
        return try Dense(weights, name, from: inner, to: outer, bias: bias, algebra)
    }

    /// Another encoder of the pieces of a model.
    ///
    /// - Throws: `EncoderError.damaged` if it is missing, of another shape, or was made for other pieces.
    public func encoder(beside model: EncoderModel) throws(EncoderError) -> Encoder {
        guard weights.pieces == model.file.weights.pieces else {
            throw weights.damage("was made for another \(model.file.weights.name)")
        }
        return try Encoder(weights, model.pieces, algebra)
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
