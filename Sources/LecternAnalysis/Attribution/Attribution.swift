internal import LecternText

/// A source, cue and content, before anybody knows who the source is.
struct Attribution: Hashable, Sendable {
    /// The words that name the speaker; empty when nobody is named.
    var source: [TextSpan]
    /// The words that report, auxiliaries included.
    var cue: [TextSpan]
    /// What is reported, in text order.
    var content: [TextSpan]
    /// How sure the finder is, 0 to 1.
    var confidence: Double
}
