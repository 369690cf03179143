internal import LecternScreen
internal import LecternText

/// Moving through the text: paragraphs, lines, pages, bookmarks.
extension Reader {
    /// How many rows stand above the current paragraph while a person reads on: enough to see what it follows on,
    /// few enough that it stays on screen when the window gets narrower.
    private var rowsAbove: Int { frame.body.count / 3 }

    /// How many places are remembered to come back to.
    private static let trailLimit = 100

    /// Does one of the movements; false when there is nowhere to go.
    mutating func move(_ action: Action, count: Int?) -> Bool {
        guard article.paragraphs.count > 0 else { return false }
        switch action {
        case .paragraph(let direction): return moveParagraph(direction, count: count)
        case .line(let direction): return scroll(direction, lines: count ?? 1)
        case .halfPage(let direction): return scroll(direction, lines: max(1, frame.body.count / 2) * clamped(count))
        case .page(let direction): return turnPages(direction, count: clamped(count))
        case .first: return jump(toParagraph: (count ?? 1) - 1)
        case .last: return jump(toParagraph: count.map { $0 - 1 } ?? Int.max)
        case .percent:
            guard let count else {
                tellPercent()
                return false
            }
            return jump(toPercent: min(count, 100))
        case .heading(let direction): return jump(toHeading: direction, count: count ?? 1)
        case .setBookmark(let name):
            bookmarks[name] = spot
            message = .note("bookmark \(name) set; ' \(name) comes back")
            return true
        case .goToBookmark(let name):
            guard let target = name == "'" ? trail.last : bookmarks[name] else {
                if name != "'" { message = .note("no bookmark \(name); \(key("set-bookmark")) \(name) sets one") }
                return false
            }
            let start = spot
            if name == "'" { trail.removeLast() }
            remember(start)
            return go(to: target)
        case .back:
            guard let target = trail.popLast() else { return false }
            return go(to: target)
        default: return false
        }
    }

    /// Says what is to be typed before the key that goes to a share of the whole.
    mutating func tellPercent() { message = .note("how far? 50\(key("percent")) goes to the middle") }

    /// Says why a movement leads nowhere.
    func nowhere(for action: Action) -> String {
        switch action {
        case .heading(.next): "no heading further on"
        case .heading: "no heading before"
        case .goToBookmark, .back: "no jump to come back from yet"
        case .paragraph(.next), .line(.next), .page(.next), .halfPage(.next): "this is the end"
        case .paragraph, .line, .page, .halfPage: "this is the beginning"
        default: "nothing to read"
        }
    }

    /// A count that repeats something costly: no page is turned more often than the article can have pages.
    private func clamped(_ count: Int?) -> Int { min(count ?? 1, 10_000) }

    // MARK: Paragraphs

    private mutating func moveParagraph(_ direction: Direction, count: Int?) -> Bool {
        if count == nil, isCurrentCut(toward: direction) { return scroll(direction, lines: 1) }
        guard let target = paragraph(count ?? 1, from: current, direction) else { return false }
        settle()
        current = target
        highlight = firstHighlight(in: target)
        reveal(moving: direction)
        return true
    }

    /// Whether the current paragraph goes on beyond the edge of the screen.
    private mutating func isCurrentCut(toward direction: Direction) -> Bool {
        let lines = flow.lines(of: current)
        let shown = rows.compactMap { row in
            if case .line(current, let span) = row { span } else { nil }
        }
        guard let first = shown.first, let last = shown.last else { return false }
        return direction == .next ? last != lines.last : first != lines.first
    }

    /// The paragraph `count` further on among those that are not folded, or the last one there is.
    private func paragraph(_ count: Int, from start: Int, _ direction: Direction) -> Int? {
        guard let unfolded = flow.unfolded else {
            let target = direction == .next ? min(article.paragraphs.count - 1, start + count) : max(0, start - count)
            return target == start ? nil : target
        }
        let candidates = direction == .next ? unfolded.filter { $0 > start } : unfolded.filter { $0 < start }.reversed()
        return candidates.dropFirst(count - 1).first ?? candidates.last
    }

    /// Goes to a paragraph counted from 0, or to the nearest one there is, and remembers where from.
    private mutating func jump(toParagraph paragraph: Int) -> Bool {
        remember(spot)
        go(toParagraph: paragraph)
        return true
    }

