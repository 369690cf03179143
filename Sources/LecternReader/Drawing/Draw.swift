public import LecternScreen
internal import LecternSearch
internal import LecternText

extension Reader {
    /// The picture of the state. Drawing changes nothing.
    public func draw() -> Screen {
        var screen = Screen(size: size)
        if case .help(let help) = mode {
            draw(help, on: &screen)
            return screen
        }
        for row in [frame.upperRule, frame.lowerRule].compactMap(\.self) {
            screen.fill(row: row, with: "─", role: .rule)
        }
        if let page {
            draw(page, on: &screen)
        } else {
            drawHeader(on: &screen)
            drawIssue(on: &screen)
            drawMain(on: &screen)
            drawLegend(on: &screen)
        }
        drawStatus(on: &screen)
        return screen
    }

    /// The text and the pane beside it, or the panel that is open over it.
    private func drawMain(on screen: inout Screen) {
        var panel: Panel?
        if case .panel(let open) = mode { panel = open }
        guard let pane = frame.pane else {
            if let panel { return draw(panel, isOpen: true, on: &screen) }
            return drawBody(on: &screen)
        }
        drawBody(on: &screen)
        for row in pane.top..<pane.top + pane.rows {
            screen.write("│", at: Position(column: pane.left - 1, row: row), role: .rule)
        }
        if let panel {
            draw(panel, isOpen: true, on: &screen)
        } else if let paneSubject {
            draw(panelInStep(on: paneSubject), isOpen: false, on: &screen)
        }
    }

    /// The panel of the pane, the current highlight's item chosen.
    private func panelInStep(on subject: Panel.Subject) -> Panel {
        var panel = Panel(subject)
        panel.selected = items(of: panel).filter(\.isChoosable).firstIndex(where: isCurrent) ?? 0
        return panel
    }

    /// Title at the left; file if there are several, paragraph, number of paragraphs and share of the text at the right.
    private func drawHeader(on screen: inout Screen) {
        guard let row = frame.header else { return }
        let count = article.paragraphs.count
        let total = article.isWhole ? String(count) : "…"
        let place = count == 0 ? "" : "\(current + 1)/\(total) · \(percent)%"
        let hasFiles = files.all.count > 1 && size.columns >= 60
        let file = hasFiles ? files.current.map { "file \($0 + 1) of \(files.all.count)" } ?? "" : ""
        let star = shelved?.isStarred == true ? "★" : ""
        let right = drawRight(
            [star, file, place].filter { !$0.isEmpty }.joined(separator: " · "), row: row, on: &screen)
        screen.write(article.title, at: Position(column: 1, row: row), role: .title, limit: right - 2)
    }

    /// How much of the text lies before the end of what is seen of the current paragraph, 0 to 100.
    private var percent: Int {
        let byteCount = article.store.byteCount
        let seen = rows.last { row in
            if case .line(current, _) = row { true } else { false }
        }
        guard byteCount > 0, case .line(_, let span) = seen else { return 0 }
        // White space after the last word is nothing left to read.
        let isEnd =
            article.isWhole && span.end >= article.paragraph(current).span.end
            && current == article.paragraphs.count - 1
        return isEnd ? 100 : min(99, span.end * 100 / byteCount)
    }

    /// Writes at the right edge when at least half of the row is left; returns the column in which it begins.
    func drawRight(_ text: String, row: Int, role: Role = .label, on screen: inout Screen) -> Int {
        let start = size.columns - 1 - Columns.count(text)
        guard !text.isEmpty, start > size.columns / 2 else { return size.columns }
        screen.write(text, at: Position(column: start, row: row), role: role)
        return start
    }

    /// The issue and how many statements take each side.
    private func drawIssue(on screen: inout Screen) {
        guard let row = frame.issue else { return }
        let label = screen.write("Issue", at: Position(column: 1, row: row), role: .label, limit: size.columns - 2) + 3
        let counts = Stance.allCases.map { ($0, highlights.stanceCounts[$0] ?? 0) }
        var right = size.columns
        if issue != nil, let analysis, analysis.share > 0 {
            let text = counts.map { "\($0.0.sign)\($0.1)" }.joined(separator: "  ")
            right = drawRight(text, row: row, on: &screen)
            var column = right
            for (stance, count) in counts where right < size.columns {
                let width = Columns.count("\(stance.sign)\(count)")
                screen.paint(width, from: Position(column: column, row: row), role: stance.letterRole)
                column += width + 2
            }
        }
        screen.write(issueText, at: Position(column: label, row: row), role: .text, limit: right - label - 2)
    }

