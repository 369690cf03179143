internal import LecternQuery
internal import LecternText

/// Choosing which statements stay bright.
extension Reader {
    /// Does one of the changes of the filter; false when it cannot be done.
    mutating func changeFilter(_ action: Action) -> Bool {
        switch action {
        case .toggle(let stance):
            guard issue != nil else {
                message = .note(notYet ?? "no issue yet, so no stances; \(key("set-issue")) sets one")
                return false
            }
            filter.stances.formSymmetricDifference([stance])
            goToPassing()
            tellFilter()
            return true
        case .clearFilter: filter = Filter(rest: filter.rest)
        case .onlySpeaker:
            if filter.speaker != nil {
                filter.speaker = nil
            } else if let speaker = currentSpeaker {
                filter.speaker = speaker
                tellFilter()
            } else {
                message = .note("nobody speaks here; \(key("next-speaker")) goes to the next speaker")
                return false
            }
        case .cycleFiltered:
            let cases = Filter.Rest.allCases
            filter.rest = cases[((cases.firstIndex(of: filter.rest) ?? 0) + 1) % cases.count]
            let rest = passing.isActive ? "the rest is" : "nothing is filtered; what a filter leaves out will be"
            message = .note("\(rest) \(filter.rest.rawValue)")
        default: return false
        }
        stayAmongPassing()
        return true
    }

    /// Goes to what a query lets through, and says how much that is.
    mutating func showPassing() {
        goToPassing()
        tellFilter()
        layOut()
    }

    /// Goes to a statement that passes: in the current paragraph, else further on, else the first there is.
    private mutating func goToPassing() {
        stayAmongPassing()
        guard passing.isActive, !highlights.statements(in: current).contains(where: passes) else { return }
        let wanted = highlights.routes.contents.filter { passes(highlights.all[$0]) }
        guard let target = wanted.first(where: { highlights.all[$0].paragraph >= current }) ?? wanted.first else {
            return
        }
        remember(spot)
        go(toHighlight: target)
    }

    /// Says what the filter lets through, and what can be done with that.
    private mutating func tellFilter() {
        guard passing.isActive else { return }
        let stances = Stance.allCases.filter(filter.stances.contains)
        let name = highlights.speaker(filter.speaker).map(\.name)
        let others = name != nil || filter.query != nil
        if passing.count == 0, let stance = stances.first, stances.count == 1, !others {
            message = .note("\(stance.nobody); \(key("toggle-" + stance.rawValue)) again shows all")
            return
        }
        let what = [stances.map(\.rawValue).joined(separator: " or "), name ?? "", filter.query?.description ?? ""]
            .filter { !$0.isEmpty }
        let count = "\(what.joined(separator: ", ")) only: \(passing.count) of \(passing.statements.count)"
        let all = key("clear-filter")
        message = .note(
            passing.count == 0
                ? "\(count); \(all) shows all"
                : "\(count); \(key("next-position")) next, \(key("cycle-filtered")) \(filter.rest.change) the rest, \(all) all"
        )
    }

    /// Keeps the current highlight among those that pass, and the cursor out of what is folded.
    mutating func stayAmongPassing() {
        settle()
        if passing.isActive, filter.rest == .folded, passing.count > 0 {
            let paragraphs = passing.paragraphs
            if let near = paragraphs.first(where: { $0 >= current }) ?? paragraphs.last { current = near }
        }
        if let highlight, passes(highlights.all[highlight]) { return }
        highlight = firstHighlight(in: current)
    }
}

extension Filter.Rest {
    /// What the key that goes on from it does.
    fileprivate var change: String {
        switch self {
        case .dim: "folds"
        case .folded: "brightens"
        case .bright: "dims"
        }
    }
}

extension Stance {
    /// Tells that no statement takes it.
    fileprivate var nobody: String {
        switch self {
        case .support: "nobody supports"
        case .caution: "nobody is cautious"
        case .oppose: "nobody opposes"
        case .neutral: "nobody is neutral"
        }
    }
}
