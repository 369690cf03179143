import LecternReader
import LecternScreen
import LecternText
import Testing

/// Articles of files that are in the library, or get there by the first thing that has to be kept.
@Suite struct ShelvingTests {
    private static let id = ArticleID(rawValue: "0123456789abcdef")
    private static let statement = StatementID(article: id, statement: "s1")

    /// Answers as the library does once it has the article.
    private func shelve(_ reader: inout Reader, _ kept: Shelved = Shelved(id: id)) -> [Effect] {
        reader.apply(.shelved(reader.article, kept, reader.annotations))
    }

    @Test(arguments: [
        ("!", LibraryChange.star([id], true)),
        ("T n e w s Enter", .tag([id], add: ["news"], remove: [])),
        ("c a s k Enter", .note(statement, "ask")),
        ("w j j j Enter E v a Enter", .correct(statement, .speaker("Eva"))),
        ("w j j j j Enter o p p Enter", .correct(statement, .stance(.oppose))),
    ])
    func `what has to be kept puts the article into the library first`(keys: String, change: LibraryChange) {
        var reader = Sample.reader()
        reader.type("j Tab S-Tab")
        let effects = reader.type(keys)
        #expect(effects == [.shelve(reader.annotations, issue: nil)])
        #expect(reader.status.contains("putting it into the library"))
        #expect(shelve(&reader) == [.askVocabulary, .changeLibrary(change)])
        _ = reader.apply(.libraryChanged(Shelved(id: Self.id), "done so"))
        #expect(reader.status.contains("now in the library, and done so"))
        #expect(reader.type("!") == [.changeLibrary(.star([Self.id], true))])
    }

    @Test func `an article that is there already is shown as the library keeps it`() {
        var reader = Sample.reader()
        reader.type("j")
        var found = reader.annotations
        found.statements.removeLast()
        let kept = Shelved(id: Self.id, isStarred: true, notes: ["s1": "ask"])
        #expect(reader.apply(.shelved(reader.article, kept, found)) == [.askVocabulary])
        #expect(reader.annotations == found)
        #expect(reader.shownParagraph == 2)
        #expect(reader.draw().row(0).map(\.text).joined().contains("★"))
        #expect(reader.type("u") == [.undo])
        // What the analysis of the file finds later does not undo what has been corrected.
        _ = reader.apply(.annotated(Annotations(), of: TextSpan(0, reader.article.store.byteCount)))
        #expect(reader.annotations == found)
    }

    @Test func `one that waits there for its analysis is analysed`() {
        var reader = Sample.reader()
        let effects = reader.apply(.shelved(reader.article, Shelved(id: Self.id, issue: "The bridge stays"), nil))
        let whole = TextSpan(0, reader.article.store.byteCount)
        #expect(effects.contains(.annotate(whole, issue: Issue(id: "i1", proposition: "The bridge stays"))))
    }

    @Test func `nothing is kept of another article that was opened meanwhile`() {
        var reader = Sample.reader()
        reader.type("!")
        let first = reader.article
        _ = reader.apply(.opened(Sample.ferryReader().article, file: 0, keepingPlace: false))
        #expect(reader.apply(.shelved(first, Shelved(id: Self.id), nil)) == [])
        #expect(reader.shelved == nil)
    }

    @Test func `what cannot be kept is told, and nothing happens later`() {
        var reader = Sample.reader()
        reader.type("!")
        _ = reader.apply(.unshelved("library.sqlite: the disk is full"))
        #expect(reader.status.contains("the disk is full"))
        #expect(shelve(&reader) == [.askVocabulary])
    }

    @Test func `while the text is still being read nothing can be kept`() {
        var reader = Reader(
            article: Article(name: "a.txt", text: Array("One line.".utf8)), size: Size(columns: 80, rows: 24))
        _ = reader.start()
        #expect(reader.type("!") == [.ring])
        #expect(reader.status.contains("still reading"))
    }

