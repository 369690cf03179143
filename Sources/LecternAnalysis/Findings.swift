internal import LecternText

/// What is found in a text before anybody knows who and what is meant: the part of an analysis that takes long.
///
/// It depends on the text alone, so that it can be kept.
public struct Findings: Sendable, Codable {
    /// Source, cue and content of each statement, in reading order.
    var attributions: [Attribution] = []
    /// The names, in text order, none overlapping another; empty when no model has looked for them.
    var names: [NameMention] = []
    /// The mentions of events, in text order, none overlapping another.
    var happenings: [Happening] = []
    /// What mentions point back to, by what they are mentions in the text.
    var references: [Reference] = []

    /// Whether all of it lies within a text of `count` bytes: what was read from a file may be anything.
    public func fits(_ count: Int) -> Bool {
        func fits(_ spans: [TextSpan]) -> Bool {
            zip(spans, spans.dropFirst()).allSatisfy { $0.end <= $1.start }
                && spans.allSatisfy { 0 <= $0.start && !$0.isEmpty && $0.end <= count }
        }
        return attributions.allSatisfy { one in
            !one.content.isEmpty && fits(one.content) && fits(one.source) && fits(one.cue)
                && (0...1).contains(one.confidence)
        } && fits(names.map(\.span)) && fits(happenings.map(\.span)) && references.allSatisfy { fits([$0.span]) }
    }
}

/// What part a word has in an attribution.
enum AttributionRole: Int, Hashable, Sendable, CaseIterable {
    case source, cue, content
}

/// A source, cue and content, before anybody knows who the source is.
struct Attribution: Hashable, Sendable, Codable {
    /// The words that name the speaker; empty when nobody is named.
    var source: [TextSpan]
    /// The words that report, auxiliaries included.
    var cue: [TextSpan]
    /// What is reported, in text order.
    var content: [TextSpan]
    /// How sure the finder is, 0 to 1.
    var confidence: Double
}

/// A name in the text and what kind of thing it names.
struct NameMention: Hashable, Sendable, Codable {
    enum Kind: Int, Hashable, Sendable, Codable, CaseIterable {
        case person, organisation, place, other
    }

    var span: TextSpan
    var kind: Kind
}

/// A place in the text that tells of an event.
struct Happening: Hashable, Sendable, Codable {
    /// From the first modifier to the head, without article.
    var span: TextSpan
    /// Whether it holds a proper noun or a calendar date.
    var isNamed: Bool
    /// What kind of event it is.
    var kind: Event.Kind
    /// Whether it is an event by itself, and not only where it means one that is known.
    var isSure: Bool
}

/// What a mention points back to: the beginnings and the ends of earlier mentions of the same somebody or something.
struct Reference: Hashable, Sendable, Codable {
    /// A place in the text and the chance that what is meant begins, or ends, there.
    struct Point: Hashable, Sendable, Codable {
        /// A byte of the text.
        var place: Int
        var chance: Float
    }

    /// The mention.
    var span: TextSpan
    var starts: [Point]
    var ends: [Point]
    /// The chance that it means somebody who has not been mentioned.
    var isNew: Float
    /// The chance of each kind of speaker, were it the source of a statement: nobody, then those of `Speaker.Kind`.
    var kinds: [Float]
}
