internal import LecternQuery
public import LecternScreen
internal import LecternSearch
public import LecternText

/// The reader's whole state. It does no input or output: give it actions, draw it, perform its effects.
///
/// The article is shared by reference and never copied; what a key costs does not grow with it.
public struct Reader: Sendable {
    /// Where a person was: what jumps come back to.
    struct Spot: Hashable, Sendable {
        var anchor: Anchor
        var paragraph: Int
        /// The panels that were open over it, the topmost last.
        var panels: [Panel] = []
    }

    /// The article on screen.
    public internal(set) var article: Article
    /// The files that were given, and which of them the article is from.
    public internal(set) var files: Files
    /// Whether the file of the article is another one by now.
    var isOutdated = false
    /// The size of the terminal, in cells.
    public internal(set) var size: Size
    /// The theme to paint with.
    public internal(set) var theme: Theme
    /// The widest a line of text may get, in columns.
    public internal(set) var textWidth: Int

    /// The first visible word as the person left it. A resize does not change it, so that the way back leads here.
    var anchor = Anchor(paragraph: 0, offset: 0)
    /// The paragraph under the cursor.
    var current = 0
    /// A paragraph asked for before the text had been looked at that far.
    var awaited: Int?
    /// A hit found before the text had been looked at that far.
    var awaitedHit: TextSpan?
    /// The last search, nil when there was none.
    var search: Search?
    /// How many requests there have been.
    var searchCount = 0
    /// Where a search began that is being typed, and the one before it.
    var searchOrigin: (spot: Spot, highlight: Highlight?, search: Search?)?
    /// The hits in the rows on screen.
    private(set) var hits: [TextSpan] = []
    /// The number of the current highlight.
    var highlight: Int?
    var highlights = Highlights() {
        didSet {
            evaluator = nil
            refilter()
        }
    }
    /// Answers queries about the annotations; made when the first one is asked.
    private var evaluator: QueryEvaluator?
    var filter = Filter() { didSet { refilter() } }
    /// The filter as it was before one is typed, to come back to.
    var filterBefore = Filter()
    /// What the filter lets through.
    private(set) var passing = Passing(Filter(), on: Highlights())
    /// The proposal that the person has set, nil for the one the program finds.
    var chosenIssue: Issue?
    /// Whether the library is about to keep it: what it answers until then is of before.
    var isSettingIssue = false
    /// The stances before another issue was set, whose counts are to be told when they come.
    var stancesBefore: [[TextSpan]: Stance]?
    /// The analysis that has been asked for.
    var analysis: StretchAnalysis?

    /// What to say of a thing that is missing while the text is still being read, nil when it has been.
    var notYet: String? {
        guard let analysis, analysis.share < 1 else { return nil }
        let doing = analysis.isJudging ? "judging" : "reading"
        return "still \(doing), \(Int(analysis.share * 100)) %" + Self.comesByItself
    }
    static let comesByItself = ": what is found comes by itself"

    /// What the findings are of where that is less than the whole article, nil when they are of all of it.
    var extent: String? {
        guard let analysis else { return nil }
        if analysis.share < 1 { return "\(analysis.isJudging ? "judged " : "")so far, \(Int(analysis.share * 100)) %" }
        guard analysis.stretch.count < article.store.byteCount, analysis.stretch.count > 0 else { return nil }
        let first = article.paragraphs.paragraph(at: analysis.stretch.start) + 1
        let last = article.paragraphs.paragraph(at: analysis.stretch.end - 1) + 1
        return "of ¶\(first)–\(last)"
    }

    /// What lies beneath what is open: the article, or a screen of the library.
    var ground = Ground.article
    /// The library, nil where the program has none.
    var shelf: Shelf?
    /// What the library keeps of the article, nil for one that is in none.
    public internal(set) var shelved: Shelved?
    /// What is to be done once the article of a file is in the library.
    var awaitedShelving: [@Sendable (inout Reader) -> [Effect]] = []
    /// Whether it has just been put there, which is to be told with what was done.
    var isFreshlyShelved = false
    /// What the line that is typed, or the words that are marked, are to mend.
    var mending: Mending?
    /// The statement for which the article was opened, by its `id`.
    var awaitedStatement: String?
    /// The place at which the article of the library was opened, or was kept last.
    var placeAtOpening: Place?

