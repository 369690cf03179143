internal import LecternEncoder
internal import LecternText

/// The layers on top of the encoder that find names, events, and what mentions mean: `Training/mentions.py` tells what they
/// were trained on.
struct MentionModel: Sendable {
    let name: Dense
    let event: Dense
    /// What mentions point back to.
    let pointers: Pointers
    private let speakerKind: Dense
    private let eventKind: Dense

    /// Takes the layers from the model.
    ///
    /// - Throws: `EncoderError.damaged`.
    init(_ base: EncoderModel) throws(EncoderError) {
        name = try base.file.dense(
            "name", from: EncoderModel.width, to: Labels.count(kinds: NameMention.Kind.allCases.count))
        event = try base.file.dense("event", from: EncoderModel.width, to: Labels.count(kinds: 2))
        pointers = try Pointers(base, "mention")
        speakerKind = try base.file.dense("speaker_kind", from: SpanVectors.width, to: 1 + Speaker.Kind.allCases.count)
        eventKind = try base.file.dense("event_kind", from: SpanVectors.width, to: Event.Kind.allCases.count)
    }

    /// The logarithm of the chance of each kind of speaker (columns; the first is nobody) for each span (rows).
    func speakerKinds(_ spans: [Range<Int>], _ states: Matrix) -> Matrix {
        Links.logarithms(speakerKind(SpanVectors.of(spans, states)))
    }

    /// The likeliest kind of event of each span.
    func eventKinds(_ spans: [Range<Int>], _ states: Matrix) -> [Event.Kind] {
        let scores = eventKind(SpanVectors.of(spans, states))
        return (0..<scores.rows).map { row in
            let numbers = Array(scores[row])
            return Event.Kind.allCases[numbers.indices.max { (numbers[$0], -$0) < (numbers[$1], -$1) } ?? 0]
        }
    }
}
