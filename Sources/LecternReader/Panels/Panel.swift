internal import LecternScreen
internal import LecternText

/// A list or a page over the article, or beside it where the screen is wide.
struct Panel: Hashable, Sendable {
    /// What it lists.
    enum Subject: Hashable, Sendable {
        case speakers, positions, events, files
        /// Everything one speaker says, by `id`, and where else the text speaks of the speaker.
        case speaker(String)
        /// Where an event is spoken of, and who stands where in those places, by number.
        case event(Int)
        /// How a statement was read, by number.
        case why(Int)

        /// Whether typed letters narrow it; in pages and reports they are commands.
        var narrows: Bool {
            switch self {
            case .speakers, .positions, .events, .files: true
            case .speaker, .event, .why: false
            }
        }

        /// Whether it is a list that the analysis fills: one that may be open before there is anything in it, and that the pane
        /// shows beside the text; the other lists are done with once something is chosen.
        var fillsByItself: Bool { narrows && self != .files }
    }

    fileprivate(set) var subject: Subject
    /// What has been typed to narrow it.
    private(set) var narrowing = ""
    /// Which of the items that can be chosen is chosen, from 0.
    var selected = 0
    /// How many rows have been scrolled away; where something is chosen, from where that is best seen.
    var scroll = 0

    init(_ subject: Subject, narrowing: String = "") {
        self.subject = subject
        self.narrowing = narrowing
    }

    /// Narrows it by one more character.
    mutating func type(_ character: Character) {
        guard narrowing.count < 100 else { return }
        narrowing.append(character)
        selected = 0
    }

    /// Takes back the last character; false when there is none.
    mutating func erase() -> Bool {
        selected = 0
        return narrowing.popLast() != nil
    }

    /// Takes back all that narrows it; false when nothing does.
    mutating func widen() -> Bool {
        defer { narrowing = "" }
        return !narrowing.isEmpty
    }
}

/// One row of a panel.
enum PanelItem: Hashable, Sendable {
    case speaker(String)
    case statement(Int)
    case event(Int)
    case mention(event: Int, mention: Int)
    /// A mere mention of a speaker.
    case name(speaker: Int, mention: Int)
    case file(Int)
    /// A row that only tells something.
    case text([PanelPiece])
    /// A row that tells something which Enter mends.
    case fix(Fix, [PanelPiece])

    /// Whether Enter leads somewhere from it.
    var isChoosable: Bool {
        if case .text = self { false } else { true }
    }
}

/// A few words of one look in a row of a panel.
struct PanelPiece: Hashable, Sendable {
    var text: String
    var role: Role = .text
    var marks: Marks = []
    /// Whether it follows the piece before without a space.
    var isGlued = false
}

extension Reader {
    // MARK: Opening and leaving

    /// Opens a list or page over what is shown now.
    mutating func open(_ subject: Panel.Subject, narrowing: String = "") -> [Effect] {
        var panel = Panel(subject, narrowing: narrowing)
        let choosable = items(of: panel).filter(\.isChoosable)
        panel.selected = choosable.firstIndex(where: isCurrent) ?? 0
        // While the text is being read a list opens all the same, so that what is typed next narrows it.
        if items(of: subject).isEmpty, notYet == nil || !subject.fillsByItself {
            message = .note(notYet ?? Self.nothing(in: subject))
            return [.ring]
        }
        if case .panel(let beneath) = mode { panelsBeneath.append(beneath) } else { forgetPanels() }
        if subject.fillsByItself { paneSubject = subject }
        mode = .panel(panel)
        return []
    }

    static func nothing(in subject: Panel.Subject) -> String {
        switch subject {
        case .speakers: "nobody speaks in this text"
        case .positions: "no statement to list"
        case .events: "no named event in this text"
        case .files: "there is only this file"
        case .speaker, .event, .why: "nothing is known of it"
        }
    }

