internal import LecternText

/// Articles of files and the library: what is already there is read as the library keeps it, and the first star, tag, note or
/// correction puts an article there.
extension Reader {
    /// Puts the article on screen into the library and then does something that needs it there; nil where a screen of the
    /// library is shown.
    mutating func onShelf(_ body: @escaping @Sendable (inout Reader) -> [Effect]) -> [Effect]? {
        guard page == nil else { return nil }
        guard let analysis, analysis.share == 1 else {
            message = .note(notYet ?? "there is nothing to keep here")
            return [.ring]
        }
        guard analysis.stretch.count == article.store.byteCount else {
            message = .note("too long to be kept from here; lectern add FILE puts it into the library")
            return [.ring]
        }
        message = .note("putting it into the library …")
        awaitedShelving.append(body)
        return awaitedShelving.count == 1 ? [.shelve(highlights.annotations, issue: chosenIssue)] : []
    }

    /// Takes what the library keeps of the article on screen, and does what has waited for that.
    mutating func takeShelved(_ article: Article, _ kept: Shelved, _ found: Annotations?) -> [Effect] {
        // Another one may have been opened meanwhile.
        guard article.store === self.article.store, shelved == nil else { return [] }
        let (issue, bodies) = (chosenIssue, awaitedShelving)
        awaitedShelving = []
        shelf = shelf ?? Shelf()
        let isIssueNew = issue?.proposition != kept.issue && (kept.issue == nil || isSettingIssue)
        isSettingIssue = isIssueNew
        take(kept)
        // Of an article that is only looked at the library keeps no place.
        placeAtOpening = bodies.isEmpty ? place : nil
        showKept(found)
        // Set on the file, the issue holds in the library from now on.
        let keeping = isIssueNew ? [Effect.changeLibrary(.issue(kept.id, issue?.proposition))] : []
        guard !bodies.isEmpty else { return [.askVocabulary] + keeping }
        message = .note("now in the library")
        let effects = bodies.flatMap { $0(&self) }
        isFreshlyShelved = effects.contains { $0 != .ring }
        return [.askVocabulary] + keeping + effects
    }

    /// The article could not be put into the library: nothing of what has waited for that is done.
    mutating func failShelving(_ why: String) {
        (awaitedShelving, isSettingIssue) = ([], false)
        message = .problem(why)
    }

    /// Shows what the library knows of the article on screen, with what the person has corrected; nil has it analysed.
    mutating func showKept(_ found: Annotations?) {
        guard let found else {
            analysis = nil
            return
        }
        let before = highlight.map { highlights.all[$0] }
        highlights = Highlights(found, over: article.paragraphs)
        restoreHighlight(before)
        // What is known need not be asked for.
        analysis = StretchAnalysis(Stretch.around(current, of: article, keeping: nil), share: 1)
    }
}
