internal import LecternScreen
internal import LecternText

/// What a line that is typed, or words that are marked, are to mend.
enum Mending: Hashable, Sendable {
    /// A part of a statement.
    enum Part: String, Hashable, Sendable { case source, cue, content }

    /// Who makes a statement. It is the one that the person looked at: by the time that the line is typed it may be called
    /// otherwise, and its `id` be another's.
    case speaker(of: Statement)
    /// Where a statement stands.
    case stance(of: Statement)
    /// Which words a part of a statement is.
    case bounds(Part, of: Statement)
    /// The person's note on a statement.
    case note(on: Statement)
    /// Which words are a statement that was not read as one.
    case newStatement
    /// Who makes it.
    case newSpeaker(content: [TextSpan])
    /// Where it stands.
    case newStance(content: [TextSpan], speaker: String?)
}

/// A row of the report on a statement that Enter mends.
enum Fix: Hashable, Sendable {
    case part(Mending.Part)
    case speaker, stance, note, noStatement
}

/// Correcting how a statement was read, and notes on it.
extension Reader {
    /// Begins to mend what a row of the report on a statement tells.
    mutating func mend(_ fix: Fix, ofStatement number: Int) -> [Effect] {
        guard highlights.annotations.statements.indices.contains(number) else { return [.ring] }
        let statement = highlights.annotations.statements[number]
        closePanels()
        if let content = highlights.routes.number(of: .content(statement: number)) { go(toHighlight: content) }
        switch fix {
        case .part(let part): return selectPart(part, of: statement)
        case .speaker:
            ask(.speaker, for: .speaker(of: statement))
        case .stance:
            ask(.stance, for: .stance(of: statement))
        case .note:
            ask(.note, for: .note(on: statement), text: shelved?.notes[statement.id] ?? "")
        case .noStatement: return correct(statement, .notAStatement)
        }
        return []
    }

    private mutating func selectPart(_ part: Mending.Part, of statement: Statement) -> [Effect] {
        let spans = spans(of: part, in: statement)
        // What is not there yet is looked for beside the content.
        let first = spans.isEmpty ? statement.content.first.map { [TextSpan($0.start, $0.end)] } ?? [] : spans
        guard !first.isEmpty else { return [.ring] }
        select(.bounds(part, of: statement), from: first)
        return []
    }

    private func spans(of part: Mending.Part, in statement: Statement) -> [TextSpan] {
        switch part {
        case .source: statement.source
        case .cue: statement.cue
        case .content: statement.content
        }
    }

    private mutating func ask(_ purpose: Prompt.Purpose, for mending: Mending, text: String = "") {
        self.mending = mending
        ask(purpose, text: text)
    }

    /// Opens the line for a note on the current statement.
    mutating func askNote() -> [Effect] {
        guard let highlight, let number = highlights.all[highlight].owner.statement else {
            message = .note("nothing is quoted here; \(key("next-position")) goes to the next position")
            return [.ring]
        }
        return mend(.note, ofStatement: number)
    }

    /// Opens the page over all articles of whoever speaks here, or of the event.
    mutating func openAllArticles() -> [Effect] {
        guard let shelved else { return refuseShelved() }
        if let highlight, case .mention(let event, _) = highlights.all[highlight].owner {
            return open(.event(.found(in: shelved.id, as: highlights.annotations.events[event].id)))
        }
        guard let currentSpeaker else {
            message = .note("nobody is named here; \(key("next-speaker")) goes to the next speaker")
            return [.ring]
        }
        return open(.speaker(.found(in: shelved.id, as: currentSpeaker)))
    }

    /// Opens the board of the issue.
    mutating func openBoard() -> [Effect] {
        guard let shelved else { return refuseShelved() }
        guard let issue = highlights.annotations.issues.first else {
            message = .note("nothing is debated here, so there is no board")
            return [.ring]
        }
        return open(.board(.found(in: shelved.id, as: issue.id)))
    }

    // MARK: Doing it

