internal import LecternQuery
internal import LecternScreen
internal import LecternText

/// Drawing the screens of the library.
extension Reader {
    /// One line of a screen of the library.
    struct PageLine: Hashable, Sendable {
        /// The number of its row.
        var number: Int
        /// Its cells, or the words that tell more of the chosen row.
        var content: Content

        enum Content: Hashable, Sendable {
            case cells([LibraryCell])
            case words([PanelPiece])
        }
    }

    /// How many rows of the open screen fit beneath what stands above them.
    var pageRoom: Int { page.map { max(1, frame.body.count - headRows(of: $0).count) } ?? 0 }

    /// Scrolls the open screen so that the chosen row is seen in full.
    mutating func layOutPage() {
        guard let page else { return }
        let (height, room) = (1 + detail(of: page).count, pageRoom)
        self.page?.reveal(height: height, room: room)
    }

    /// The lines of the rows on screen.
    func pageLines(of page: LibraryPage) -> [PageLine] {
        let room = pageRoom
        let table = LibraryTable(page, columns: size.columns, room: room, isMarked: isMarked)
        var lines: [PageLine] = []
        for number in page.top..<max(page.top, min(page.total, page.top + room)) where lines.count < room {
            lines.append(PageLine(number: number, content: .cells(table.cells(ofRow: number))))
            if number == page.selected {
                lines += detail(of: page).map { PageLine(number: number, content: .words($0)) }
            }
        }
        return Array(lines.prefix(room))
    }

    /// What is told of the chosen row beneath it: all that its line leaves out.
    private func detail(of page: LibraryPage) -> [[PanelPiece]] {
        let table = LibraryTable(page, columns: size.columns, room: pageRoom, isMarked: isMarked)
        let pieces = table.detail
        guard !pieces.isEmpty else { return [] }
        return PanelPiece.wrapped(pieces, width: max(1, size.columns - 7))
    }

    // MARK: The parts

    /// Draws the open screen of the library: title, what it shows, rows.
    func draw(_ page: LibraryPage, on screen: inout Screen) {
        drawPageHeader(page, on: &screen)
        let head = headRows(of: page)
        for (row, line) in zip(frame.body, head) {
            let pieces = PanelPiece.cut(line, width: max(0, size.columns - 3))
            draw(pieces, at: Position(column: 2, row: row), marks: [], on: &screen)
        }
        let body = frame.body.dropFirst(head.count)
        for (row, line) in zip(body, pageLines(of: page)) {
            draw(line, isChosen: line.number == page.selected, row: row, on: &screen)
        }
        guard page.total == 0, let first = body.first else { return }
        let lines = emptyWords(of: page).flatMap {
            PanelPiece.wrapped([PanelPiece(text: $0, role: .label)], width: max(1, size.columns - 3))
        }
        for (offset, line) in lines.enumerated() where offset < body.count {
            draw(line, at: Position(column: 2, row: first + offset), marks: [], on: &screen)
        }
    }

    private func draw(_ line: PageLine, isChosen: Bool, row: Int, on screen: inout Screen) {
        if isChosen { screen.write("▌", at: Position(column: 0, row: row), role: .bar) }
        switch line.content {
        case .words(let pieces):
            let pieces = PanelPiece.cut(pieces, width: max(0, size.columns - 7))
            draw(pieces, at: Position(column: 6, row: row), marks: [], on: &screen)
        case .cells(let cells):
            var column = 2
            for cell in cells where cell.width > 0 {
                let pieces = PanelPiece.cut(cell.pieces, width: cell.width)
                let start = column + (cell.isRight ? cell.width - PanelPiece.width(of: pieces) : 0)
                let marks: Marks = isChosen && cell.isMain || cell.isChosen ? .current : []
                draw(pieces, at: Position(column: start, row: row), marks: marks, on: &screen)
                column += cell.width + cell.gap
            }
        }
    }

    private func draw(_ pieces: [PanelPiece], at place: Position, marks: Marks, on screen: inout Screen) {
        var column = place.column
        for (number, piece) in pieces.enumerated() {
            if number > 0, !piece.isGlued { column += 1 }
            let spot = Position(column: column, row: place.row)
            column += screen.write(piece.text, at: spot, role: piece.role, marks: piece.marks.union(marks))
        }
    }

    private func drawPageHeader(_ page: LibraryPage, on screen: inout Screen) {
        guard let row = frame.header else { return }
        let place = page.total == 0 ? "" : "\(Self.grouped(page.selected + 1))/\(Self.grouped(page.total))"
        let right = drawRight(place, row: row, on: &screen)
        screen.write(title(of: page), at: Position(column: 1, row: row), role: .title, limit: right - 2)
        guard let row = frame.issue else { return }
        let (label, text, figures) = summary(of: page)
        let end = drawRight(figures, row: row, on: &screen)
        let start = Position(column: 1, row: row)
        let width = label.isEmpty ? 0 : screen.write(label, at: start, role: .label, limit: end - 3) + 2
        screen.write(text, at: start.right(width), role: .text, limit: end - width - 3)
    }

    private func title(of page: LibraryPage) -> String {
        switch page.subject {
        case .articles: "Library"
        case .names(let kind, _): kind.plural.prefix(1).uppercased() + kind.plural.dropFirst() + " of the library"
        case .speaker, .event, .board: page.answer?.head?.name ?? "reading the library …"
        case .statements(let scope): scope.words
        }
    }

