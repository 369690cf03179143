internal import Glibc
internal import LecternEncoder
internal import LecternText

/// Who says what in one window: labels, then links.
///
/// Its counterpart is `Training/decode.py`, with which it has to agree.
struct WindowReading {
    /// The most pieces of a source.
    private static let longestSource = 48
    /// How many beginnings of a source are tried that the labels do not know.
    private static let pointedStarts = 3
    /// What a source gains that the labels found too, in logarithms of chances.
    private static let taggedBonus: Float = 1
    /// What is less likely to be right is not told: half of the F1 that is reached, the best limit for that measure (Lipton et
    /// al. 2014), and the best on articles held out of training.
    private static let leastChance = 0.35
    /// The pieces " and “.
    private static let openingMarks: Set<Int32> = [1000, 1523]

    private let model: AttributionModel
    /// The pieces of the window.
    let pieces: ArraySlice<WordPiece>
    /// Its core, counted from its first piece.
    let core: Range<Int>
    /// What the encoder says of the pieces.
    let states: Matrix
    private let chances: Matrix
    private let labels: [Int]
    private let spans: [LabelledSpan]

    /// Runs the encoder over a window and labels its pieces.
    init(_ model: AttributionModel, _ pieces: Pieces, _ window: Pieces.Window) {
        self.model = model
        self.pieces = pieces.all[window.extent]
        let shift = window.extent.lowerBound
        core = window.core.lowerBound - shift..<window.core.upperBound - shift
        states = model.base.encoder.states(of: self.pieces.map(\.id)[...])
        chances = model.labels(states)
        labels = Labels.best(chances)
        spans = Self.wholeWords(Self.parted(Labels.spans(labels), self.pieces), self.pieces)
    }

    /// The attributions whose content begins in the core, in reading order.
    func attributions() -> [Attribution] {
        let contents = pieces(in: .content)
        guard !contents.isEmpty else { return [] }
        let cues = pieces(in: .cue)
        let cueChances = model.cueChances(states, contents: contents, cues: cues)
        let byContent = model.contentPointers.chances(contents, states)
        let byCue = model.cuePointers.chances(cues, states)
        let groups = Self.grouped(cueChances, cueCount: cues.count)
        let found = groups.compactMap { group -> (start: Int, Attribution)? in
            guard let first = group.contents.map({ contents[$0].lowerBound }).min(), core.contains(first) else {
                return nil
            }
            let share = 1 / Float(group.contents.count)
            var (starts, ends) = (Scores(byContent.start.columns), Scores(byContent.end.columns))
            for content in group.contents {
                starts.add(byContent.start[content], share)
                ends.add(byContent.end[content], share)
            }
            if let cue = group.cue {
                starts.add(byCue.start[cue], 1)
                ends.add(byCue.end[cue], 1)
            }
            let source = self.source(starts, ends)
            let sureness = Sureness(
                labels: group.contents.flatMap { contents[$0] }.map { chances[$0, labels[$0]] },
                cue: mean(group.contents.map { cueChances[$0].max() ?? 0 }), source: source.chance,
                hasCue: group.cue != nil, hasSource: source.pieces != nil,
                isMarked: Self.openingMarks.contains(pieces[pieces.startIndex + first].id),
                isParted: group.contents.count > 1)
            return (
                first,
                Attribution(
                    source: source.pieces.map { [span($0)] } ?? [], cue: group.cue.map { [span(cues[$0])] } ?? [],
                    content: group.contents.map { span(contents[$0]) }.sorted(),
                    confidence: model.chance(sureness))
            )
        }
        return found.filter { $0.1.confidence >= Self.leastChance }.sorted { $0.start < $1.start }.map(\.1)
    }

    private func pieces(in role: AttributionRole) -> [Range<Int>] {
        spans.filter { $0.kind == role.rawValue }.map(\.pieces)
    }

    /// The bytes of some pieces of the window.
    func span(_ range: Range<Int>) -> TextSpan {
        let first = pieces.startIndex
        return TextSpan(pieces[first + range.lowerBound].span.start, pieces[first + range.upperBound - 1].span.end)
    }

    private func mean(_ numbers: [Float]) -> Float { numbers.reduce(0, +) / Float(max(1, numbers.count)) }

