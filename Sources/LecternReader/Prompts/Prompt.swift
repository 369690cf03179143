/// A line that a person types at the foot of the screen.
struct Prompt: Hashable, Sendable {
    /// What the line is for.
    enum Purpose: String, Hashable, Sendable {
        case issue, filter, search, command, pipe, export
        /// Of the library: a query for articles, words of names, tags.
        case articles, names, tags
        /// Of a statement: who makes it, where it stands, what the person notes on it.
        case speaker, stance, note

        /// Whether lines are kept to be recalled another day: not what is of one statement.
        var isRecalled: Bool {
            switch self {
            case .tags, .speaker, .stance, .note: false
            default: true
            }
        }
    }

    /// What is wrong with a line, and in which of its characters it begins.
    struct Mistake: Hashable, Sendable {
        var column: Int
        var message: String
    }

    let purpose: Purpose
    /// What has been typed.
    private(set) var text: [Character]
    /// Where the next character goes, counted in characters.
    private(set) var cursor: Int
    /// Whether the line is the answer to begin from, which the first letter typed replaces.
    private(set) var isOffered: Bool
    /// What is wrong with it as it stands.
    var mistake: Mistake?
    /// Something to tell about it, shown above the line.
    var note: String?
    /// What would complete the word under the cursor, shown above the line.
    var candidates: [String] = []
    /// How far back in the history the line has been taken from; nil for one that is being typed.
    var historyDepth: Int?

    /// Asks for a line, with an answer to begin from.
    init(_ purpose: Purpose, text: String = "") {
        self.purpose = purpose
        self.text = Array(text)
        cursor = self.text.count
        isOffered = purpose == .issue && !text.isEmpty
    }

    /// Whether the arrow down leads from the line into the rows that it narrows; within lines of before it leads to later ones.
    var goesIntoRows: Bool { (purpose == .articles || purpose == .names) && mistake == nil && historyDepth == nil }

    /// The line as a string.
    var line: String { String(text) }

    /// The most characters a line takes: longer than any proposition, short enough to stay quick.
    private static let limit = 1000

    // MARK: Editing

    /// Types a character at the cursor.
    mutating func insert(_ character: Character) {
        if isOffered { replace(with: "") }
        guard text.count < Self.limit else { return }
        text.insert(character, at: cursor)
        cursor += 1
    }

    /// Puts another line in its place, the cursor at its end.
    mutating func replace(with line: String) {
        isOffered = false
        text = Array(line.prefix(Self.limit))
        cursor = text.count
    }

    /// Puts `replacement` in the place of some characters, the cursor behind it.
    mutating func replace(_ range: Range<Int>, with replacement: String) {
        let range = range.clamped(to: 0..<text.count)
        text.replaceSubrange(range, with: Array(replacement))
        cursor = range.lowerBound + replacement.count
    }

    /// Deletes `count` characters before the cursor, or all there are.
    mutating func deleteBackward(_ count: Int = 1) {
        let start = max(0, cursor - count)
        text.removeSubrange(start..<cursor)
        cursor = start
    }

    /// Deletes the character under the cursor.
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

    /// Moves the cursor within the line.
    mutating func move(by characters: Int) { cursor = min(text.count, max(0, cursor + characters)) }

    /// Does what a key does to a line; false when it is no key of a line.
    mutating func edit(_ edit: Edit) {
        switch edit {
        case .insert(let character): return insert(character)
        case .deleteBackward: deleteBackward()
        case .deleteForward: deleteForward()
        case .deleteLine: deleteBackward(cursor)
        case .deleteWord: deleteWord()
        case .left: move(by: -1)
        case .right: move(by: 1)
        case .start: cursor = 0
        case .end: cursor = text.count
        }
        isOffered = false
    }

    /// What can be done to a line.
    enum Edit: Hashable, Sendable {
        case insert(Character)
        case deleteBackward, deleteForward, deleteLine, deleteWord
        case left, right, start, end
    }
}
