import LecternSearch
import LecternTestSupport
import Testing

/// What a pattern finds: each row is what was typed, and a text with the hits in brackets.
@Suite struct SearchPatternTests {
    private func expect(_ typed: String, finds drawn: String) throws {
        let text = drawn.filter { $0 != "[" && $0 != "]" }
        #expect(try marked(typed, in: text) == drawn, "\(typed)")
    }

    @Test(arguments: [
        ("nato", "[NATO], [Nato] and [nato]"), ("Nato", "NATO, [Nato] and nato"), ("NATO", "[NATO], Nato and nato"),
        ("straße", "[Straße], [STRAßE], strasse"), ("ёлка", "[Ёлка], елка"), ("елка", "[Ёлка], [елка]"),
        ("ΑΘΗΝΑ", "[ΑΘΗΝΑ], αθηνα"), ("αθηνα", "[ΑΘΗΝΑ], [Αθήνα]"), ("kelvin", "[\u{212A}elvin]"),
    ])
    func `case is ignored until an upper-case letter is typed`(typed: String, drawn: String) throws {
        try expect(typed, finds: drawn)
    }

    @Test(arguments: [
        ("jose", "[José] and [Jose] and [Jose\u{301}]"), ("José", "[José] and Jose and [Jose\u{301}]"),
        ("Jose\u{301}", "[José] and Jose"), ("jose", "[JOSÉ]"), ("josé", "[JOSÉ], jose"), ("Jose", "[José], JOSÉ"),
        ("erdogan", "[Erdoğan], [ERDOĞAN]"), ("zelensky jose", "[Zelensky José]"), ("e", "[e\u{301}\u{302}]x"),
        ("lodz", "[Łódź]"), ("łódź", "[Łódź], Łodź, Lodz"), ("ａbc", "[ａbc], abc"),
    ])
    func `accents are ignored until one is typed, composed or not`(typed: String, drawn: String) throws {
        try expect(typed, finds: drawn)
    }

    @Test(arguments: [
        ("the summit", "[the summit], [the  summit], [the\tsummit], [the\u{A0}summit], [the\u{202F} summit]"),
        ("the  summit", "[the summit]"), ("the\nsummit", "[the summit]"), ("the summit", "the\nsummit, the\r\nsummit"),
        (" a", "x[ a][  a]b,[ a]"), ("a ", "[a  ][a ]b"), (" ", "a[ ]b[  ]c"),
    ])
    func `white space matches any run of it, within a line`(typed: String, drawn: String) throws {
        try expect(typed, finds: drawn)
    }

    @Test(arguments: [
        ("don't", "[don’t], [don't], [donʼt]"), ("don’t", "[don't]"), ("\"we", "[“We], [\"we], [«We], [„We]"),
        ("well-known", "[well-known], [well‑known], [well–known]"), ("well—known", "[well-known]"),
        ("cooperate", "[co\u{AD}operate], [coop\u{200B}erate]"), ("abc", "\u{FEFF}[abc\u{200D}]"),
    ])
    func `typographic signs match plain ones, and what nobody sees is passed over`(typed: String, drawn: String) throws
    {
        try expect(typed, finds: drawn)
    }

    @Test(arguments: [
        ("統計", "新しい[統計]局"), ("한국", "[한국]의"), ("नमस्ते", "[नमस्ते]।"), ("שלום", "[שלום]"), ("👍", "[👍] 🏽"), ("ｶ", "カ[ｶ]"),
        ("щука", "[Щука], [щука]"), ("aa", "[a[a][a]a]"), (".*", "a[.*]b"), ("\\d", "1[\\d]"), ("�", "[�]"),
    ])
    func `words of all scripts, and signs that mean something elsewhere, are found as they are`(
        typed: String, drawn: String
    ) throws {
        try expect(typed, finds: drawn)
    }

    @Test(arguments: [
        ("\\vm[a-z]*finch", "the [Marrowfinch]"), ("\\vM[a-z]*finch", "[Marrowfinch], marrowfinch"),
        ("\\v\\d+ \\W", "a [12 %]"), ("\\v^the", "[The] the\n[the]"), ("\\ve$", "e[e]\n[e]\r\ne[e]"),
        ("\\vx*", "ab[xx]c"),
        ("\\va\\s+b", "a\nb [a \tb]"), ("\\vé", "[É], e"), ("\\v\\bnato\\b", "[NATO], natoé"), ("\\vaa", "[aa][aa]a"),
        ("\\v(?<=o)n", "o[n] n"), ("\\v\\p{Lu}+x", "[ABX]"), ("\\v[^a]", "a[b]\na"),
    ])
    func `after a backslash and a v an expression is matched line by line`(typed: String, drawn: String) throws {
        try expect(typed, finds: drawn)
    }

    @Test(arguments: [
        ("\\vab(c", 7, "missing closing parenthesis"), ("\\vé*+?+", 6, "quantifier does not follow a repeatable item"),
        ("\\v[b-a]", 6, "range out of order in character class"),
    ])
    func `a wrong expression tells the column of its mistake`(typed: String, column: Int, message: String) {
        let error = SearchError.badExpression(message: message, column: column)
        #expect(throws: error) { try SearchPattern(typed) }
        #expect(error.description == "column \(column): \(message)")
    }

    @Test(arguments: ["", "\\v", "\u{301}", "\u{200B}"])
    func `there must be something to find`(typed: String) {
        #expect(throws: SearchError.empty) { try SearchPattern(typed) }
    }

    @Test func `a pattern knows how it was typed`() throws {
        #expect(try SearchPattern("\\va+").isExpression)
        #expect(try !SearchPattern("a+").isExpression)
        #expect(try SearchPattern("a") == SearchPattern("a"))
        #expect(try SearchPattern("a") != SearchPattern("A"))
    }
}
