internal import CKernels

/// A linear layer of a task: x · weightsᵀ + bias. Its weights are widened for each product.
public struct Dense: Sendable {
    private let (inner, outer): (Int, Int)
    private let weights: NarrowMatrix
    private let bias: [Float]
    private let algebra: LinearAlgebra

    /// Takes the weights called `name`.
    ///
    /// - Throws: `EncoderError.damaged` if they are missing or of another shape.
    init(
        _ weights: Weights, _ name: String, from inner: Int, to outer: Int, bias: [Float], _ algebra: LinearAlgebra
    ) throws(EncoderError) {
        self.inner = inner
        self.outer = outer
        self.algebra = algebra
        self.bias = bias
        self.weights = try NarrowMatrix(weights, name + ".weight", rows: outer, columns: inner)
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
        withUnsafeTemporaryAllocation(of: Float.self, capacity: outer * inner) { room in
            y.numbers.withUnsafeMutableBufferPointer { to in
                x.numbers.withUnsafeBufferPointer { from in
                    guard let from = from.baseAddress, let to = to.baseAddress, let room = room.baseAddress,
                        x.rows > 0
                    else { return }
                    weights.widen(0..<outer, into: room)
                    algebra.multiply(
                        from, stride: inner, room, stride: inner, transposed: true, into: to, stride: outer,
                        rows: x.rows, columns: outer, inner: inner)
                    finish(to)
                }
            }
        }
        return y
    }
}
