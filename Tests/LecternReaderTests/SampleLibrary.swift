import LecternQuery
import LecternReader
import LecternScreen
import LecternTestSupport
import LecternText

/// A library in memory that answers as the program does: what is asked, and what is changed, undone and done again.
struct SampleLibrary {
    /// One article with all that is kept of it.
    struct Entry: Hashable {
        var listed: ListedArticle
        var text: Article
        var found: Annotations
        var notes: [String: String] = [:]
        var corrected: Set<String> = []
        var place: Place?
        var issue: String?

        static func == (one: Entry, other: Entry) -> Bool {
            one.issue == other.issue && one.listed == other.listed && one.found == other.found
                && one.notes == other.notes
                && one.corrected == other.corrected
        }

        func hash(into hasher: inout Hasher) { hasher.combine(listed) }
    }

    static let issue = "Harwick closes the bridge"

    var entries: [Entry]
    private var undone: [[Entry]] = []
    private var done: [[Entry]] = []
    private var added = 0

    /// No article.
    static let empty = SampleLibrary(entries: [])

    init(entries: [Entry]) { self.entries = entries }

    /// Four articles about a bridge, two of them not read yet; two speakers, one of whom changes sides.
    init() {
        entries = [
            Self.entry(
                1, "A bridge too old", source: "The Harwick Courier", date: "2023-04-02", isUnread: true,
                isStarred: true, tags: ["bridge", "to cite"],
                "{s1|Ana Ruiz} {c1|said} {q1|the old bridge is safe for another decade} before the {e1|Bridge Congress}.",
                [1: ("Ana Ruiz", .support)]),
            Self.entry(
                2,
                "Engineers warn of the bridge over the river Wend, which is older than anybody thought it would become",
                source: "Wend Daily", date: "2023-06-18", isUnread: true, isStarred: false, tags: [],
                "{q1|“Close it before somebody dies,”} {c1|urged} {s1|Tom Bell}. {s2|Ana Ruiz} {c2|asked} {q2|to wait for the report}.",
                [1: ("Tom Bell", .oppose), 2: ("Ana Ruiz", .caution)]),
            Self.entry(
                3, "The council votes", source: nil, date: "2023-07", isUnread: false, isStarred: false,
                tags: ["bridge"],
                "{s1|Ana Ruiz} {c1|now says} {q1|the bridge has to be closed at once}. It was late.\nNobody else spoke.",
                [1: ("Ana Ruiz", .oppose)]),
            Self.entry(
                4, "Letters", source: "Wend Daily", date: nil, isUnread: false, isStarred: false, tags: [],
                "Nobody says anything here.", [:]),
        ]
    }

    private static func entry(
        _ number: Int, _ title: String, source: String?, date: String?, isUnread: Bool, isStarred: Bool,
        tags: [String], _ marked: String, _ statements: [Int: (String, Stance)]
    ) -> Entry {
        let marked = MarkedText(marked)
        let found = Sample.annotations(
            marked, statements.mapValues { $0.0 }, statements.mapValues { $0.1 }, statements.isEmpty ? "" : issue)
        let listed = ListedArticle(
            id: ArticleID(rawValue: "a\(number)"), title: title, date: date, source: source, isUnread: isUnread,
            isStarred: isStarred, tags: tags, statementCount: statements.count)
        let article = Article(
            name: title, text: marked.text, head: ArticleHead(title: title, date: date, source: source))
        return Entry(listed: listed, text: article, found: found)
    }

    // MARK: What the program does

    /// Performs effects as the program does, at once, and returns those that are none of the library's.
    @discardableResult
    mutating func perform(_ effects: [Effect], in reader: inout Reader) -> [Effect] {
        effects.flatMap { effect -> [Effect] in
            switch effect {
            case .askLibrary(let question):
                return perform(
                    reader.apply(.libraryAnswered(answer(question), question: question.id)), in: &reader)
            case .askVocabulary:
                return perform(reader.apply(.vocabulary(vocabulary)), in: &reader)
            case .openArticle(let id):
                guard let entry = entries.first(where: { $0.listed.id == id }) else { return [] }
                return perform(reader.apply(.openedFromLibrary(entry.text, kept(entry), entry.found)), in: &reader)
            case .annotate(let stretch, _):
                guard let entry = entries.first(where: { $0.listed.id == reader.shelved?.id }) else { return [] }
                return perform(reader.apply(.annotated(entry.found, of: stretch, isKept: true)), in: &reader)
            case .changeLibrary(let change):
                done.append(entries)
                undone = []
                return tell(apply(change), in: &reader)
            case .changeAll(let query, let change):
                done.append(entries)
                undone = []
                return tell(apply(change, to: found(query).map(\.listed.id)), in: &reader)
            case .undo:
                guard let before = done.popLast() else { return tell("nothing to undo", in: &reader) }
                undone.append(entries)
                entries = before
                return tell("undone", in: &reader)
            case .redo:
                guard let after = undone.popLast() else { return tell("nothing to do again", in: &reader) }
                done.append(entries)
                entries = after
                return tell("done again", in: &reader)
            case .keepPlace(let id, let place):
                if let number = entries.firstIndex(where: { $0.listed.id == id }) { entries[number].place = place }
                return []
            default: return [effect]
            }
        }
    }

