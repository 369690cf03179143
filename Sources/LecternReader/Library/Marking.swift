internal import LecternQuery
internal import LecternText

/// The articles that something is done to.
enum Targets: Hashable, Sendable {
    case articles([ArticleID])
    /// All that a query finds.
    case matching(Query)
}

/// Marking articles, and what is done to them: stars, tags, read or not.
extension Reader {
    // MARK: Marks

    /// Marks the chosen article, or no longer, and goes on to the next.
    mutating func mark(_ page: LibraryPage) -> [Effect] {
        guard case .article(let article, _) = page.chosen else { return refuseMarks() }
        if shelf?.marksAll == true { clearMarks() }
        if shelf?.marked.remove(article.id) == nil { shelf?.marked.insert(article.id) }
        _ = self.page?.choose(page.selected + 1)
        return []
    }

    /// Marks all articles that the query finds, or none.
    mutating func markAll(_ page: LibraryPage) -> [Effect] {
        guard page.query != nil, page.total > 0 else { return refuseMarks() }
        let marksAll = shelf?.marksAll == true
        clearMarks()
        shelf?.marksAll = !marksAll
        return []
    }

    mutating func clearMarks() {
        shelf?.marked = []
        shelf?.marksAll = false
    }

    private mutating func refuseMarks() -> [Effect] {
        message = .note("only articles are marked; \(key("leave")) goes back to their list")
        return [.ring]
    }

    /// Whether an article is marked.
    func isMarked(_ article: ListedArticle) -> Bool {
        shelf.map { $0.marksAll || $0.marked.contains(article.id) } ?? false
    }

    // MARK: Acting

    /// The articles that are acted on: the one on screen, those that are marked, else the chosen one; nil when there is none.
    var targets: Targets? {
        guard let page else { return shelved.map { .articles([$0.id]) } }
        if let shelf, shelf.marksAll, let query = page.query { return .matching(query) }
        if let shelf, !shelf.marked.isEmpty { return .articles(shelf.marked.sorted { $0.rawValue < $1.rawValue }) }
        return page.chosen?.articleID.map { .articles([$0]) }
    }

    /// Stars what is acted on, or takes the stars away if all of it has one.
    mutating func star() -> [Effect] {
        guard let targets else {
            return onShelf { reader in reader.targets.map { reader.change($0) { .star($0, true) } } ?? [] }
                ?? refuseActing()
        }
        let isStarred = page == nil ? shelved?.isStarred == true : holds({ $0.isStarred }, of: targets)
        return change(targets) { .star($0, !isStarred) }
    }

    /// Marks what is acted on as read, or as unread if all of it has been read.
    mutating func toggleRead(_ page: LibraryPage) -> [Effect] {
        guard let targets, page.query != nil else { return refuseActing() }
        let areRead = holds({ !$0.isUnread }, of: targets)
        return change(targets) { .read($0, !areRead) }
    }

    /// Takes what is acted on out of the library; undo brings it back.
    mutating func remove(_ page: LibraryPage) -> [Effect] {
        guard let targets, page.query != nil else { return refuseActing() }
        clearMarks()
        return change(targets) { .remove($0) }
    }

    /// Whether something holds of all that is acted on, as far as it is known.
    private func holds(_ property: (ListedArticle) -> Bool, of targets: Targets) -> Bool {
        let known = (page?.answer?.rows ?? []).compactMap { row -> ListedArticle? in
            guard case .article(let article, _) = row else { return nil }
            if case .articles(let ids) = targets, !ids.contains(article.id) { return nil }
            return article
        }
        return !known.isEmpty && known.allSatisfy(property)
    }

    /// Opens the line in which tags are typed: those that the article has, or, for several, those to add.
    mutating func askTags() -> [Effect] {
        if targets == nil, page != nil { return refuseActing() }
        ask(.tags, text: areTagsOfOne ? tagsBefore.joined(separator: ", ") : "")
        return []
    }

