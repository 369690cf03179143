/// The trained model that reads articles, as it lies in its file: word pieces, the encoder, and the layers that stand on it.
public struct EncoderModel: Sendable {
    /// The numbers of a state of its encoder.
    public static let width = EncoderShape.width

    /// The layers of the tasks, and the version.
    public let file: ModelFile
    /// Cuts text into pieces.
    public let wordPieces: WordPieces
    /// What the pieces are apart from any context; other encoders have them too.
    let pieces: PieceTable
    /// Gives pieces their states.
    public let encoder: Encoder

    /// Opens a file of weights.
    ///
    /// - Throws: `EncoderError`: the file cannot be read or is damaged, or there is no BLAS.
    public init(path: String) throws(EncoderError) {
        file = try ModelFile(path: path)
        wordPieces = try WordPieces(file.weights)
        pieces = try PieceTable(file.weights, count: wordPieces.count)
        encoder = try Encoder(file.weights, pieces, file.algebra)
    }
}
