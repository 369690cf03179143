internal import CKernels

/// A linear layer: x · weightsᵀ + bias.
public struct Dense: Sendable {
    /// How many numbers go in.
    let inner: Int
    /// How many come out.
    let outer: Int
    private let weights: [Float]
    let bias: [Float]
    private let algebra: LinearAlgebra

    /// Widens the weights called `name`, 8 bits each, to floats.
    ///
    /// - Throws: `EncoderError.damaged` if they are missing or of another shape.
    init(_ weights: Weights, _ name: String, from inner: Int, to outer: Int, _ algebra: LinearAlgebra)
        throws(EncoderError)
    {
        self.inner = inner
        self.outer = outer
        self.algebra = algebra
        bias = try weights.vector(name + ".bias", outer)
        let (part, scales) = try weights.narrowMatrix(name + ".weight", outer, inner)
        self.weights = [Float](unsafeUninitializedCapacity: outer * inner) { numbers, count in
            if let to = numbers.baseAddress, let from = part.bytes.baseAddress?.assumingMemoryBound(to: Int8.self) {
                for row in 0..<outer { lectern_widen(to + row * inner, from + row * inner, scales[row], inner) }
            }
            count = outer * inner
        }
        part.release()
    }

    /// The product of `rows` rows, without the bias.
    func multiply(_ x: UnsafePointer<Float>, into y: UnsafeMutablePointer<Float>, rows: Int) {
        weights.withUnsafeBufferPointer { weights in
            guard let weights = weights.baseAddress else { return }
            algebra.multiply(
                x, stride: inner, weights, stride: inner, transposed: true, into: y, stride: outer, rows: rows,
                columns: outer, inner: inner)
        }
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
        y.numbers.withUnsafeMutableBufferPointer { to in
            x.numbers.withUnsafeBufferPointer { from in
                guard let from = from.baseAddress, let to = to.baseAddress, x.rows > 0 else { return }
                multiply(from, into: to, rows: x.rows)
                finish(to)
            }
        }
        return y
    }
}
