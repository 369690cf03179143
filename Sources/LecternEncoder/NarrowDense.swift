internal import CKernels

/// A linear layer of an encoder: x · weightsᵀ + bias, multiplied in 8 bits.
///
/// Each row of x is rounded so that its largest number becomes 127, as each row of the weights is; the products are exact, and
/// floats again with the factors of both (Jacob et al. 2018, *Quantization and training of neural networks*, without zero points).
struct NarrowDense: Sendable {
    /// Memory for what is multiplied, which holds anything.
    struct Room {
        /// The rows, and the factor of each.
        var rows: UnsafeMutablePointer<Int8>
        var factors: UnsafeMutablePointer<Float>
        /// The weights.
        var weights: UnsafeMutablePointer<Int8>
        /// The products.
        var products: UnsafeMutablePointer<Int32>
    }

    private let (inner, outer): (Int, Int)
    private let weights: NarrowMatrix
    private let bias: [Float]
    private let algebra: LinearAlgebra

    /// Takes the weights called `name`.
    ///
    /// - Throws: `EncoderError.damaged` if they are missing or of another shape.
    init(_ weights: Weights, _ name: String, from inner: Int, to outer: Int, _ algebra: LinearAlgebra)
        throws(EncoderError)
    {
        (self.inner, self.outer, self.algebra) = (inner, outer, algebra)
        bias = try weights.vector(name + ".bias", outer)
        self.weights = try NarrowMatrix(weights, name + ".weight", rows: outer, columns: inner)
    }

    /// Writes the layer's answer to each of `rows` rows of `x`.
    func callAsFunction(_ x: UnsafePointer<Float>, into y: UnsafeMutablePointer<Float>, rows: Int, _ room: Room) {
        weights.narrow(into: room.weights)
        lectern_narrow(room.rows, room.factors, x, rows, inner)
        algebra.multiply(room.rows, room.weights, into: room.products, rows: rows, columns: outer, inner: inner)
        lectern_add_products(y, room.products, room.factors, weights.rowFactors, bias, rows, outer)
    }
}
