internal import LecternText

/// Choosing which statements stay bright.
extension Reader {
    /// Does one of the changes of the filter; false when it cannot be done.
    mutating func changeFilter(_ action: Action) -> Bool {
        switch action {
        case .toggle(let stance):
            guard issue != nil else {
                message = .note("no issue yet, so no stances; \(key("set-issue")) sets one")
                return false
            }
            filter.stances.formSymmetricDifference([stance])
        case .clearFilter: filter = Filter(rest: filter.rest)
        case .onlySpeaker:
            if filter.speaker != nil {
                filter.speaker = nil
            } else if let speaker = currentStatement?.speaker {
                filter.speaker = speaker
            } else {
                message = .note("nobody speaks here; \(key("next-speaker")) goes to the next speaker")
                return false
            }
        case .cycleFiltered:
            let cases = Filter.Rest.allCases
            filter.rest = cases[((cases.firstIndex(of: filter.rest) ?? 0) + 1) % cases.count]
            message = .note("the rest is \(filter.rest.rawValue)")
        default: return false
        }
        stayAmongPassing()
        return true
    }

    /// Keeps the current highlight among those that pass, and the cursor out of what is folded.
    mutating func stayAmongPassing() {
        settle()
        if passing.isActive, filter.rest == .folded {
            let paragraphs = passing.paragraphs
            if let near = paragraphs.first(where: { $0 >= current }) ?? paragraphs.last { current = near }
        }
        if let highlight, passes(highlights.all[highlight]) { return }
        highlight = firstHighlight(in: current)
    }
}
