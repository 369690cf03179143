public import LecternText

/// An article read as a conversation of lines: for screen readers, and terminals that cannot place a cursor.
///
/// Each line that a person types is answered with lines to print; nothing is drawn, and nothing said by looks alone. No
/// answer holds a control character.
public struct LinearReading: Sendable {
    let article: Article
    let annotations: Annotations
    /// The paragraph that was read last, counted from 0; nil before the first.
    public private(set) var current: Int?
    /// Whether the person has left.
    public private(set) var isOver = false
    /// How many files further on the person wants to read, negative for before; nil for this one.
    private var fileStep: Int?
    /// The stances told of; all when empty.
    private(set) var stances: Set<Stance> = []
    private var sought = ""
    /// Names of speakers, by `id`.
    let names: [String: String]
    /// Numbers of the statements that begin in a paragraph.
    private let statements: [Int: [Int]]

    /// Begins to read before the first paragraph.
    public init(_ article: Article, _ annotations: Annotations) {
        self.article = article
        self.annotations = annotations
        var names: [String: String] = [:]
        for speaker in annotations.speakers { names[speaker.id] = Sanitizer.printable(speaker.name) }
        self.names = names
        var statements: [Int: [Int]] = [:]
        for (number, statement) in annotations.statements.enumerated() {
            statements[article.paragraphs.paragraph(at: statement.start), default: []].append(number)
        }
        self.statements = statements
    }

    /// What is said first: what is debated, how long it is, and what to type.
    public var opening: [String] {
        [
            issueSentence,
            "\(Self.counted(article.paragraphs.count, "paragraph")). Enter reads on, question mark is help, q leaves.",
        ]
    }

    /// Goes to the paragraph that holds a byte of the text, and reads it.
    public mutating func goOn(at offset: Int) -> [String] { read(article.paragraphs.paragraph(at: offset)) }

    /// Goes to a paragraph, counted from 0, and reads it.
    public mutating func begin(at paragraph: Int) -> [String] { perform(.paragraph(paragraph + 1)) }

    /// Answers a line that was typed.
    public mutating func answer(_ line: String) -> [String] {
        guard let request = LinearCommand.request(line) else {
            return ["There is no command \(Sanitizer.printable(line)). Question mark is help."]
        }
        return perform(request)
    }

    /// How many files further on the person wants to read, negative for before, told once; nil for this one.
    public mutating func takeFileStep() -> Int? {
        defer { fileStep = nil }
        return fileStep
    }

    private mutating func perform(_ request: LinearRequest) -> [String] {
        switch request {
        case .next: return step(after: current ?? -1) ?? ["That was the last paragraph\(inFilter). q leaves."]
        case .previous: return step(before: current ?? 0) ?? ["That was the first paragraph\(inFilter)."]
        case .again: return read(current ?? 0)
        case .paragraph(let number):
            guard (1...max(1, article.paragraphs.count)).contains(number) else {
                return ["There is no paragraph \(number). There are \(article.paragraphs.count)."]
            }
            return read(number - 1)
        case .first: return read(0)
        case .last: return read(article.paragraphs.count - 1)
        case .speakers: return speakerList
        case .speaker(let wanted): return statements(by: wanted)
        case .positions: return list(annotations.statements.filter(passes))
        case .events: return eventList
        case .toggle(let stance): return filter(by: stances.symmetricDifference([stance]))
        case .only(let stances): return filter(by: stances)
        case .all: return filter(by: [])
        case .find(let text):
            if !text.isEmpty { sought = text }
            return find(from: (current ?? -1) + 1, by: 1)
        case .findNext: return find(from: (current ?? -1) + 1, by: 1)
        case .findPrevious: return find(from: (current ?? 0) - 1, by: -1)
        case .issue: return [issueSentence, filterSentence]
        case .file(let step):
            fileStep = step
            return []
        case .help: return LinearCommand.all.map { $0.help + "." }
        case .quit:
            isOver = true
            return []
        }
    }

    // MARK: Moving

    /// Reads a paragraph: its number, its text, and who says what in it.
    private mutating func read(_ paragraph: Int) -> [String] {
        let paragraph = min(max(0, paragraph), article.paragraphs.count - 1)
        guard paragraph >= 0 else { return ["There is nothing to read."] }
        current = paragraph
        let text = Sanitizer.printable(article.paragraph(paragraph).bytes)
        let told = (statements[paragraph] ?? []).map { annotations.statements[$0] }.filter(passes)
        return ["Paragraph \(paragraph + 1) of \(article.paragraphs.count).", text] + told.map(sentence)
    }

    private mutating func step(after paragraph: Int) -> [String]? {
        var next = paragraph + 1
        while next < article.paragraphs.count {
            if isTold(next) { return read(next) }
            next += 1
        }
        return nil
    }

    private mutating func step(before paragraph: Int) -> [String]? {
        var next = paragraph - 1
        while next >= 0 {
            if isTold(next) { return read(next) }
            next -= 1
        }
        return nil
    }

    /// Whether a paragraph is read on to: with a filter only those with a statement that passes.
    private func isTold(_ paragraph: Int) -> Bool {
        stances.isEmpty || (statements[paragraph] ?? []).contains { passes(annotations.statements[$0]) }
    }

    // MARK: Filtering

    /// Whether the filter lets a statement through.
    func passes(_ statement: Statement) -> Bool {
        stances.isEmpty || statement.stance.map(stances.contains) ?? false
    }

    private var inFilter: String { stances.isEmpty ? "" : " with such a statement" }

    private mutating func filter(by stances: Set<Stance>) -> [String] {
        guard !annotations.issues.isEmpty || stances.isEmpty else {
            return ["No issue was found, so there are no stances."]
        }
        self.stances = stances
        return [filterSentence]
    }

    private func list(_ statements: [Statement]) -> [String] {
        statements.isEmpty ? ["There are no such statements."] : statements.map(listed)
    }

    private func statements(by wanted: String) -> [String] {
        let speakers = annotations.speakers
        let found: Speaker? =
            if let number = Int(wanted) {
                speakers.indices.contains(number - 1) ? speakers[number - 1] : nil
            } else {
                speakers.first { $0.name.lowercased().contains(wanted.lowercased()) }
            }
        guard let found else { return ["There is no speaker \(Sanitizer.printable(wanted)). s lists the speakers."] }
        let own = annotations.statements.filter { $0.speaker == found.id && passes($0) }
        return [Sanitizer.printable(found.name) + "."] + list(own)
    }

    // MARK: Finding

    private mutating func find(from start: Int, by step: Int) -> [String] {
        guard !sought.isEmpty else { return ["Type a slash and the word to find."] }
        let wanted = sought.lowercased()
        var paragraph = start
        while paragraph >= 0, paragraph < article.paragraphs.count {
            let text = Sanitizer.printable(article.paragraph(paragraph).bytes)
            if text.lowercased().contains(wanted) { return read(paragraph) }
            paragraph += step
        }
        return ["\(Sanitizer.printable(sought)) is not found \(step > 0 ? "further on" : "before here")."]
    }
}
