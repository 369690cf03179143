/// The trained model that reads articles, as it lies in its file: word pieces, the encoder, and the layers that stand on it.
public struct EncoderModel: Sendable {
    /// The numbers of a state of its encoder.
    public static let width = EncoderShape.miniLM.width

    /// The layers of the tasks, and the version.
    public let file: ModelFile
    /// Cuts text into pieces.
    public let wordPieces: WordPieces
    /// Gives pieces their states.
    public let encoder: Encoder

    /// Opens a file of weights.
    ///
    /// - Throws: `EncoderError`: the file cannot be read or is damaged, or there is no BLAS.
    public init(path: String) throws(EncoderError) {
        file = try ModelFile(path: path)
        wordPieces = try WordPieces(file.weights)
        encoder = try file.encoder(.miniLM, of: wordPieces, positionCount: Encoder.longest + 2)
    }
}
