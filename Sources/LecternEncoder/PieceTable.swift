internal import CKernels

/// The embeddings of all word pieces, 8 bits a number with a factor for each row: shared by all encoders.
struct PieceTable: Sendable {
    private let part: MappedPart
    private let scales: [Float]

    /// Takes the table of `count` pieces.
    ///
    /// - Throws: `EncoderError.damaged`.
    init(_ weights: Weights, count: Int) throws(EncoderError) {
        (part, scales) = try weights.narrowMatrix("encoder.pieces.weight", count, Encoder.width)
    }

    /// Writes the embedding of a piece; an id that there is none of counts as the unknown piece's.
    func read(_ id: Int32, into numbers: UnsafeMutablePointer<Float>) {
        let id = scales.indices.contains(Int(id)) ? Int(id) : WordPieces.unknown
        guard let table = part.bytes.assumingMemoryBound(to: Int8.self).baseAddress else { return }
        var scale = scales[id]
        lectern_widen(numbers, table + id * Encoder.width, &scale, 1, Encoder.width)
    }
}
