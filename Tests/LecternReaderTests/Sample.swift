import LecternReader
import LecternScreen
import LecternSearch
import LecternTestSupport
import LecternText

/// Articles made for these tests, opened in a reader whose analysis has come.
enum Sample {
    /// Four paragraphs, three speakers, one event.
    static let bridge = """
        The council of Harwick met on Monday, a day before the {e1|Bridge Congress}.
        {s1|Ana Ruiz}, the mayor, {c1|said} {q1|the old bridge is safe for another decade}, and {c2|promised} {q2|to keep it open}.
        It was built in 1931, and carries twelve thousand cars a day over the river Wend, more than it was made for.
        {q3|“Close it before somebody dies,”} {c3|urged} {s3|Tom Bell}, an engineer. {s4|Observers} {c4|noted} {q4|that repairs could wait until {e1|the congress}}.
        """

    /// Four paragraphs; one speaker is spoken of in all of them, where she says nothing, too.
    static let ferry = """
        {m1|Ines Falk} has run the ferry since 1998, and {m1|her} father ran it before {m1|her}.
        {a2|{s1|Ines Falk}} {c1|said} {q1|the crossing pays for itself}. {s2|She} {c2|warned} {q2|{m2|she} would stop after the {e1|Spring Fair} without a new engine}.
        Nobody on the island doubts it: {m1|Falk} repairs the boat by hand. It is thirty years old, leaks at every weld, and is painted blue once a year; those who cross in it call {m1|her} the last captain.
        {q3|“{m3|We} cannot pay for engines,”} {c3|answered} {s3|the council}. {m1|Falk} left before the vote.
        """

    /// A reader of `ferry`.
    static func ferryReader(columns: Int = 80, rows: Int = 24) -> Reader {
        reader(
            ferry, speakers: [1: "Ines Falk", 2: "Ines Falk", 3: "council"],
            stances: [1: .support, 2: .caution, 3: .oppose], issue: "The island buys an engine", columns: columns,
            rows: rows, title: "The last captain")
    }

    static let speakers = [1: "Ana Ruiz", 2: "Ana Ruiz", 3: "Tom Bell", 4: "observers"]
    static let stances: [Int: Stance] = [1: .support, 2: .support, 3: .oppose, 4: .caution]

    /// A reader of marked text whose statements are made by `speakers` and take `stances`, by number; those of `guesses` are not sure.
    static func reader(
        _ marked: String = bridge, speakers: [Int: String] = speakers, stances: [Int: Stance] = stances,
        issue: String = "Harwick keeps the bridge open", guesses: Set<Int> = [], columns: Int = 80, rows: Int = 24,
        title: String = "A bridge too old"
    ) -> Reader {
        let marked = MarkedText(marked)
        let article = Article(name: "bridge.txt", text: marked.text, head: ArticleHead(title: title))
        var reader = Reader(article: article, size: Size(columns: columns, rows: rows))
        for effect in reader.start() {
            guard case .annotate(let stretch, _) = effect else { continue }
            _ = reader.apply(.annotated(annotations(marked, speakers, stances, issue, guesses), of: stretch))
        }
        return reader
    }

    /// What an analysis would find.
    static func annotations(
        _ marked: MarkedText, _ speakers: [Int: String], _ stances: [Int: Stance], _ issue: String,
        _ guesses: Set<Int> = []
    ) -> Annotations {
        let names = Array(Set(speakers.values)).sorted()
        let statements = marked.numbers("q").map { number in
            Statement(
                id: "s\(number)", source: marked.spans["s\(number)"] ?? [], cue: marked.spans["c\(number)"] ?? [],
                content: marked.spans["q\(number)"] ?? [],
                kind: marked.text[(marked.spans["q\(number)"] ?? [])[0].start] == 0xE2 ? .direct : .indirect,
                speaker: speakers[number].flatMap { names.firstIndex(of: $0) }.map { "p\($0)" },
                link: marked.spans["a\(number)"].map {
                    Statement.Link(antecedent: $0[0], reason: .subjectBefore, confidence: 0.92)
                },
                position: stances[number].map {
                    Statement.Position(issue: "i1", stance: $0, confidence: guesses.contains(number) ? 0.36 : 0.9)
                })
        }
        let events = marked.numbers("e").map { number in
            Event(
                id: "e\(number)", name: "Bridge Congress", kind: .conference, date: "1999",
                mentions: (marked.spans["e\(number)"] ?? []).map { Event.Mention(span: $0, form: .named) })
        }
        return Annotations(
            issues: issue.isEmpty ? [] : [Issue(id: "i1", proposition: issue)],
            speakers: names.enumerated().map {
                Speaker(
                    id: "p\($0.offset)", name: $0.element, kind: .person,
                    mentions: mentions(of: $0.element, in: marked, speakers))
            },
            statements: statements, events: events)
    }

    /// The sources of whoever is called `name`, and the other words that mean the same.
    private static func mentions(of name: String, in marked: MarkedText, _ speakers: [Int: String]) -> [TextSpan] {
        let numbers = speakers.filter { $0.value == name }.keys
        return numbers.flatMap { (marked.spans["s\($0)"] ?? []) + (marked.spans["m\($0)"] ?? []) }.sorted()
    }
}

extension Reader {
    /// Presses keys, written as in the key table and parted by spaces: `"3 j ]s"`.
    @discardableResult
    mutating func type(_ keys: String) -> [Effect] {
        keys.split(separator: " ").flatMap { notation in
            (KeyNotation.keys(String(notation)) ?? []).flatMap { search(for: press($0)) }
        }
    }

    /// Does what the program does for searches, at once, and returns the other effects.
    private mutating func search(for effects: [Effect]) -> [Effect] {
        effects.flatMap { effect -> [Effect] in
            guard case .search(let request) = effect else { return [effect] }
            do throws(SearchError) {
                let hit = try TextSearch(request.pattern).next(
                    from: request.offset, request.direction, in: article.store)
                return search(for: apply(.found(hit, request: request.id)))
            } catch {
                return apply(.failed("\(error)"))
            }
        }
    }

    /// The number of the current paragraph, as the header shows it.
    var shownParagraph: Int? {
        let header = draw().row(0).map(\.text).joined()
        return header.split(separator: " ").first { $0.contains("/") }.flatMap { Int($0.prefix { $0 != "/" }) }
    }

    /// The words of the status row.
    var status: String { draw().row(size.rows - 1).map(\.text).joined() }

    /// The words of the current highlight on screen.
    var current: String {
        let screen = draw()
        let rows = (0..<size.rows).map { row in
            screen.row(row).prefix(80).filter { $0.marks.contains(.current) || $0.marks.contains(.currentContent) }
                .map(\.text).joined()
        }
        return rows.filter { !$0.isEmpty }.joined(separator: " ")
    }
}