    private var issueText: String {
        let share = analysis?.share ?? 0
        // What is quoted is found already; on another issue it is only judged anew.
        let isKnown = !highlights.annotations.statements.isEmpty
        let doing = (analysis?.isJudging ?? false) || share == 0 && isKnown ? "judging" : "reading"
        let progress = share > 0 && share < 1 ? "\(doing) … \(Int(100 * share)) %" : "\(doing) …"
        guard let issue else { return share < 1 ? progress : "none found; \(key("set-issue")) sets one" }
        // First, as the end of a long one is cut.
        if share < 1 { return "\(progress): \(issue.proposition)" }
        let part = extent.map { $0 + ": " } ?? ""
        return part + issue.told
    }

    // MARK: The foot

    private func drawStatus(on screen: inout Screen) {
        // The only row of a screen this low is lent to whoever types or must be told something.
        guard let row = frame.status ?? (isTalking ? 0 : nil) else { return }
        if case .prompt(let prompt) = mode { return draw(prompt, row: row, on: &screen) }
        if message == nil, case .panel(let panel) = mode { return draw(hints(for: panel), row: row, on: &screen) }
        if message == nil, case .selecting(let selection) = mode {
            return draw(hints(for: selection), row: row, on: &screen)
        }
        if message == nil, let page { return drawStatus(of: page, row: row, on: &screen) }
        if let message {
            let place = Position(column: min(1, size.columns - 1), row: row)
            switch message {
            case .note(let text): screen.write(text, at: place, role: .label, limit: size.columns - 2)
            case .problem(let text): screen.write(text, at: place, role: .error, limit: size.columns - 2)
            }
            return
        }
        let right = drawRight(statusRight, row: row, on: &screen)
        screen.write(statusLeft(room: right - 3), at: Position(column: 1, row: row), role: .text, limit: right - 2)
    }

    /// What can be done in a panel, what matters most first.
    private func hints(for panel: Panel) -> [String] {
        let moving = key("next-paragraph", alone: "↓") + " " + key("previous-paragraph", alone: "↑")
        let leaving = key("leave", alone: "Esc") + " back"
        let (why, cite, help) = (key("why", alone: ""), key("cite", alone: ""), key("help", alone: ""))
        return switch panel.subject {
        case .speakers, .positions, .events, .files: ["Enter opens", "Esc back", "type to narrow", "↑ ↓"]
        case .speaker where isAtStatement(panel):
            ["Enter text", leaving, "\(why) why", "\(cite) cite", moving, "\(help) help"]
        case .speaker, .event: ["Enter text", leaving, moving, "\(help) help"]
        case .why: ["Enter corrects", leaving, "\(cite) cite", moving, "\(help) help"]
        }
    }

    /// Hints side by side; what does not fit is left out.
    private func draw(_ hints: [String], row: Int, room: Int? = nil, on screen: inout Screen) {
        var line = ""
        for hint in hints {
            let longer = line.isEmpty ? hint : line + " · " + hint
            if Columns.count(longer) <= room ?? size.columns - 2 { line = longer }
        }
        screen.write(line, at: Position(column: 1, row: row), role: .label)
    }

    private func drawStatus(of page: LibraryPage, row: Int, on screen: inout Screen) {
        let right = drawRight(keymap.pending, row: row, role: .text, on: &screen)
        draw(hints(for: page), row: row, room: right - 3, on: &screen)
    }

    private var isTalking: Bool {
        if case .prompt = mode { return true }
        return message != nil
    }

    /// Keys that are being typed, search, filter and the key for help; in few words where there is no room for more.
    private var statusRight: String {
        let full = statusRight(isShort: false)
        return size.columns >= 60 && Columns.count(full) < size.columns / 2 - 1 ? full : statusRight(isShort: true)
    }

