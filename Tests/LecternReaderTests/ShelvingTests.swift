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
        let whole = TextSpan(0, reader.article.store.byteCount)
        #expect(effects.contains(.annotate(whole, issue: Issue(id: "i1", proposition: "The bridge stays"))))
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
