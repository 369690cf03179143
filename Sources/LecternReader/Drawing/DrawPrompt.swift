internal import LecternQuery
internal import LecternScreen
internal import LecternText

/// Drawing the line that a person types.
extension Reader {
    /// Draws the line with its cursor, and above it what is wrong with it or what would complete it.
    func draw(_ prompt: Prompt, row: Int, on screen: inout Screen) {
        let start = Position(column: min(1, size.columns - 1), row: row)
        let label =
            start.column
            + screen.write(label(of: prompt.purpose), at: start, role: .label, limit: max(0, size.columns - 10))
        let room = max(1, size.columns - label - 1)
        let (first, width) = firstShown(of: prompt, room: room)
        for column in label..<max(label, size.columns) {
            screen.write(" ", at: Position(column: column, row: row), role: .prompt)
        }
        screen.write(
            String(prompt.text[first...]), at: Position(column: label, row: row), role: .prompt,
            marks: prompt.isOffered ? .current : [], limit: room)
        screen.cursor = Position(column: min(size.columns - 1, label + width), row: row)
        guard row > 0 else { return }
        if prompt.purpose == .issue, knownIssues.count > 1 {
            drawIssues(above: row, around: prompt.line, on: &screen)
        } else if !prompt.candidates.isEmpty {
            drawAbove(row, prompt.candidates.joined(separator: "  "), at: label, role: .label, on: &screen)
        } else if let mistake = prompt.mistake {
            let before =
                mistake.column > first
                ? Columns.count(String(prompt.text[first..<min(mistake.column, prompt.text.count)])) : 0
            drawAbove(row, "^ " + mistake.message, at: label + before, role: .error, on: &screen)
        } else if let hint = hint(for: prompt) {
            drawAbove(row, hint, at: label, role: .label, on: &screen)
        }
    }

    /// Lists the issues to choose from above the line, the one that is in it marked, each found one with its chance.
    private func drawIssues(above row: Int, around line: String, on screen: inout Screen) {
        let known = knownIssues
        let room = max(1, min(known.count, row - 2))
        let chosen = known.firstIndex { $0.proposition == line } ?? 0
        let first = min(max(0, chosen - room + 1), known.count - room)
        let blank = String(repeating: " ", count: size.columns)
        let head = row - room - 1
        if head >= 0 {
            screen.write(blank, at: Position(column: 0, row: head), role: .text)
            screen.write(
                "Tab goes through these; or type your own", at: Position(column: 1, row: head), role: .label,
                limit: size.columns - 2)
        }
        for (offset, issue) in known[first..<first + room].enumerated() {
            let place = Position(column: 1, row: row - room + offset)
            screen.write(blank, at: Position(column: 0, row: place.row), role: .text)
            let chance = issue.confidence < 1 ? "\(Int((100 * issue.confidence).rounded())) %" : ""
            let right = drawRight(chance, row: place.row, on: &screen)
            screen.write(
                issue.proposition, at: place, role: .text, marks: issue.proposition == line ? .current : [],
                limit: max(0, right - 3))
        }
    }

    /// What is asked for, shown before the line.
    private func label(of purpose: Prompt.Purpose) -> String {
        switch purpose {
        case .issue: "Issue: "
        case .filter, .articles: "Filter: "
        case .names: "Called: "
        case .tags: size.columns < 60 ? "Tags: " : "Tags of \(targetWords): "
        case .speaker: "Speaker: "
        case .stance: "Stance: "
        case .note: "Note: "
        case .search: "/"
        case .command: ":"
        case .pipe: "Pipe to: "
        case .export: exportLabel
        }
    }

    private var exportLabel: String {
        let all = passing.statements.count
        let count = passing.isActive ? "\(passing.count) of \(all)" : "\(all)"
        if size.columns < 60 { return "Export \(count) to: " }
        let part = extent.map { ", \($0)," } ?? ""
        return "Export \(count) statements\(part) to (.md .html .csv .json .bib): "
    }

    /// What is told above a line that has nothing wrong.
    private func hint(for prompt: Prompt) -> String? {
        guard prompt.note == nil else { return prompt.note }
        switch prompt.purpose {
        case .filter:
            if prompt.text.isEmpty {
                return Field.allCases.filter { $0.row.subject == .statement }.map { "\($0.rawValue):" }
                    .joined(separator: " ") + "  Tab completes"
            }
            return "\(passing.count) of \(passing.statements.count) statements"
        case .issue where prompt.text.isEmpty && highlights.annotations.proposals.isEmpty:
            return "what is proposed, in a sentence, such as: The bridge is closed"
        case .articles: return articlesHint(for: prompt)
        case .tags: return tagsHint
        case .names: return page.map { "\(Reader.grouped($0.total)) · Enter opens · ↓ list" }
        case .speaker: return "a name, or nothing for nobody named; Tab completes"
        case .stance: return "support, caution, oppose or neutral; Tab completes"
        case .note where prompt.text.isEmpty: return "your own words on this statement; an empty line takes a note away"
        case .export where size.columns < 60: return "end it in .md .html .csv .json .bib"
        case .command where prompt.text.isEmpty:
            return CommandLine.all.map(\.name).joined(separator: " ") + "  Tab completes"
        default: return nil
        }
    }

    private func articlesHint(for prompt: Prompt) -> String? {
        guard let page, !prompt.text.isEmpty else {
            return Field.allCases.map { "\($0.rawValue):" }.joined(separator: " ") + "  Tab completes"
        }
        return page.isStale
            ? "searching …" : "\(Self.counted(page.total, "article")) found · Enter reads · ↓ list"
    }

    /// Writes over the row above the line, moved left as far as it must to be read.
    private func drawAbove(_ row: Int, _ text: String, at column: Int, role: Role, on screen: inout Screen) {
        screen.write(String(repeating: " ", count: size.columns), at: Position(column: 0, row: row - 1), role: .text)
        let left = max(1, min(column, size.columns - 1 - Columns.count(text)))
        screen.write(text, at: Position(column: left, row: row - 1), role: role, limit: size.columns - left - 1)
    }

    /// The first character shown, so that the cursor is, and how many columns stand before the cursor.
    private func firstShown(of prompt: Prompt, room: Int) -> (first: Int, width: Int) {
        var (first, width) = (prompt.cursor, 0)
        while first > 0 {
            let more = Columns.count(String(prompt.text[first - 1]))
            if width + more >= room { break }
            width += more
            first -= 1
        }
        return (first, width)
    }
}
