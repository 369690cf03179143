import LecternLibrary
import LecternQuery
import LecternTestSupport
import LecternText
import Testing

@Suite struct UndoPropertyTests {
    /// All that a person can see of a library.
    private func seen(_ library: Library) throws -> [String] {
        var seen = try library.articles(isVerifying: true).map { "\($0)" }
        for article in try library.articles() {
            let opened = try library.article(article.id.rawValue)
            seen.append("\(String(describing: opened.annotations)) \(opened.notes.sorted { $0.key < $1.key })")
        }
        seen += try library.statements(matching: .everything).map { "\($0)" }
        for kind in EntityID.Kind.allCases { seen += try library.entities(kind).map { "\($0)" } }
        for issue in try library.entities(.issue) { seen.append("\(try library.board(of: issue.id))") }
        seen += try library.savedQueries().map { "\($0)" }
        seen += try library.feeds().map { "\($0)" }
        seen.append("\(try library.count(matching: Query.parse("bridge"), statements: true))")
        seen.append("\(try library.count(matching: Query.parse("bridge"), statements: false))")
        return seen
    }

    @Test(arguments: SeededGenerator.seeds(6))
    func `undoing any sequence of changes gives back the same library, and redoing does them again`(seed: UInt64) throws
    {
        var generator = SeededGenerator(seed: seed)
        let path = RandomLibrary.path()
        let library = try Library(at: path, making: true)
        _ = try library.add((0..<8).map { RandomLibrary.article($0, using: &generator) })
        let first = try seen(library)
        for _ in 0..<30 {
            guard let change = try RandomLibrary.change(library, &generator) else { continue }
            let before = try seen(library)
            let words = try library.apply(change)
            let after = try seen(library)
            #expect(try library.checkup().damages == [], "\(change), \(generator)")
            guard after != before else { continue }
            let undone = try library.undo()
            #expect(try seen(library) == before, "\(words), then \(undone ?? ""), \(generator)")
            #expect(try library.redo() == words)
            #expect(try seen(library) == after, "\(words) again, \(generator)")
        }
        let last = try seen(library)
        // What is undone need not be what was done today.
        try library.close()
        let again = try Library(at: path)
        while try again.undo() != nil { #expect(try again.checkup().isWhole, "\(generator)") }
        #expect(try seen(again) == first, "\(generator)")
        while try again.redo() != nil {}
        #expect(try seen(again) == last, "\(generator)")
    }
}