    /// Goes back to the panel beneath, or to the article.
    mutating func closePanel() {
        mode = panelsBeneath.popLast().map(Mode.panel) ?? .reading
    }

    // MARK: Keys

    /// Takes a key while a panel is open.
    mutating func press(_ key: Key, in panel: Panel) -> [Effect] {
        var panel = panel
        if panel.subject.narrows, let effects = narrow(&panel, by: key) { return effects }
        let page = max(1, panelRegion.rows - 1)
        switch keymap.listed(key) {
        case .paragraph(let direction), .line(let direction): return choose(&panel, by: direction == .next ? 1 : -1)
        case .page(let direction), .halfPage(let direction):
            return choose(&panel, by: direction == .next ? page : -page)
        case .first: return choose(&panel, by: -Keymap.countLimit)
        case .last: return choose(&panel, by: Keymap.countLimit)
        case .leave, .cancel:
            closePanel()
            return []
        case .why: return explain(panel)
        case .cite: return cite(panel)
        case .undo: return undo()
        case .redo: return redo()
        case .help:
            panelsBeneath.append(panel)
            mode = .help(Help())
            return []
        case .quit: return [.quit]
        case .suspend: return [.suspend]
        case .redraw: return [.redraw]
        default: return key == .enter || key == .right ? follow(panel) : [.ring]
        }
    }

    /// What a key does to the words that narrow a list; nil when it is none of theirs.
    private mutating func narrow(_ panel: inout Panel, by key: Key) -> [Effect]? {
        switch key {
        case .character(let character): panel.type(character)
        case .backspace, .control("h"):
            guard panel.erase() else { return [.ring] }
        case .control("u"):
            guard panel.widen() else { return [.ring] }
        case .escape where panel.widen(): break
        default: return nil
        }
        mode = .panel(panel)
        return []
    }

    private mutating func choose(_ panel: inout Panel, by count: Int) -> [Effect] {
        let items = items(of: panel)
        let choosableCount = items.count(where: \.isChoosable)
        let before = panel
        if choosableCount == 0 {
            panel.scroll = min(max(0, items.count - panelRegion.rows + 1), max(0, panel.scroll + count))
        } else if !scroll(&panel, among: items, by: count) {
            panel.selected = min(choosableCount - 1, max(0, panel.selected + count))
            if panel.selected != before.selected { panel.scroll = 0 }
        }
        mode = .panel(panel)
        guard panel == before else { return [] }
        message = .note(count > 0 ? "this is the end" : "this is the beginning")
        return [.ring]
    }

    /// Scrolls to what is not seen of the chosen item, or of what stands above the first one; false when that is all.
    private func scroll(_ panel: inout Panel, among items: [PanelItem], by count: Int) -> Bool {
        guard let chosen = chosenNumber(in: panel, among: items) else { return false }
        let room = panelRegion.rows - 1
        let shown = rows(of: panel, among: items, room: room)
        let own = rows(ofItem: chosen, among: items, of: panel)
        if count > 0, panel.scroll < 0 || count == 1 && own.count > room && shown.last != own.last {
            panel.scroll = panel.scroll < 0 ? min(0, panel.scroll + count) : panel.scroll + 1
            return true
        }
        let first = PanelRow(item: 0, line: 0)
        guard count < 0, let top = shown.first, panel.scroll > 0 || panel.selected == 0, !top.stands(at: first) else {
            return false
        }
        let hidden = panel.scroll > 0 ? panel.scroll : rowCount(above: top, among: items, of: panel)
        panel.scroll -= min(hidden, -count)
        return true
    }

