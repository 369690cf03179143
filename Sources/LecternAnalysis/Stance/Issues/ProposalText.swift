internal import LecternText

/// An article as proposals are read off it: its words, what statement each belongs to, and how often each is said.
struct ProposalText: Sendable {
    let reading: Reading
    /// The words of the text; capitals of a headline that has them everywhere are taken away where the text has them not.
    private(set) var words: [Token]
    let statements: [Statement]
    /// The speaker of each statement.
    let speakers: [Speaker?]
    /// The persons that the text names, the one named most first.
    private(set) var persons: [Person] = []
    /// The statement whose content, or cue, each word stands in, -1 for none.
    private(set) var contentOf, cueOf: [Int]
    /// In how many statements each stem stands, and how often in the text.
    private(set) var statementCounts: [String: Int] = [:]
    private(set) var textCounts: [String: Int] = [:]
    /// The stems of the headline and of the first four paragraphs.
    private(set) var headline: Set<String> = []
    private(set) var lead: Set<String> = []
    /// Words of the headline that are spelt otherwise than there.
    private var respelt: Set<Int> = []

    init(_ reading: Reading, _ statements: [Statement], _ speakers: [Speaker]) {
        self.reading = reading
        self.statements = statements
        let known = Dictionary(speakers.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        self.speakers = statements.map { one in one.speaker.flatMap { known[$0] } }
        words = reading.tokens
        contentOf = Array(repeating: -1, count: words.count)
        cueOf = contentOf
        lowerHeadline()
        for (index, statement) in statements.enumerated() {
            var stems: Set<String> = []
            for span in statement.content {
                for place in reading.tokens(in: span) { contentOf[place] = index }
            }
            for span in statement.cue {
                for place in reading.tokens(in: span) { cueOf[place] = index }
            }
            for span in statement.content + statement.cue { stems.formUnion(self.stems(reading.tokens(in: span))) }
            for stem in stems { statementCounts[stem, default: 0] += 1 }
        }
        for word in words where Self.isTelling(word) {
            let stem = Self.stem(word.lower)
            textCounts[stem, default: 0] += 1
            if word.paragraph == 0 { headline.insert(stem) }
            if word.paragraph < Self.leadCount { lead.insert(stem) }
        }
        persons = Person.all(in: self, speakers)
    }

    /// The paragraphs that lead an article in, its headline among them.
    static let leadCount = 4

    /// Takes away capitals that only the headline's style gives: of words that the text has in small letters, or that are
    /// grammatical or verbs.
    private mutating func lowerHeadline() {
        let end = words.firstIndex { $0.paragraph > 0 } ?? words.count
        let headline = words[..<end].filter { $0.kind == .word }
        guard headline.count(where: \.isCapital) * 10 >= headline.count * 6 else { return }
        var (capital, small): (Set<String>, Set<String>) = ([], [])
        for word in words[end...] where word.kind == .word {
            if !word.isCapital { small.insert(word.lower) } else if !word.isFirst { capital.insert(word.lower) }
        }
        for index in 0..<end where words[index].isCapital && !capital.contains(words[index].lower) {
            let word = words[index]
            if small.contains(word.lower) || !word.classes.isEmpty || ActionVerbs.spelling(word.lower) != nil {
                words[index].isCapital = false
                respelt.insert(index)
            }
        }
    }

    // MARK: Words

    /// The words of some places on one line, without a possessive ending.
    func string(_ range: Range<Int>) -> String {
        guard !range.isEmpty else { return "" }
        if respelt.isDisjoint(with: range) { return Self.trimmed(reading.plain(reading.span(ofTokens: range))) }
        var text = ""
        for place in range {
            if place > range.lowerBound, words[place - 1].span.end < words[place].span.start { text += " " }
            let word = reading.plain(words[place].span)
            text += respelt.contains(place) ? word.lowercased() : reading.string(words[place].span)
        }
        return Self.trimmed(text)
    }

    /// Without spaces and marks at the ends, and no two spaces.
    private static func trimmed(_ text: String) -> String {
        let marks: Set<Character> = [" ", ",", ";", ":", "-", "–", "—", "'", "’", "‘", "\"", "“", "”"]
        let text = text.drop(while: marks.contains)
        let end = text.lastIndex { !marks.contains($0) }
        return end.map { text[...$0].split(separator: " ").joined(separator: " ") } ?? ""
    }

    /// The first five letters: enough to bring "invite" and "invitation" together.
    static func stem(_ word: String) -> String { String(word.prefix(5)) }

    /// Whether a word tells what a text is about: no grammatical word, and none that says nothing by itself.
    static func isTelling(_ word: Token) -> Bool {
        word.kind != .mark && word.lower.utf8.count > 2 && !empty.contains(word.lower)
            && word.classes.isSubset(of: [.bodyNoun, .personNoun, .title, .speechNoun, .verb, .month])
    }

    /// The stems of the telling words among some.
    func stems(_ range: Range<Int>) -> Set<String> {
        Set(words[range].filter(Self.isTelling).map { Self.stem($0.lower) })
    }

    static let empty = Set(
        wordList: """
            say said says would could like just get also people time new make made take going want wants way thing things \
            know think even yes mr ms mrs dr not
            """)
}