    @Test func `all that waits is done, and what the library has is not undone`() {
        var reader = Sample.reader()
        reader.type("]p")
        #expect(reader.type("! T n e w s Enter").count == 1)
        _ = reader.apply(.failed("this terminal has no clipboard"))
        #expect(
            shelve(&reader, Shelved(id: Self.id, isStarred: true, tags: ["old"])) == [
                .askVocabulary, .changeLibrary(.star([Self.id], true)),
                .changeLibrary(.tag([Self.id], add: ["news"], remove: [])),
            ])
    }

    @Test func `an empty line of tags or notes keeps nothing`() {
        var reader = Sample.reader()
        reader.type("]p")
        #expect(reader.type("T Enter") == [])
        #expect(reader.type("c Enter") == [])
    }

    @Test func `an issue that was set on the file holds in the library, too`() {
        var reader = Sample.reader()
        _ = reader.apply(.setIssue("The bridge stays"))
        let effects = reader.apply(.shelved(reader.article, Shelved(id: Self.id), reader.annotations))
        #expect(effects == [.askVocabulary, .changeLibrary(.issue(Self.id, "The bridge stays"))])
        let kept = Shelved(id: Self.id, issue: "The bridge stays")
        #expect(reader.apply(.libraryChanged(kept, "the issue is so")).contains(judging(reader, "The bridge stays")))
    }

    /// What has the article judged on an issue.
    private func judging(_ reader: Reader, _ issue: String?) -> Effect {
        let whole = TextSpan(0, reader.article.store.byteCount)
        return .annotate(whole, issue: issue.map { Issue(id: "i1", proposition: $0) })
    }

    @Test func `an issue is kept by a change of its own, and no answer of before takes it back`() {
        var reader = Sample.reader()
        _ = shelve(&reader)
        reader.type("!")
        #expect(reader.type("i D o Space i t Enter") == [.changeLibrary(.issue(Self.id, "Do it"))])
        #expect(reader.status.contains("judging the statements anew"))
        let starred = reader.apply(.libraryChanged(Shelved(id: Self.id, isStarred: true), "starred"))
        #expect(
            starred == [judging(reader, "Do it"), .askVocabulary]
                || starred == [.askVocabulary, judging(reader, "Do it")])
        #expect(reader.draw().row(1).map(\.text).joined().contains("Issue  judging …: Do it"))
        let whole = TextSpan(0, reader.article.store.byteCount)
        _ = reader.apply(.annotated(reader.annotations, of: whole, isKept: true))
        #expect(reader.draw().row(1).map(\.text).joined().contains("Issue  judging …: Do it"), "it is of before")
        let kept = Shelved(id: Self.id, isStarred: true, issue: "Do it")
        #expect(reader.apply(.libraryChanged(kept, "the issue is Do it")).contains(judging(reader, "Do it")))
        // From now on the library is right again.
        #expect(reader.apply(.libraryChanged(Shelved(id: Self.id), "undone")).contains(judging(reader, nil)))
        #expect(!reader.draw().row(1).map(\.text).joined().contains("Do it"))
    }

    @Test func `an issue that could not be kept is taken back`() {
        var reader = Sample.reader()
        _ = shelve(&reader, Shelved(id: Self.id, issue: "The bridge stays"))
        reader.type("i D o Space i t Enter")
        _ = reader.apply(.failed("library.sqlite: the disk is full"))
        #expect(reader.status.contains("the disk is full"))
        #expect(reader.draw().row(1).map(\.text).joined().contains("Issue  judging …: The bridge stays"))
    }

    @Test func `an issue set while the article is put into the library is kept after it`() {
        var reader = Sample.reader()
        reader.type("! i D o Space i t Enter")
        let effects = shelve(&reader, Shelved(id: Self.id, issue: "The bridge stays"))
        #expect(effects.contains(.changeLibrary(.issue(Self.id, "Do it"))))
        #expect(effects.contains(.changeLibrary(.star([Self.id], true))))
        #expect(reader.draw().row(1).map(\.text).joined().contains("Issue  Do it"))
    }

    @Test(arguments: ["w j j j Enter E v a", "c E v a"])
    func `what is typed is about the statement that was looked at, whatever it is called by the time it is done`(
        keys: String
    ) {
        var reader = Sample.reader()
        reader.type("j Tab S-Tab")
        let looked = reader.annotations.statements[0]
        reader.type(keys)
        var later = reader.annotations
        later.statements.reverse()
        for index in later.statements.indices { later.statements[index].id = "s\(index + 1)" }
        _ = reader.apply(.annotated(later, of: TextSpan(0, reader.article.store.byteCount)))
        reader.type("Enter")
        let effects = shelve(&reader)
        let now = later.statements.first { $0.content == looked.content }?.id ?? ""
        let statement = StatementID(article: Self.id, statement: now)
        let change: LibraryChange =
            keys.hasPrefix("c") ? .note(statement, "Eva") : .correct(statement, .speaker("Eva"))
        #expect(effects == [.askVocabulary, .changeLibrary(change)])
    }

    @Test func `a statement that is read otherwise by then is not mended`() {
        var reader = Sample.reader()
        reader.type("j Tab S-Tab c E v a")
        var later = reader.annotations
        later.statements[0].content = [TextSpan(0, 11)]
        _ = reader.apply(.annotated(later, of: TextSpan(0, reader.article.store.byteCount)))
        reader.type("Enter")
        #expect(shelve(&reader) == [.askVocabulary, .ring])
        #expect(reader.status.contains("read otherwise by now"))
    }

    @Test func `a report stays with its statement when more is found`() {
        var reader = Sample.reader()
        reader.type("j Tab S-Tab w j j j")
        let report = reader.draw()
        var later = reader.annotations
        later.statements.insert(
            Statement(id: "s0", source: [], content: [TextSpan(4, 11)], speaker: nil), at: 0)
        _ = reader.apply(.annotated(later, of: TextSpan(0, reader.article.store.byteCount)))
        #expect((2..<20).allSatisfy { reader.draw().row($0) == report.row($0) })
        later.statements.removeAll { $0.id == "s1" }
        _ = reader.apply(.annotated(later, of: TextSpan(0, reader.article.store.byteCount)))
        #expect((3..<20).contains { reader.draw().row($0) != report.row($0) }, "it is closed")
    }

    @Test func `a correction is of the words, whatever the library calls the statement`() {
        var reader = Sample.reader()
        reader.type("j Tab S-Tab w j j j Enter E v a Enter")
        var found = reader.annotations
        for index in found.statements.indices { found.statements[index].id = "x\(index + 1)" }
        let effects = reader.apply(.shelved(reader.article, Shelved(id: Self.id), found))
        let statement = StatementID(article: Self.id, statement: "x1")
        #expect(effects.contains(.changeLibrary(.correct(statement, .speaker("Eva")))))
    }
}