    // MARK: Statements

    /// Parts of one content, which have a cue in common or stand alone.
    private struct Group {
        var cue: Int?
        var contents: [Int]
    }

    /// Gives each content to its likeliest cue.
    private static func grouped(_ chances: Matrix, cueCount: Int) -> [Group] {
        var groups: [Group] = []
        var groupOfCue: [Int: Int] = [:]
        for content in 0..<chances.rows {
            let row = Array(chances[content])
            let best = row.indices.max { (row[$0], -$0) < (row[$1], -$1) } ?? cueCount
            if best == cueCount {
                groups.append(Group(cue: nil, contents: [content]))
            } else if let group = groupOfCue[best] {
                groups[group].contents.append(content)
            } else {
                groupOfCue[best] = groups.count
                groups.append(Group(cue: best, contents: [content]))
            }
        }
        return groups
    }

    // MARK: Sources

    /// Summed logarithms of chances, for each piece and in the last place for none.
    private struct Scores {
        var numbers: [Float]

        init(_ count: Int) { numbers = [Float](repeating: 0, count: count) }

        mutating func add(_ row: ArraySlice<Float>, _ weight: Float) {
            for (place, number) in row.enumerated() { numbers[place] += weight * number }
        }

        var none: Float { numbers[numbers.count - 1] }
    }

    /// The span of the highest sum for its beginning and its end, nil if no source is likelier; and the mean of the two.
    private func source(_ starts: Scores, _ ends: Scores) -> (pieces: Range<Int>?, chance: Float) {
        let tagged = pieces(in: .source)
        var best: Range<Int>?
        var score = starts.none + ends.none
        func weigh(_ span: Range<Int>, isTagged: Bool) {
            let value =
                starts.numbers[span.lowerBound] + ends.numbers[span.upperBound - 1]
                + (isTagged ? Self.taggedBonus : 0)
            if value > score { (best, score) = (span, value) }
        }
        for span in tagged { weigh(span, isTagged: true) }
        let likely = (0..<states.rows).sorted { starts.numbers[$0] > starts.numbers[$1] }.prefix(Self.pointedStarts)
        for start in likely {
            let limit = min(start + Self.longestSource, states.rows)
            let reach = start..<((start..<limit).first { isBreak($0) } ?? limit)
            guard let last = reach.max(by: { ends.numbers[$0] < ends.numbers[$1] }) else { continue }
            let span = start..<last + 1
            if !tagged.contains(span) { weigh(span, isTagged: false) }
        }
        return (best, min(0, score) / 2)
    }

    private func isBreak(_ piece: Int) -> Bool { pieces[pieces.startIndex + piece].id == Encoder.paragraphBreak }

    // MARK: Words

    /// Spans parted where a paragraph ends, unless the next one goes on with a quotation: it begins with a mark then.
    static func parted(_ spans: [LabelledSpan], _ pieces: ArraySlice<WordPiece>) -> [LabelledSpan] {
        spans.flatMap { span in
            var parts: [LabelledSpan] = []
            var first = span.pieces.lowerBound
            for piece in span.pieces where pieces[pieces.startIndex + piece].id == Encoder.paragraphBreak {
                let next = pieces.startIndex + piece + 1
                if next < pieces.endIndex, openingMarks.contains(pieces[next].id), piece > first,
                    span.kind == AttributionRole.content.rawValue
                {
                    continue
                }
                if first < piece { parts.append(LabelledSpan(kind: span.kind, pieces: first..<piece)) }
                first = piece + 1
            }
            if first < span.pieces.upperBound {
                parts.append(LabelledSpan(kind: span.kind, pieces: first..<span.pieces.upperBound))
            }
            return parts
        }
    }

    /// Spans that reach to the end of the word they end in, as far as its pieces are free.
    static func wholeWords(_ spans: [LabelledSpan], _ pieces: ArraySlice<WordPiece>) -> [LabelledSpan] {
        let begins = Set(spans.map(\.pieces.lowerBound))
        return spans.map { span in
            var end = span.pieces.upperBound
            while end < pieces.count, pieces[pieces.startIndex + end].continues, !begins.contains(end) { end += 1 }
            return LabelledSpan(kind: span.kind, pieces: span.pieces.lowerBound..<end)
        }
    }
}
