/// The sizes of the encoders: MPNet (Song et al. 2020), the lowest eight of its twelve layers.
///
/// The upper four would cost half as much again; for attributions they gained less than two trainings differ by, for stances two
/// points, which the mean of three trainings makes up for (`Training/README.md`).
enum EncoderShape {
    /// The numbers of a state.
    static let width = 768
    /// How many layers there are.
    static let layerCount = 8
    /// How many heads a layer has.
    static let heads = 12
    /// The numbers between the two products of a layer.
    static let inner = 4 * width
    /// The most pieces of a sequence.
    static let positionCount = 512
    /// What keeps a norm from dividing by nothing.
    static let epsilon: Float = 1e-5
}