    private func statusRight(isShort: Bool) -> String {
        let pending = keymap.pending
        let sought =
            search.map { "/" + (isShort ? Self.shortened($0.pattern.typed) : $0.pattern.typed) + $0.place } ?? ""
        let outdated = !isOutdated ? "" : isShort ? "changed" : "changed, \(key("reload")) reads anew"
        // In a narrow window what the statement is matters more than the way back, which every screen has.
        let isBeneath = hasPanelBehind || !isShort && shelf?.beneath.isEmpty == false
        let back = isBeneath ? "\(key("leave")) back" : ""
        // That all is shown need not be said where there is little room.
        let shown = passing.isActive ? filterText : isShort ? "" : "all"
        let parts = [pending, sought, outdated, shown, back, key("help") + (isShort ? "" : " help")]
        return parts.filter { !$0.isEmpty }.joined(separator: "  ")
    }

    private static func shortened(_ text: String) -> String { text.count > 8 ? text.prefix(7) + "…" : text }

    private var filterText: String {
        let summary = filter.summary(speakerName: highlights.speaker(filter.speaker)?.name)
        return "\(summary)  \(passing.count) of \(highlights.annotations.statements.count)"
    }

    /// What the current highlight is, in at most `room` columns.
    private func statusLeft(room: Int) -> String {
        guard let highlight else { return "" }
        switch highlights.all[highlight].owner {
        case .source(let statement), .content(let statement):
            let cue = cue(of: highlights.annotations.statements[statement])
            let text = describe(statement, cue: cue)
            let excess = Columns.count(text) - room
            guard excess > 0 else { return text }
            // The cue gives way: it stands in the text, what is told beside it nowhere else.
            let kept = cue.prefix(max(0, cue.count - excess - 1))
            return describe(statement, cue: kept.isEmpty ? "" : kept + "…")
        case .mention(let event, let mention):
            let event = highlights.annotations.events[event]
            return "\(event.name)  \(event.about(separator: ", "))  \(mention + 1) of \(event.mentions.count)"
        case .name(let speaker, let mention):
            let speaker = highlights.annotations.speakers[speaker]
            let place = "  mention \(mention + 1) of \(speaker.mentions.count)"
            let excess = Columns.count(speaker.name + place) - room
            guard excess > 0 else { return speaker.name + place }
            // The name gives way: whoever goes from one mention to the next knows it.
            return speaker.name.prefix(max(0, speaker.name.count - excess - 1)) + "…" + place
        }
    }

    private func describe(_ number: Int, cue: String) -> String {
        let statement = highlights.annotations.statements[number]
        var text = highlights.speaker(statement.speaker)?.name ?? "nobody named"
        if !cue.isEmpty { text += "  " + cue }
        if let position = statement.position { text += " → " + position.words }
        // In a narrow window margin and quotation marks tell the kind.
        var told = size.columns >= 60 || statement.isGuess ? [statement.kind.words] : []
        told += (statement.isGuess ? ["a guess"] : []) + keptWords(of: statement)
        if !told.isEmpty { text += " (\(told.joined(separator: ", ")))" }
        if let place = highlights.place(ofStatement: number) { text += "  \(place.ordinal) of \(place.count)" }
        return text
    }

    /// What the person has made of a statement.
    private func keptWords(of statement: Statement) -> [String] {
        guard let shelved else { return [] }
        return (shelved.corrected.contains(statement.id) ? ["corrected"] : [])
            + (shelved.notes[statement.id] == nil ? [] : ["noted"])
    }

    /// The words of a statement's cue, empty when it has none.
    func cue(of statement: Statement) -> String { statement.cue.map { words(of: $0) }.joined(separator: " … ") }

    /// The words of a span, white space made plain.
    func words(of span: TextSpan) -> String {
        String(decoding: article.store.bytes(in: span), as: UTF8.self)
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

extension Stance {
    /// The role of a content that takes this stance.
    var contentRole: Role {
        switch self {
        case .support: .contentSupport
        case .caution: .contentCaution
        case .oppose: .contentOppose
        case .neutral: .contentNeutral
        }
    }

    /// The role of the letter that stands for it.
    var letterRole: Role {
        switch self {
        case .support: .letterSupport
        case .caution: .letterCaution
        case .oppose: .letterOppose
        case .neutral: .letterNeutral
        }
    }
}

extension Statement.Kind {
    /// What it is called on screen.
    var words: String {
        switch self {
        case .direct: "quoted"
        case .indirect: "paraphrase"
        case .mixed: "partly quoted"
        }
    }
}
