internal import CKernels

/// A transformer that gives every word piece a state in its context.
///
/// BERT (Devlin et al. 2019) with the sizes of MiniLM (Wang et al. 2020), in 32-bit floats from 8-bit weights. Immutable, so
/// that many threads may ask at once; memory for a window is its caller's and goes with it.
public struct Encoder: Sendable {
    /// The numbers of a state.
    public static let width = 384
    /// The most pieces of one window.
    public static let longest = 510

    private static let (layerCount, heads, inner, positionCount) = (6, 12, 1536, 512)
    private static let headWidth = width / heads
    /// What stands before and after every window.
    private static let (begin, end): (Int32, Int32) = (101, 102)
    /// What stands between paragraphs.
    public static let paragraphBreak: Int32 = 102

    private struct Norm: Sendable {
        let scale: [Float]
        let shift: [Float]

        init(_ weights: Weights, _ name: String) throws(EncoderError) {
            scale = try weights.vector(name + ".weight", Encoder.width)
            shift = try weights.vector(name + ".bias", Encoder.width)
        }
    }

    private struct Layer: Sendable {
        let mixed: Dense
        let attended: Dense
        let norm1: Norm
        let up: Dense
        let down: Dense
        let norm2: Norm
    }

    private let pieces: MappedPart
    private let pieceScales: [Float]
    private let positions: [Float]
    private let norm: Norm
    private let layers: [Layer]
    private let algebra: LinearAlgebra

    /// Takes the encoder's part of the weights.
    ///
    /// - Throws: `EncoderError.damaged`.
    init(_ weights: Weights, pieceCount: Int, _ algebra: LinearAlgebra) throws(EncoderError) {
        self.algebra = algebra
        (pieces, pieceScales) = try weights.narrowMatrix("encoder.pieces.weight", pieceCount, Self.width)
        positions = try weights.vector("encoder.positions", Self.positionCount * Self.width)
        norm = try Norm(weights, "encoder.norm")
        var layers: [Layer] = []
        for number in 0..<Self.layerCount {
            let name = "encoder.layers.\(number)."
            layers.append(
                Layer(
                    mixed: try Dense(weights, name + "mixed", from: Self.width, to: 3 * Self.width, algebra),
                    attended: try Dense(weights, name + "attended", from: Self.width, to: Self.width, algebra),
                    norm1: try Norm(weights, name + "norm1"),
                    up: try Dense(weights, name + "up", from: Self.width, to: Self.inner, algebra),
                    down: try Dense(weights, name + "down", from: Self.inner, to: Self.width, algebra),
                    norm2: try Norm(weights, name + "norm2")))
        }
        self.layers = layers
    }

    /// The states of pieces given by id, at most `longest`; ids that there are none of count as the unknown piece's.
    ///
    /// Cost: some 0.25 ms a piece on one core.
    public func states(of ids: ArraySlice<Int32>) -> Matrix {
        precondition(ids.count <= Self.longest, "a window holds at most \(Self.longest) pieces")
        let length = ids.count + 2
        var x = embeddings([Self.begin] + ids + [Self.end])
        var room = Room(length)
        x.withUnsafeMutableBufferPointer { x in
            room.withPointers { room in
                guard let x = x.baseAddress else { return }
                for layer in layers { run(layer, x, length, room) }
            }
        }
        var states = Matrix(rows: ids.count, columns: Self.width)
        states.numbers = Array(x[Self.width..<(length - 1) * Self.width])
        return states
    }

    private func embeddings(_ ids: [Int32]) -> [Float] {
        let width = Self.width
        var x = Array(positions[..<(ids.count * width)])
        let nothing = [Float](repeating: 0, count: width)
        var piece = nothing
        let table = pieces.bytes.assumingMemoryBound(to: Int8.self)
        x.withUnsafeMutableBufferPointer { x in
            guard let x = x.baseAddress, let table = table.baseAddress else { return }
            for (row, id) in ids.enumerated() {
                let id = pieceScales.indices.contains(Int(id)) ? Int(id) : WordPieces.unknown
                lectern_widen(&piece, table + id * width, pieceScales[id], width)
                lectern_add_norm(x + row * width, piece, nothing, norm.scale, norm.shift, 1, width)
            }
        }
        return x
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
            let sizes = [
                3 * Encoder.width, length, Encoder.width, Encoder.inner, Encoder.width,
            ]
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
        let (width, headWidth) = (Self.width, Self.headWidth)
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
