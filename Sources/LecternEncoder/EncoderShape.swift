/// The sizes of a transformer, and what its layers know of places.
public struct EncoderShape: Sendable {
    /// The numbers of a state.
    public let width: Int
    /// How many layers there are.
    let layerCount: Int
    /// What keeps a norm from dividing by nothing.
    let epsilon: Float
    /// Whether each head adds a number for the distance of two pieces to what they see of one another.
    let hasDistances: Bool

    /// How many heads a layer has.
    static let heads = 12
    /// The numbers between the two products of a layer.
    var inner: Int { 4 * width }

    /// MiniLM of six layers (Wang et al. 2020), which is BERT (Devlin et al. 2019), only narrower.
    static let miniLM = EncoderShape(width: 384, layerCount: 6, epsilon: 1e-12, hasDistances: false)

    /// MPNet (Song et al. 2020), of twelve layers.
    public static let mpnet = EncoderShape(width: 768, layerCount: 12, epsilon: 1e-5, hasDistances: true)
}
