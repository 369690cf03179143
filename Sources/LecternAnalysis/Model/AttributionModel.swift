internal import Glibc
internal import LecternEncoder

/// What a reading was sure of in a statement.
struct Sureness {
    static let count = 10

    /// The logarithms of the chances of the labels of its content.
    var labels: [Float]
    /// The logarithm of the chance of the link to its cue, and of its source.
    var cue, source: Float
    var hasCue, hasSource: Bool
    /// Whether its content begins with a quotation mark, and whether it is in parts.
    var isMarked, isParted: Bool

    /// The numbers that the chance depends on, `count` of them; `Training/decode.py` calls them features.
    var numbers: [Float] {
        let length = Float(max(1, labels.count))
        return [
            1, labels.reduce(0, +) / length, labels.min() ?? 0, cue, source, logf(length), hasCue ? 1 : 0,
            hasSource ? 1 : 0, isMarked ? 1 : 0, isParted ? 1 : 0,
        ]
    }
}

/// The layers on top of the encoder that find attributions: `Training/model.py` tells what they were trained to do.
struct AttributionModel: Sendable {
    let base: EncoderModel
    let tag: Dense
    let content: Dense
    let cue: Dense
    let none: Dense
    let distance: [Float]
    /// The weights of a logistic regression from what a reading was sure of to the chance that a statement is right.
    private let calibration: [Float]
    /// Where the source is, going by the content or by the cue.
    let contentPointers: Pointers
    let cuePointers: Pointers

    /// Takes the layers from the model.
    ///
    /// - Throws: `EncoderError.damaged`.
    init(_ base: EncoderModel) throws(EncoderError) {
        self.base = base
        tag = try base.file.dense(
            "tag", from: EncoderModel.width, to: Labels.count(kinds: AttributionRole.allCases.count))
        content = try base.file.dense("content", from: SpanVectors.width, to: Links.narrow)
        cue = try base.file.dense("cue", from: SpanVectors.width, to: Links.narrow)
        none = try base.file.dense("none", from: Links.narrow, to: 1)
        distance = try base.file.vector("distance", Links.bucketCount)
        calibration = try base.file.vector("calibration", Sureness.count)
        contentPointers = try Pointers(base, "content")
        cuePointers = try Pointers(base, "cue")
    }

    // MARK: Scores

    /// The chance that a statement is right, 0 to 1.
    func chance(_ sureness: Sureness) -> Double {
        let sum = zip(calibration, sureness.numbers).reduce(0) { $0 + $1.0 * $1.1 }
        return Double(1 / (1 + expf(-sum)))
    }

    /// The logarithm of the chance of each label for each state.
    func labels(_ states: Matrix) -> Matrix { Links.logarithms(tag(states)) }

    /// The logarithm of the chance that each cue, or in the last column none, is the one of each content.
    func cueChances(_ states: Matrix, contents: [Range<Int>], cues: [Range<Int>]) -> Matrix {
        let query = content.gelu(SpanVectors.of(contents, states))
        let scores = base.file.products(query, cue(SpanVectors.of(cues, states)))
        return Links.chances(query, scores, none: none, distance: distance, from: contents, to: cues)
    }
}
