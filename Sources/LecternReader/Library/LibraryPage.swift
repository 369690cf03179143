internal import LecternQuery

/// One screen of the library: a list or a page, of which it holds only the rows around those on screen.
struct LibraryPage: Hashable, Sendable {
    /// What is asked and not answered yet.
    struct Asked: Hashable, Sendable {
        var id: Int
        var rows: Range<Int>
    }

    /// What it shows.
    private(set) var subject: LibrarySubject
    /// The number of the chosen row, from 0, whether that has come or not.
    private(set) var selected = 0
    /// The number of the first row on screen.
    private(set) var top = 0
    /// Which of the times of a board is chosen, in columns of its periods counted from the last.
    var timesBack = 0
    /// The last answer, nil until the first has come.
    private(set) var answer: LibraryAnswer?
    /// The question that is waited for.
    private(set) var asked: Asked?
    /// Whether the rows may be other ones by now.
    private(set) var isStale = true
    /// Why the last question was not answered.
    var problem: String?

    init(_ subject: LibrarySubject) { self.subject = subject }

    /// How many rows there are, 0 until that is known.
    var total: Int { answer?.total ?? 0 }

    /// The row of that number, nil when it has not come.
    func row(_ number: Int) -> LibraryRow? {
        guard let answer, answer.rows.indices.contains(number - answer.first) else { return nil }
        return answer.rows[number - answer.first]
    }

    /// The chosen row.
    var chosen: LibraryRow? { row(selected) }

    /// The query that narrows a list of articles.
    var query: Query? { if case .articles(let query, _) = subject { query } else { nil } }

    /// Whether it shows only what a query or words find.
    var isNarrowed: Bool {
        switch subject {
        case .articles(let query, _): query != .everything
        case .names(_, let words): !words.isEmpty
        case .speaker, .event, .board, .statements: false
        }
    }

    // MARK: Moving

    /// Chooses another row as far as there is one; false when it is the same.
    mutating func choose(_ number: Int) -> Bool {
        let before = selected
        selected = max(0, min(number, total - 1))
        return selected != before
    }

    /// Scrolls as little as the chosen row needs that takes `height` of the `room` rows on screen.
    mutating func reveal(height: Int, room: Int) {
        let lowest = max(0, selected + min(height, room) - room)
        // At the end the rows fill the screen.
        top = min(max(top, lowest), selected, max(lowest, total - room))
    }

    // MARK: Asking

    /// Shows something else of the same kind, from its beginning; the rows of before stay until others come.
    mutating func change(to subject: LibrarySubject) {
        guard subject != self.subject else { return }
        self.subject = subject
        (selected, top, isStale, asked) = (0, 0, true, nil)
    }

    /// Wants the rows anew.
    mutating func refresh() { (isStale, asked) = (true, nil) }

    /// The question that is due for the rows on screen to be there, nil when they are or have been asked for.
    mutating func question(room: Int, id: Int) -> LibraryQuestion? {
        let room = max(room, 1)
        let seen = top..<max(top + 1, min(top + room, answer == nil || isStale ? .max : max(total, 1)))
        if let asked, asked.rows.contains(seen.lowerBound), asked.rows.contains(seen.upperBound - 1) { return nil }
        if let answer, !isStale, seen.allSatisfy({ row($0) != nil }) || answer.total == 0 { return nil }
        if problem != nil { return nil }
        // A screen more on either side, so that turning a page waits for nothing.
        let rows = max(0, top - room)..<top + 2 * room
        asked = Asked(id: id, rows: rows)
        return LibraryQuestion(id: id, subject: subject, rows: rows)
    }

    /// Takes the answer to question `id`; false when another one is waited for.
    mutating func take(_ answer: LibraryAnswer, to id: Int) -> Bool {
        guard asked?.id == id else { return false }
        self.answer = answer
        (asked, isStale, problem) = (nil, false, nil)
        _ = choose(selected)
        return true
    }

    /// Gives up waiting for question `id`; false when another one is waited for.
    mutating func fail(_ why: String, to id: Int) -> Bool {
        guard asked?.id == id else { return false }
        (asked, problem) = (nil, why)
        return true
    }
}