    /// How many paragraphs are looked at for a heading: no more than a person waits for.
    private static let headingReach = 20_000

    /// Goes to the heading `count` further on among those that are not folded, or to the last one there is.
    private mutating func jump(toHeading direction: Direction, count: Int) -> Bool {
        let step = direction == .next ? 1 : -1
        var (target, left, paragraph) = (nil as Int?, count, current + step)
        while left > 0, article.paragraphs.starts.indices.contains(paragraph),
            abs(paragraph - current) <= Self.headingReach
        {
            if article.kind(of: paragraph) == .heading, flow.block(of: paragraph) == .paragraph(paragraph) {
                (target, left) = (paragraph, left - 1)
            }
            paragraph += step
        }
        return target.map { jump(toParagraph: $0) } ?? false
    }

    /// Goes to where `percent` of the text lie before, as far as it has been looked at.
    private mutating func jump(toPercent percent: Int) -> Bool {
        jump(
            toParagraph: article.paragraphs.paragraph(
                at: article.store.byteCount / 100 * percent
                    + article.store.byteCount % 100 * percent / 100))
    }

    /// Goes to a paragraph counted from 0, now or when the text has been looked at that far.
    mutating func go(toParagraph paragraph: Int) {
        if paragraph >= article.paragraphs.count, !article.isWhole {
            awaited = paragraph
            message = .note("counting paragraphs …")
        }
        guard article.paragraphs.count > 0 else { return }
        settle()
        current = min(max(0, paragraph), article.paragraphs.count - 1)
        if let unfolded = flow.unfolded, !unfolded.isEmpty {
            current = unfolded[min(unfolded.firstIndex(atLeast: current), unfolded.count - 1)]
        }
        highlight = firstHighlight(in: current)
        reveal(moving: nil)
    }

    /// The highlight that becomes current on entering a paragraph: the first that begins there, else one that reaches in.
    func firstHighlight(in paragraph: Int) -> Int? {
        let numbers = highlights.numbers(in: paragraph).filter { passes(highlights.all[$0]) }
        return numbers.first { highlights.all[$0].paragraph == paragraph } ?? numbers.first
    }

    // MARK: Scrolling

    /// Makes the top of the screen the anchor, as it is seen.
    mutating func settle() {
        switch rows.first {
        case .line(let paragraph, let span): anchor = Anchor(paragraph: paragraph, offset: span.start)
        case .fold(let range):
            anchor = Anchor(paragraph: range.lowerBound, offset: article.paragraphs.starts[range.lowerBound])
        case .gap, nil: break
        }
    }

    /// Puts `top` at the top of the screen, or the place from which the article's end fills it.
    private mutating func show(from top: Flow.Place) {
        let lowest = flow.place(atMost: frame.body.count - 1, rowsAbove: flow.end())
        anchor = flow.anchor(of: min(top, lowest))
        rows = flow.rows(from: min(top, lowest), count: frame.body.count)
    }

    /// Scrolls so that the current paragraph is seen, whole if it fits.
    ///
    /// A movement keeps it in the upper third, where the eye stays; a jump (`direction` nil) scrolls only if it must.
    func needsNoScroll(first: Int?, lineCount: Int, moving direction: Direction?) -> Bool {
        guard let first, first + lineCount <= frame.body.count else { return false }
        switch direction {
        case .next: return first <= rowsAbove
        case .previous: return first >= rowsAbove
        case nil: return true
        }
    }

    /// Scrolls so that the current paragraph is seen, whole if it fits, and then the current highlight.
    mutating func reveal(moving direction: Direction?) {
        layOutWithoutMoving()
        let block = flow.block(of: current)
        let height = frame.body.count
        guard case .paragraph(current) = block else { return show(from: Flow.Place(block: block, line: 0)) }
        let lineCount = flow.lines(of: current).count
        let first = rows.firstIndex(of: .line(paragraph: current, span: flow.lines(of: current)[0]))
        if !needsNoScroll(first: first, lineCount: lineCount, moving: direction) {
            let above = lineCount <= height ? min(rowsAbove, height - lineCount) : 0
            show(from: flow.place(atMost: above, rowsAbove: Flow.Place(block: block, line: 0)))
        }
        revealHighlight()
    }

    private mutating func revealHighlight() {
        if let highlight { reveal(highlights.all[highlight].start) }
    }

