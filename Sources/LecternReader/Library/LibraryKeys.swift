internal import LecternQuery
internal import LecternScreen
internal import LecternText

/// What keys do on the screens of the library.
extension Reader {
    /// Does an action on the open screen of the library; nil when it is none of its own.
    mutating func performOnPage(_ action: Action, count: Int?) -> [Effect]? {
        guard let page else { return nil }
        let screenful = max(1, pageRoom)
        func rows(_ direction: Direction, _ rows: Int) -> Int {
            let distance = rows * min(count ?? 1, Keymap.countLimit / rows)
            return page.selected + (direction == .next ? distance : -distance)
        }
        switch action {
        case .paragraph(let direction), .line(let direction): return choose(row: rows(direction, 1))
        case .page(let direction): return choose(row: rows(direction, screenful))
        case .halfPage(let direction): return choose(row: rows(direction, max(1, screenful / 2)))
        case .first: return choose(row: (count ?? 1) - 1)
        case .last: return choose(row: count.map { $0 - 1 } ?? Int.max)
        case .percent:
            guard let count else {
                tellPercent()
                return [.ring]
            }
            return choose(row: page.total * min(count, 100) / 100)
        case .wheel(let direction): return choose(row: page.selected + (direction == .next ? 3 : -3))
        case .click(let position): return click(page, at: position)
        case .time(let direction): return chooseTime(direction)
        case .about: return follow(page)
        case .askFilter, .askSearch: return askNarrowing()
        case .clearFilter: return narrow(to: .everything)
        case .order: return reorder(page)
        case .list(.speakers): return open(.names(.speaker, words: ""))
        case .list(.events): return open(.names(.event, words: ""))
        case .board: return open(.names(.issue, words: ""))
        case .mark: return mark(page)
        case .markAll: return markAll(page)
        case .star: return star()
        case .askTags: return askTags()
        case .toggleRead: return toggleRead(page)
        case .remove: return remove(page)
        case .undo: return undo()
        case .redo: return redo()
        case .reload: return refresh()
        case .cancel: return cancelOnPage()
        case .leave, .back: return returnToShelf() ?? (action.isLeaving ? [.quit] : [.ring])
        default: return action.needsArticle ? [.ring] : nil
        }
    }

    private mutating func choose(row number: Int) -> [Effect] {
        guard page?.choose(number) == true else {
            message = .note(number > (page?.selected ?? 0) ? "this is the end" : "this is the beginning")
            return [.ring]
        }
        return []
    }

    /// Chooses what is under a cell; what is chosen already is gone to.
    private mutating func click(_ page: LibraryPage, at position: Position) -> [Effect] {
        let row = position.row - frame.body.lowerBound - headRows(of: page).count
        let below = row >= 0 ? pageLines(of: page) : []
        guard below.indices.contains(row) else { return [.ring] }
        return below[row].number == page.selected ? follow(page) : choose(row: below[row].number)
    }

    private mutating func chooseTime(_ direction: Direction) -> [Effect] {
        guard let page, case .board = page.subject, page.total > 0 else {
            message = .note("times are gone through on a board; \(key("board")) lists the issues")
            return [.ring]
        }
        let after = page.timesBack + (direction == .next ? -1 : 1)
        guard (0..<times(of: page).columns.count).contains(after) else {
            message = .note(direction == .next ? "this is the latest" : "this is the earliest")
            return [.ring]
        }
        self.page?.timesBack = after
        return []
    }

    /// Goes where the chosen row leads: into an article, to a statement in its paragraph, or to a page.
    mutating func follow(_ page: LibraryPage) -> [Effect] {
        guard let row = page.chosen else {
            message = .note(page.total > 0 ? "this row has not come yet" : "nothing to go to here")
            return [.ring]
        }
        switch row {
        case .article(let article, _): return openArticle(article.id)
        case .statement(let statement): return openArticle(statement.id.article, at: statement.id.statement)
        case .stand(let speaker, let name, _):
            let event = page.answer?.head
            let words = [name, event?.name].compactMap(\.self).joined(separator: " on ")
            return open(.statements(StatementScope(speaker: speaker, event: event?.id, words: words)))
        case .course(let course): return follow(course, of: page)
        case .name(let entity): return open(entity.id.kind.page(of: .id(entity.id)))
        }
    }

