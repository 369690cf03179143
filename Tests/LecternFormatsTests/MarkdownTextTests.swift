import LecternTestSupport
import LecternText
import Testing

@testable import LecternFormats

/// Markdown, and how it reads.
struct MarkdownTextTests {
    private func read(_ source: String) -> String {
        String(decoding: MarkdownText.read(Array(source.utf8)).text, as: UTF8.self)
    }

    @Test(
        arguments: [
            ("One line\nand another.\n\nA paragraph.", "One line and another.\n\nA paragraph."),
            ("# Title #\ntext", "# Title\n\ntext"), ("Title\n=====\n\nSub\n---\ntext", "# Title\n\n## Sub\n\ntext"),
            ("- one\n  goes on\n- two\n\n1) three", "- one goes on\n- two\n1. three"),
            ("> said\n> he\n>\n> and she\n\nafter", "> said he\n> and she\n\nafter"),
            ("a\n***\nb", "a\n\nb"), ("```swift\nlet a = *b*\n\n  c\n```\nd", "let a = *b*\n\n  c\n\nd"),
            ("| a | b |\n|---|:-:|\n| **c** | d |", "a | b\nc | d"), ("a  \nb\nc", "a\n\nb c"),
            (
                "See [The Vote] and [a][] or [b].\n\n[the  vote]: https://x.example\n[a]: y",
                "See The Vote and a or [b]."
            ),
            (
                "Bread[^1] is dear.\n\n[^1]: Dearer than *ever*.\n[^b]: So it is.",
                "Bread is dear.\n\nDearer than ever.\n\nSo it is."
            ),
            ("[a]: https://x.example\n\n<!-- no\nno -->\nyes", "yes"),
        ])
    func `lines become paragraphs`(_ source: String, _ text: String) { #expect(read(source) == text) }

    @Test(
        arguments: [
            ("*a* **b** ***c*** _d_ __e__ ~~f~~", "a b c d e f"),
            ("snake_case_name 2 * 3 * 4", "snake_case_name 2 * 3 * 4"),
            ("a [link](http://x.example/(y)) and [one][ref] and [none]", "a link and one and [none]"),
            ("![picture](a.png)text ![p][q]", "text"), ("`a *b*` ``c ` d`` `e", "a *b* c ` d `e"),
            ("\\*a\\* \\[b\\](c)", "*a* [b](c)"), ("<b>a</b> <https://x.example> 1 < 2", "a https://x.example 1 < 2"),
            ("A&nbsp;b &amp; c &who;", "A b & c &who;"),
            ("Q&A: *Who*; why", "Q&A: Who; why"), ("![a [b] c](d)[^2] e", "e"), ("&who; *are* &#x;", "&who; are &#x;"),
            ("caf&eacute; &#8217;t &#x2014; AT&T &", "café ’t — AT&T &"), ("note[^1] *open", "note *open"),
            ("**bold*", "*bold"),
        ])
    func `marks of emphasis, code, links, notes and references are left out`(_ source: String, _ text: String) {
        #expect(read(source) == text)
    }

    @Test func `a head of settings tells what the text does not`() {
        let (head, text) = MarkdownText.read(
            Array(
                "---\ntitle: \"A bridge\"\nauthor: Ana Ruiz\ndate: 2021-01-02\nlang: en\nurl: javascript:x\n---\n\n# Other\n"
                    .utf8))
        #expect(head == ArticleHead(title: "A bridge", date: "2021-01-02", author: "Ana Ruiz", language: "en"))
        #expect(String(decoding: text, as: UTF8.self) == "# Other")
        #expect(MarkdownText.read(Array("text\n\n# A *first* one\n".utf8)).head.title == "A first one")
    }

    @Test(
        arguments: [
            ("# A\n\nText.\n", true), ("---\ntitle: A\n---\ntext", true), ("See [a](b) and **c**.\n", true),
            ("A\n===\n\n**b**\n", true),
            ("Text of people.\n\nMore.\n", false), ("#!/bin/sh\n# a\nls\n# b\n", false), ("- a\n- b\n", false),
            ("2 ** 3 ** 4\n", false), ("---\n\nNo head.\n", false),
        ])
    func `Markdown is told from text`(_ source: String, _ isMarkdown: Bool) {
        #expect(MarkdownSign.isMarkdown(Array(source.utf8)) == isMarkdown)
    }

    @Test(arguments: SeededGenerator.seeds(40))
    func `any marks give a text`(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let pieces = [
            "*", "_", "**", "`", "``", "[", "](", ")", "![", "]", "\n", "\n\n", "> ", "- ", "1. ", "# ", "word", " ",
            "<", ">", "\\", "|", "&amp;", "é", "~~", "```\n", "---\n", "[^",
        ]
        let source = (0..<2000).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &generator)] }.joined()
        #expect(String(validating: MarkdownText.read(Array(source.utf8)).text, as: UTF8.self) != nil, "\(generator)")
    }

    /// What is quadratic takes hours for these.
    @Test(
        .timeLimit(.minutes(1)),
        arguments: [("![", "](x)"), ("[^", "]"), ("[", "]"), ("*", "*"), ("`", "x"), ("<", ">"), ("&a", ";")])
    func `nested marks cost no more than their length`(_ opening: String, _ closing: String) {
        let nested = String(repeating: opening, count: 300_000) + "x" + String(repeating: closing, count: 300_000)
        let text = MarkdownText.read(Array("[a]: b\n\n\(nested)".utf8)).text
        #expect(String(validating: text, as: UTF8.self) != nil)
    }
}