    /// Does what the line of tags says.
    mutating func tag(as line: String) -> [Effect] {
        let typed = line.split(separator: ",").map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
            .filter { !$0.isEmpty }
        guard let targets else {
            // None are known to be taken away.
            if typed.isEmpty, page == nil { return [] }
            return onShelf { reader in
                reader.targets.map { reader.change($0) { .tag($0, add: typed, remove: []) } } ?? []
            }
                ?? refuseActing()
        }
        let (adding, removing): ([String], [String])
        if areTagsOfOne {
            adding = typed.filter { !tagsBefore.contains($0) }
            removing = tagsBefore.filter { !typed.contains($0) }
        } else {
            adding = typed.filter { !$0.hasPrefix("-") }
            removing = typed.filter { $0.hasPrefix("-") }.map { String($0.dropFirst()) }.filter { !$0.isEmpty }
        }
        guard !adding.isEmpty || !removing.isEmpty else { return [] }
        return change(targets) { .tag($0, add: adding, remove: removing) }
    }

    /// What is said of the line of tags.
    var tagsHint: String {
        areTagsOfOne ? "commas part tags; Tab completes" : "commas part tags; -tag takes one away; Tab completes"
    }

    /// How many articles are acted on, in words.
    var targetWords: String {
        switch targets {
        case .articles(let ids) where ids.count == 1: "this article"
        case .articles(let ids): "\(ids.count) articles"
        case .matching: "all \(page?.total ?? 0) articles"
        case nil: page == nil ? "this article" : "nothing"
        }
    }

    private var tagsBefore: [String] {
        if case .article(let article, _) = page?.chosen { article.tags } else { shelved?.tags ?? [] }
    }

    /// Whether tags are those of one article, and not ones to add to several.
    private var areTagsOfOne: Bool {
        switch targets {
        case .articles(let ids): ids.count == 1
        case .matching: false
        case nil: page == nil
        }
    }

    private mutating func refuseActing() -> [Effect] {
        message = .note("no article is chosen here")
        return [.ring]
    }

    // MARK: Changes

    /// Has the library changed.
    mutating func change(_ change: LibraryChange) -> [Effect] {
        guard shelf != nil else { return refuseShelved() }
        return [.changeLibrary(change)]
    }

    mutating func change(_ targets: Targets, _ make: ([ArticleID]) -> LibraryChange) -> [Effect] {
        switch targets {
        case .articles(let ids): change(make(ids))
        case .matching(let query): [.changeAll(query, make([]))]
        }
    }

    /// Takes the last change of the library back.
    mutating func undo() -> [Effect] { shelf == nil ? refuseJournal() : [.undo] }

    /// Makes the change again that was taken back last.
    mutating func redo() -> [Effect] { shelf == nil ? refuseJournal() : [.redo] }

    private mutating func refuseJournal() -> [Effect] {
        message = .note("nothing to undo: nothing of this article is kept yet")
        return [.ring]
    }

    /// Takes what the library says of a change: the article on screen is read as it is now, the list shown as it is now.
    mutating func take(_ kept: Shelved?, telling words: String) -> [Effect] {
        let wasSettingIssue = isSettingIssue
        if let kept, kept.id == shelved?.id {
            take(kept)
            analysis = nil
        } else if kept == nil, page != nil {
            // The article that was read before has been taken out.
            shelved = nil
        }
        page?.refresh()
        // Of an issue it is told how the statements stand on it.
        if isSettingIssue || !wasSettingIssue {
            message = .note((isFreshlyShelved ? "now in the library, and " : "") + words)
            isFreshlyShelved = false
        }
        return [.askVocabulary]
    }
}

extension LibraryRow {
    /// The article that it is, or that its statement stands in.
    var articleID: ArticleID? {
        switch self {
        case .article(let article, _): article.id
        case .statement(let statement): statement.id.article
        case .name, .stand, .course: nil
        }
    }
}