    private mutating func tell(_ words: String, in reader: inout Reader) -> [Effect] {
        let entry = entries.first { $0.listed.id == reader.shelved?.id }
        return perform(reader.apply(.libraryChanged(entry.map(kept), words)), in: &reader)
    }

    private func kept(_ entry: Entry) -> Shelved {
        Shelved(
            id: entry.listed.id, isStarred: entry.listed.isStarred, tags: entry.listed.tags, notes: entry.notes,
            corrected: entry.corrected, issue: entry.issue, place: entry.place)
    }

    private var vocabulary: LibraryVocabulary {
        LibraryVocabulary(
            speakers: names(.speaker).map(\.name), events: names(.event).map(\.name), issues: names(.issue).map(\.name),
            tags: Set(entries.flatMap(\.listed.tags)).sorted())
    }

    /// A reader of it, all that is asked answered.
    func reader(columns: Int = 80, rows: Int = 24) -> Reader {
        var library = self
        var reader = Reader(librarySize: Size(columns: columns, rows: rows))
        library.perform(reader.start(), in: &reader)
        return reader
    }

    /// Presses keys, written as in the key table and parted by spaces, and answers what is asked.
    @discardableResult
    mutating func type(_ keys: String, in reader: inout Reader) -> [Effect] {
        keys.split(separator: " ").flatMap { notation in
            (KeyNotation.keys(String(notation)) ?? []).flatMap { perform(reader.press($0), in: &reader) }
        }
    }

    // MARK: Answers

    private func answer(_ question: LibraryQuestion) -> LibraryAnswer {
        let (head, rows) = all(question.subject)
        let first = min(question.rows.lowerBound, rows.count)
        return LibraryAnswer(
            head: head, first: first, rows: Array(rows[first..<min(rows.count, question.rows.upperBound)]),
            total: rows.count, articleCount: entries.count)
    }

    private func all(_ subject: LibrarySubject) -> (LibraryHead?, [LibraryRow]) {
        switch subject {
        case .articles(let query, let order):
            let found = found(query)
            let rows = (order == .added ? found.reversed() : found).map { entry in
                LibraryRow.article(entry.listed, counts(entry.found.statements))
            }
            return (nil, rows)
        case .names(let kind, let words):
            return (nil, names(kind).filter { $0.name.lowercased().contains(words.lowercased()) }.map(LibraryRow.name))
        case .speaker(let reference):
            guard let name = name(.speaker, reference) else { return (nil, []) }
            let head = LibraryHead(
                id: name.id, name: name.name, about: "person, in \(name.articleCount) articles",
                leanings: [LibraryHead.Leaning(issue: Self.issue, stances: name.counts)])
            return (head, statements { $0.speakerName == name.name }.map(LibraryRow.statement))
        case .event(let reference):
            guard let name = name(.event, reference) else { return (nil, []) }
            let about = statements { $0.id.article.rawValue == "a1" }
            let stands = names(.speaker).filter { speaker in about.contains { $0.speakerName == speaker.name } }
            return (
                LibraryHead(id: name.id, name: name.name, about: "conference, 2023"),
                stands.map { .stand($0.id, $0.name, StanceCounts(support: 1)) } + about.map(LibraryRow.statement)
            )
        case .board(let reference):
            guard let issue = name(.issue, reference) else { return (nil, []) }
            return board(issue)
        case .statements(let scope):
            let speaker = names(.speaker).first { $0.id == scope.speaker }?.name
            let rows = statements { statement in
                statement.speakerName == speaker
                    && (scope.dates.map { dates in
                        (statement.date.map { dates.contains(String($0.prefix(7))) } ?? false)
                    } ?? true)
            }
            return (nil, rows.map(LibraryRow.statement))
        }
    }

    private func found(_ query: Query) -> [Entry] {
        entries.filter { entry in
            var facts = ArticleFacts(of: entry.text)
            (facts.tags, facts.isUnread, facts.isStarred) = (
                entry.listed.tags, entry.listed.isUnread, entry.listed.isStarred
            )
            return QueryEvaluator(facts: facts, annotations: entry.found, article: entry.text).matchesArticle(query)
        }.sorted { ($0.listed.date ?? "") > ($1.listed.date ?? "") }
    }

    private func counts(_ statements: [Statement]) -> StanceCounts {
        statements.reduce(into: StanceCounts()) { $0[$1.stance] += 1 }
    }

    private func name(_ kind: EntityID.Kind, _ reference: LibraryReference) -> ListedEntity? {
        switch reference {
        case .id(let id): return names(kind).first { $0.id == id }
        case .found(let article, let id):
            guard let found = entries.first(where: { $0.listed.id == article })?.found else { return nil }
            let wanted =
                switch kind {
                case .speaker: found.speakers.first { $0.id == id }?.name
                case .event: found.events.first { $0.id == id }?.name
                case .issue: found.issues.first { $0.id == id }?.proposition
                }
            return names(kind).first { $0.name == wanted }
        }
    }

