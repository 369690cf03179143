internal import LecternScreen
internal import LecternText

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
        /// An article, by its `id`, at a place.
        case article(String, Place?)
    }

    /// How many layers are kept.
    static let depth = 100

    /// What the open screen was reached from, the nearest last.
    var beneath: [Layer] = []
    /// How many questions there have been.
    var questionCount = 0
    /// The `id`s of the articles that are marked to be acted on.
    var marked: Set<String> = []
    /// Whether all that the query finds are.
    var marksAll = false
    /// The list as it was before a query is typed, to come back to.
    var pageBefore: LibraryPage?
    /// What queries and tags are completed with.
    var vocabulary = LibraryVocabulary()
    /// The article that is being opened: another one that comes first is not shown.
    var opening: Opening?

    /// An article that is asked for.
    struct Opening: Hashable, Sendable {
        var id: String
        /// Whether the person goes back to it, so that the open page is done with.
        var isReturn: Bool
    }

    /// Whether anything is marked.
    var hasMarks: Bool { marksAll || !marked.isEmpty }
}

extension Reader {
    /// A reader of a library, its list on screen; `start()` gives the first questions.
    public init(librarySize size: Size, theme: Theme = Theme.all[0], textWidth: Int = 72) {
        self.init(article: Article(name: "", text: []), size: size, theme: theme, textWidth: textWidth)
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
        if let page {
            shelf?.beneath.append(.page(page))
        } else if let shelved {
            shelf?.beneath.append(.article(shelved.id, place))
        }
        if let count = shelf?.beneath.count, count > Shelf.depth { shelf?.beneath.removeFirst() }
        page = LibraryPage(subject)
        mode = .reading
        return []
    }

    /// Asks for an article to be read, at a byte of its text or where the person was.
    mutating func openArticle(_ id: String, at start: Int? = nil, isReturn: Bool = false) -> [Effect] {
        shelf?.opening = Shelf.Opening(id: id, isReturn: isReturn)
        message = .note("opening …")
        return [.openArticle(id, at: start)]
    }

    /// Goes back to the page or article that the open screen was reached from; nil when there is none.
    mutating func returnToShelf() -> [Effect]? {
        guard let layer = shelf?.beneath.popLast() else { return nil }
        (mode, panelsBeneath) = (.reading, [])
        keymap.reset()
        switch layer {
        case .page(var before):
            let isFromArticle = page == nil
            // What was read, starred or mended meanwhile is to be seen.
            before.refresh()
            page = before
            return isFromArticle ? [.leaveArticle] : []
        case .article(let id, let place):
            if shelved?.id == id {
                page = nil
                return []
            }
            return openArticle(id, at: place?.cursor, isReturn: true)
        }
    }

    /// Shows an article of the library over the page from which it was asked for.
    mutating func show(_ article: Article, _ kept: Shelved, at start: Int?) {
        guard let opening = shelf?.opening, opening.id == kept.id else { return }
        shelf?.opening = nil
        if let page, !opening.isReturn { shelf?.beneath.append(.page(page)) }
        page = nil
        files = Files([article.name])
        show(article, keepingPlace: false)
        files.note(title: article.title)
        shelved = kept
        awaitedStatement = start
        mode = .reading
        if let start { go(toParagraph: article.paragraphs.paragraph(at: start)) }
    }

    /// Goes to the statement for which the article was opened, once the analysis has found it.
    mutating func goToAwaitedStatement() {
        guard let start = awaitedStatement else { return }
        let number = highlights.routes.contents.first { highlights.all[$0].start == start }
        guard let number else { return }
        awaitedStatement = nil
        go(toHighlight: number)
    }

    /// Why something of the library cannot be done to an article that is in none.
    mutating func refuseShelved() -> [Effect] {
        message = .note("this article is in no library; lectern add FILE puts it there")
        return [.ring]
    }
}
