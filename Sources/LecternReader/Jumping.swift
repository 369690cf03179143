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
            message = .note(notYet ?? Self.nothing(for: action))
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
        let routes = highlights.routes
        return switch action {
        case .highlight(let direction): nearest(direction, from: highlight, among: routes.marked)
        case .position(let direction): nearest(direction, from: contentNumber, among: routes.contents)
        case .event(let direction): nearest(direction, from: highlight, among: routes.mentions)
        case .speaker(let direction): otherSpeaker(direction)
        case .same(let direction): same(direction)
        default: nil
        }
    }

    private func otherSpeaker(_ direction: Direction) -> Int? {
        let now = currentSpeaker
        let target = nearest(direction, from: contentNumber, among: highlights.routes.contents) { owner in
            guard let speaker = statement(of: owner)?.speaker else { return false }
            return speaker != now
        }
        return target.map { source(of: $0) ?? $0 }
    }

    /// Another mention of the current event, or another place of the current speaker: something that the speaker says,
    /// or a mere mention.
    private func same(_ direction: Direction) -> Int? {
        guard let highlight else { return nil }
        let (here, routes) = (highlights.all[highlight].owner, highlights.routes)
        if case .mention(let event, _) = here {
            return nearest(direction, from: highlight, among: routes.mentions(ofEvent: event))
        }
        guard let speaker = currentSpeaker else { return nil }
        // No filter lets mere mentions through: they need not be gone through to be passed over.
        let route = passing.isActive ? routes.contents(ofSpeaker: speaker) : routes.places(ofSpeaker: speaker)
        // A source and its content are one place.
        return nearest(direction, from: highlight, among: route) { owner in
            owner.statement == nil || owner.statement != here.statement
        }
    }

    /// The nearest highlight of a route that the filter passes, is `wanted`, and lies beyond the one numbered `start`;
    /// without that, beyond the edge of the current paragraph.
    private func nearest(
        _ direction: Direction, from start: Int?, among route: [Int],
        where wanted: (Highlight.Owner) -> Bool = { _ in true }
    ) -> Int? {
        func fits(_ number: Int) -> Bool { passes(highlights.all[number]) && wanted(highlights.all[number].owner) }
        let edge = highlights.routes.first(from: current)
        switch direction {
        case .next: return route[route.firstIndex(atLeast: start.map { $0 + 1 } ?? edge)...].first(where: fits)
        case .previous: return route[..<route.firstIndex(atLeast: start ?? edge)].last(where: fits)
        }
    }

    private func statement(of owner: Highlight.Owner) -> Statement? {
        owner.statement.map { highlights.annotations.statements[$0] }
    }

    /// The statement that the current highlight is part of.
    var currentStatement: Statement? { highlight.flatMap { statement(of: highlights.all[$0].owner) } }

    /// The `id` of the speaker who makes the current statement or is mentioned here, nil for an event and for nobody.
    var currentSpeaker: String? {
        if let highlight, case .name(let speaker, _) = highlights.all[highlight].owner {
            return highlights.annotations.speakers[speaker].id
        }
        return currentStatement?.speaker
    }

    /// The number of the content of the current statement; of the current highlight when that is a mention.
    private var contentNumber: Int? {
        guard let highlight, let statement = highlights.all[highlight].owner.statement else { return highlight }
        return highlights.routes.number(of: .content(statement: statement))
    }

    /// The number of the source of the statement whose content has that number.
    private func source(of content: Int) -> Int? {
        guard let statement = highlights.all[content].owner.statement else { return nil }
        return highlights.routes.number(of: .source(statement: statement))
    }

    /// Makes a highlight the current one and shows it.
    mutating func go(toHighlight number: Int) {
        settle()
        highlight = number
        current = highlights.all[number].paragraph
        reveal(moving: nil)
    }
}
