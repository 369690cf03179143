import LecternTestSupport
import LecternText
import Testing

@testable import LecternFormats

/// The article as plain text with marginal letters.
struct PlainTextTests {
    private func printed(_ text: String, _ annotations: Annotations = Annotations(), width: Int? = nil) -> String {
        var out: [UInt8] = []
        var plain = PlainText(width: width)
        plain.write(Article(name: "a", text: Array(text.utf8)), annotations) { out += copy $0 }
        return String(decoding: out, as: UTF8.self)
    }

    private func statement(_ start: Int, _ end: Int, _ stance: Stance) -> Statement {
        Statement(
            id: "s", content: [TextSpan(start, end)],
            position: Statement.Position(issue: "i1", stance: stance, confidence: 1))
    }

    @Test func `paragraphs stand unbroken after a margin, a blank line between them`() {
        #expect(printed("One, two.\n\n\nThree.\r\nFour.") == "     One, two.\n\n     Three.\n\n     Four.\n")
    }

    @Test func `the margin has each stance of the paragraph once, in order`() {
        let annotations = Annotations(statements: [
            statement(0, 3, .oppose), statement(4, 7, .support), statement(4, 8, .support), statement(10, 12, .neutral),
            Statement(id: "x", content: [TextSpan(11, 12)]),
        ])
        #expect(printed("One two.\n\nThree.", annotations) == "  SO One two.\n\n   N Three.\n")
    }

    @Test func `the margin has a small letter for a guess, unless another statement is sure`() {
        func guess(_ start: Int, _ stance: Stance) -> Statement {
            Statement(
                id: "g", content: [TextSpan(start, start + 1)],
                position: Statement.Position(issue: "i1", stance: stance, confidence: 0.4))
        }
        let annotations = Annotations(statements: [guess(0, .caution), guess(1, .support), statement(4, 7, .support)])
        #expect(printed("One two.", annotations) == "  Sc One two.\n")
    }

    @Test func `lines are broken at blanks and never too wide`() {
        #expect(printed("one two  three", width: 12) == "     one two\n     three\n")
        #expect(printed("abcdefghij kl", width: 9) == "     abcd\n     efgh\n     ij\n     kl\n")
        #expect(printed("漢字漢字", width: 10) == "     漢字\n     漢字\n")
        #expect(printed("ae\u{301}b", width: 6) == "     a\n     e\u{301}\n     b\n")
        #expect(printed("ab", width: 1) == "     a\n     b\n")
    }

    @Test func `an article that is still coming in is printed as far as its paragraphs are known to the end`() {
        let text = Array("One.\nTwo.\n".utf8)
        let store = StreamStore(Array(text.prefix(7)))
        var out: [UInt8] = []
        var plain = PlainText(width: nil)
        let article = Article(name: "a", store: store, paragraphs: ParagraphIndex(of: Array(text.prefix(7))))
        plain.write(article) { out += copy $0 }
        #expect(String(decoding: out, as: UTF8.self) == "     One.\n")
        store.append(Array(text.dropFirst(7)))
        store.complete()
        plain.write(article.indexed(by: ParagraphIndex(of: text))) { out += copy $0 }
        #expect(String(decoding: out, as: UTF8.self) == "     One.\n\n     Two.\n")
    }

    @Test(arguments: SeededGenerator.seeds(60))
    func `no line has a control in it, whatever the text`(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var out: [UInt8] = []
        var plain = PlainText(width: seed.isMultiple(of: 2) ? nil : 20)
        plain.write(Article(name: "a", text: HostileText.make(60, using: &generator))) { out += copy $0 }
        let text = String(validating: out, as: UTF8.self)
        #expect(text != nil, "\(generator)")
        #expect(
            text?.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control } == true,
            "\(generator)")
    }
}
