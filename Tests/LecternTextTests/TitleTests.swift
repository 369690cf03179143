import LecternText
import Testing

@Suite struct TitleTests {
    private func title(_ text: String, head: ArticleHead = ArticleHead()) -> String {
        Article(name: "debate.txt", text: Array(text.utf8), head: head).title
    }

    @Test func `the head's title comes first`() {
        #expect(title("Text.", head: ArticleHead(title: " The\tBridge ")) == "The Bridge")
    }

    @Test func `a short first line without a stop is the title`() {
        #expect(title("Bridge to close\n\nThe council met on Monday to decide on the bridge.") == "Bridge to close")
    }

    @Test func `a first sentence is shortened at a word`() {
        let text =
            "The council, which met on Monday, decided after long talks that the old bridge will close. It rains."
        #expect(title(text) == "The council, which met on Monday, decided after long talks …")
    }

    @Test func `a word longer than a title is cut`() {
        #expect(title(String(repeating: "a", count: 5000)).unicodeScalars.count <= 64)
    }

    @Test(arguments: ["", " \n ", "\u{1}\n\n"])
    func `a text without words is called by its name`(text: String) {
        #expect(title(text) == "debate.txt")
    }
}
