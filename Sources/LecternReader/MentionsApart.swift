internal import LecternText

extension Annotations {
    /// For each speaker which mentions stand apart from what the speaker says, both by number, ascending.
    ///
    /// A mention in a source of the speaker's own, or where a content of theirs begins, is the place of that statement:
    /// whoever goes from place to place has been there.
    func mentionsApart() -> [[Int]] {
        var taken: [String: [TextSpan]] = [:]
        for statement in statements {
            guard let speaker = statement.speaker else { continue }
            taken[speaker, default: []] += statement.source
            if let start = statement.content.first?.start {
                taken[speaker, default: []].append(TextSpan(start, start + Self.openingByteCount))
            }
        }
        return speakers.map { speaker in
            let places = Self.joined(taken[speaker.id] ?? [])
            let ends = places.map(\.end)
            return speaker.mentions.indices.filter { number in
                let mention = speaker.mentions[number]
                let next = ends.firstIndex(atLeast: mention.start + 1)
                return !mention.isEmpty && (next == places.count || places[next].start >= mention.end)
            }
        }
    }

    /// How far into a content a mention begins that opens it: an opening quotation mark may stand before it.
    private static let openingByteCount = 1 + "“".utf8.count

    /// The same bytes in spans that share none, ascending.
    private static func joined(_ spans: [TextSpan]) -> [TextSpan] {
        var joined: [TextSpan] = []
        for span in spans.sorted() {
            if let last = joined.last, span.start <= last.end {
                joined[joined.count - 1].end = max(last.end, span.end)
            } else {
                joined.append(span)
            }
        }
        return joined
    }
}
