import LecternReader
import LecternScreen
import LecternTestSupport
import LecternText
import Testing

/// Where a text speaks of a speaker without quoting them: names and pronouns.
@Suite struct MentionTests {
    private static let sizes = [(80, 24), (40, 10), (140, 50)]

    /// What is current at each press of a key, until it leads nowhere.
    private static func steps(_ keys: String, in reader: inout Reader) -> [String] {
        var seen: [String] = []
        while reader.type(keys).isEmpty { seen.append(reader.current) }
        return seen
    }

    @Test func `* goes through what somebody says and wherever else the text speaks of them, # back`() {
        var reader = Sample.ferryReader()
        reader.type("]s")
        #expect(reader.current == "Ines Falk")
        let warning = "she would stop after the Spring Fair without a new engine"
        #expect(Self.steps("*", in: &reader) == [warning, "Falk", "her", "Falk"])
        #expect(reader.status.contains("no place of the same further on"))
        #expect(
            Self.steps("#", in: &reader) == [
                "her", "Falk", warning, "the crossing pays for itself", "her", "her", "Ines Falk",
            ])
        #expect(reader.status.contains("no place of the same before"))
        reader.type("3 *")
        #expect(reader.current == "the crossing pays for itself")
    }

    @Test(arguments: sizes)
    func `the status row tells of whom and which mention, the text where`(columns: Int, rows: Int) {
        var reader = Sample.ferryReader(columns: columns, rows: rows)
        reader.type("]s 3 *")
        #expect(reader.status.hasPrefix(" Ines Falk  mention 8 of 9 "))
        expectGolden(reader.draw(), "mention-\(columns)x\(rows)")
    }

    @Test func `in a narrow window the name gives way, not which mention it is`() {
        var reader = Sample.reader(
            "{s1|Ines} {c1|said} {q1|yes}. {m1|She} left.", speakers: [1: "Ines Amalia Falk of the Harbour"],
            stances: [:], columns: 34, rows: 8)
        reader.type("*")
        #expect(reader.status.hasPrefix(" Ines Amalia …  mention 2 of 2"))
    }

    @Test func `a mention is seen in every theme, without colour too`() {
        for theme in Theme.all {
            let style = theme.style(.text, [.source, .current])
            #expect(style.attributes.isSuperset(of: [.bold, .reverse]), "\(theme.name)")
        }
    }

    @Test func `Tab and the jumps to speakers, positions and events stop at no mere mention, and go on from one`() {
        var reader = Sample.ferryReader()
        #expect(reader.current == "", "nothing is marked in a paragraph of mentions")
        #expect(
            Self.steps("Tab", in: &reader) == [
                "Ines Falk", "the crossing pays for itself", "She",
                "she would stop after the Spring Fair without a new engine", "Spring Fair",
                "“We cannot pay for engines,”", "the council",
            ])
        for (keys, wanted) in [
            ("Tab", "“We cannot pay for engines,”"), ("S-Tab", "Spring Fair"), ("]s", "the council"),
            ("[p", "she would stop after the Spring Fair without a new engine"), ("[e", "Spring Fair"),
        ] {
            var reader = Sample.ferryReader()
            reader.type("]s 2 * \(keys)")
            #expect(reader.current == wanted, "\(keys)")
        }
    }

    @Test func `a click on a mention chooses its paragraph`() {
        var reader = Sample.ferryReader()
        reader.type("j")
        _ = reader.apply(.click(Position(column: 10, row: 3)))
        #expect(reader.shownParagraph == 1)
        #expect(reader.current == "")
    }

    @Test func `a filter passes over mentions, which are no statements`() {
        var reader = Sample.ferryReader()
        reader.type("~ *")
        #expect(reader.current == "she would stop after the Spring Fair without a new engine")
        #expect(reader.type("*") == [.ring])
        reader.type("= *")
        #expect(reader.current == "Falk")
        reader.type("S")
        #expect(reader.status.contains("Ines Falk only: 2 of 3"))
        #expect(reader.current == "", "nobody is quoted in that paragraph")
    }

    @Test func `what is to be done to a statement is not done to a mention`() {
        for keys in ["w", "y"] {
            var reader = Sample.ferryReader()
            reader.type("]s 2 *")
            #expect(reader.type(keys) == [.ring])
            #expect(reader.status.contains("nothing is quoted here"))
        }
    }

    @Test func `the list of speakers counts what they say`() {
        var reader = Sample.ferryReader()
        reader.type("s")
        #expect(reader.draw().row(4).map(\.text).joined().contains("Ines Falk"))
        #expect(reader.draw().row(4).map(\.text).joined().hasSuffix("+1 ~1 2 "))
    }

    @Test(arguments: sizes)
    func `a speaker's page ends with the other mentions, among their words`(columns: Int, rows: Int) {
        var reader = Sample.ferryReader(columns: columns, rows: rows)
        reader.type("s f a l k Enter G")
        expectGolden(reader.draw(), "speaker-mentions-\(columns)x\(rows)")
    }

    @Test(arguments: ["q", "Esc", "^O", "' '"])
    func `Enter on a mention goes there, and the way back leads to the page at the same line`(back: String) {
        var reader = Sample.ferryReader(columns: 40, rows: 10)
        reader.type("s f a l k Enter G k")
        let page = reader.draw()
        reader.type("Enter")
        #expect(reader.current == "her")
        #expect(reader.shownParagraph == 3)
        #expect(reader.type(back) == [])
        #expect(reader.draw() == page)
    }

    @Test func `Enter at a mention opens the page at it`() {
        var reader = Sample.ferryReader()
        reader.type("]s 2 * Enter")
        let chosen = (0..<24).map { reader.draw().row($0).map(\.text).joined() }.filter { $0.hasPrefix("▌") }
        #expect(chosen.count == 1)
        #expect(chosen.first?.contains("Nobody on the island doubts it: Falk repairs") == true)
    }

    @Test(arguments: sizes)
    func `w tells how a pronoun leads to the speaker`(columns: Int, rows: Int) {
        var reader = Sample.ferryReader(columns: columns, rows: rows)
        reader.type("2 ]p w")
        expectGolden(reader.draw(), "why-pronoun-\(columns)x\(rows)")
        guard rows == 10 else { return }
        reader.type("j j j j j")
        expectGolden(reader.draw(), "why-pronoun-further-\(columns)x\(rows)")
    }

    @Test func `what the filter has folded away the page lists, and says how it is seen`() {
        var reader = Sample.ferryReader()
        reader.type("- z s f a l k Enter G k")
        #expect(reader.type("Enter") == [.ring])
        #expect(reader.status.contains("folded that away; in the text = shows all"))
        reader.type("q Esc Esc = s f a l k Enter G k Enter")
        #expect(reader.current == "her")
    }

    @Test func `around a mention the page has the spaces of the text`() {
        var reader = Sample.reader(
            "{s1|Ines} {c1|said} {q1|yes}. The boat ({m1|Ines}’s) — {m1|she} — left.", speakers: [1: "Ines"],
            stances: [:])
        reader.type("s Enter")
        let page = (0..<24).map { reader.draw().row($0).map(\.text).joined() }
        #expect(page.count { $0.contains("The boat (Ines’s) — she — left.") } == 2)
    }

    @Test func `a mention stays current while more of the analysis comes`() {
        let marked = MarkedText(Sample.ferry)
        var reader = Sample.ferryReader()
        reader.type("]s 2 *")
        let found = Sample.annotations(
            marked, [1: "Ines Falk", 2: "Ines Falk", 3: "council"], [:], "The island buys an engine")
        _ = reader.apply(.setIssue("The island buys an engine"))
        _ = reader.apply(.annotated(found, of: TextSpan(0, marked.text.count)))
        #expect(reader.current == "Falk")
    }
}
