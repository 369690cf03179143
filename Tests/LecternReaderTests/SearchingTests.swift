import LecternReader
import LecternScreen
import LecternSearch
import LecternTestSupport
import LecternText
import Testing

/// Searching, while the pattern is typed and after.
@Suite struct SearchingTests {
    /// The words that are marked as the hit the person is at.
    private func hit(_ reader: Reader) -> String {
        reader.draw().cells.filter { $0.marks.contains(.match) && $0.marks.contains(.current) }.map(\.text).joined()
    }

    @Test(arguments: [(80, 24), (40, 10), (140, 50)])
    func `the text follows while a pattern is typed`(columns: Int, rows: Int) {
        var reader = Sample.reader(columns: columns, rows: rows)
        reader.type("/ r e p a i")
        expectGolden(reader.draw(), "search-\(columns)x\(rows)")
        reader.type("Enter")
        expectGolden(reader.draw(), "search-done-\(columns)x\(rows)")
    }

    @Test func `case and accents are ignored until one is typed`() {
        var reader = Sample.reader("José said so.\nJosef and JOSE came.", speakers: [:], stances: [:], issue: "")
        reader.type("/ j o s e Enter")
        #expect(hit(reader) == "José")
        reader.type("n")
        #expect(hit(reader) == "Jose")
        reader.type("/ J O Enter")
        #expect(hit(reader) == "JO")
    }

    @Test func `a hit reaches across wrapped lines`() {
        var reader = Sample.reader(columns: 30, rows: 20)
        reader.type("/ b r i d g e Space i s Space s a f e Enter")
        #expect(hit(reader) == "bridge is safe" || hit(reader) == "bridgeis safe" || hit(reader) == "bridge issafe")
        #expect(reader.shownParagraph == 2)
    }

    @Test func `n and N go on and back, and round with a word`() {
        var reader = Sample.reader()
        reader.type("/ b r i d g e Enter")
        #expect(reader.shownParagraph == 1)
        reader.type("n")
        #expect(reader.shownParagraph == 2)
        reader.type("n")
        #expect(reader.shownParagraph == 1)
        #expect(reader.status.contains("search went on from the top"))
        reader.type("N")
        #expect(reader.status.contains("search went on from the bottom"))
        reader.type("g N")
        #expect(reader.shownParagraph == 2)
    }

    @Test func `the status line tells which hit of how many it is`() {
        var reader = Sample.reader()
        reader.type("/ b r i d g e Enter")
        #expect(reader.status.contains("/bridge 1 of 2"))
        reader.type("n")
        #expect(reader.status.contains("/bridge 2 of 2"))
    }

    @Test func `a count goes on by as many hits`() {
        var reader = Sample.reader("one a\ntwo a\nthree a\nfour a", speakers: [:], stances: [:], issue: "")
        reader.type("/ a Enter 2 n")
        #expect(reader.shownParagraph == 3)
        reader.type("2 N")
        #expect(reader.shownParagraph == 1)
        reader.type("9 n")
        #expect(reader.status.contains("search went on from the top"))
    }

    @Test func `n goes on with a search that Esc has put out, or of another day`() {
        var reader = Sample.reader()
        reader.type("/ b r i d g e Enter Esc n")
        #expect(hit(reader).lowercased() == "bridge")
        var later = Sample.reader()
        later.remember(lines: reader.linesTyped)
        later.type("n")
        #expect(hit(later).lowercased() == "bridge")
    }

    @Test func `Esc comes back to where the typing began`() {
        var reader = Sample.reader(columns: 40, rows: 10)
        reader.type("j ]p")
        let before = reader.draw()
        reader.type("/ r e p a i r s Esc")
        #expect(reader.draw() == before)
        reader.type("/ r e p a i r s Enter ^O")
        reader.type("Esc")
        #expect(reader.shownParagraph == 2)
    }

    @Test(arguments: ["Esc", "r"])
    func `a search comes back to its beginning, whatever has been found in the text meanwhile`(key: String) {
        let reader = Sample.reader()
        let (found, whole) = (reader.annotations, TextSpan(0, reader.article.store.byteCount))
        var (fewer, more) = (found, found)
        fewer.statements.removeAll { $0.id == "s1" || $0.id == "s2" }
        more.statements.insert(
            Statement(id: "s0", source: [], content: [TextSpan(4, 11)], speaker: nil), at: 0)
        for later in [fewer, more, Annotations()] {
            var reader = reader
            reader.type("]p ]p ]p")
            let before = reader.current
            reader.type("/ z")
            _ = reader.apply(.annotated(later, of: whole))
            reader.type(key)
            if key == "r" { reader.type("Esc") }
            #expect(reader.shownParagraph == 4)
            #expect(reader.current == (later.statements.isEmpty ? "" : before))
        }
    }

    @Test func `a line that is typed is gone with its article`() {
        var reader = Sample.reader()
        reader.type("G / b")
        let short = Article(name: "short.txt", text: Array("One line.".utf8))
        _ = reader.apply(.opened(short, file: 0, keepingPlace: false))
        reader.type("Esc")
        #expect(reader.shownParagraph == 1)
    }

    @Test func `what is nowhere is told while it is typed`() {
        var reader = Sample.reader()
        reader.type("/ x y z z y")
        expectGolden(reader.draw(), "search-nothing")
        #expect(reader.shownParagraph == 1)
    }

    @Test func `an expression that is wrong is pointed at`() {
        var reader = Sample.reader()
        for character in "/\\v(un|re" { _ = reader.press(.character(character)) }
        expectGolden(reader.draw(), "search-mistake")
        for character in ")pair" { reader.type(String(character)) }
        reader.type("Enter")
        #expect(hit(reader) == "repair")
    }

    @Test func `a search passes over what is folded away`() {
        var reader = Sample.reader()
        reader.type("- z / b r i d g e Enter")
        #expect(hit(reader).isEmpty)
        #expect(reader.status.contains("bridge"))
        reader.type("/ b e l l Enter")
        #expect(hit(reader) == "Bell")
    }

    @Test func `without a search n says how one begins`() {
        var reader = Sample.reader()
        #expect(reader.type("n") == [.ring])
        #expect(reader.status.contains("/ begins a search"))
    }

    @Test func `an answer to a search that has been changed is not shown`() {
        var reader = Sample.reader()
        let effects = reader.press(.character("/")) + reader.press(.character("b"))
        guard case .search(let old) = effects.last else { return #expect(Bool(false), "no search asked for") }
        _ = reader.press(.character("e"))
        let before = reader.draw()
        _ = reader.apply(.found(SearchHit(span: TextSpan(200, 205), hasWrapped: false), request: old.id))
        #expect(reader.draw() == before)
    }
}