    /// What the screen shows, and how much of it.
    private func summary(of page: LibraryPage) -> (label: String, text: String, figures: String) {
        let isWaiting = page.isStale && page.answer != nil && page.problem == nil
        let count = isWaiting ? "searching …" : Self.grouped(page.total)
        switch page.subject {
        case .articles(let query, let order):
            let marks = shelf?.hasMarks == true ? "\(targetWords) marked" : order.words
            let all = page.answer?.articleCount ?? 0
            if query == .everything {
                return ("", page.answer == nil ? "" : Self.counted(all, "article"), marks)
            }
            let found = isWaiting ? count : "\(count) of \(Self.grouped(all))"
            return ("Filter", query.description, size.columns < 60 ? found : "\(found) · \(marks)")
        case .names(_, let words): return words.isEmpty ? ("", "by statements", "") : ("Filter", words, count)
        case .speaker: return ("Speaker", page.answer?.head?.about ?? "", "")
        case .event: return ("Event", page.answer?.head?.about ?? "", "")
        case .board: return ("Board", "who stands where, and when; S→O has changed", stanceWords(of: page))
        case .statements: return ("", Self.counted(page.total, "statement"), "")
        }
    }

    /// The rows that stay above those that are gone through: how a speaker leans, the times of a board.
    func headRows(of page: LibraryPage) -> [[PanelPiece]] {
        if case .board = page.subject {
            let table = LibraryTable(page, columns: size.columns, room: frame.body.count, isMarked: isMarked)
            return page.total == 0 ? [] : table.boardHead
        }
        guard let head = page.answer?.head, !head.leanings.isEmpty else { return [] }
        let most = max(1, frame.body.count / 4)
        let shown = head.leanings.count > most ? most - 1 : head.leanings.count
        var rows = head.leanings.prefix(shown).map { leaning in
            [PanelPiece(text: Leaning(leaning.stances).words, role: .text)] + leaning.stances.pieces
                + [PanelPiece(text: "on", role: .label), PanelPiece(text: leaning.issue)]
        }
        if shown < head.leanings.count {
            let rest = Self.counted(head.leanings.count - shown, shown == 0 ? "issue" : "more issue")
            rows.append([PanelPiece(text: "… statements on \(rest)", role: .label)])
        }
        return rows + [[]]
    }

    /// What is said where there are no rows, and what to do.
    private func emptyWords(of page: LibraryPage) -> [String] {
        if let problem = page.problem { return [problem, "\(key("reload")) asks again"] }
        guard page.answer != nil else { return ["reading the library …"] }
        switch page.subject {
        case .articles(.everything, _):
            return ["the library is empty", "lectern add FILE puts an article into it; \(key("leave")) quits"]
        case .articles:
            return ["no article is found", "\(key("clear-filter")) shows all, \(key("filter")) asks otherwise"]
        case .names(let kind, let words):
            let none = words.isEmpty ? "no \(kind.plural) in any article" : "no \(kind.plural) called “\(words)”"
            return [none, words.isEmpty ? "\(key("leave")) goes back" : "\(key("clear-filter")) shows all"]
        case .speaker, .event, .statements: return ["no statement", "\(key("leave")) goes back"]
        case .board: return ["nobody takes a stance on it", "\(key("leave")) goes back"]
        }
    }

    /// What can be done on the open screen, what matters most first.
    func hints(for page: LibraryPage) -> [String] {
        let (leaving, help) = ("\(key("leave")) back", "\(key("help")) help")
        switch page.subject {
        case .articles(.everything, _) where page.answer?.total == 0: return ["\(key("leave")) quits", help]
        case .articles:
            let lists = "\(key("speakers")) \(key("events")) \(key("board")) speakers, events, boards"
            let marks =
                shelf?.hasMarks == true
                ? ["star", "tags", "toggle-read", "remove"].map(key).joined(separator: " ") + " act on all marked" : ""
            return [
                marks, "\(key("about")) reads", "\(key("filter")) narrows", help, lists,
                "\(key("order")) order", "\(key("mark")) marks",
            ].filter { !$0.isEmpty }
        case .names: return ["\(key("about")) opens", leaving, "\(key("filter")) narrows", help]
        case .speaker, .event, .statements: return ["\(key("about")) text", leaving, help]
        case .board:
            return ["\(key("about")) text", "\(key("earlier")) \(key("later")) earlier, later", leaving, help]
        }
    }

    /// The times of a board in the columns that there is room for.
    func times(of page: LibraryPage) -> BoardTimes {
        LibraryTable(page, columns: size.columns, room: 1, isMarked: isMarked).times
    }

    /// What the chosen cell of a board holds.
    private func stanceWords(of page: LibraryPage) -> String {
        let times = times(of: page)
        guard case .course(let course) = page.chosen, let column = times.chosen(page) else { return "" }
        let counts = course.counts(in: times.columns[column]).pieces.map(\.text).joined(separator: " ")
        return times.words(ofColumn: column) + (counts.isEmpty ? "" : "  " + counts)
    }

    /// "1 article", "1,204 articles".
    static func counted(_ count: Int, _ what: String) -> String { "\(grouped(count)) \(what)\(count == 1 ? "" : "s")" }

    /// A count with commas between thousands.
    static func grouped(_ count: Int) -> String {
        var groups: [Substring] = []
        var digits = String(count)[...]
        while digits.count > 3 {
            groups.append(digits.suffix(3))
            digits = digits.dropLast(3)
        }
        return ([digits] + groups.reversed()).joined(separator: ",")
    }
}

extension EntityID.Kind {
    /// Several of them.
    fileprivate var plural: String {
        switch self {
        case .speaker: "speakers"
        case .event: "events"
        case .issue: "issues"
        }
    }
}