    var mode = Mode.reading
    /// The panels that the open one was opened from, the nearest last.
    var panelsBeneath: [Panel] = []
    /// What the pane lists on a wide screen; nil when the person has closed it.
    var paneSubject: Panel.Subject? = .speakers
    /// Lines that have been typed, the newest first.
    var history: [Prompt.Purpose: [String]] = [:]
    /// The proposals that the person follows.
    var followedIssues: [String] = []
    var keymap = Keymap()
    /// Where the statements are being written to, so that the line comes back if that fails.
    var exporting: String?
    /// One line in the status row, gone with the next key.
    var message: Message?
    var showsLegend = false
    var bookmarks: [Character: Spot] = [:]
    var trail: [Spot] = []

    var flow: Flow
    /// The rows of the article on screen, laid out after each action.
    var rows: [Row] = []

    /// Opens an article at a paragraph, counted from 0; `start()` gives the first effects.
    public init(article: Article, size: Size, theme: Theme = Theme.all[0], textWidth: Int = 72, paragraph: Int = 0) {
        self.article = article
        files = Files([article.name])
        self.size = size
        self.theme = theme
        self.textWidth = max(1, textWidth)
        flow = Flow(article: article, width: 1, unfolded: nil)
        files.note(title: article.title)
        if paragraph > 0 { go(toParagraph: paragraph) }
        layOut()
    }

    /// What is to be done once the reader is on screen: the analysis of the article, the first questions to the library.
    public mutating func start() -> [Effect] {
        page == nil ? analysisDue() : pageDue() + [.askVocabulary]
    }

    /// Takes a key: part of a command, or a letter in a prompt.
    public mutating func press(_ key: Key) -> [Effect] {
        message = nil
        // Whoever goes on typing has thought of something else.
        shelf?.followsAnswer = false
        let effects = take(key)
        layOutPage()
        // Many terminals keep the bell to themselves.
        if effects == [.ring], message == nil { message = .note(nothingDone(by: key)) }
        return effects + pageDue()
    }

    private func nothingDone(by key: Key) -> String {
        let name = KeyNotation.shown(KeyNotation.text(key))
        return "\(name.isEmpty ? "this key" : name) does nothing here; \(self.key("help")) shows the keys"
    }

    private mutating func take(_ key: Key) -> [Effect] {
        switch mode {
        case .reading:
            switch keymap.take(key) {
            case .action(let action, let count): return apply(action, count: count)
            case .pending: return []
            case .unknown: return [.ring]
            }
        case .help(let help): return press(key, in: help)
        case .panel(let panel): return press(key, in: panel)
        case .prompt(let prompt): return press(key, in: prompt)
        case .selecting(let selection): return press(key, in: selection)
        }
    }

    /// Does `action` and returns what is left for the program to do, in order.
    ///
    /// An action that cannot be done changes nothing and rings: state is never out of range.
    public mutating func apply(_ action: Action) -> [Effect] { apply(action, count: nil) }

    /// Does `action` `count` times, where that means something.
    mutating func apply(_ action: Action, count: Int?) -> [Effect] {
        let before = current
        let effects = perform(action, count: count)
        if current != before, action.readsOn { forgetPanels() }
        layOut()
        return effects + analysisDue() + pageDue()
    }