    /// Takes the marked words.
    mutating func finish(_ selection: Selection) -> [Effect] {
        mode = .reading
        switch selection.purpose {
        case .bounds(let part, let statement):
            let spans = selection.spans.filter { !$0.isEmpty }
            guard !spans.isEmpty else { return [] }
            guard spans != self.spans(of: part, in: statement) else {
                message = .note("nothing is changed: the bounds are as they were")
                return []
            }
            var mended = statement
            switch part {
            case .source: mended.source = spans
            case .cue: mended.cue = spans
            case .content: mended.content = spans
            }
            return correct(statement, .bounds(source: mended.source, cue: mended.cue, content: mended.content))
        case .newStatement: ask(.speaker, for: .newSpeaker(content: selection.spans))
        default: return [.ring]
        }
        return []
    }

    /// Takes the line.
    mutating func mend(by line: String) -> [Effect] {
        guard let mending else { return [.ring] }
        self.mending = nil
        let words = line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let name = words.isEmpty ? nil : words
        switch mending {
        case .speaker(let statement): return correct(statement, .speaker(name))
        case .note(let statement): return note(name, on: statement)
        case .stance(let statement): return Stance(typed: words).map { correct(statement, .stance($0)) } ?? [.ring]
        case .newSpeaker(let content):
            guard issue == nil else {
                ask(.stance, for: .newStance(content: content, speaker: name))
                return []
            }
            return add(content, by: name, nil)
        case .newStance(let content, let speaker): return add(content, by: speaker, Stance(typed: words))
        case .bounds, .newStatement: return [.ring]
        }
    }

    private mutating func note(_ text: String?, on statement: Statement) -> [Effect] {
        guard let shelved else { return text == nil ? [] : onShelf { $0.note(text, on: statement) } ?? [.ring] }
        guard let id = id(of: statement) else { return refuseMending() }
        return change(.note(StatementID(article: shelved.id, statement: id), text))
    }

    private mutating func correct(_ statement: Statement, _ correction: Correction) -> [Effect] {
        guard let shelved else { return onShelf { $0.correct(statement, correction) } ?? [.ring] }
        guard let id = id(of: statement) else { return refuseMending() }
        return change(.correct(StatementID(article: shelved.id, statement: id), correction))
    }

    /// What a statement that was looked at is called by now: the one with its content; nil when that is read otherwise.
    private func id(of statement: Statement) -> String? {
        let same = highlights.annotations.statements.filter { $0.content == statement.content }
        return (same.first { $0.id == statement.id } ?? same.first)?.id
    }

    private mutating func refuseMending() -> [Effect] {
        message = .problem("this statement is read otherwise by now; look at it again")
        return [.ring]
    }

    private mutating func add(_ content: [TextSpan], by speaker: String?, _ stance: Stance?) -> [Effect] {
        guard let shelved else { return onShelf { $0.add(content, by: speaker, stance) } ?? [.ring] }
        let source = speaker.map { self.source(of: content, by: $0) } ?? []
        return change(
            .add(shelved.id, NewStatement(source: source, content: content, speaker: speaker, stance: stance)))
    }

    /// The mention of a speaker that stands nearest to a content in its paragraph.
    private func source(of content: [TextSpan], by name: String) -> [TextSpan] {
        guard let first = content.first else { return [] }
        let index = article.paragraphs
        let paragraph = index.extent(of: index.paragraph(at: first.start))
        let mentions = highlights.annotations.speakers.filter { $0.name == name }.flatMap(\.mentions)
        let near = mentions.filter { mention in
            paragraph.contains(mention) && !content.contains { $0.overlaps(mention) }
        }
        return near.min { abs($0.start - first.start) < abs($1.start - first.start) }.map { [$0] } ?? []
    }

    /// What is wrong with a stance that is typed, nil when nothing is.
    func mistake(inStance line: String) -> Prompt.Mistake? {
        if case .newStance = mending, line.isEmpty { return nil }
        guard Stance(typed: line) == nil else { return nil }
        return Prompt.Mistake(column: 0, message: "support, caution, oppose or neutral; + ~ - . will do")
    }
}

extension Stance {
    /// The stance that a person types: its name or the beginning of it, its letter or its sign.
    init?(typed text: String) {
        let typed = text.lowercased()
        guard !typed.isEmpty,
            let stance = Stance.allCases.first(where: { $0.rawValue.hasPrefix(typed) || String($0.sign) == typed })
        else { return nil }
        self = stance
    }
}