    /// Opens the statements of a cell of a board.
    private mutating func follow(_ course: Board.Row, of page: LibraryPage) -> [Effect] {
        let times = times(of: page)
        guard let column = times.chosen(page), course.counts(in: times.columns[column]).total > 0 else {
            message = .note("\(course.name) says nothing then; \(key("earlier")) \(key("later")) go to other times")
            return [.ring]
        }
        let scope = StatementScope(
            speaker: course.speaker, issue: page.answer?.head?.id, dates: times.dates(ofColumn: column),
            words: "\(course.name), \(times.words(ofColumn: column))")
        return open(.statements(scope))
    }

    private mutating func reorder(_ page: LibraryPage) -> [Effect] {
        guard case .articles(let query, let order) = page.subject else {
            message = .note("only the list of articles has other orders")
            return [.ring]
        }
        // Without a query nothing fits better than anything else.
        let orders = ArticleOrder.allCases.filter { $0 != .relevance || query != .everything }
        let next = orders[((orders.firstIndex(of: order) ?? 0) + 1) % orders.count]
        self.page?.change(to: .articles(query, next))
        return []
    }

    /// Asks for the rows anew, as another program may have changed them.
    private mutating func refresh() -> [Effect] {
        page?.problem = nil
        page?.refresh()
        return [.askVocabulary]
    }

    /// Takes the marks away, else the query.
    private mutating func cancelOnPage() -> [Effect] {
        if shelf?.opening != nil {
            shelf?.opening = nil
        } else if shelf?.hasMarks == true {
            clearMarks()
        } else if let query = page?.query, query != .everything {
            return narrow(to: .everything)
        } else if shelf?.beneath.isEmpty == false, page?.query == nil {
            return returnToShelf() ?? []
        }
        return []
    }

    // MARK: What the library answers

    /// The question that is due for the open screen to be whole.
    mutating func pageDue() -> [Effect] {
        guard var page, var shelf else { return [] }
        guard let question = page.question(room: pageRoom, id: shelf.questionCount + 1) else { return [] }
        shelf.questionCount += 1
        (self.page, self.shelf) = (page, shelf)
        return [.askLibrary(question)]
    }

    /// Takes an answer, unless another one is waited for by now.
    mutating func take(_ answer: LibraryAnswer, to id: Int) -> [Effect] {
        let isFirst = page?.answer == nil
        guard page?.take(answer, to: id) == true else { return [] }
        if shelf?.followsAnswer == true, let page {
            shelf?.followsAnswer = false
            return page.total > 0 ? follow(page) : []
        }
        // A cell of one statement leads right to it, and the way back to the cell.
        if isFirst, let page, case .statements = page.subject, case .statement(let only) = page.chosen, page.total == 1
        {
            return openArticle(only.id.article, at: only.id.statement, isReturn: true)
        }
        return []
    }

    /// Tells why there is no answer, unless another one is waited for by now.
    mutating func fail(_ why: String, to id: Int) {
        if page?.fail(why, to: id) == true { message = .problem(why) }
    }
}

extension EntityID.Kind {
    /// The page of one of them.
    func page(of reference: LibraryReference) -> LibrarySubject {
        switch self {
        case .speaker: .speaker(reference)
        case .event: .event(reference)
        case .issue: .board(reference)
        }
    }
}

extension Action {
    fileprivate var isLeaving: Bool { if case .leave = self { true } else { false } }

    /// Whether it means nothing where no article is on screen.
    fileprivate var needsArticle: Bool {
        switch self {
        case .highlight, .speaker, .position, .event, .same, .hit, .why, .toggle, .onlySpeaker, .cycleFiltered,
            .askIssue, .setIssue, .cite, .askExport, .openLink, .edit, .askPipe, .file, .legend, .narrower, .wider,
            .pane, .heading, .setBookmark, .goToBookmark, .askNote, .select, .allArticles, .list:
            true
        default: false
        }
    }
}
