import LecternScreen
import LecternTestSupport
import LecternText
import Testing

@testable import LecternReader

/// With the rest folded away, filter, screen, jumps, lists and search agree on what is there, whatever the article.
@Suite struct VisiblePropertyTests {
    private static let words = ["bridge", "council", "safe", "close", "it", "vote", "river", "toll", "Ana", "now"]
    private static let queries = [
        "speaker:ana", "speaker:bell", "stance:support", "stance:oppose,caution", "kind:direct", "bridge", "close it",
        "river or toll", "not speaker:ana", "speaker:ana stance:support", "not (bridge or stance:neutral)",
        "event:vote",
        "never",
    ]

    /// A random article in a reader so tall that all of it is on screen, under a random filter, folded.
    private static func reader(using generator: inout SeededGenerator) -> Reader {
        var text = ""
        var spans: [TextSpan] = []
        for _ in 0..<Int.random(in: 6...90, using: &generator) {
            let start = text.utf8.count
            text += words.randomElement(using: &generator) ?? ""
            spans.append(TextSpan(start, text.utf8.count))
            text += Int.random(in: 0..<6, using: &generator) == 0 ? "\n\n" : " "
        }
        func span(_ generator: inout SeededGenerator) -> TextSpan {
            let first = Int.random(in: spans.indices, using: &generator)
            let last = min(spans.count - 1, first + Int.random(in: 0...5, using: &generator))
            return TextSpan(spans[first].start, spans[last].end)
        }
        func apart(_ count: Int, _ generator: inout SeededGenerator) -> [TextSpan] {
            let all = (0..<count).map { _ in span(&generator) }.sorted()
            return all.reduce(into: []) { apart, next in
                if apart.last.map({ $0.end <= next.start }) ?? true { apart.append(next) }
            }
        }
        let statements = (0..<Int.random(in: 0...7, using: &generator)).map { number in
            Statement(
                id: "s\(number)", source: apart(Int.random(in: 0...1, using: &generator), &generator),
                cue: apart(Int.random(in: 0...1, using: &generator), &generator),
                content: apart(Int.random(in: 1...3, using: &generator), &generator),
                kind: Statement.Kind.allCases.randomElement(using: &generator) ?? .direct,
                speaker: ["p1", "p2", nil].randomElement(using: &generator) ?? nil,
                position: Stance.allCases.randomElement(using: &generator).map {
                    Statement.Position(issue: "i1", stance: $0, confidence: 0.9)
                })
        }
        let annotations = Annotations(
            issues: [LecternText.Issue(id: "i1", proposition: "The bridge is closed now")],
            speakers: [("p1", "Ana Ruiz"), ("p2", "Tom Bell")].map { id, name in
                let mentions = (0..<Int.random(in: 0...9, using: &generator)).map { _ in span(&generator) }
                return Speaker(id: id, name: name, kind: .person, mentions: mentions.sorted())
            },
            statements: statements,
            events: [
                Event(
                    id: "e1", name: "The vote", kind: .other,
                    mentions: [Event.Mention(span: span(&generator), form: .named)])
            ])
        let article = Article(name: "random.txt", text: Array(text.utf8))
        var reader = Reader(article: article, size: Size(columns: 80, rows: 300))
        for case .annotate(let stretch, _) in reader.start() { _ = reader.apply(.annotated(annotations, of: stretch)) }
        filter(&reader, &generator)
        reader.type("z g")
        return reader
    }

    private static func filter(_ reader: inout Reader, _ generator: inout SeededGenerator) {
        if Int.random(in: 0..<4, using: &generator) > 0 {
            reader.type("f")
            for character in queries.randomElement(using: &generator) ?? "" { _ = reader.press(.character(character)) }
            reader.type("Enter")
        }
        if Int.random(in: 0..<3, using: &generator) == 0 {
            reader.type(["+", "~", "-", ".", "+ -"].randomElement(using: &generator) ?? "+")
        }
        if Int.random(in: 0..<4, using: &generator) == 0 { reader.type("]p S") }
    }

    /// The paragraphs with a line on screen.
    private static func visible(_ reader: Reader) -> Set<Int> {
        Set(reader.rows.compactMap { if case .line(let paragraph, _) = $0 { paragraph } else { nil } })
    }

    /// The paragraphs that a span has a byte in.
    private static func paragraphs(of span: TextSpan, in reader: Reader) -> [Int] {
        let index = reader.article.paragraphs
        return (0..<index.count).filter { index.extent(of: $0).overlaps(span) }
    }

