internal import LecternQuery
internal import LecternScreen

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
        case .percent: return choose(row: page.total / 100 * min(count ?? 0, 100))
        case .wheel(let direction): return choose(row: page.selected + (direction == .next ? 3 : -3))
        case .click(let position): return click(page, at: position)
        case .step(let direction): return chooseStep(direction)
        case .about: return follow(page)
        case .askFilter, .askSearch: return askNarrowing()
        case .clearFilter: return narrow(to: .everything)
        case .order: return reorder(page)
        case .list(.speakers): return open(.names(.speakers, words: ""))
        case .list(.events): return open(.names(.events, words: ""))
        case .board: return open(.names(.issues, words: ""))
        case .mark: return mark(page)
        case .markAll: return markAll(page)
        case .star: return star()
        case .askTags: return askTags()
        case .toggleRead: return toggleRead(page)
        case .undo: return change(.undo)
        case .redo: return change(.redo)
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

    private mutating func chooseStep(_ direction: Direction) -> [Effect] {
        guard let page, case .course(let course) = page.chosen else {
            message = .note("times are gone through on a board; \(key("board")) lists the issues")
            return [.ring]
        }
        let before = min(page.stepsBack, course.steps.count - 1)
        let after = direction == .next ? before - 1 : before + 1
        guard course.steps.indices.contains(after) else {
            message = .note(direction == .next ? "this is the newest" : "this is the oldest")
            return [.ring]
        }
        self.page?.stepsBack = after
        return []
    }

    /// Goes where the chosen row leads: into an article, to a statement in its paragraph, or to a page.
    private mutating func follow(_ page: LibraryPage) -> [Effect] {
        guard let row = page.chosen else {
            message = .note(page.total > 0 ? "this row has not come yet" : "nothing to go to here")
            return [.ring]
        }
        switch row {
        case .article(let article): return openArticle(article.id)
        case .statement(let statement): return openArticle(statement.place.article, at: statement.place.start)
        case .stand(_, let place): return openArticle(place.article, at: place.start)
        case .course(let course):
            guard let step = course.step(back: page.stepsBack) else { return [.ring] }
            return openArticle(step.place.article, at: step.place.start)
        case .name(let name):
            guard case .names(let names, _) = page.subject else { return [.ring] }
            return open(names.page(of: .id(name.id)))
        }
    }

    private mutating func reorder(_ page: LibraryPage) -> [Effect] {
        guard case .articles(let query, let order) = page.subject else {
            message = .note("only the list of articles has other orders")
            return [.ring]
        }
        let orders = ArticleOrder.allCases
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
    mutating func take(_ answer: LibraryAnswer, to id: Int) {
        if page?.take(answer, to: id) == true { layOut() }
    }

    /// Tells why there is no answer, unless another one is waited for by now.
    mutating func fail(_ why: String, to id: Int) {
        if page?.fail(why, to: id) == true { message = .problem(why) }
    }
}

extension LibrarySubject.Names {
    /// The page of one of them.
    func page(of reference: LibraryReference) -> LibrarySubject {
        switch self {
        case .speakers: .speaker(reference)
        case .events: .event(reference)
        case .issues: .board(reference)
        }
    }
}

extension LibraryCourse {
    /// The statement that is `count` before the newest, or the oldest; nil when there is none.
    func step(back count: Int) -> Step? { steps.isEmpty ? nil : steps[max(0, steps.count - 1 - count)] }
}

extension Action {
    fileprivate var isLeaving: Bool { if case .leave = self { true } else { false } }

    /// Whether it means nothing where no article is on screen.
    fileprivate var needsArticle: Bool {
        switch self {
        case .highlight, .speaker, .position, .event, .same, .hit, .why, .toggle, .onlySpeaker, .cycleFiltered,
            .askIssue, .setIssue, .cite, .askExport, .openLink, .edit, .askPipe, .file, .legend, .narrower, .wider,
            .pane, .setBookmark, .goToBookmark, .askNote, .select, .allArticles, .list:
            true
        default: false
        }
    }
}
