internal import LecternScreen
internal import LecternText

/// A stretch of the text that a person marks word by word, to say what is a statement or a part of one.
struct Selection: Hashable, Sendable {
    /// What it is for.
    var purpose: Mending
    /// What is marked, at least one span in text order, none overlapping the next.
    private(set) var spans: [TextSpan]
    /// Which of them keys move.
    private(set) var active = 0
    /// Whether they move its beginning.
    private(set) var movesStart = false

    /// Begins with some spans.
    init(_ purpose: Mending, _ spans: [TextSpan]) {
        self.purpose = purpose
        self.spans = spans
    }

    /// The offset that keys move.
    var edge: Int { movesStart ? spans[active].start : spans[active].end }

    /// Lets keys move the other end.
    mutating func turn() { movesStart.toggle() }

    /// Lets keys move the next part; false when there is only one.
    mutating func goOn() -> Bool {
        active = (active + 1) % spans.count
        return spans.count > 1
    }

    /// Marks other words in place of all.
    mutating func replace(by span: TextSpan) { (spans, active, movesStart) = ([span], 0, false) }

    /// Moves an end by a word of `words`, which are in text order; false when there is none that way.
    mutating func move(_ direction: Direction, among words: [Word]) -> Bool {
        let span = spans[active]
        let before = active > 0 ? spans[active - 1].end : 0
        let after = active + 1 < spans.count ? spans[active + 1].start : Int.max
        let edges = words.map { movesStart ? $0.span.start : $0.span.end }
        let fitting = edges.filter { movesStart ? $0 >= before && $0 < span.end : $0 <= after && $0 > span.start }
        let target =
            direction == .next ? fitting.first { $0 > edge } : fitting.last { $0 < edge }
        guard let target else { return false }
        spans[active] = movesStart ? TextSpan(target, span.end) : TextSpan(span.start, target)
        return true
    }
}

/// Marking words of the text.
extension Reader {
    /// Lets words be marked, beginning with some that are.
    mutating func select(_ purpose: Mending, from spans: [TextSpan]) {
        guard let first = spans.first else { return }
        mode = .selecting(Selection(purpose, spans))
        current = article.paragraphs.paragraph(at: first.start)
        reveal(first.start)
    }

    /// Begins a new statement with the sentence of the current highlight, or the first of the paragraph.
    mutating func selectStatement() -> [Effect] {
        let sentences = sentences(of: current)
        let start = highlight.map { highlights.all[$0].start } ?? 0
        guard let sentence = sentences.last(where: { $0.start <= start }) ?? sentences.first else { return [.ring] }
        select(.newStatement, from: [sentence])
        return []
    }

    /// Takes a key while words are marked.
    mutating func press(_ key: Key, in selection: Selection) -> [Effect] {
        var selection = selection
        var isDone = true
        switch key {
        case .right, .character("l"): isDone = selection.move(.next, among: words(around: selection))
        case .left, .character("h"): isDone = selection.move(.previous, among: words(around: selection))
        case .character("o"): selection.turn()
        case .tab: isDone = selection.goOn()
        case .down, .character("j"): isDone = moveSentence(of: &selection, .next)
        case .up, .character("k"): isDone = moveSentence(of: &selection, .previous)
        case .enter: return finish(selection)
        case .escape, .control("c"), .character("q"):
            mode = .reading
            return []
        case .control("z"): return [.suspend]
        case .control("l"): return [.redraw]
        default: isDone = false
        }
        mode = .selecting(selection)
        if isDone { reveal(max(0, selection.edge - (selection.movesStart ? 0 : 1))) }
        layOut()
        return isDone ? [] : [.ring]
    }

    /// Marks the next sentence, or the one before, where a new statement is marked.
    private mutating func moveSentence(of selection: inout Selection, _ direction: Direction) -> Bool {
        guard selection.purpose == .newStatement else { return false }
        let start = selection.spans[0].start
        let here = article.paragraphs.paragraph(at: start)
        let next = direction == .next ? here + 1 : here - 1
        var sentences = sentences(of: here)
        if article.paragraphs.starts.indices.contains(next) {
            sentences = direction == .next ? sentences + self.sentences(of: next) : self.sentences(of: next) + sentences
        }
        let target =
            direction == .next ? sentences.first { $0.start > start } : sentences.last { $0.end <= start }
        guard let target else { return false }
        selection.replace(by: target)
        current = article.paragraphs.paragraph(at: target.start)
        return true
    }

    /// The sentences of a paragraph without the white space after them.
    private func sentences(of number: Int) -> [TextSpan] {
        guard article.paragraphs.starts.indices.contains(number) else { return [] }
        let (span, bytes) = article.paragraph(number)
        let sentences = bytes.withUnsafeBufferPointer { Sentences.split($0, in: TextSpan(0, bytes.count)) }
        return sentences.map { sentence in
            var end = sentence.end
            while end > sentence.start, bytes[end - 1] <= 0x20 { end -= 1 }
            return TextSpan(sentence.start, end).shifted(by: span.start)
        }.filter { !$0.isEmpty }
    }

    /// The words of the paragraphs that a selection reaches into.
    private func words(around selection: Selection) -> [Word] {
        let index = article.paragraphs
        guard let first = selection.spans.first, let last = selection.spans.last else { return [] }
        let start = index.starts[index.paragraph(at: first.start)]
        let extent = TextSpan(start, index.extent(of: index.paragraph(at: max(last.start, last.end - 1))).end)
        let bytes = article.store.bytes(in: extent)
        return bytes.withUnsafeBufferPointer { Words.split($0, in: TextSpan(0, bytes.count)) }.map {
            Word(span: $0.span.shifted(by: start), kind: $0.kind)
        }
    }

    /// What can be done while words are marked.
    func hints(for selection: Selection) -> [String] {
        let part = if case .bounds(let part, _) = selection.purpose { part.rawValue } else { "statement" }
        var hints = ["\(part): ← → its \(selection.movesStart ? "beginning" : "end")", "Enter takes it", "Esc cancels"]
        hints.append(selection.movesStart ? "o its end" : "o its beginning")
        if selection.spans.count > 1 { hints.append("Tab part \(selection.active + 1) of \(selection.spans.count)") }
        if selection.purpose == .newStatement { hints.append("↓ ↑ sentence") }
        return hints
    }
}
