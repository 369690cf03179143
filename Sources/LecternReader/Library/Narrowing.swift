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

    /// Narrows the list by a query as far as it can be read; what is wrong with it leaves the last good one standing.
    mutating func narrow(by line: String) -> Prompt.Mistake? {
        do throws(QueryError) {
            _ = narrow(to: try Query.parse(line))
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

    /// Shows the screen as it was before the line was typed.
    mutating func cancelNarrowing() {
        guard var before = shelf?.pageBefore else { return }
        // An answer that was waited for then may have been dropped since.
        if before.asked != nil { before.refresh() }
        page = before
        shelf?.pageBefore = nil
    }
}
