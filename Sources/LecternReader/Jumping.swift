internal import LecternText

/// Jumping between highlights, speakers, positions and events.
extension Reader {
    /// Does one of the jumps `count` times, as far as it goes; false when there is nothing to jump to.
    mutating func jump(_ action: Action, count: Int) -> Bool {
        let start = spot
        var hasMoved = false
        for _ in 0..<count {
            guard let target = target(of: action) else { break }
            go(toHighlight: target)
            hasMoved = true
        }
        guard hasMoved else {
            message = .note(Self.nothing(for: action))
            return false
        }
        if case .highlight = action, start.paragraph == current { return true }
        remember(start)
        return true
    }

    private static func nothing(for action: Action) -> String {
        let (what, direction): (String, Direction) =
            switch action {
            case .highlight(let direction): ("highlight", direction)
            case .speaker(let direction): ("other speaker", direction)
            case .position(let direction): ("position", direction)
            case .event(let direction): ("event", direction)
            case .same(let direction): ("place of the same", direction)
            default: ("place", .next)
            }
        return "no \(what) " + (direction == .next ? "further on" : "before")
    }

    /// The number of the highlight that a jump leads to.
    private func target(of action: Action) -> Int? {
        switch action {
        case .highlight(let direction): nearest(direction, from: highlight) { _ in true }
        case .position(let direction): nearest(direction, from: contentNumber) { isContent($0) }
        case .event(let direction):
            nearest(direction, from: highlight) { if case .mention = $0.owner { true } else { false } }
        case .speaker(let direction): otherSpeaker(direction)
        case .same(let direction): same(direction)
        default: nil
        }
    }

    private func otherSpeaker(_ direction: Direction) -> Int? {
        let now = currentStatement?.speaker
        let target = nearest(direction, from: contentNumber) { highlight in
            guard isContent(highlight), let speaker = statement(of: highlight)?.speaker else { return false }
            return speaker != now
        }
        return target.map { source(of: $0) ?? $0 }
    }

    private func same(_ direction: Direction) -> Int? {
        guard let highlight else { return nil }
        if case .mention(let event, _) = highlights.all[highlight].owner {
            return nearest(direction, from: highlight) {
                if case .mention(event, _) = $0.owner { true } else { false }
            }
        }
        guard let speaker = currentStatement?.speaker else { return nil }
        return nearest(direction, from: contentNumber) { isContent($0) && statement(of: $0)?.speaker == speaker }
    }

    /// The nearest highlight that the filter passes, is `wanted`, and lies beyond the one numbered `start`; without
    /// that, beyond the edge of the current paragraph.
    private func nearest(_ direction: Direction, from start: Int?, where wanted: (Highlight) -> Bool) -> Int? {
        let all = highlights.all
        func fits(_ number: Int) -> Bool { wanted(all[number]) && passes(all[number]) }
        let edge = all.firstIndex { $0.paragraph >= current } ?? all.count
        switch direction {
        case .next: return ((start.map { $0 + 1 } ?? edge)..<max(all.count, edge)).first(where: fits)
        case .previous: return (0..<(start ?? edge)).last(where: fits)
        }
    }

    private func isContent(_ highlight: Highlight) -> Bool {
        if case .content = highlight.owner { true } else { false }
    }

    private func statement(of highlight: Highlight) -> Statement? {
        highlight.owner.statement.map { highlights.annotations.statements[$0] }
    }

    /// The statement that the current highlight is part of.
    var currentStatement: Statement? { highlight.flatMap { statement(of: highlights.all[$0]) } }

    /// The number of the content of the current statement; of the current highlight when that is an event.
    private var contentNumber: Int? {
        guard let highlight, let statement = highlights.all[highlight].owner.statement else { return highlight }
        return highlights.all.firstIndex { $0.owner == .content(statement: statement) }
    }

    /// The number of the source of the statement whose content has that number.
    private func source(of content: Int) -> Int? {
        guard let statement = highlights.all[content].owner.statement else { return nil }
        return highlights.all.firstIndex { $0.owner == .source(statement: statement) }
    }

    /// Makes a highlight the current one and shows it.
    mutating func go(toHighlight number: Int) {
        settle()
        highlight = number
        current = highlights.all[number].paragraph
        reveal(moving: nil)
    }
}
