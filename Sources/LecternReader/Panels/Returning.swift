/// Coming back to the list or page from which a person went into the text.
extension Reader {
    /// Whether a list or page is to be come back to.
    var hasPanelBehind: Bool { trail.contains { !$0.panels.isEmpty } }

    /// Opens the list or page again at the same line, the text beneath where it was; false when none was left.
    mutating func returnToPanel() -> Bool {
        guard let index = trail.lastIndex(where: { !$0.panels.isEmpty }) else { return false }
        let spot = trail[index]
        trail.removeSubrange(index...)
        return go(to: spot)
    }

    /// Opens panels again, the topmost last.
    mutating func reopen(_ panels: [Panel]) {
        guard let open = panels.last else { return }
        panelsBeneath = panels.dropLast()
        mode = .panel(open)
    }

    /// Leaves the panels for the text, to be come back to.
    mutating func leave(_ panel: Panel) {
        var start = spot
        start.panels = panelsBeneath + [panel]
        // There is one way back at a time: from an older one nobody knows where it leads.
        forgetPanels()
        remember(start)
        closePanels()
    }

    /// Forgets what was to be come back to.
    mutating func forgetPanels() {
        for index in trail.indices { trail[index].panels = [] }
    }
}

extension Action {
    /// Whether whoever does it reads on, and has done with the page that led to the text.
    var readsOn: Bool {
        switch self {
        case .paragraph, .line, .page, .halfPage, .first, .last, .percent, .wheel, .click: true
        default: false
        }
    }
}
