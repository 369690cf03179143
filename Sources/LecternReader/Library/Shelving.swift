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
        awaitedShelving = body
        message = .note("putting it into the library …")
        return [.shelve(highlights.annotations, issue: chosenIssue)]
    }

    /// Takes what the library keeps of the article on screen, and does what has waited for that.
    mutating func takeShelved(_ article: Article, _ kept: Shelved, _ found: Annotations?) -> [Effect] {
        // Another one may have been opened meanwhile.
        guard article.store === self.article.store, shelved == nil else { return [] }
        shelf = shelf ?? Shelf()
        take(kept)
        placeAtOpening = place
        showKept(found)
        guard let body = awaitedShelving else { return [.askVocabulary] }
        awaitedShelving = nil
        message = .note("now in the library")
        let effects = body(&self)
        isFreshlyShelved = !effects.isEmpty
        return [.askVocabulary] + effects
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
        analysis = (Stretch.around(current, of: article, keeping: nil), 1)
    }
}
