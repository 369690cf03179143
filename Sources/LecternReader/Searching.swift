internal import LecternScreen
public import LecternSearch
internal import LecternText

/// A place that is looked for in the text.
public struct SearchRequest: Hashable, Sendable {
    /// Tells answers apart: only the newest request is waited for.
    public let id: Int
    /// What is looked for.
    public let pattern: SearchPattern
    /// From which byte of the text on.
    public let offset: Int
    /// Which way.
    public let direction: SearchDirection
}

/// What has been searched for, and how far that has got.
struct Search: Sendable {
    let pattern: SearchPattern
    /// The hit that the person is at.
    var hit: TextSpan?
    /// The request whose answer is waited for.
    var pending: SearchRequest?
    /// The first hit that was passed over since the filter has folded it away.
    var passedOver: TextSpan?
    /// How many hits more a count goes on by.
    var remaining = 0
    /// Where all hits begin, nil as long as they have not been counted.
    var starts: [Int]?

    /// "2 of 5", empty when hits have not been counted.
    var place: String {
        guard let hit, let starts, let index = starts.firstIndex(of: hit.start) else { return "" }
        return " \(index + 1) of \(starts.count)"
    }
}

/// Searching the text.
extension Reader {
    // MARK: Asking

    /// Opens the line in which a pattern is typed.
    mutating func askSearch() {
        searchOrigin = (spot, highlight.map { highlights.all[$0] }, search)
        ask(.search)
    }

    /// Looks for a pattern from where the typing began; what is wrong with it, if anything.
    mutating func search(for line: String) -> (effects: [Effect], mistake: Prompt.Mistake?) {
        returnToOrigin()
        guard !line.isEmpty else {
            search = nil
            return ([], nil)
        }
        do throws(SearchError) {
            search = Search(pattern: try SearchPattern(line))
            return (request(from: cursorOffset, .forward), nil)
        } catch {
            search = nil
            if case .badExpression(let message, let column) = error {
                return ([], Prompt.Mistake(column: max(0, column - 1), message: message))
            }
            return ([], Prompt.Mistake(column: 0, message: "\(error)"))
        }
    }

    /// Looks for a pattern at once, as `+/pattern` on the command line asks for.
    public mutating func find(_ line: String) -> [Effect] {
        searchOrigin = (spot, highlight.map { highlights.all[$0] }, search)
        let (effects, mistake) = search(for: line)
        guard let mistake else { return effects }
        return refuse(mistake.message)
    }

    /// Leaves the place of the hit for the one where the typing began, and the search that was before.
    mutating func cancelSearch() {
        returnToOrigin()
        search = searchOrigin?.search
    }

    /// Keeps the hit, and the place where the typing began to come back to.
    mutating func acceptSearch() {
        if let origin = searchOrigin { remember(origin.spot) }
        if let search, search.hit == nil, search.pending == nil { tell("not found: \(search.pattern.typed)") }
    }

    private mutating func returnToOrigin() {
        guard let origin = searchOrigin else { return }
        (anchor, current) = (origin.spot.anchor, origin.spot.paragraph)
        // Another stretch may have been analysed meanwhile, in which highlights have other numbers.
        if origin.highlight == nil { highlight = nil } else { restoreHighlight(origin.highlight) }
    }

    /// The most hits that a count goes on by.
    private static let repeatLimit = 10_000
    /// The longest text, in bytes, in which all hits are counted: some milliseconds.
    private static let countLimit = 1 << 20

    /// Goes to the next or previous hit of the last search, `count` hits on.
    mutating func goToHit(_ direction: Direction, count: Int) -> [Effect] {
        // A search that Esc has put out, or one of another day, goes on.
        if search == nil, let line = history[.search]?.first, let pattern = try? SearchPattern(line) {
            search = Search(pattern: pattern)
        }
        guard let search else {
            message = .note("nothing to search for yet; \(key("search")) begins a search")
            return [.ring]
        }
        remember(spot)
        self.search?.passedOver = nil
        self.search?.remaining = min(count, Self.repeatLimit) - 1
        // Whoever has left the hit goes on from where the cursor is.
        guard let hit = search.hit, article.paragraphs.paragraph(at: hit.start) == current else {
            return request(from: cursorOffset, direction == .next ? .forward : .backward)
        }
        return direction == .next ? request(from: hit.start + 1, .forward) : request(from: hit.start, .backward)
    }

