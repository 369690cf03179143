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

    /// The layer with its weights as they are multiplied, in memory that is its caller's.
    func ready(in memory: UnsafeMutablePointer<Int8>) -> Ready {
        weights.narrow(into: memory)
        return Ready(layer: self, weights: memory)
    }

    /// A layer that is to answer some rows.
    struct Ready {
        fileprivate let layer: NarrowDense
        fileprivate let weights: UnsafeMutablePointer<Int8>

        /// Writes the layer's answer to each of `rows` rows of `x`.
        func callAsFunction(_ x: UnsafePointer<Float>, into y: UnsafeMutablePointer<Float>, rows: Int, _ room: Room) {
            multiply(x, into: y, rows, room)
            lectern_widen_products(y, room.factors, layer.weights.rowFactors, layer.bias, rows, layer.outer)
        }

        /// The same through GELU.
        func gelu(_ x: UnsafePointer<Float>, into y: UnsafeMutablePointer<Float>, rows: Int, _ room: Room) {
            multiply(x, into: y, rows, room)
            lectern_widen_products_gelu(y, room.factors, layer.weights.rowFactors, layer.bias, rows, layer.outer)
        }

        /// Writes whole numbers in the place of the answer.
        private func multiply(
            _ x: UnsafePointer<Float>, into y: UnsafeMutablePointer<Float>, _ rows: Int, _ room: Room
        ) {
            let products = UnsafeMutableRawPointer(y).assumingMemoryBound(to: Int32.self)
            lectern_narrow(room.rows, room.factors, x, rows, layer.inner)
            layer.algebra.multiply(
                room.rows, weights, into: products, rows: rows, columns: layer.outer, inner: layer.inner)
        }
    }
}
