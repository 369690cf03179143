internal import CKernels

/// A linear layer: x · weightsᵀ + bias. Its weights are widened for each product.
public struct Dense: Sendable {
    /// How many numbers go in.
    let inner: Int
    /// How many come out.
    let outer: Int
    private let weights: NarrowMatrix
    let bias: [Float]
    private let algebra: LinearAlgebra

    /// Takes the weights called `name`.
    ///
    /// - Throws: `EncoderError.damaged` if they are missing or of another shape.
    init(_ weights: Weights, _ name: String, from inner: Int, to outer: Int, _ algebra: LinearAlgebra)
        throws(EncoderError)
    {
        self.inner = inner
        self.outer = outer
        self.algebra = algebra
        bias = try weights.vector(name + ".bias", outer)
        self.weights = try NarrowMatrix(weights, name + ".weight", rows: outer, columns: inner)
    }

    /// How many numbers the widened weights are.
    var weightCount: Int { outer * inner }

    /// The product of `rows` rows, without the bias.
    ///
    /// - Parameter room: memory for the widened weights, `weightCount` numbers.
    func multiply(
        _ x: UnsafePointer<Float>, into y: UnsafeMutablePointer<Float>, rows: Int, room: UnsafeMutablePointer<Float>
    ) {
        weights.widen(0..<outer, into: room)
        algebra.multiply(
            x, stride: inner, room, stride: inner, transposed: true, into: y, stride: outer, rows: rows,
            columns: outer, inner: inner)
    }

    /// The layer's answer to each row of `x`.
    public func callAsFunction(_ x: Matrix) -> Matrix {
        run(x) { numbers in lectern_add_bias(numbers, bias, x.rows, outer) }
    }

    /// The same through GELU.
    public func gelu(_ x: Matrix) -> Matrix {
        run(x) { numbers in lectern_add_bias_gelu(numbers, bias, x.rows, outer) }
    }

    private func run(_ x: Matrix, _ finish: (UnsafeMutablePointer<Float>) -> Void) -> Matrix {
        precondition(x.columns == inner, "a layer takes rows of its own width")
        var y = Matrix(rows: x.rows, columns: outer)
        withUnsafeTemporaryAllocation(of: Float.self, capacity: weightCount) { room in
            y.numbers.withUnsafeMutableBufferPointer { to in
                x.numbers.withUnsafeBufferPointer { from in
                    guard let from = from.baseAddress, let to = to.baseAddress, let room = room.baseAddress,
                        x.rows > 0
                    else { return }
                    multiply(from, into: to, rows: x.rows, room: room)
                    finish(to)
                }
            }
        }
        return y
    }
}
