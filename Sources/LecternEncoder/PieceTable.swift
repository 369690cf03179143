/// The embeddings of all word pieces.
struct PieceTable: Sendable {
    private let table: NarrowMatrix

    /// Takes the table of `count` pieces.
    ///
    /// - Throws: `EncoderError.damaged`.
    init(_ weights: Weights, count: Int, width: Int) throws(EncoderError) {
        table = try NarrowMatrix(weights, "encoder.pieces.weight", rows: count, columns: width)
    }

    /// Writes the embedding of a piece; an id that there is none of counts as the unknown piece's.
    func read(_ id: Int32, into numbers: UnsafeMutablePointer<Float>) {
        let row = (0..<table.rows).contains(Int(id)) ? Int(id) : WordPieces.unknown
        table.widen(row..<row + 1, into: numbers)
    }
}
