internal import LecternLibrary
internal import LecternQuery
internal import LecternReader
internal import LecternText

/// Answers the questions of the reader's screens from a library.
struct Shelving {
    private let library: Library

    /// How many names queries are completed with, of each kind.
    private static let vocabularyLimit = 2_000

    init(_ library: Library) { self.library = library }

    /// The rows that a screen asks for.
    func answer(_ question: LibraryQuestion) throws(LibraryError) -> LibraryAnswer {
        let rows = question.rows
        switch question.subject {
        case .articles(let query, let order):
            let found = try library.articles(matching: query, order: order.order, rows: rows)
            return try answer(Window(first: found.first, rows: found.rows.map(LibraryRow.article), total: found.total))
        case .names(let kind, let words):
            let names = try library.entities(kind, named: words.isEmpty ? nil : words)
            return try answer(names.map(LibraryRow.name), rows)
        case .speaker(let reference):
            let speaker = try library.entity(try entity(.speaker, reference))
            let head = LibraryHead(
                id: speaker.id, name: speaker.name, about: about(speaker),
                leanings: try library.leanings(of: speaker.id).map {
                    LibraryHead.Leaning(issue: $0.issue, stances: $0.counts)
                })
            let found = try library.statements(of: speaker.id, rows: rows)
            return try answer(
                Window(first: found.first, rows: found.rows.map(LibraryRow.statement), total: found.total), head)
        case .event(let reference): return try answer(event: try entity(.event, reference), rows)
        case .board(let reference):
            let board = try library.board(of: try entity(.issue, reference))
            let head = LibraryHead(id: board.issue, name: board.proposition, periods: board.periods)
            return try answer(board.rows.map(LibraryRow.course), rows, head)
        case .statements(let scope):
            let found = try library.statements(
                of: scope.speaker, about: scope.event, on: scope.issue, in: scope.dates,
                isDated: scope.issue == nil || scope.dates != nil, rows: rows)
            return try answer(
                Window(first: found.first, rows: found.rows.map(LibraryRow.statement), total: found.total))
        }
    }

    /// An event's page: who stands where, then the statements.
    private func answer(event: EntityID, _ rows: Range<Int>) throws(LibraryError) -> LibraryAnswer {
        let listed = try library.entity(event)
        let stands = try library.stands(on: event).map { LibraryRow.stand($0.speaker, $0.name, $0.counts) }
        let start = max(0, rows.lowerBound - stands.count)
        let found = try library.statements(
            about: event, rows: start..<max(start, rows.upperBound - stands.count))
        let first = min(rows.lowerBound, stands.count)
        let shown = Array(stands[first..<min(stands.count, max(first, rows.upperBound))])
        let window = Window(
            first: rows.lowerBound, rows: shown + found.rows.map(LibraryRow.statement),
            total: stands.count + found.total)
        return try answer(window, LibraryHead(id: event, name: listed.name, about: about(listed)))
    }

    private func answer(_ window: Window<LibraryRow>, _ head: LibraryHead? = nil) throws(LibraryError) -> LibraryAnswer
    {
        LibraryAnswer(
            head: head, first: window.first, rows: window.rows, total: window.total,
            articleCount: try library.count(matching: .everything, statements: false))
    }

    private func answer(
        _ all: [LibraryRow], _ rows: Range<Int>, _ head: LibraryHead? = nil
    ) throws(LibraryError) -> LibraryAnswer {
        let shown = rows.clamped(to: 0..<all.count)
        return try answer(Window(first: shown.lowerBound, rows: Array(all[shown]), total: all.count), head)
    }

    /// What it is called in the library.
    private func entity(_ kind: EntityID.Kind, _ reference: LibraryReference) throws(LibraryError) -> EntityID {
        switch reference {
        case .id(let id): return id
        case .found(let article, let id):
            guard let entity = try library.article(article.rawValue).entities[kind]?[id] else {
                throw LibraryError(library.path, .unknown("the library does not know it yet; R asks again"))
            }
            return entity
        }
    }

    private func about(_ entity: ListedEntity) -> String {
        let articles = "in \(entity.articleCount) article\(entity.articleCount == 1 ? "" : "s")"
        let also = entity.aliases.isEmpty ? "" : "also " + entity.aliases.joined(separator: ", ")
        return [entity.type, entity.date ?? "", articles, also].filter { !$0.isEmpty }.joined(separator: ", ")
    }

    /// What queries and tags are completed with.
    func vocabulary() throws(LibraryError) -> LibraryVocabulary {
        LibraryVocabulary(
            speakers: try library.entities(.speaker, limit: Self.vocabularyLimit).map(\.name),
            events: try library.entities(.event, limit: Self.vocabularyLimit).map(\.name),
            issues: try library.entities(.issue, limit: Self.vocabularyLimit).map(\.name), tags: try library.tags())
    }
}

extension ArticleOrder {
    /// The order of the library.
    fileprivate var order: Library.Order {
        switch self {
        case .newest: .date
        case .added: .added
        case .relevance: .relevance
        case .title: .title
        case .source: .source
        }
    }
}
