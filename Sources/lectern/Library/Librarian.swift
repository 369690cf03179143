internal import Glibc
internal import LecternFormats
internal import LecternLibrary
internal import LecternQuery
internal import LecternReader
internal import LecternText
internal import Synchronization

/// Does for the reader what concerns the library, one errand at a time on a thread of its own, so that no key waits.
final class Librarian: Sendable {
    /// Something to be done.
    enum Errand: Sendable {
        case answer(LibraryQuestion)
        case tellVocabulary
        case open(ArticleID)
        /// See whether the article of a file is in the library.
        case look(Article)
        /// Put it there, with what was found in it on the issue that the person has set.
        case shelve(Article, Annotations, Issue?)
        case keep(Place, of: ArticleID)
        /// Tell what the article says, a stretch of which is on screen.
        case annotate(ArticleID, TextSpan)
        /// Keep what was found in an article.
        case keepFound(Annotations, LibraryAnalysis.Task)
        /// Change the library while that article is on screen.
        case change(LibraryChange, ArticleID?)
        case changeAll(Query, LibraryChange, ArticleID?)
        case undo(ArticleID?)
        case redo(ArticleID?)

        /// Whether something would be lost, were it not done before the program ends.
        var outlivesReading: Bool {
            switch self {
            case .answer, .tellVocabulary, .open, .look, .annotate, .keepFound: false
            case .shelve, .keep, .change, .changeAll, .undo, .redo: true
            }
        }
    }

    private struct State {
        var errands: [Errand] = []
        var isRunning = false
        /// Whether the person leaves, who gets no answers any more.
        var isLeaving = false
        var losses: [String] = []
    }

    /// What could not be done since the person began to leave, a line each.
    var losses: [String] { state.withLock { $0.losses } }

    /// Where the library is, from the root; empty where that is not known.
    var path: String { door.path.flatMap { FileName($0).fromRoot } ?? "" }

    /// The longest text of a file that is looked for in the library, in bytes.
    private static let lookLimit = 1 << 20

    private let state = Mutex(State())
    private let door: LibraryDoor
    private let understanding: Understanding
    private let mailbox: Mailbox
    private let analysis: LibraryAnalysis

    /// Answers to `mailbox` from the library behind `door`; what waits for its analysis is analysed by `understanding`.
    init(_ door: LibraryDoor, understanding: Understanding, to mailbox: Mailbox) {
        self.door = door
        self.understanding = understanding
        self.mailbox = mailbox
        analysis = LibraryAnalysis(understanding, to: mailbox)
    }

    /// Takes an errand. A question takes the place of one that has not been begun, as its answer is not wanted any more.
    func take(_ errand: Errand) {
        let hasToStart = state.withLock { state in
            if case .answer = errand {
                state.errands.removeAll { if case .answer = $0 { true } else { false } }
            }
            state.errands.append(errand)
            defer { state.isRunning = true }
            return !state.isRunning
        }
        if hasToStart { Background.run { [self] in work() } }
    }

    /// Takes what the reader wants of the library while that article is on screen.
    func take(_ effect: Effect, showing article: ArticleID?) {
        switch effect {
        case .askLibrary(let question): take(.answer(question))
        case .askVocabulary: take(.tellVocabulary)
        case .openArticle(let id): take(.open(id))
        case .keepPlace(let id, let place): take(.keep(place, of: id))
        case .changeLibrary(let change): take(.change(change, article))
        case .changeAll(let query, let change): take(.changeAll(query, change, article))
        case .undo: take(.undo(article))
        case .redo: take(.redo(article))
        default: break
        }
    }

    /// Lets what the person has done be kept, and drops what is only asked; false if that takes longer than so many
    /// milliseconds. Without a limit it takes as long as the library is busy.
    func finish(within limit: Int?) -> Bool {
        analysis.stop()
        state.withLock { state in
            state.isLeaving = true
            state.errands.removeAll { !$0.outlivesReading }
        }
        var waited = 0
        while state.withLock({ $0.isRunning }) {
            if let limit, waited >= limit { return false }
            usleep(1_000)
            waited += 1
        }
        return true
    }

