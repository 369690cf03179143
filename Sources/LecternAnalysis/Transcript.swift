internal import LecternText

/// A text that gives words as they were said, turn by turn: "Solberg: I don't think so."
///
/// Who speaks stands before each turn, so nobody has to guess: what is found otherwise may put a question into the mouth of whoever
/// answers it.
struct Transcript {
    /// A paragraph that begins with who speaks.
    private struct Turn {
        var label, colon, words: TextSpan
    }

    /// The longest label, in words and marks.
    private static let longestLabel = 8
    /// A transcript has at least so many turns.
    private static let leastTurns = 3
    private static let particles: Set<String> = ["of", "the", "de", "van", "von", "der", "bin", "al"]

    /// The turns in text order; none in a text that is no transcript.
    private let turns: [Turn]

    /// Looks for turns: they are most of a transcript's paragraphs.
    init(_ reading: Reading) {
        let turns = reading.paragraphs.compactMap { Self.turn($0, reading) }
        // Of two at least, one speaks again.
        let speakers = Set(turns.map { reading.string($0.label) }).count
        let isTranscript =
            turns.count >= Self.leastTurns && turns.count * 2 >= reading.paragraphs.count
            && (2..<turns.count).contains(speakers)
        self.turns = isTranscript ? turns : []
    }

    /// The attributions of the text: each turn as one, and of those found what stands outside of turns, or tells within one what
    /// somebody else says.
    func applied(to attributions: [Attribution]) -> [Attribution] {
        guard !turns.isEmpty else { return attributions }
        let kept = attributions.filter { one in
            let spans = one.source + one.cue + one.content
            guard let start = spans.map(\.start).min(), let end = spans.map(\.end).max() else { return false }
            let next = turns.partitioningIndex { $0.words.end > start }
            guard next < turns.count, turns[next].label.start < end else { return true }
            return turns[next].words.start <= start && end <= turns[next].words.end && !one.source.isEmpty
        }
        let told = turns.map {
            Attribution(source: [$0.label], cue: [$0.colon], content: [$0.words], confidence: 1)
        }
        return (told + kept).sorted {
            ($0.content[0].start, $1.content[0].end) < ($1.content[0].start, $0.content[0].end)
        }
    }

    /// A name or what somebody is, capitals first, then a colon and words; a single letter, as of a question, names nobody.
    private static func turn(_ paragraph: TextSpan, _ reading: Reading) -> Turn? {
        let tokens = reading.tokens(in: paragraph)
        guard
            let colon = tokens.prefix(longestLabel + 1).first(where: { reading.tokens[$0].isMark(":") }),
            colon > tokens.lowerBound, colon + 1 < tokens.upperBound
        else { return nil }
        let words = reading.tokens[tokens.lowerBound..<colon]
        let isLabel = words.allSatisfy { token in
            token.kind == .mark
                ? [".", "(", ")", "'", "’", "-"].contains(token.lower)
                : token.isCapital || particles.contains(token.lower)
        }
        let label = reading.span(ofTokens: tokens.lowerBound..<colon)
        guard isLabel, words.contains(where: { $0.isCapital && $0.span.count > 1 }) else { return nil }
        return Turn(
            label: label, colon: reading.tokens[colon].span,
            words: reading.span(ofTokens: colon + 1..<tokens.upperBound))
    }
}
