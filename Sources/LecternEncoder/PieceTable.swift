/// The embeddings of all word pieces.
struct PieceTable: Sendable {
    private let table: NarrowMatrix

    /// Takes the table of `count` pieces.
    ///
    /// - Throws: `EncoderError.damaged`.
    init(_ weights: Weights, count: Int) throws(EncoderError) {
        table = try NarrowMatrix(weights, "encoder.pieces.weight", rows: count, columns: EncoderShape.width)
    }

    /// The embedding of a piece; an id that there is none of counts as the unknown piece's.
    subscript(id: Int32) -> [Float] {
        let row = (0..<table.rows).contains(Int(id)) ? Int(id) : WordPieces.unknown
        return [Float](unsafeUninitializedCapacity: table.columns) { numbers, count in
            if let numbers = numbers.baseAddress { table.widen(row..<row + 1, into: numbers) }
            count = table.columns
        }
    }
}