    /// Scrolls so that the line which holds a byte of the current paragraph is seen.
    mutating func reveal(_ start: Int) {
        let place = flow.place(of: Anchor(paragraph: current, offset: start))
        let line = flow.anchor(of: place)
        let isShown = rows.contains { row in
            if case .line(line.paragraph, let span) = row { span.start == line.offset } else { false }
        }
        if !isShown { show(from: flow.place(atMost: rowsAbove, rowsAbove: place)) }
    }

    private mutating func layOutWithoutMoving() {
        if flow.width != frame.textColumns || flow.article !== article {
            flow = Flow(article: article, width: frame.textColumns, unfolded: flow.unfolded)
        }
        rows = flow.rows(from: flow.place(of: anchor), count: frame.body.count)
    }

    private mutating func scroll(_ direction: Direction, lines: Int) -> Bool {
        settle()
        let top = flow.place(of: anchor)
        let target =
            direction == .next
            ? flow.place(lines, linesAfter: top) : flow.place(lines, linesBefore: top)
        show(from: target)
        let hasMoved = flow.place(of: anchor) != top
        return keepCurrentVisible(after: direction, hasScrolled: hasMoved)
    }

    private mutating func turnPages(_ direction: Direction, count: Int) -> Bool {
        var turned = 0
        while turned < count, turnPage(direction) { turned += 1 }
        return turned > 0
    }

    private mutating func turnPage(_ direction: Direction) -> Bool {
        settle()
        let top = flow.place(of: anchor)
        var target = top
        if direction == .previous {
            target = flow.place(atMost: frame.body.count, rowsAbove: top)
            if target == top { target = flow.place(1, linesBefore: top) }
        } else if let last = lastPlace {
            target = flow.place(1, linesAfter: last)
        }
        show(from: target)
        let hasMoved = flow.place(of: anchor) != top
        if hasMoved, let first = firstParagraphBegun { enter(first) }
        return keepCurrentVisible(after: direction, hasScrolled: hasMoved)
    }

    /// The last line on screen.
    private var lastPlace: Flow.Place? {
        mutating get {
            switch rows.last(where: { $0 != .gap }) {
            case .line(let paragraph, let span): flow.place(of: Anchor(paragraph: paragraph, offset: span.start))
            case .fold(let range): Flow.Place(block: .fold(range), line: 0)
            case .gap, nil: nil
            }
        }
    }

    /// The first paragraph that begins on screen, else the one that fills it.
    private var firstParagraphBegun: Int? {
        let shown = rows.compactMap { row in
            if case .line(let paragraph, let span) = row { (paragraph, span) } else { nil }
        }
        return shown.first { article.paragraphs.starts[$0.0] == $0.1.start }?.0 ?? shown.first?.0
    }

    /// After scrolling: the current paragraph if it is still seen, else the nearest. At the article's ends, where
    /// nothing scrolls, the cursor goes on alone; false when it cannot either.
    private mutating func keepCurrentVisible(after direction: Direction, hasScrolled: Bool) -> Bool {
        let shown = rows.compactMap { row in
            if case .line(let paragraph, _) = row { paragraph } else { nil }
        }
        guard let first = shown.first, let last = shown.last else { return hasScrolled }
        if !hasScrolled {
            let edge = direction == .next ? last : first
            guard current != edge else { return false }
            enter(edge)
        } else if current < first || current > last {
            enter(direction == .next ? first : last)
        }
        return true
    }

    private mutating func enter(_ paragraph: Int) {
        guard paragraph != current else { return }
        current = paragraph
        highlight = firstHighlight(in: paragraph)
    }

    // MARK: Places to come back to

    /// Where the person is.
    var spot: Spot {
        var place = anchor
        if case .line(let paragraph, let span) = rows.first { place = Anchor(paragraph: paragraph, offset: span.start) }
        return Spot(anchor: place, paragraph: current)
    }

    /// Remembers a place to come back to.
    mutating func remember(_ spot: Spot) {
        trail.append(spot)
        if trail.count > Self.trailLimit { trail.removeFirst() }
    }

    /// Goes back to a place, and to the panels that were open over it.
    mutating func go(to target: Spot) -> Bool {
        anchor = target.anchor
        current = min(target.paragraph, article.paragraphs.count - 1)
        highlight = firstHighlight(in: current)
        reopen(target.panels)
        return true
    }
}
