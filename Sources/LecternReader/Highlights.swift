internal import LecternScreen
internal import LecternText

/// One source, content or mention of an event as it is shown.
struct Highlight: Hashable, Sendable {
    /// What it belongs to, by number in the annotations.
    enum Owner: Hashable, Sendable {
        case source(statement: Int)
        case content(statement: Int)
        case mention(event: Int, mention: Int)

        /// The statement it is part of, nil for an event.
        var statement: Int? {
            switch self {
            case .source(let index), .content(let index): index
            case .mention: nil
            }
        }
    }

    var owner: Owner
    /// At least one, in text order.
    var spans: [TextSpan]
    /// The paragraph in which it begins.
    var paragraph: Int

    /// The first byte.
    var start: Int { spans[0].start }
}

/// The annotations of an article, laid out to be looked up by place.
struct Highlights: Sendable {
    let annotations: Annotations
    /// In reading order.
    let all: [Highlight]
    /// For each paragraph the numbers of the highlights that reach into it.
    private let inParagraph: [Int: [Int]]
    private let cuesInParagraph: [Int: [TextSpan]]
    /// For each statement the paragraphs that its source, cue and content reach into.
    private let reaches: [[Int]]
    /// How many statements take each stance.
    let stanceCounts: [Stance: Int]
    /// For each statement its place among those of its speaker, from 1; and for each speaker how many there are.
    private let ordinals: [Int]
    private let statementCounts: [String: Int]
    private let speakers: [String: Speaker]

    /// Lays out annotations over the paragraphs known so far.
    init(_ annotations: Annotations = Annotations(), over paragraphs: ParagraphIndex = ParagraphIndex()) {
        self.annotations = annotations
        all = Self.found(in: annotations, over: paragraphs)
        var reached: [Int: [Int]] = [:]
        for (index, highlight) in all.enumerated() {
            for paragraph in Self.paragraphs(of: highlight.spans, in: paragraphs) {
                reached[paragraph, default: []].append(index)
            }
        }
        inParagraph = reached
        var cues: [Int: [TextSpan]] = [:]
        var counts: [String: Int] = [:]
        var stances: [Stance: Int] = [:]
        var ordinals: [Int] = []
        for statement in annotations.statements {
            for cue in statement.cue where paragraphs.count > 0 {
                cues[paragraphs.paragraph(at: cue.start), default: []].append(cue)
            }
            if let stance = statement.stance { stances[stance, default: 0] += 1 }
            counts[statement.speaker ?? "", default: 0] += 1
            ordinals.append(counts[statement.speaker ?? ""] ?? 0)
        }
        cuesInParagraph = cues
        reaches = annotations.statements.map { statement in
            guard paragraphs.count > 0 else { return [] }
            return [statement.source, statement.cue, statement.content].flatMap {
                Self.paragraphs(of: $0, in: paragraphs)
            }
        }
        stanceCounts = stances
        statementCounts = counts
        self.ordinals = ordinals
        speakers = Dictionary(annotations.speakers.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// All that is highlighted, in reading order.
    private static func found(in annotations: Annotations, over paragraphs: ParagraphIndex) -> [Highlight] {
        guard paragraphs.count > 0 else { return [] }
        var found: [Highlight] = []
        // A source shared by several statements is one highlight: a key press moves on visibly.
        var sources: Set<[TextSpan]> = []
        func add(_ owner: Highlight.Owner, _ spans: [TextSpan]) {
            guard let first = spans.first else { return }
            found.append(Highlight(owner: owner, spans: spans, paragraph: paragraphs.paragraph(at: first.start)))
        }
        for (index, statement) in annotations.statements.enumerated() {
            if sources.insert(statement.source).inserted { add(.source(statement: index), statement.source) }
            add(.content(statement: index), statement.content)
        }
        for (index, event) in annotations.events.enumerated() {
            for (number, mention) in event.mentions.enumerated() {
                add(.mention(event: index, mention: number), [mention.span])
            }
        }
        return found.sorted { ($0.start, $0.spans[0].end) < ($1.start, $1.spans[0].end) }
    }

    /// The numbers of the highlights that reach into a paragraph, in reading order.
    func numbers(in paragraph: Int) -> [Int] { inParagraph[paragraph] ?? [] }

    /// The cues that begin in a paragraph.
    func cues(in paragraph: Int) -> [TextSpan] { cuesInParagraph[paragraph] ?? [] }

    /// The statements whose content reaches into a paragraph.
    func statements(in paragraph: Int) -> [Int] {
        numbers(in: paragraph).compactMap {
            if case .content(let statement) = all[$0].owner { statement } else { nil }
        }
    }

    /// The paragraphs that `wanted` statements, by number, reach into with any of their parts, ascending.
    func paragraphs(where wanted: (Int) -> Bool) -> [Int] {
        Set(reaches.indices.filter(wanted).flatMap { reaches[$0] }).sorted()
    }

    /// The speaker of that `id`.
    func speaker(_ id: String?) -> Speaker? { id.flatMap { speakers[$0] } }

    /// How many statements a speaker makes.
    func count(ofSpeaker id: String) -> Int { statementCounts[id] ?? 0 }

    /// The place of a statement among those of its speaker, from 1, and how many there are; nil when nobody is named.
    func place(ofStatement number: Int) -> (ordinal: Int, count: Int)? {
        annotations.statements[number].speaker.map { (ordinals[number], statementCounts[$0] ?? 0) }
    }

    private static func paragraphs(of spans: [TextSpan], in index: ParagraphIndex) -> [Int] {
        var numbers: [Int] = []
        for span in spans {
            for number in index.paragraph(at: span.start)...index.paragraph(at: max(span.start, span.end - 1))
            where numbers.last.map({ $0 < number }) ?? true {
                numbers.append(number)
            }
        }
        return numbers
    }
}