    private mutating func perform(_ action: Action, count: Int?) -> [Effect] {
        if mode == .reading, let effects = performOnPage(action, count: count) { return effects }
        switch action {
        case .paragraph, .line, .page, .halfPage, .first, .last, .percent, .heading, .setBookmark, .goToBookmark,
            .back:
            if move(action, count: count) { return [] }
            if message == nil { message = .note(nowhere(for: action)) }
            return [.ring]
        case .highlight, .speaker, .position, .event, .same:
            return jump(action, count: count ?? 1) ? [] : [.ring]
        case .toggle, .clearFilter, .onlySpeaker, .cycleFiltered:
            return changeFilter(action) ? [] : [.ring]
        case .askFilter:
            filterBefore = filter
            ask(.filter, text: filter.query?.description ?? "")
        case .askSearch: askSearch()
        case .hit(let direction): return goToHit(direction, count: count ?? 1)
        case .found(let hit, let request): return take(hit, of: request)
        case .askIssue: ask(.issue, text: issue?.proposition ?? "")
        case .askExport: ask(.export)
        case .askPipe: ask(.pipe)
        case .askCommand: ask(.command)
        case .cite: return cite()
        case .openLink: return [.openLink]
        case .edit: return [.edit(offset: current < article.paragraphs.count ? article.paragraphs.starts[current] : 0)]
        case .file(let direction): return openFile(direction)
        case .reload: return [.reload]
        case .setIssue(let proposition): return setIssue(proposition)
        case .cycleTheme:
            let next = Theme.all.firstIndex { $0.name == theme.name }.map { ($0 + 1) % Theme.all.count } ?? 0
            theme = Theme.all[next]
            message = .note("theme \(theme.name)")
        case .legend: showsLegend.toggle()
        case .narrower, .wider: return changeWidth(action) ? [] : [.ring]
        case .help: mode = .help(Help())
        case .list(let list): return open(list.subject)
        case .why: return openWhy()
        case .about: return openPage()
        case .pane: return togglePane() ? [] : [.ring]
        case .cancel:
            keymap.reset()
            if search == nil, count == nil, returnToPanel() { return [] }
            search = nil
            mode = .reading
        case .suspend: return [.suspend]
        case .redraw: return [.redraw]
        case .leave: return returnToPanel() ? [] : returnToShelf() ?? [.quit]
        case .allArticles: return openAllArticles()
        case .board: return openBoard()
        case .star: return star()
        case .askTags: return askTags()
        case .askNote: return askNote()
        case .select: return selectStatement()
        case .undo: return undo()
        case .redo: return redo()
        case .quit: return [.quit]
        case .wheel(let direction): return wheel(direction)
        case .click(let position): return click(position)
        case .resize(let size): self.size = size
        default: return take(report: action)
        }
        return []
    }

    /// Makes the text as much wider or narrower as one sees, within the window.
    private mutating func changeWidth(_ action: Action) -> Bool {
        let (step, before) = (4, frame.textColumns)
        let wanted = if case .wider = action { before + step } else { before - step }
        guard wanted > step else {
            message = .note("as narrow as it gets: \(before) columns")
            return false
        }
        let old = textWidth
        textWidth = wanted
        textWidth = frame.textColumns
        guard textWidth != before else {
            textWidth = old
            message = .note("as wide as the window: \(before) columns")
            return false
        }
        message = .note("text \(textWidth) columns wide")
        return true
    }

    private mutating func refilter() {
        if filter.query != nil, evaluator == nil {
            evaluator = QueryEvaluator(
                facts: ArticleFacts(of: article), annotations: highlights.annotations, article: article)
        }
        passing = Passing(filter, on: highlights, by: evaluator)
    }

    /// Whether the filter lets a statement through, by number.
    func passes(_ statement: Int) -> Bool { passing.statements[statement] }

    /// Whether a highlight is to be jumped to: its statement passes, or, for a mention, no filter is set.
    func passes(_ highlight: Highlight) -> Bool { highlight.owner.statement.map(passes) ?? !passing.isActive }

    // MARK: Layout

    /// Lays out the rows on screen anew, from the anchor, or from where the current paragraph can be seen.
    mutating func layOut() {
        layOutPage()
        let unfolded = passing.isActive && filter.rest == .folded ? passing.paragraphs : nil
        if flow.article !== article || flow.width != frame.textColumns || flow.unfolded != unfolded {
            flow = Flow(article: article, width: frame.textColumns, unfolded: unfolded)
        }
        guard article.paragraphs.count > 0 else {
            (rows, hits) = ([], [])
            return
        }
        rows = flow.rows(from: flow.place(of: anchor), count: frame.body.count)
        if !isVisible(current) {
            let top = flow.place(
                atMost: frame.body.count / 3, rowsAbove: Flow.Place(block: flow.block(of: current), line: 0))
            rows = flow.rows(from: top, count: frame.body.count)
        }
        hits = visibleHits()
    }

    /// Whether some of a paragraph is on screen.
    func isVisible(_ paragraph: Int) -> Bool {
        rows.contains { row in
            switch row {
            case .line(paragraph, _): true
            case .fold(let range): range.contains(paragraph)
            default: false
            }
        }
    }

    // MARK: What is done

    private mutating func cite() -> [Effect] {
        guard let statement = currentStatement else {
            message = .note("nothing is quoted here; \(key("next-position")) goes to the next position")
            return [.ring]
        }
        return [.cite(statement)]
    }

    /// What the analysis has found so far.
    public var annotations: Annotations { highlights.annotations }

    /// Who makes a statement, nil when nobody is named.
    public func speaker(of statement: Statement) -> Speaker? { highlights.speaker(statement.speaker) }

    /// The issue that stances are on.
    var issue: Issue? { chosenIssue ?? highlights.annotations.issues.first }
}
