import Foundation
import LecternLibrary
import LecternQuery
import LecternTestSupport
import LecternText

/// Small libraries to try properties with: a few people say things of a bridge.
enum RandomLibrary {
    static let people = ["Ana Rüiz", "Tom Bell", "Ana María Rüiz", "Carla Bell", "J. Okoye", "Bell"]
    private static let cues = ["said", "has urged", "argued that", "warned of"]
    private static let contents = [
        "the bridge is safe", "“close it now”", "we need “a new bridge” at Kirkham", "the Kirkham summit was long",
        "nobody knows", "it — the bridge — stands",
    ]
    private static let issues = ["The council closes the bridge now", "Kirkham joins the league"]

    /// A folder that is there until the program ends.
    static func path() -> String {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("library-\(UUID().uuidString)")
        return folder.path + "/deep/library.sqlite"
    }

    static func pick<Element>(_ elements: [Element], _ generator: inout SeededGenerator) -> Element {
        elements[Int.random(in: elements.indices, using: &generator)]
    }

    /// An article of `number`, so that no two are of one text.
    static func article(_ number: Int, using generator: inout SeededGenerator) -> NewArticle {
        var text: [UInt8] = Array("Report \(number) of the bridge\n".utf8)
        var annotations = Annotations()
        let hasIssue = Bool.random(using: &generator)
        if hasIssue { annotations.issues = [Issue(id: "i1", proposition: pick(issues, &generator))] }
        let names = people.shuffled(using: &generator).prefix(Int.random(in: 0...3, using: &generator))
        for (index, name) in names.enumerated() {
            let kinds = Speaker.Kind.allCases
            annotations.speakers.append(
                Speaker(
                    id: "p\(index)", name: name, kind: pick(kinds, &generator),
                    aliases: Bool.random(using: &generator) ? ["the mayor"] : []))
        }
        func write(_ words: String) -> TextSpan {
            let start = text.count
            text += Array(words.utf8)
            return TextSpan(start, text.count)
        }
        for index in 0..<Int.random(in: 0...4, using: &generator) {
            let speaker = annotations.speakers.randomElement(using: &generator)
            let source = speaker.map { write($0.name) }
            text += Array(" ".utf8)
            let cue = write(pick(cues, &generator))
            text += Array(" ".utf8)
            let content = write(pick(contents, &generator))
            text += Array(Bool.random(using: &generator) ? ".\n".utf8 : ". ".utf8)
            let stance = hasIssue ? Stance.allCases.randomElement(using: &generator) : nil
            annotations.statements.append(
                Statement(
                    id: "s\(index)", source: source.map { [$0] } ?? [], cue: [cue], content: [content],
                    kind: pick(Statement.Kind.allCases, &generator), speaker: speaker?.id,
                    position: stance.map { Statement.Position(issue: "i1", stance: $0, confidence: 1) }))
        }
        text += Array("At ".utf8)
        let event = write("the Kirkham summit")
        if Bool.random(using: &generator) {
            annotations.events = [
                Event(
                    id: "e1", name: pick(["2021 Kirkham summit", "Kirkham Summit"], &generator), kind: .summit,
                    mentions: [Event.Mention(span: event, form: .named)])
            ]
        }
        text += Array(" it rained.".utf8)
        let head = ArticleHead(
            date: pick([nil, "2023", "2023-04", "2023-04-05", "soon"], &generator),
            source: pick([nil, "The Daily Réporter"], &generator),
            url: pick([nil, "https://www.example.org/a"], &generator))
        return NewArticle(text: text, head: head, fileName: "report", annotations: annotations)
    }

    /// A library of some articles, some of them starred, read and tagged.
    static func make(_ count: Int, using generator: inout SeededGenerator) throws -> Library {
        let library = try Library(at: path(), making: true)
        let stored = try library.add((0..<count).map { article($0, using: &generator) })
        for one in stored {
            if Bool.random(using: &generator) { _ = try library.apply(.star([one.id], true)) }
            if Bool.random(using: &generator) { _ = try library.apply(.read([one.id], true)) }
            if Bool.random(using: &generator) { _ = try library.apply(.tag([one.id], add: ["To Cite"], remove: [])) }
        }
        return library
    }

    /// Something that a person could do to a library; nil when there is nothing to do it to.
    static func change(_ library: Library, _ generator: inout SeededGenerator) throws -> LibraryChange? {
        guard let article = try library.articles().randomElement(using: &generator)?.id else { return nil }
        let statement = try library.article(article.rawValue).annotations?.statements.randomElement(using: &generator)
        let kind = pick(EntityID.Kind.allCases, &generator)
        let entities = try library.entities(kind).map(\.id)
        let one = entities.randomElement(using: &generator)
        switch Int.random(in: 0..<18, using: &generator) {
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
        case 10: return .follow([FeedAddress(address: "https://n.example/\(Int.random(in: 0..<2, using: &generator))")])
        case 11: return try library.feeds().first.map { .unfollow([$0.address]) }
        default: break
        }
        guard let statement else { return nil }
        let id = StatementID(article: article, statement: statement.id)
        switch Int.random(in: 0..<5, using: &generator) {
        case 0: return .note(id, Bool.random(using: &generator) ? "mine" : nil)
        case 1: return .correct(id, .speaker(people.randomElement(using: &generator)))
        case 2: return .correct(id, .stance(pick(Stance.allCases, &generator)))
        case 3:
            return .correct(id, .bounds(source: [], cue: statement.cue, content: statement.content + [TextSpan(0, 6)]))
        default: return .correct(id, .notAStatement)
        }
    }

    /// A query of which now and then something is found.
    static func query(depth: Int, using generator: inout SeededGenerator) -> Query {
        let texts = [
            "bridge", "is safe", "close it", "said the", "kirkham", "never", "bridge stands", "report", "rained",
        ]
        switch Int.random(in: 0..<(depth > 0 ? 8 : 4), using: &generator) {
        case 0: return .text(pick(texts, &generator))
        case 1 where Bool.random(using: &generator): return .beginning(pick(["bri", "is sa", "kirk", "r"], &generator))
        case 1, 2, 3:
            let field = pick(Field.allCases, &generator)
            return .field(field, (0..<Int.random(in: 1...2, using: &generator)).map { _ in value(field, &generator) })
        case 4: return .not(query(depth: depth - 1, using: &generator))
        case 5: return .any((0..<2).map { _ in query(depth: depth - 1, using: &generator) })
        default: return .all((0..<3).map { _ in query(depth: depth - 1, using: &generator) })
        }
    }

    private static func value(_ field: Field, _ generator: inout SeededGenerator) -> Query.Value {
        switch field {
        case .speaker: return .text(pick(["ruiz", "RÜI", "ana maria", "bell", "the mayor", "j ok", "x"], &generator))
        case .cue: return .text(pick(["said", "ur", "argued th", "of"], &generator))
        case .issue: return .text(pick(["bridge", "the league", "close"], &generator))
        case .event: return .text(pick(["kirkham", "summit", "2021", "the kirkham", "kirk"], &generator))
        case .source: return .text(pick(["reporter", "example", "daily reporter", "org"], &generator))
        case .tag: return .text(pick(["to cite", "cite"], &generator))
        case .date:
            let dates = ["2023", "2023-04", "2023-04-05", "2022..2023-03", "2023-04-02..", "..2023-04"]
            if case .field(_, let values) = try? Query.parse("date:\(pick(dates, &generator))"),
                let first = values.first
            {
                return first
            }
            preconditionFailure("these are dates")
        default: return .text(pick(field.choices, &generator))
        }
    }
}