    /// The byte from which a search begins: the current highlight, else the current paragraph.
    private var cursorOffset: Int {
        if let highlight, highlights.all[highlight].paragraph == current { return highlights.all[highlight].start }
        return article.paragraphs.starts.indices.contains(current) ? article.paragraphs.starts[current] : 0
    }

    private mutating func request(from offset: Int, _ direction: SearchDirection) -> [Effect] {
        guard let pattern = search?.pattern else { return [] }
        searchCount += 1
        let request = SearchRequest(id: searchCount, pattern: pattern, offset: offset, direction: direction)
        search?.pending = request
        return [.search(request)]
    }

    // MARK: Answers

    /// Goes to a hit, or tells that there is none.
    mutating func take(_ hit: SearchHit?, of id: Int) -> [Effect] {
        guard let pending = search?.pending, pending.id == id else { return [] }
        search?.pending = nil
        guard let hit else {
            search?.hit = nil
            tell("not found: \(pending.pattern.typed)")
            return [.ring]
        }
        let paragraph = article.paragraphs.paragraph(at: hit.span.start)
        if let unfolded = flow.unfolded, !unfolded.contains(paragraph) { return passOver(hit, pending) }
        guard article.isWhole || hit.span.start < article.paragraphs.scannedByteCount else {
            awaitedHit = hit.span
            tell("counting paragraphs …")
            return []
        }
        if let remaining = search?.remaining, remaining > 0, !hit.hasWrapped {
            search?.remaining -= 1
            return request(from: hit.span.start + (pending.direction == .forward ? 1 : 0), pending.direction)
        }
        if hit.hasWrapped { tell("search went on from the " + (pending.direction == .forward ? "top" : "bottom")) }
        show(hit.span)
        return []
    }

    /// Looks further when a hit lies in what the filter has folded away, once round at most.
    private mutating func passOver(_ hit: SearchHit, _ pending: SearchRequest) -> [Effect] {
        guard search?.passedOver != hit.span else {
            tell("found only in what is folded away; \(key("clear-filter")) shows all")
            return [.ring]
        }
        if search?.passedOver == nil { search?.passedOver = hit.span }
        return request(from: hit.span.start + (pending.direction == .forward ? 1 : 0), pending.direction)
    }

    /// Makes a hit the place where the person is.
    mutating func show(_ hit: TextSpan) {
        settle()
        search?.hit = hit
        countHits()
        current = article.paragraphs.paragraph(at: hit.start)
        let there = highlights.numbers(in: current).first { number in
            highlights.all[number].spans.contains { $0.overlaps(hit) } && passes(highlights.all[number])
        }
        highlight = there
        reveal(moving: nil)
        reveal(hit.start)
    }

    /// Finds where all hits are, once; in a text that is long only the way from one to the next is known.
    private mutating func countHits() {
        guard let search, search.starts == nil, article.isWhole, article.store.byteCount <= Self.countLimit else {
            return
        }
        let all = TextSearch(search.pattern).hits(in: TextSpan(0, article.store.byteCount), of: article.store)
        self.search?.starts = all.map(\.start)
    }

    /// A line for the person: above the line that is being typed, else in the status row.
    private mutating func tell(_ text: String) {
        if case .prompt(var prompt) = mode {
            prompt.note = text
            mode = .prompt(prompt)
        } else {
            message = .note(text)
        }
    }

    /// The hits in the rows on screen.
    func visibleHits() -> [TextSpan] {
        guard let search else { return [] }
        let spans = rows.compactMap { row in
            if case .line(_, let span) = row { span } else { nil }
        }
        guard let first = spans.first, let last = spans.last else { return [] }
        return TextSearch(search.pattern).hits(in: TextSpan(first.start, max(first.end, last.end)), of: article.store)
    }
}