    private func next() -> Errand? {
        state.withLock { state in
            state.isRunning = !state.errands.isEmpty
            return state.isRunning ? state.errands.removeFirst() : nil
        }
    }

    private func work() {
        while let errand = next() {
            do throws(LibraryError) {
                try perform(errand)
            } catch {
                let isLeaving = state.withLock { state in
                    if state.isLeaving, errand.outlivesReading { state.losses.append("\(error)") }
                    return state.isLeaving
                }
                if isLeaving { continue }
                switch errand {
                case .answer(let question): mailbox.post(.libraryFailed("\(error)", question: question.id))
                case .shelve: mailbox.post(.unshelved("\(error)"))
                default: mailbox.post(.failed("\(error)"))
                }
            }
        }
    }

    private func perform(_ errand: Errand) throws(LibraryError) {
        // To look for an article no library is made.
        if case .look = errand, !door.isThere { return }
        let library = try door.open(making: true)
        switch errand {
        case .answer(let question):
            let answer = try Shelving(library).answer(question)
            mailbox.post(.libraryAnswered(answer, question: question.id))
        case .tellVocabulary: mailbox.post(.vocabulary(try Shelving(library).vocabulary()))
        case .open(let id): try open(id, in: library)
        case .look(let article): try look(for: article, in: library)
        case .shelve(let article, let found, let issue): try shelve(article, found, on: issue, in: library)
        case .keep(let place, let id):
            try Self.unlessReadOnly { () throws(LibraryError) in try library.keep(place, of: id) }
        case .annotate(let id, let span): try annotate(id, span, in: library)
        case .keepFound(let found, let task): try keep(found, task, in: library)
        case .change(let change, let id): tell(try library.apply(change), try kept(id, in: library))
        case .changeAll(let query, let change, let id):
            let found = try library.articles(matching: query).map(\.id)
            tell(try library.apply(change.done(to: found)), try kept(id, in: library))
        case .undo(let id):
            let words = try library.undo()
            tell(words.map { "undone: " + $0 } ?? "nothing to undo", try kept(id, in: library))
        case .redo(let id):
            let words = try library.redo()
            tell(words.map { "done again: " + $0 } ?? "nothing to do again", try kept(id, in: library))
        }
    }

    private func tell(_ words: String, _ kept: Shelved?) { mailbox.post(.libraryChanged(kept, words)) }

    /// What is kept of the article on screen; nil where none is, and of one that has just been taken out.
    private func kept(_ id: ArticleID?, in library: Library) throws(LibraryError) -> Shelved? {
        guard let id else { return nil }
        do throws(LibraryError) { return try kept(of: try library.article(id.rawValue), in: library) } catch {
            if case .unknown = error.reason { return nil }
            throw error
        }
    }

    private func kept(of opened: LibraryArticle, in library: Library) throws(LibraryError) -> Shelved {
        Shelved(
            id: opened.listed.id, isStarred: opened.listed.isStarred, tags: opened.listed.tags, notes: opened.notes,
            corrected: try library.corrected(in: opened.listed.id), issue: opened.issue, place: opened.place)
    }

    // MARK: Articles

    private func open(_ id: ArticleID, in library: Library) throws(LibraryError) {
        let opened = try library.article(id.rawValue)
        mailbox.post(.openedFromLibrary(opened.article, try kept(of: opened, in: library), opened.annotations))
        try Self.unlessReadOnly { () throws(LibraryError) in try library.noteRead(id) }
    }

    /// Tells the reader what the library keeps of the article of a file, if it does.
    private func look(for article: Article, in library: Library) throws(LibraryError) {
        guard article.isWhole, article.store.byteCount <= Self.lookLimit else { return }
        guard let known = try library.article(holding: Self.text(of: article)) else { return }
        try tell(of: article, known, in: library)
    }

