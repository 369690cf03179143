internal import LecternScreen
internal import LecternText

extension List {
    /// The panel that shows it.
    var subject: Panel.Subject {
        switch self {
        case .speakers: .speakers
        case .positions: .positions
        case .events: .events
        case .files: .files
        }
    }
}

/// Opening panels by keys of the reading screen.
extension Reader {
    /// Shows how the current statement was read.
    mutating func openWhy() -> [Effect] {
        guard let highlight, let statement = highlights.all[highlight].owner.statement else {
            message = .note("nothing is quoted here; \(key("next-position")) goes to the next position")
            return [.ring]
        }
        return open(.why(statement))
    }

    /// Opens the page of whoever makes the current statement or is mentioned here, or of the current event.
    mutating func openPage() -> [Effect] {
        guard let highlight else {
            message = .note("nothing is quoted here; \(key("next-position")) goes to the next position")
            return [.ring]
        }
        if case .mention(let event, _) = highlights.all[highlight].owner { return open(.event(event)) }
        if let currentSpeaker { return open(.speaker(currentSpeaker)) }
        message = .note("nobody is named here; \(key("why")) tells how it was read")
        return [.ring]
    }

    /// Opens or closes the pane; false where the screen is too narrow for one.
    mutating func togglePane() -> Bool {
        guard size.columns >= Frame.paneThreshold else {
            let lists = ["speakers", "positions", "events"].map { key($0) }.joined(separator: " ")
            message = .note("the pane needs \(Frame.paneThreshold) columns; \(lists) open the lists")
            return false
        }
        paneSubject = paneSubject == nil ? .speakers : nil
        return true
    }
}
