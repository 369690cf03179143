internal import LecternText

/// A word that speaks for a stance, with the negation that turns it.
struct Ground: Sendable {
    /// Where negation and word stand, in text order.
    var spans: [TextSpan]
    /// What they weigh together: a negation is counted in.
    var weight: StanceLexicon.Weight

    /// How strongly it speaks for a stance, 0 for not at all; nothing speaks for `neutral`.
    func strength(for stance: Stance) -> Double {
        switch stance {
        case .support: max(0, weight.polarity)
        case .oppose: max(0, -weight.polarity)
        case .caution: max(0, weight.caution)
        case .neutral: 0
        }
    }

    /// As many grounds as a panel can show without hiding the words that matter.
    static let limit = 5

    /// Where the strongest grounds for a stance stand, in text order without overlaps.
    ///
    /// Of grounds that are equally strong those weighed first are kept. A negation that turns two words is there once.
    static func spans(of grounds: [Ground], for stance: Stance) -> [TextSpan] {
        var kept: [Ground] = []
        for ground in grounds where ground.strength(for: stance) > 0 {
            let strength = ground.strength(for: stance)
            let place = kept.firstIndex { $0.strength(for: stance) < strength } ?? kept.count
            if place < limit { kept.insert(ground, at: place) }
            if kept.count > limit { kept.removeLast() }
        }
        var spans: [TextSpan] = []
        for span in kept.flatMap(\.spans).sorted() {
            if let last = spans.last, span.start < last.end {
                spans[spans.count - 1] = TextSpan(last.start, max(last.end, span.end))
            } else {
                spans.append(span)
            }
        }
        return spans
    }
}
