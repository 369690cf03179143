internal import LecternQuery
public import LecternScreen
public import LecternText

/// What lies beneath lines, help and panels: the article, or a screen of the library.
enum Ground: Hashable, Sendable {
    case article
    case library(LibraryPage)
}

/// The library as the person goes through it.
struct Shelf: Hashable, Sendable {
    /// What `q` goes back to.
    enum Layer: Hashable, Sendable {
        case page(LibraryPage)
        /// An article at a place, and at a statement by its `id`.
        case article(ArticleID, Place?, statement: String?)
    }

    /// How many layers are kept.
    static let depth = 100

    /// What the open screen was reached from, the nearest last.
    var beneath: [Layer] = []
    /// How many questions there have been.
    var questionCount = 0
    /// The articles that are marked to be acted on.
    var marked: Set<ArticleID> = []
    /// Whether all that the query finds are.
    var marksAll = false
    /// The list as it was before a query is typed, to come back to.
    var pageBefore: LibraryPage?
    /// Whether the person has asked for the first row of an answer that has not come yet.
    var followsAnswer = false
    /// What queries and tags are completed with.
    var vocabulary = LibraryVocabulary()
    /// The article that is being opened: another one that comes first is not shown.
    var opening: Opening?

    /// An article that is asked for.
    struct Opening: Hashable, Sendable {
        var id: ArticleID
        /// The statement to go to, nil for where the person was.
        var statement: String?
        /// The place to go back to.
        var place: Place?
        /// Whether the person goes back to it, so that the open page is done with.
        var isReturn: Bool
    }

    /// Lays what is left beneath what is opened; the oldest of too many layers is forgotten.
    mutating func lay(_ layer: Layer) {
        beneath.append(layer)
        if beneath.count > Self.depth { beneath.removeFirst() }
    }

    /// Whether anything is marked.
    var hasMarks: Bool { marksAll || !marked.isEmpty }
}

extension Reader {
    /// A reader of a library, its list on screen; `start()` gives the first questions.
    public init(librarySize size: Size, theme: Theme = Theme.all[0], textWidth: Int = 72) {
        self.init(article: Article(name: "", text: []), size: size, theme: theme, textWidth: textWidth)
        files = Files([])
        shelf = Shelf()
        ground = .library(LibraryPage(.articles(.everything, .newest)))
    }

    /// The open screen of the library, nil while an article is on screen.
    var page: LibraryPage? {
        get { if case .library(let page) = ground { page } else { nil } }
        set { ground = newValue.map(Ground.library) ?? .article }
    }

    // MARK: Opening and leaving

    /// Opens a page over what is shown now.
    mutating func open(_ subject: LibrarySubject) -> [Effect] {
        guard shelf != nil else { return refuseShelved() }
        let here = page.map(Shelf.Layer.page) ?? shelved.map { .article($0.id, place, statement: currentStatement?.id) }
        if let here { shelf?.lay(here) }
        let effects = leaveArticle()
        page = LibraryPage(subject)
        mode = .reading
        return effects
    }

    /// Asks for an article to be read, at a statement of it or where the person was.
    mutating func openArticle(
        _ id: ArticleID, at statement: String? = nil, or place: Place? = nil, isReturn: Bool = false
    ) -> [Effect] {
        shelf?.opening = Shelf.Opening(id: id, statement: statement, place: place, isReturn: isReturn)
        message = .note("opening …")
        return [.openArticle(id)]
    }

    /// Asks for the article with which the person begins.
    public mutating func begin(with id: ArticleID) -> [Effect] { openArticle(id) }

    /// Goes back to the page or article that the open screen was reached from; nil when there is none.
    mutating func returnToShelf() -> [Effect]? {
        guard let layer = shelf?.beneath.popLast() else { return nil }
        (mode, panelsBeneath) = (.reading, [])
        keymap.reset()
        switch layer {
        case .page(var before):
            let effects = leaveArticle()
            // What was read, starred or mended meanwhile is to be seen.
            before.refresh()
            page = before
            return effects
        case .article(let id, let place, let statement):
            if shelved?.id == id {
                page = nil
                return []
            }
            return openArticle(id, at: statement, or: place, isReturn: true)
        }
    }

    /// Shows an article of the library over the page from which it was asked for.
    mutating func show(_ article: Article, _ kept: Shelved, _ annotations: Annotations?) -> [Effect] {
        guard let opening = shelf?.opening, opening.id == kept.id else { return [] }
        shelf?.opening = nil
        if let page, !opening.isReturn { shelf?.lay(.page(page)) }
        page = nil
        files.current = nil
        show(article, keepingPlace: false)
        take(kept)
        mode = .reading
        message = nil
        if let place = opening.place ?? kept.place { restore(place) }
        placeAtOpening = place
        awaitedStatement = opening.statement
        showKept(annotations)
        if annotations != nil { goToAwaitedStatement() }
        return []
    }

    /// The article of the library on screen and where the person is in it, to be kept for another day; nil where nothing has
    /// changed, so that an article that was only glanced at leaves no trace.
    public var placeToKeep: (article: ArticleID, place: Place)? {
        guard page == nil, let shelved, let place, place != placeAtOpening else { return nil }
        // Proposals are kept by themselves.
        return (shelved.id, place.withoutIssue)
    }

    private mutating func leaveArticle() -> [Effect] {
        guard let (article, place) = placeToKeep else { return [] }
        placeAtOpening = self.place
        return [.keepPlace(article, place)]
    }

    /// Takes over what is kept of the article on screen. An issue that has just been set stands until the library has it.
    mutating func take(_ kept: Shelved) {
        shelved = kept
        guard !isSettingIssue || kept.issue == chosenIssue?.proposition else { return }
        isSettingIssue = false
        chosenIssue = kept.issue.map { Issue(id: "i1", proposition: $0) }
    }

    /// Goes to the statement for which the article was opened, once it is known.
    mutating func goToAwaitedStatement() {
        guard let id = awaitedStatement,
            let number = highlights.annotations.statements.firstIndex(where: { $0.id == id })
        else { return }
        awaitedStatement = nil
        if let content = highlights.routes.number(of: .content(statement: number)) { go(toHighlight: content) }
    }

    /// Why the library has nothing to show of an article that is not in it.
    mutating func refuseShelved() -> [Effect] {
        message = .note("this article is not in the library yet; \(key("star")) stars it and keeps it there")
        return [.ring]
    }
}
