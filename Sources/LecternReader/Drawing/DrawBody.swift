internal import LecternScreen
internal import LecternText

/// Drawing the text with its highlights.
extension Reader {
    /// The rows of the article, margin and text.
    func drawBody(on screen: inout Screen) {
        for (row, content) in zip(frame.body, rows) {
            switch content {
            case .line(let paragraph, let span):
                drawMargin(paragraph: paragraph, line: span, row: row, on: &screen)
                drawLine(paragraph: paragraph, line: span, row: row, on: &screen)
            case .fold(let range):
                let count = range.count
                let remedy = passing.count == 0 ? "; nothing passes, \(key("clear-filter")) shows all" : ""
                screen.write(
                    "··· \(count) paragraph\(count == 1 ? "" : "s")\(remedy)",
                    at: Position(column: frame.left + frame.gutter, row: row), role: .fold)
            case .gap: break
            }
        }
        if rows.isEmpty, let row = frame.body.first {
            let words = article.isWhole ? "nothing to read: the text is empty" : "reading …"
            screen.write(words, at: Position(column: frame.left + frame.gutter, row: row), role: .label)
        }
    }

    /// The letters of the stances that begin in a line, small ones for guesses, and the bar beside the current paragraph.
    private func drawMargin(paragraph: Int, line: TextSpan, row: Int, on screen: inout Screen) {
        let frame = frame
        guard frame.gutter > 0 else { return }
        let bar = frame.left + frame.gutter - 1
        if paragraph == current {
            screen.write("▌", at: Position(column: bar, row: row), role: .bar)
        }
        // Letters on the issue of before would stand under the new one.
        guard stancesBefore == nil else { return }
        var letters: [(position: Statement.Position, marks: Marks)] = []
        for number in highlights.statements(in: paragraph) {
            let statement = highlights.annotations.statements[number]
            guard let position = statement.position, line.contains(statement.start) else { continue }
            let marks: Marks = dims(number) ? .dimmed : []
            if let index = letters.firstIndex(where: { $0.position.stance == position.stance && $0.marks == marks }) {
                // What one statement leaves a guess another on the line may make sure.
                if letters[index].position.isGuess { letters[index].position = position }
            } else {
                letters.append((position, marks))
            }
        }
        let room = frame.gutter - 2
        for (offset, letter) in letters.prefix(max(0, room)).reversed().enumerated() {
            screen.write(
                letter.position.letter, at: Position(column: bar - 2 - offset, row: row),
                role: letter.position.stance.letterRole, marks: letter.marks)
        }
    }

    private func drawLine(paragraph: Int, line: TextSpan, row: Int, on screen: inout Screen) {
        let looks = looks(of: line, in: paragraph)
        let shape = flow.knownShape(of: paragraph)
        // Lines after the first stand under the words of an item.
        let indent = line.start == shape?.lines.first?.start ? 0 : shape?.indent ?? 0
        let left = frame.left + frame.gutter
        var column = indent
        article.store.bytes(in: line).withUnsafeBufferPointer { bytes in
            var scanner = GlyphScanner(bytes)
            while true {
                let offset = scanner.offset
                guard let glyph = scanner.next() else { break }
                let look = looks[min(offset, looks.count - 1)]
                let width = Wrap.advance(glyph, from: column - indent)
                let place = Position(column: left + column, row: row)
                for filled in 0..<(glyph.kind == .tab ? width : 1) {
                    screen.put(
                        bytes, at: offset, glyph: glyph, to: place.right(filled), role: look.role, marks: look.marks)
                }
                column += width
            }
        }
    }

    /// Role and marks of each byte of a line.
    private func looks(of line: TextSpan, in paragraph: Int) -> [(role: Role, marks: Marks)] {
        let isDim = dimsRest
        let isHeading = flow.knownShape(of: paragraph)?.kind == .heading
        var looks = Array(
            repeating: (role: isHeading ? Role.heading : .text, marks: isDim ? Marks.dimmed : []),
            count: max(1, line.count))
        func each(_ spans: [TextSpan], _ change: (inout (role: Role, marks: Marks)) -> Void) {
            for span in spans {
                guard let shared = span.intersection(line) else { continue }
                for index in shared.start - line.start..<shared.end - line.start { change(&looks[index]) }
            }
        }
        let numbers = highlights.numbers(in: paragraph)
        let chosen = highlight.map { highlights.all[$0] }
        for number in numbers {
            let item = highlights.all[number]
            guard case .content(let index) = item.owner else { continue }
            let statement = highlights.annotations.statements[index]
            let isCurrent = chosen?.owner == .content(statement: index)
            each(item.spans) {
                $0.role = statement.stance?.contentRole ?? .content
                if isCurrent { $0.marks.insert(.currentContent) }
                if statement.isGuess { $0.marks.insert(.doubtful) }
            }
            if isDim, passes(index) {
                each(statement.source + statement.cue + statement.content) { $0.marks.remove(.dimmed) }
            }
        }
        each(highlights.cues(in: paragraph)) { $0.marks.insert(.cue) }
        for number in numbers {
            let item = highlights.all[number]
            if let mark = item.owner.mark { each(item.spans) { $0.marks.insert(mark) } }
        }
        // Also what is marked only now: a mere mention of a speaker.
        if let chosen, let mark = chosen.owner.mark { each(chosen.spans) { $0.marks.formUnion([mark, .current]) } }
        each(hits) { $0.marks.insert(.match) }
        if case .selecting(let selection) = mode { each(selection.spans) { $0.marks.formUnion([.match, .current]) } }
        if let hit = search?.hit { each([hit]) { $0.marks.formUnion([.match, .current]) } }
        return looks
    }

    /// Whether a statement is shown dim.
    private func dims(_ statement: Int) -> Bool { dimsRest && !passes(statement) }

    /// Whether what the filter leaves out is shown dim; when nothing passes, all of it stays readable.
    private var dimsRest: Bool { passing.isActive && filter.rest != .bright && passing.count > 0 }
}

extension Highlight.Owner {
    /// What marks it in the text, nil for a content, which its role marks.
    fileprivate var mark: Marks? {
        switch self {
        case .source, .name: .source
        case .mention: .event
        case .content: nil
        }
    }
}
