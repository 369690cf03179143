internal import LecternScreen
internal import LecternText

/// One source, content or mention as it is shown.
struct Highlight: Hashable, Sendable {
    /// What it belongs to, by number in the annotations.
    enum Owner: Hashable, Sendable {
        case source(statement: Int)
        case content(statement: Int)
        case mention(event: Int, mention: Int)
        /// A mere mention of a speaker, apart from what the speaker says. A text has so many that one is marked only
        /// while it is current; no jump but that to the next of the same speaker stops there.
        case name(speaker: Int, mention: Int)

        /// The statement it is part of, nil for a mention.
        var statement: Int? {
            switch self {
            case .source(let index), .content(let index): index
            case .mention, .name: nil
            }
        }

        /// Whether it is a mention of a speaker and no more.
        var isMereMention: Bool {
            if case .name = self { true } else { false }
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
    /// Which of them each jump goes through.
    let routes: Routes
    /// For each speaker the mentions apart from what the speaker says, by number.
    let mentionsApart: [[Int]]
    /// For each paragraph the numbers of the highlights that mark it: mere mentions of speakers do not.
    private let inParagraph: [Int: [Int]]
    private let cuesInParagraph: [Int: [TextSpan]]
    /// For each statement the paragraphs that its source, cue and content reach into.
    private let reaches: [[Int]]
    /// How many statements take each stance.
    let stanceCounts: [Stance: Int]
    /// For each statement its place among those of its speaker, from 1; and for each speaker how many there are.
    private let ordinals: [Int]
    private let statementCounts: [String: Int]
    private let speakers: [String: Int]

    /// Lays out annotations over the paragraphs known so far.
    init(_ annotations: Annotations = Annotations(), over paragraphs: ParagraphIndex = ParagraphIndex()) {
        self.annotations = annotations
        mentionsApart = annotations.mentionsApart()
        all = Self.found(in: annotations, mentionsApart, over: paragraphs)
        routes = Routes(through: all, of: annotations)
        inParagraph = Self.byParagraph(routes.marked, of: all, in: paragraphs)
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
        let numbered = annotations.speakers.enumerated().map { ($0.element.id, $0.offset) }
        speakers = Dictionary(numbered, uniquingKeysWith: { first, _ in first })
    }

    /// For each paragraph which of `numbers` reach into it.
    private static func byParagraph(
        _ numbers: [Int], of all: [Highlight], in paragraphs: ParagraphIndex
    ) -> [Int: [Int]] {
        var reached: [Int: [Int]] = [:]
        for number in numbers {
            for paragraph in Self.paragraphs(of: all[number].spans, in: paragraphs) {
                reached[paragraph, default: []].append(number)
            }
        }
        return reached
    }

    /// All that is highlighted, in reading order.
    private static func found(
        in annotations: Annotations, _ mentionsApart: [[Int]], over paragraphs: ParagraphIndex
    ) -> [Highlight] {
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
        for (index, numbers) in mentionsApart.enumerated() {
            for number in numbers {
                add(.name(speaker: index, mention: number), [annotations.speakers[index].mentions[number]])
            }
        }
        return found.sorted { ($0.start, $0.spans[0].end) < ($1.start, $1.spans[0].end) }
    }

    /// The numbers of the highlights that mark a paragraph, in reading order.
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
    func speaker(_ id: String?) -> Speaker? { id.flatMap { speakers[$0] }.map { annotations.speakers[$0] } }

    /// The number of the speaker of that `id`.
    func number(ofSpeaker id: String) -> Int? { speakers[id] }

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