    @Test(arguments: SeededGenerator.seeds(150))
    func `filter, screen, jumps, lists and search agree on what is visible`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let reader = Self.reader(using: &generator)
        let statements = reader.highlights.annotations.statements
        let passing = Set(statements.indices.filter { reader.passes($0) })
        let visible = Self.visible(reader)
        guard reader.passing.isActive else {
            #expect(visible == Set(0..<reader.article.paragraphs.count), "\(generator)")
            return
        }
        let parts = passing.flatMap { statements[$0].source + statements[$0].cue + statements[$0].content }
        #expect(visible == Set(parts.flatMap { Self.paragraphs(of: $0, in: reader) }), "\(generator)")
        let ringing = Self.expectJumps(of: reader, reach: passing, within: visible, "\(generator)")
        #expect(ringing == passing.isEmpty, "\(generator)")
        Self.expectSearches(of: reader, within: visible, "\(generator)")
        var list = reader
        list.type("p")
        let title = list.draw().row(3).map(\.text).joined()
        #expect(passing.isEmpty || title.contains("Positions  \(passing.count) "), "\(generator)")
    }

    /// Every jump lands where something is visible, and those to positions visit each statement that passes, no other.
    ///
    /// - Returns: whether there was no position to go to.
    private static func expectJumps(
        of reader: Reader, reach passing: Set<Int>, within visible: Set<Int>, _ comment: String
    ) -> Bool {
        for keys in ["]p", "Tab", "]s", "]e", "*", "#", "j", "Space"] {
            var reader = reader
            var visited: Set<Int> = []
            func note() {
                guard let highlight = reader.highlight else { return }
                #expect(!reader.highlights.all[highlight].owner.isMereMention, "\(comment): \(keys)")
                guard let owner = reader.highlights.all[highlight].owner.statement else { return }
                visited.insert(owner)
            }
            note()
            // Whoever begins at a source is past what is said before its content.
            if keys == "]p" { while reader.type("[p").isEmpty { note() } }
            var count = 0
            while reader.type(keys).isEmpty, count < 200 {
                count += 1
                note()
                #expect(visible.contains(reader.spot.paragraph), "\(comment): \(keys)")
            }
            #expect(count < 200, "\(comment): \(keys) comes to an end")
            #expect(visited.isSubset(of: passing), "\(comment): \(keys)")
            if keys == "]p" { #expect(visited == passing, "\(comment): \(keys)") }
        }
        return passing.isEmpty
    }

    @Test(arguments: SeededGenerator.seeds(60))
    func `* and # visit what a speaker says and each mention elsewhere, other jumps no mere mention`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var reader = Self.reader(using: &generator)
        if reader.passing.isActive { reader.type("=") }
        let highlights = reader.highlights
        for speaker in highlights.annotations.speakers {
            let places = Self.places(of: speaker, in: highlights)
            guard let first = places.first, let last = places.last else { continue }
            for (keys, from, wanted) in [("*", first, places), ("#", last, places.reversed())] {
                var reader = reader
                reader.go(toHighlight: from)
                var seen = [from]
                while reader.type(keys).isEmpty, seen.count <= wanted.count { seen.append(reader.highlight ?? -1) }
                #expect(seen == wanted, "\(generator): \(keys)")
            }
            for keys in ["Tab", "S-Tab", "]s", "[s", "]p", "[p", "]e", "[e", "j", "k"] {
                var reader = reader
                reader.go(toHighlight: places[places.count / 2])
                while reader.type(keys).isEmpty {
                    let owner = reader.highlight.map { reader.highlights.all[$0].owner }
                    #expect(owner?.isMereMention != true, "\(generator): \(keys)")
                }
            }
        }
    }

    /// The contents of a speaker, and the mentions that share no byte with a source and do not open a content, looked
    /// for one by one.
    private static func places(of speaker: Speaker, in highlights: Highlights) -> [Int] {
        let statements = highlights.annotations.statements
        let theirs = statements.indices.filter { statements[$0].speaker == speaker.id }
        return highlights.all.indices.filter { number in
            switch highlights.all[number].owner {
            case .content(let statement): return theirs.contains(statement)
            case .name(let index, let mention):
                guard highlights.annotations.speakers[index] == speaker else { return false }
                let span = speaker.mentions[mention]
                #expect(
                    !theirs.contains { theirs in
                        statements[theirs].source.contains { $0.overlaps(span) }
                            || statements[theirs].content[0].start == span.start
                    })
                return true
            case .source, .mention: return false
            }
        }
    }

    /// A search goes to each hit in what is visible, and to no other.
    private static func expectSearches(of reader: Reader, within visible: Set<Int>, _ comment: String) {
        let text = String(
            decoding: reader.article.store.bytes(in: TextSpan(0, reader.article.store.byteCount)), as: UTF8.self)
        for word in ["toll", "bridge"] {
            let starts = text.utf8.indices.filter { text[$0...].lowercased().hasPrefix(word) }
                .map { text.utf8.distance(from: text.startIndex, to: $0) }
            let wanted = Set(starts.filter { visible.contains(reader.article.paragraphs.paragraph(at: $0)) })
            var reader = reader
            reader.type("/")
            for character in word { reader.type(String(character)) }
            reader.type("Enter")
            var landed: Set<Int> = []
            for _ in 0...starts.count {
                if let hit = reader.search?.hit { landed.insert(hit.start) }
                reader.type("n")
            }
            #expect(landed == wanted, "\(comment): /\(word)")
        }
    }
}
