internal import CKernels

/// Layers of a transformer, one on another, over the states of sequences.
///
/// BERT's (Devlin et al. 2019): attention, then two products with GELU between, each added to what came in and normed after.
public struct LayerStack: Sendable {
    private struct Layer: Sendable {
        let mixed: NarrowDense
        let attended: NarrowDense
        let norm1: Norm
        let up: NarrowDense
        let down: NarrowDense
        let norm2: Norm
    }

    private let layers: [Layer]
    private let width = EncoderShape.width
    private let inner = EncoderShape.inner
    /// For each head a number for each distance of two pieces, from the farthest before to the farthest after; what it is for
    /// is added to how much the one sees of the other.
    private let distances: [Float]
    /// How many distances there are: an odd number, with none in the middle.
    private static let distanceCount = 2 * EncoderShape.positionCount - 1
    private let algebra: LinearAlgebra
    /// How many rows are widened at once between the two products after attention: their memory is four times as wide.
    private static let block = 256

    /// Takes the layers of the encoder.
    ///
    /// - Throws: `EncoderError.damaged`.
    init(_ weights: Weights, _ algebra: LinearAlgebra) throws(EncoderError) {
        self.algebra = algebra
        distances = try weights.vector("encoder.distances", EncoderShape.heads * Self.distanceCount)
        var layers: [Layer] = []
        for number in 0..<EncoderShape.layerCount {
            let name = "encoder.layers.\(number)."
            layers.append(
                Layer(
                    mixed: try NarrowDense(weights, name + "mixed", from: width, to: 3 * width, algebra),
                    attended: try NarrowDense(weights, name + "attended", from: width, to: width, algebra),
                    norm1: try Norm(weights, name + "norm1"),
                    up: try NarrowDense(weights, name + "up", from: width, to: inner, algebra),
                    down: try NarrowDense(weights, name + "down", from: inner, to: width, algebra),
                    norm2: try Norm(weights, name + "norm2")))
        }
        self.layers = layers
    }

    /// The states, a row each, after all layers: every row has seen every other of its sequence.
    ///
    /// Cost: some 0.04 ms a row and layer on one core that multiplies bytes, as long as there are some
    /// hundred rows: short sequences are cheaper together than alone.
    ///
    /// - Parameter lengths: the rows of each sequence, one after the other; their sum is the number of rows.
    public func callAsFunction(_ states: Matrix, lengths: [Int]) -> Matrix {
        let rows = states.rows
        precondition(lengths.reduce(0, +) == rows, "the sequences are all rows")
        var states = states
        states.numbers.withUnsafeMutableBufferPointer { x in
            guard let x = x.baseAddress else { return }
            Room.with(rows: rows, longest: lengths.max() ?? 0, width: width, inner: inner) { room in
                for layer in layers { run(layer, x, rows, lengths, room) }
            }
        }
        return states
    }

    /// Memory for what lies between the products of one call.
    private struct Room {
        var mixed, scores, attended, inner, outer: UnsafeMutablePointer<Float>
        /// Weights of the layer that multiplies, and of the one after it.
        var weights, next: UnsafeMutablePointer<Int8>
        var narrow: NarrowDense.Room

        /// Lends memory, which holds anything, for a number of rows in sequences of at most `longest`.
        static func with(rows: Int, longest: Int, width: Int, inner: Int, _ body: (Room) -> Void) {
            var (size, starts): (Int, [Int]) = (0, [])
            func reserve<Number>(_ count: Int, of kind: Number.Type) {
                starts.append(size)
                size += (count * MemoryLayout<Number>.stride + 63) & ~63
            }
            let block = min(rows, LayerStack.block)
            for count in [3 * width * rows, longest * longest, width * rows, inner * block, width * rows, rows] {
                reserve(count, of: Float.self)
            }
            for count in [inner * width, inner * width, max(width * rows, inner * block)] {
                reserve(count, of: Int8.self)
            }
            withUnsafeTemporaryAllocation(byteCount: size, alignment: 64) { all in
                guard let base = all.baseAddress else { return }
                func part<Number>(_ index: Int, _ kind: Number.Type) -> UnsafeMutablePointer<Number> {
                    (base + starts[index]).assumingMemoryBound(to: kind)
                }
                body(
                    Room(
                        mixed: part(0, Float.self), scores: part(1, Float.self), attended: part(2, Float.self),
                        inner: part(3, Float.self), outer: part(4, Float.self), weights: part(6, Int8.self),
                        next: part(7, Int8.self),
                        narrow: NarrowDense.Room(rows: part(8, Int8.self), factors: part(5, Float.self))))
            }
        }
    }

    /// One layer over the states of some sequences, in place.
    private func run(
        _ layer: Layer, _ x: UnsafeMutablePointer<Float>, _ rows: Int, _ lengths: [Int], _ room: Room
    ) {
        layer.mixed.ready(in: room.weights)(x, into: room.mixed, rows: rows, room.narrow)
        var first = 0
        for length in lengths {
            attend(room.mixed + first * 3 * width, into: room.attended + first * width, length, scores: room.scores)
            first += length
        }
        layer.attended.ready(in: room.weights)(room.attended, into: room.outer, rows: rows, room.narrow)
        layer.norm1.add(room.outer, to: x, rows: rows)
        let (up, down) = (layer.up.ready(in: room.weights), layer.down.ready(in: room.next))
        for first in stride(from: 0, to: rows, by: Self.block) {
            let count = min(Self.block, rows - first)
            up.gelu(x + first * width, into: room.inner, rows: count, room.narrow)
            down(room.inner, into: room.outer + first * width, rows: count, room.narrow)
        }
        layer.norm2.add(room.outer, to: x, rows: rows)
    }

    /// What the rows of one sequence see of one another, a head at a time.
    private func attend(
        _ mixed: UnsafeMutablePointer<Float>, into attended: UnsafeMutablePointer<Float>, _ length: Int,
        scores: UnsafeMutablePointer<Float>
    ) {
        let headWidth = width / EncoderShape.heads
        for head in 0..<EncoderShape.heads {
            let query = mixed + head * headWidth
            algebra.multiply(
                query, stride: 3 * width, query + width, stride: 3 * width, transposed: true, into: scores,
                stride: length, rows: length, columns: length, inner: headWidth)
            distances.withUnsafeBufferPointer { distances in
                guard let distances = distances.baseAddress else { return }
                lectern_softmax(
                    scores, 1 / Float(headWidth).squareRoot(),
                    distances + head * Self.distanceCount + Self.distanceCount / 2, length, length)
            }
            algebra.multiply(
                scores, stride: length, query + 2 * width, stride: 3 * width, transposed: false,
                into: attended + head * headWidth, stride: width, rows: length, columns: headWidth, inner: length)
        }
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
        scale = try weights.vector(name + ".weight", EncoderShape.width)
        shift = try weights.vector(name + ".bias", EncoderShape.width)
    }

    /// Adds rows to rows, and norms the sums.
    func add(_ y: UnsafePointer<Float>, to x: UnsafeMutablePointer<Float>, rows: Int) {
        lectern_add_norm(x, y, scale, shift, EncoderShape.epsilon, rows, scale.count)
    }
}
