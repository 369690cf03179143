import LecternText
import Testing

@testable import LecternFormats

/// The optional lines before a text.
struct HeadLinesTests {
    private func parts(_ text: String) -> (head: ArticleHead, rest: String) {
        let bytes = Array(text.utf8)
        let lines = bytes.withUnsafeBufferPointer { HeadLines(of: $0) }
        return (lines.head, String(decoding: bytes.dropFirst(lines.byteCount), as: UTF8.self))
    }

    @Test func `all four are taken, in any case and order, and are no text`() {
        let found = parts(
            "SOURCE: The Gazette\r\ntitle:\tA bridge \nUrl: https://example.org/a?b:c\nDate: 2023-04-06\n\nText.\n")
        #expect(
            found.head
                == ArticleHead(
                    title: "A bridge", date: "2023-04-06", source: "The Gazette", url: "https://example.org/a?b:c"))
        #expect(found.rest == "Text.\n")
    }

    @Test func `the first other line ends them`() {
        let found = parts("Title: A bridge\nBy our reporter\nDate: 2023-04-06\n")
        #expect(found.head == ArticleHead(title: "A bridge"))
        #expect(found.rest == "By our reporter\nDate: 2023-04-06\n")
    }

    @Test func `a second line of one name is text`() {
        #expect(parts("Title: One\nTitle: Two\n").rest == "Title: Two\n")
    }

    @Test func `only one blank line after them goes`() {
        #expect(parts("Title: One\n \n\nText").rest == "\nText")
    }

    @Test func `a text without them is left as it is`() {
        for text in ["", "\n", "Text", "\nTitle: late\n", "Titles: many\n", "Title\n", "Update: none\n"] {
            #expect(parts(text).rest == text)
            #expect(parts(text).head == ArticleHead())
        }
    }

    @Test func `an empty one says nothing, and what is said cannot command a terminal`() {
        let found = parts("Title: \u{1B}]0;x\u{7}\u{202E}evil\nDate:\nText")
        #expect(found.head == ArticleHead(title: "␛]0;x␇evil"))
        #expect(found.rest == "Text")
    }
}