    private func names(_ kind: EntityID.Kind) -> [ListedEntity] {
        let all = entries.flatMap { entry -> [String] in
            switch kind {
            case .speaker: entry.found.speakers.map(\.name)
            case .event: entry.found.events.map(\.name)
            case .issue: entry.found.issues.map(\.proposition)
            }
        }
        return Set(all).sorted().enumerated().map { number, name in
            let theirs = statements { kind != .speaker || $0.speakerName == name }
            return ListedEntity(
                id: EntityID(kind, Int64(number + 1)), name: name, type: kind == .speaker ? "person" : "",
                articleCount: Set(theirs.map(\.id.article)).count,
                counts: theirs.reduce(into: StanceCounts()) { $0[$1.stance] += 1 })
        }
    }

    private func statements(where wanted: (ListedStatement) -> Bool) -> [ListedStatement] {
        found(.everything).flatMap { entry in
            entry.found.statements.map { one in
                func words(_ spans: [TextSpan]) -> String {
                    spans.map { String(decoding: entry.text.store.bytes(in: $0), as: UTF8.self) }.joined(
                        separator: " … ")
                }
                return ListedStatement(
                    id: StatementID(article: entry.listed.id, statement: one.id), title: entry.listed.title,
                    date: entry.listed.date, source: entry.listed.source,
                    speakerName: entry.found.speakers.first { $0.id == one.speaker }?.name, kind: one.kind,
                    stance: one.stance, stanceConfidence: one.position?.confidence, cueWords: words(one.cue),
                    contentWords: words(one.content), paragraph: entry.text.paragraphs.paragraph(at: one.start),
                    start: one.start, note: entry.notes[one.id])
            }
        }.filter(wanted)
    }

    private func board(_ issue: ListedEntity) -> (LibraryHead?, [LibraryRow]) {
        let all = statements { $0.stance != nil }
        let periods = Set(all.compactMap { $0.date.map { String($0.prefix(7)) } }).sorted()
        let rows = names(.speaker).map { speaker in
            let cells = periods.map { period in
                all.filter { $0.speakerName == speaker.name && $0.date?.hasPrefix(period) == true }
                    .reduce(into: StanceCounts()) { $0[$1.stance] += 1 }
            }
            return Board.Row(
                speaker: speaker.id, name: speaker.name, cells: cells,
                hasChanged: Set(cells.compactMap(\.leaning)).count > 1)
        }
        return (LibraryHead(id: issue.id, name: issue.name, periods: periods), rows.map(LibraryRow.course))
    }

    // MARK: Changes

    private mutating func apply(_ change: LibraryChange, to ids: [ArticleID]? = nil) -> String {
        func each(_ named: [ArticleID], _ body: (inout Entry) -> Void) {
            let wanted = ids ?? named
            for index in entries.indices where wanted.contains(entries[index].listed.id) { body(&entries[index]) }
        }
        switch change {
        case .star(let articles, let value): each(articles) { $0.listed.isStarred = value }
        case .read(let articles, let value): each(articles) { $0.listed.isUnread = !value }
        case .tag(let articles, let add, let remove):
            each(articles) { $0.listed.tags = Set($0.listed.tags).union(add).subtracting(remove).sorted() }
        case .issue(let article, let issue): each([article]) { $0.issue = issue }
        case .note(let statement, let text):
            each([statement.article]) { $0.notes[statement.statement] = text }
        case .correct(let statement, let correction):
            each([statement.article]) { $0.correct(statement.statement, correction) }
        case .add(let article, let new):
            added += 1
            let id = "n\(added)"
            each([article]) { $0.add(new, id: id) }
        default: return "not in this sample"
        }
        return "done: \(String(describing: change).prefix(while: \.isLetter))"
    }
}

extension SampleLibrary.Entry {
    fileprivate mutating func correct(_ id: String, _ correction: Correction) {
        guard let index = found.statements.firstIndex(where: { $0.id == id }) else { return }
        corrected.insert(id)
        switch correction {
        case .speaker(let name): found.statements[index].speaker = name.map { speaker($0) }
        case .stance(let stance, _):
            found.statements[index].position = Statement.Position(issue: "i1", stance: stance, confidence: 1)
        case .bounds(let source, let cue, let content):
            found.statements[index].source = source
            found.statements[index].cue = cue
            found.statements[index].content = content
        case .notAStatement: found.statements.remove(at: index)
        }
    }

    fileprivate mutating func add(_ new: NewStatement, id: String) {
        corrected.insert(id)
        let statement = Statement(
            id: id, source: new.source, cue: new.cue, content: new.content, speaker: new.speaker.map { speaker($0) },
            position: new.stance.map { Statement.Position(issue: "i1", stance: $0, confidence: 1) })
        found.statements.append(statement)
        found.statements.sort { $0.start < $1.start }
    }

    private mutating func speaker(_ name: String) -> String {
        if let known = found.speakers.first(where: { $0.name == name }) { return known.id }
        found.speakers.append(Speaker(id: "n\(found.speakers.count)", name: name, kind: .person))
        return "n\(found.speakers.count - 1)"
    }
}
