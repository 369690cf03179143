/// What all word lists together say of a word, so that each word of a text is looked up once.
struct LexiconEntry: Sendable {
    var classes: WordClasses = []
    /// The place in `CueLexicon.cues`, -1 for a word that is no cue.
    var cueIndex = -1
    /// Whether it can head an event's mention.
    var isEventNoun = false

    /// The entry of a word in small letters, empty for a word in no list.
    static func of(_ word: String) -> LexiconEntry { table[word] ?? LexiconEntry() }

    private static let table: [String: LexiconEntry] = {
        var table: [String: LexiconEntry] = [:]
        for (word, classes) in WordClasses.table { table[word, default: LexiconEntry()].classes = classes }
        for (index, word) in CueLexicon.spellings.enumerated() { table[word, default: LexiconEntry()].cueIndex = index }
        for word in EventNouns.words { table[word, default: LexiconEntry()].isEventNoun = true }
        return table
    }()
}

extension [String] {
    /// The words of a list written as text, apart by spaces and line ends, in its order.
    init(wordList: String) {
        self = wordList.split { $0 == " " || $0 == "\n" }.map(String.init)
    }
}

extension Set<String> {
    /// The words of a list written as text, apart by spaces and line ends.
    init(wordList: String) { self.init([String](wordList: wordList)) }
}
