internal import LecternText

/// A word of the text with what the rules ask of it.
struct Token: Sendable {
    /// Where it stands in the text.
    var span: TextSpan
    /// Whether it is a word, a number or a mark.
    var kind: Word.Kind
    /// In small letters, typographic apostrophes made straight, without a possessive ending.
    var lower: String
    /// Its classes as an English word, none for most nouns and names.
    var classes: WordClasses
    /// Whether it begins with a capital.
    var isCapital: Bool
    /// Whether all of its letters are capitals, two at least.
    var isAllCapitals: Bool
    /// Whether it ends in 's or s'.
    var isPossessive: Bool
    /// The quotation it stands in, as an index, -1 outside.
    var quotation: Int
    /// The index of its paragraph in `Reading.paragraphs`.
    var paragraph: Int
    /// The place in `CueLexicon.cues` of the verb that reports it may be, -1 for none.
    var cueIndex: Int
    /// Whether it can head an event's mention.
    var isEventNoun: Bool
    /// The verb that reports it may be.
    var cue: Cue? { cueIndex < 0 ? nil : CueLexicon.cues[cueIndex] }
    /// Whether it is the first word of a sentence, where a capital tells nothing.
    var isFirst = false

    /// Whether it is a pronoun that means a person, and only a person.
    var isPersonal: Bool {
        !classes.isDisjoint(with: [.subjectPronoun, .objectPronoun, .possessivePronoun])
            && Pronoun(lower)?.isPersonal ?? false
    }

    /// Whether it is the mark `text`.
    func isMark(_ text: String) -> Bool { kind == .mark && lower == text }
    /// Whether it may belong to a name: a capital, and no pronoun or determiner made one by its place.
    var isNameLike: Bool {
        isCapital && kind == .word
            && classes.isDisjoint(with: [
                .determiner, .subjectPronoun, .objectPronoun, .possessivePronoun, .auxiliary, .coordinator,
                .subordinator,
                .adverb, .quantifier,
            ]) && !(isFirst && !classes.isDisjoint(with: [.preposition, .verb]))
    }
}

extension Token {
    /// Looks at a word of a text once for all rules.
    init(_ word: Word, _ bytes: UnsafeBufferPointer<UInt8>, quotation: Int, paragraph: Int) {
        let spelling = Spelling(word.span, bytes)
        var lower = spelling.lower
        var entry = LexiconEntry.of(lower)
        var isPossessive = false
        if word.kind == .word, entry.classes.isEmpty, spelling.endsInApostropheS {
            lower.removeLast(2)
            isPossessive = true
            entry = LexiconEntry.of(lower)
        } else if word.kind == .word, entry.classes.isEmpty, spelling.endsInLy, !Self.nounsInLy.contains(lower) {
            entry.classes = .adverb
        }
        if word.kind == .word, spelling.endsInS, Self.isApostrophe(word.span.end, bytes) { isPossessive = true }
        self.init(
            span: word.span, kind: word.kind, lower: lower, classes: entry.classes, isCapital: spelling.isCapital,
            isAllCapitals: spelling.isAllCapitals, isPossessive: isPossessive, quotation: quotation,
            paragraph: paragraph, cueIndex: word.kind == .word ? entry.cueIndex : -1, isEventNoun: entry.isEventNoun)
    }

    /// Words in -ly that are no adverbs.
    private static let nounsInLy: Set<String> = [
        "family", "supply", "rally", "ally", "assembly", "reply", "apply", "rely", "bully", "monopoly", "anomaly",
        "butterfly",
    ]

    /// Whether an apostrophe stands at `index`, straight or typographic.
    private static func isApostrophe(_ index: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard index < bytes.count else { return false }
        if bytes[index] == 0x27 { return true }
        return index + 2 < bytes.count && bytes[index] == 0xE2 && bytes[index + 1] == 0x80 && bytes[index + 2] == 0x99
    }
}

/// How a word is written, found in one pass over its bytes.
private struct Spelling {
    /// In small letters, typographic apostrophes made straight.
    var lower: String
    var isCapital: Bool
    var isAllCapitals: Bool
    var endsInS = false
    var endsInApostropheS = false
    var endsInLy = false

    init(_ span: TextSpan, _ bytes: UnsafeBufferPointer<UInt8>) {
        var (capitals, smalls) = (0, 0)
        var tail: (UInt8, UInt8) = (0, 0)
        var length = 0
        lower = String(unsafeUninitializedCapacity: span.count) { letters in
            var index = span.start
            while index < span.end {
                var byte = bytes[index]
                if byte == 0xE2, index + 2 < span.end, bytes[index + 1] == 0x80, bytes[index + 2] == 0x99 {
                    byte = 0x27
                    index += 2
                } else if (0x41...0x5A).contains(byte) {
                    capitals += 1
                    byte |= 0x20
                } else if (0x61...0x7A).contains(byte) {
                    smalls += 1
                }
                letters[length] = byte
                length += 1
                tail = (tail.1, byte)
                index += 1
            }
            return length
        }
        let first = bytes[span.start]
        isCapital =
            (0x41...0x5A).contains(first)
            || first >= 0xC3 && ScalarDecoder.step(bytes, at: span.start).scalar.properties.isUppercase
        isAllCapitals = capitals > 1 && smalls == 0
        endsInS = tail.1 == 0x73
        endsInApostropheS = endsInS && tail.0 == 0x27 && length > 2
        // Names in -ly are short: Billy, Italy.
        endsInLy = tail.0 == 0x6C && tail.1 == 0x79 && length > (isCapital ? 6 : 3)
    }
}
