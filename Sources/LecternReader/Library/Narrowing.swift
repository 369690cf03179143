internal import LecternQuery

/// Narrowing a screen of the library while a line is typed. Nothing here waits: rows come when they come.
extension Reader {
    /// Opens the line that narrows the open screen.
    mutating func askNarrowing() -> [Effect] {
        guard let page else { return [.ring] }
        switch page.subject {
        case .articles(let query, _): ask(.articles, text: query.description)
        case .names(_, let words): ask(.names, text: words)
        case .speaker, .event, .board, .statements:
            message = .note("pages are not narrowed; \(key("leave")) goes back to the list, which is")
            return [.ring]
        }
        shelf?.pageBefore = page
        return []
    }

    /// Narrows the list by a query as far as it can be read, the last word by its beginning; what is wrong with it leaves the
    /// last good one standing.
    mutating func narrow(by line: String) -> Prompt.Mistake? {
        do throws(QueryError) {
            _ = narrow(to: try Query.parse(line, isTyped: true))
            return nil
        } catch {
            return Prompt.Mistake(column: error.column, message: error.message)
        }
    }

    /// Narrows the open screen to what a query finds, or to all names.
    mutating func narrow(to query: Query) -> [Effect] {
        switch page?.subject {
        case .articles(let before, let order):
            if before != query { clearMarks() }
            page?.change(to: .articles(query, order))
        case .names(let names, _): page?.change(to: .names(names, words: ""))
        default: return [.ring]
        }
        page?.problem = nil
        return []
    }

    /// Narrows a list of names by words.
    mutating func narrow(words: String) {
        if case .names(let names, _) = page?.subject { page?.change(to: .names(names, words: words)) }
    }

    /// Ends the line and goes where the first row leads, as soon as that is known; a line that narrows nothing just ends.
    mutating func goToFirst() -> [Effect] {
        let before = shelf?.pageBefore
        shelf?.pageBefore = nil
        guard let page, page.isNarrowed, page.subject != before?.subject else { return [] }
        if page.isStale {
            shelf?.followsAnswer = true
            return []
        }
        return page.total > 0 ? follow(page) : []
    }

    /// Ends the line and goes on among the rows that it has left.
    mutating func goIntoRows() -> [Effect] {
        shelf?.pageBefore = nil
        mode = .reading
        return page.map { $0.total > 1 } == true ? apply(.paragraph(.next)) : []
    }

    /// Shows the screen as it was before the line was typed.
    mutating func cancelNarrowing() {
        guard var before = shelf?.pageBefore else { return }
        // An answer that was waited for then may have been dropped since.
        if before.asked != nil { before.refresh() }
        page = before
        shelf?.pageBefore = nil
    }
}