    /// Goes where the chosen item leads: to a page, or to its place in the text.
    private mutating func follow(_ panel: Panel) -> [Effect] {
        guard let item = chosen(in: panel) else {
            message = .note(
                panel.narrowing.isEmpty ? "nothing to go to here" : "nothing is called “\(panel.narrowing)”")
            return [.ring]
        }
        switch item {
        case .speaker(let id): return open(.speaker(id))
        case .event(let number): return open(.event(number))
        case .statement(let number): return go(to: .content(statement: number), from: panel)
        case .mention(let event, let mention): return go(to: .mention(event: event, mention: mention), from: panel)
        case .name(let speaker, let mention): return go(to: .name(speaker: speaker, mention: mention), from: panel)
        case .file(let number): return open(fileNumber: number)
        case .fix(let fix, _):
            guard case .why(let number) = panel.subject else { return [.ring] }
            return mend(fix, ofStatement: number)
        case .text: return [.ring]
        }
    }

    private mutating func explain(_ panel: Panel) -> [Effect] {
        guard case .statement(let number) = chosen(in: panel) else {
            message = .note("no statement is chosen here; \(key("why")) tells how one was read")
            return [.ring]
        }
        return open(.why(number))
    }

    private mutating func cite(_ panel: Panel) -> [Effect] {
        let statements = highlights.annotations.statements
        switch (panel.subject, chosen(in: panel)) {
        case (.why(let number), _) where statements.indices.contains(number): return [.cite(statements[number])]
        case (_, .statement(let number)): return [.cite(statements[number])]
        default:
            message = .note("no statement is chosen here; \(key("cite")) cites one")
            return [.ring]
        }
    }

    private mutating func go(to owner: Highlight.Owner, from panel: Panel) -> [Effect] {
        guard let number = highlights.routes.number(of: owner) else { return [.ring] }
        if case .fold = flow.block(of: highlights.all[number].paragraph) {
            message = .note("the filter has folded that away; in the text \(key("clear-filter")) shows all")
            return [.ring]
        }
        leave(panel)
        go(toHighlight: number)
        return []
    }

    /// Goes back to the article.
    mutating func closePanels() {
        mode = .reading
        panelsBeneath = []
    }

    /// Lets an open report tell of the same statement as before, whatever number that has by now; one that is read otherwise
    /// is closed.
    ///
    /// - Parameter before: the statements as they were numbered before.
    mutating func renumberReports(of before: [Statement]) {
        let statements = highlights.annotations.statements
        func renumbered(_ panel: Panel) -> Panel? {
            guard case .why(let number) = panel.subject, before.indices.contains(number) else { return panel }
            let old = before[number]
            let same =
                statements.firstIndex { $0.content == old.content }
                ?? statements.firstIndex { one in
                    one.id == old.id && one.content.contains { span in old.content.contains { $0.overlaps(span) } }
                }
            guard let same else { return nil }
            var panel = panel
            panel.subject = .why(same)
            return panel
        }
        panelsBeneath = panelsBeneath.compactMap(renumbered)
        guard case .panel(let open) = mode else { return }
        if let same = renumbered(open) { mode = .panel(same) } else { closePanel() }
    }

    /// The chosen item, nil when nothing can be chosen.
    private func chosen(in panel: Panel) -> PanelItem? {
        let items = items(of: panel)
        return chosenNumber(in: panel, among: items).map { items[$0] }
    }

    /// Whether a statement is chosen, which can be cited and asked about.
    func isAtStatement(_ panel: Panel) -> Bool {
        if case .statement = chosen(in: panel) { true } else { false }
    }

    /// Whether an item stands for the current highlight, or for the file on screen.
    func isCurrent(_ item: PanelItem) -> Bool {
        if case .file(let number) = item { return number == files.current }
        guard let highlight else { return false }
        switch (item, highlights.all[highlight].owner) {
        case (.speaker(let id), _): return currentSpeaker == id
        case (.statement(let one), .source(let other)), (.statement(let one), .content(let other)): return one == other
        case (.event(let one), .mention(let other, _)): return one == other
        case (.mention(let event, let mention), let owner): return owner == .mention(event: event, mention: mention)
        case (.name(let speaker, let mention), let owner): return owner == .name(speaker: speaker, mention: mention)
        default: return false
        }
    }
}
