internal import CKernels

/// Layers of a transformer, one on another, over the states of one window.
///
/// BERT's (Devlin et al. 2019): attention, then two products with GELU between, each added to what came in and normed after.
public struct LayerStack: Sendable {
    private static let (heads, inner) = (12, 1536)
    private static let headWidth = Encoder.width / heads

    private struct Layer: Sendable {
        let mixed: Dense
        let attended: Dense
        let norm1: Norm
        let up: Dense
        let down: Dense
        let norm2: Norm
    }

    private let layers: [Layer]
    private let algebra: LinearAlgebra

    /// Takes the layers called `name` and each of `numbers`.
    ///
    /// - Throws: `EncoderError.damaged`.
    init(_ weights: Weights, _ name: String, _ numbers: Range<Int>, _ algebra: LinearAlgebra) throws(EncoderError) {
        self.algebra = algebra
        var layers: [Layer] = []
        for number in numbers {
            let name = "\(name).\(number)."
            let width = Encoder.width
            layers.append(
                Layer(
                    mixed: try Dense(weights, name + "mixed", from: width, to: 3 * width, algebra),
                    attended: try Dense(weights, name + "attended", from: width, to: width, algebra),
                    norm1: try Norm(weights, name + "norm1"),
                    up: try Dense(weights, name + "up", from: width, to: Self.inner, algebra),
                    down: try Dense(weights, name + "down", from: Self.inner, to: width, algebra),
                    norm2: try Norm(weights, name + "norm2")))
        }
        self.layers = layers
    }

    /// The states, a row each of `Encoder.width`, after all layers: every row has seen every other.
    ///
    /// Cost: some 0.04 ms a row and layer on one core.
    public func callAsFunction(_ states: Matrix) -> Matrix {
        var states = states
        let length = states.rows
        var room = Room(length)
        states.numbers.withUnsafeMutableBufferPointer { x in
            room.withPointers { room in
                guard let x = x.baseAddress else { return }
                for layer in layers { run(layer, x, length, room) }
            }
        }
        return states
    }

    /// Memory for what lies between the products of one window.
    private struct Room {
        struct Pointers {
            var mixed: UnsafeMutablePointer<Float>
            var scores: UnsafeMutablePointer<Float>
            var attended: UnsafeMutablePointer<Float>
            var inner: UnsafeMutablePointer<Float>
            var outer: UnsafeMutablePointer<Float>
        }

        private var numbers: [Float]
        private let starts: [Int]

        init(_ length: Int) {
            let sizes = [3 * Encoder.width, length, Encoder.width, LayerStack.inner, Encoder.width]
            var starts = [0]
            for size in sizes { starts.append((starts.last ?? 0) + size * length) }
            self.starts = starts
            numbers = [Float](repeating: 0, count: starts.last ?? 0)
        }

        mutating func withPointers(_ body: (Pointers) -> Void) {
            numbers.withUnsafeMutableBufferPointer { all in
                guard let all = all.baseAddress else { return }
                body(
                    Pointers(
                        mixed: all + starts[0], scores: all + starts[1], attended: all + starts[2],
                        inner: all + starts[3], outer: all + starts[4]))
            }
        }
    }

    /// One layer over `length` states, in place.
    private func run(_ layer: Layer, _ x: UnsafeMutablePointer<Float>, _ length: Int, _ room: Room.Pointers) {
        let (width, headWidth) = (Encoder.width, Self.headWidth)
        layer.mixed.multiply(x, into: room.mixed, rows: length)
        lectern_add_bias(room.mixed, layer.mixed.bias, length, 3 * width)
        for head in 0..<Self.heads {
            let query = room.mixed + head * headWidth
            algebra.multiply(
                query, stride: 3 * width, query + width, stride: 3 * width, transposed: true, into: room.scores,
                stride: length, rows: length, columns: length, inner: headWidth)
            lectern_softmax(room.scores, 1 / Float(headWidth).squareRoot(), length, length)
            algebra.multiply(
                room.scores, stride: length, query + 2 * width, stride: 3 * width, transposed: false,
                into: room.attended + head * headWidth, stride: width, rows: length, columns: headWidth, inner: length)
        }
        layer.attended.multiply(room.attended, into: room.outer, rows: length)
        lectern_add_norm(x, room.outer, layer.attended.bias, layer.norm1.scale, layer.norm1.shift, length, width)
        layer.up.multiply(x, into: room.inner, rows: length)
        lectern_add_bias_gelu(room.inner, layer.up.bias, length, Self.inner)
        layer.down.multiply(room.inner, into: room.outer, rows: length)
        lectern_add_norm(x, room.outer, layer.down.bias, layer.norm2.scale, layer.norm2.shift, length, width)
    }
}

/// What norms a state: a factor and a shift for each of its numbers.
struct Norm: Sendable {
    let scale: [Float]
    let shift: [Float]

    /// Takes the norm called `name`.
    ///
    /// - Throws: `EncoderError.damaged`.
    init(_ weights: Weights, _ name: String) throws(EncoderError) {
        scale = try weights.vector(name + ".weight", Encoder.width)
        shift = try weights.vector(name + ".bias", Encoder.width)
    }
}