    /// Puts the article of a file into the library.
    private func shelve(
        _ article: Article, _ found: Annotations, on issue: Issue?, in library: Library
    ) throws(LibraryError) {
        let text = Self.text(of: article)
        if let known = try library.article(holding: text) { return try tell(of: article, known, in: library) }
        guard String(validating: text, as: UTF8.self) != nil else {
            let why = "\(article.name): its text is no clean UTF-8; lectern add keeps a mended copy of it"
            return mailbox.post(.unshelved(why))
        }
        let new = NewArticle(text: text, head: article.head, fileName: article.name)
        guard let id = try library.add([new]).first?.id else { return }
        if let issue { _ = try library.apply(.issue(id, issue.proposition)) }
        try library.keep([MadeAnalysis(of: id, on: issue?.proposition, found)], model: understanding.version)
        try tell(of: article, try library.article(id.rawValue), in: library)
    }

    private func tell(of article: Article, _ known: LibraryArticle, in library: Library) throws(LibraryError) {
        mailbox.post(.shelved(article, try kept(of: known, in: library), known.annotations))
        try Self.unlessReadOnly { () throws(LibraryError) in try library.noteRead(known.listed.id) }
    }

    private static func text(of article: Article) -> [UInt8] {
        article.store.bytes(in: TextSpan(0, article.store.byteCount))
    }

    /// Keeps the place of the article that is on screen when the program is stopped: nothing is done after that.
    func keepAtOnce(_ place: Place, of id: ArticleID) {
        do throws(LibraryError) {
            let library = try door.open(making: false)
            try Self.unlessReadOnly { () throws(LibraryError) in try library.keep(place, of: id) }
        } catch {
            Complaint.write(error)
        }
    }

    /// Keeps what reading leaves behind; a library that may only be read is read none the less.
    private static func unlessReadOnly(_ body: () throws(LibraryError) -> Void) throws(LibraryError) {
        do throws(LibraryError) { try body() } catch {
            guard error.reason == .readOnly || error.reason == .full else { throw error }
        }
    }

    /// Tells what an article says; one that waits for its analysis is analysed.
    private func annotate(_ id: ArticleID, _ span: TextSpan, in library: Library) throws(LibraryError) {
        let opened = try library.article(id.rawValue)
        if let annotations = opened.annotations { return mailbox.post(.annotated(annotations, of: span, isKept: true)) }
        let task = LibraryAnalysis.Task(article: id, span: span, issue: opened.issue)
        analysis.begin(task, of: opened.article, given: opened.given) { [self] in take(.keepFound($0, $1)) }
    }

    /// Keeps what was found in an article, and tells it. Where the issue is another one by now, it is analysed anew.
    private func keep(_ found: Annotations, _ task: LibraryAnalysis.Task, in library: Library) throws(LibraryError) {
        // One that has been taken out meanwhile is not missed.
        guard try kept(task.article, in: library) != nil else { return }
        let opened = try library.article(task.article.rawValue)
        guard opened.issue == task.issue else { return try annotate(task.article, task.span, in: library) }
        if opened.annotations == nil {
            try Self.unlessReadOnly { () throws(LibraryError) in
                try library.keep(
                    [MadeAnalysis(of: task.article, on: task.issue, found)], model: understanding.version)
            }
        }
        let annotations = try library.article(task.article.rawValue).annotations ?? found
        mailbox.post(.annotated(annotations, of: task.span, isKept: true))
    }
}

extension LibraryChange {
    /// The same change of other articles.
    fileprivate func done(to articles: [ArticleID]) -> LibraryChange {
        switch self {
        case .star(_, let value): .star(articles, value)
        case .read(_, let value): .read(articles, value)
        case .tag(_, let add, let remove): .tag(articles, add: add, remove: remove)
        case .remove: .remove(articles)
        default: self
        }
    }
}
