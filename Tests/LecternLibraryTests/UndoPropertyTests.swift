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
        seen.append("\(try library.count(matching: Query.parse("bridge"), statements: true))")
        seen.append("\(try library.count(matching: Query.parse("bridge"), statements: false))")
        return seen
    }

    private func change(_ library: Library, _ generator: inout SeededGenerator) throws -> LibraryChange? {
        guard let article = try library.articles().randomElement(using: &generator)?.id else { return nil }
        let statement = try library.article(article.rawValue).annotations?.statements.randomElement(using: &generator)
        let kind = RandomLibrary.pick(EntityID.Kind.allCases, &generator)
        let entities = try library.entities(kind).map(\.id)
        let one = entities.randomElement(using: &generator)
        switch Int.random(in: 0..<16, using: &generator) {
        case 0: return .star([article], Bool.random(using: &generator))
        case 1: return .read([article], Bool.random(using: &generator))
        case 2: return .tag([article], add: ["New"], remove: ["to cite"])
        case 3: return .remove([article])
        case 4: return .saveQuery(name: "q", query: Bool.random(using: &generator) ? "rain" : nil)
        case 5: return one.map { .rename($0, "Another") }
        case 6: return one.flatMap { one in entities.last.flatMap { one == $0 ? nil : .merge(one, into: $0) } }
        case 7:
            let mine = try library.article(article.rawValue).entities[kind]?.values.first
            return mine.map { .split($0, articles: [article], name: "A namesake") }
        case 8: return .add(article, NewStatement(content: [TextSpan(0, 6)], speaker: "Somebody", stance: .oppose))
        case 9: return .issue(article, Bool.random(using: &generator) ? "It rains" : nil)
        default: break
        }
        guard let statement else { return nil }
        let id = StatementID(article: article, statement: statement.id)
        switch Int.random(in: 0..<5, using: &generator) {
        case 0: return .note(id, Bool.random(using: &generator) ? "mine" : nil)
        case 1: return .correct(id, .speaker(RandomLibrary.people.randomElement(using: &generator)))
        case 2: return .correct(id, .stance(RandomLibrary.pick(Stance.allCases, &generator)))
        case 3:
            return .correct(id, .bounds(source: [], cue: statement.cue, content: statement.content + [TextSpan(0, 6)]))
        default: return .correct(id, .notAStatement)
        }
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
            guard let change = try change(library, &generator) else { continue }
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
