/// What the keys mean just now, and what stands over the article.
enum Mode: Hashable, Sendable {
    case reading
    /// The help, scrolled down by some rows.
    case help(scroll: Int)
    /// A list or page is open.
    case panel(Panel)
    /// A line is typed.
    case prompt(Prompt)
}

/// One line for the person, in the status row.
enum Message: Hashable, Sendable {
    /// What was done, or why a key did nothing.
    case note(String)
    /// What went wrong.
    case problem(String)
}

/// A line that a person types at the foot of the screen.
struct Prompt: Hashable, Sendable {
    /// What is asked for, shown before the line.
    let label: String
    /// What has been typed.
    private(set) var text: [Character]
    /// Where the next character goes, counted in characters.
    private(set) var cursor: Int

    /// Asks for a line, with an answer to begin from.
    init(label: String, text: String = "") {
        self.label = label
        self.text = Array(text)
        cursor = self.text.count
    }

    /// The most characters a line takes: longer than any proposition, short enough to stay quick.
    private static let limit = 1000

    mutating func insert(_ character: Character) {
        guard text.count < Self.limit else { return }
        text.insert(character, at: cursor)
        cursor += 1
    }

    /// Deletes `count` characters before the cursor, or all there are.
    mutating func deleteBackward(_ count: Int = 1) {
        let start = max(0, cursor - count)
        text.removeSubrange(start..<cursor)
        cursor = start
    }

    mutating func deleteForward() {
        if cursor < text.count { text.remove(at: cursor) }
    }

    /// Deletes the word before the cursor and the white space after it.
    mutating func deleteWord() {
        let head = text[..<cursor]
        let end = head.lastIndex { !$0.isWhitespace } ?? 0
        let start = head[..<end].lastIndex { $0.isWhitespace }.map { $0 + 1 } ?? 0
        deleteBackward(cursor - start)
    }

    mutating func move(by characters: Int) { cursor = min(text.count, max(0, cursor + characters)) }
    mutating func moveToStart() { cursor = 0 }
    mutating func moveToEnd() { cursor = text.count }
}
