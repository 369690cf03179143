internal import Glibc
internal import LecternEncoder
internal import LecternText

/// Who and what one window names, and what its mentions point back to.
struct MentionReading {
    /// Chances below this are left out: they decide nothing.
    private static let leastChance: Float = 0.01

    /// Added to the labels of events, which are rarer than wrong ones are dear: the best F1 on articles held out of training.
    private static let eventBonus: Float = 0.6

    private let model: MentionModel
    private let window: WindowReading

    /// Looks at what the encoder says of a window.
    init(_ model: MentionModel, _ window: WindowReading) {
        self.model = model
        self.window = window
    }

    /// The names that begin in the core.
    func names() -> [NameMention] {
        labelled(model.name, bonus: 0).compactMap { span in
            NameMention.Kind(rawValue: span.kind).map { NameMention(span: window.span(span.pieces), kind: $0) }
        }
    }

    /// The mentions of events that begin in the core; sure are those that need no bonus to be found.
    func happenings() -> [Happening] {
        let sure = labelled(model.event, bonus: 0).map(\.pieces)
        let spans = Self.whole(labelled(model.event, bonus: Self.eventBonus))
        return zip(spans, model.eventKinds(spans.map(\.pieces), window.states)).map { span, kind in
            Happening(
                span: window.span(span.pieces), isNamed: span.kind == 0, kind: kind,
                isSure: sure.contains { $0.overlaps(span.pieces) })
        }
    }

    /// Spans of which none begins where another of its kind ends: "press" and "conference" are one mention.
    private static func whole(_ spans: [LabelledSpan]) -> [LabelledSpan] {
        spans.reduce(into: []) { whole, span in
            if let last = whole.last, last.kind == span.kind, last.pieces.upperBound == span.pieces.lowerBound {
                whole[whole.count - 1].pieces = last.pieces.lowerBound..<span.pieces.upperBound
            } else {
                whole.append(span)
            }
        }
    }

    /// The spans of a layer's labels; the bonus is added to every label but that of nothing, which alone stands between
    /// paragraphs.
    private func labelled(_ layer: Dense, bonus: Float) -> [LabelledSpan] {
        var scores = Links.logarithms(layer(window.states))
        for (row, piece) in window.pieces.enumerated() {
            let change = piece.id == Encoder.paragraphBreak ? Labels.forbidden : bonus
            for label in 1..<scores.columns { scores.numbers[row * scores.columns + label] += change }
        }
        let labels = Labels.best(scores)
        return WindowReading.wholeWords(Labels.spans(labels), window.pieces).filter {
            window.core.contains($0.pieces.lowerBound)
        }
    }

    /// What some mentions point back to; those that the window does not hold are left out.
    func references(_ mentions: [TextSpan]) -> [Reference] {
        let held = mentions.compactMap { span in pieces(span).map { (span, $0) } }
        guard !held.isEmpty else { return [] }
        let places = held.map(\.1)
        let (start, end) = model.pointers.chances(places, window.states)
        let kinds = model.speakerKinds(places, window.states)
        return held.indices.map { row in
            let (first, last) = (start[row], end[row])
            return Reference(
                span: held[row].0, starts: points(first) { $0.start }, ends: points(last) { $0.end },
                isNew: (expf(first[first.endIndex - 1]) + expf(last[last.endIndex - 1])) / 2,
                kinds: kinds[row].map(expf))
        }
    }

    /// The likely places among all pieces.
    private func points(_ logarithms: ArraySlice<Float>, _ place: (TextSpan) -> Int) -> [Reference.Point] {
        zip(window.pieces, logarithms).compactMap { piece, logarithm in
            let chance = expf(logarithm)
            return chance < Self.leastChance ? nil : Reference.Point(place: place(piece.span), chance: chance)
        }
    }

    /// The pieces of a span, nil when the window does not hold all of it.
    private func pieces(_ span: TextSpan) -> Range<Int>? {
        let pieces = window.pieces
        guard let first = pieces.first, let last = pieces.last, first.span.start <= span.start,
            span.end <= last.span.end
        else { return nil }
        let start = pieces.partitioningIndex { $0.span.end > span.start } - pieces.startIndex
        let end = pieces.partitioningIndex { $0.span.start >= span.end } - pieces.startIndex
        return start < end ? start..<end : nil
    }
}
