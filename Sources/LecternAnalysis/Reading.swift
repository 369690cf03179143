internal import LecternText

/// A word of the text with what the rules ask of it.
struct Token: Sendable {
    var span: TextSpan
    var kind: Word.Kind
    /// In small letters, typographic apostrophes made straight, without a possessive ending.
    var lower: String
    var classes: WordClasses
    /// Whether it begins with a capital.
    var isCapital: Bool
    /// Whether all of its letters are capitals, two at least.
    var isAllCapitals: Bool
    /// Whether it ends in 's or s'.
    var isPossessive: Bool
    /// The quotation it stands in, as an index, -1 outside.
    var quotation: Int
    var paragraph: Int
    /// The place in `CueLexicon.cues` of the verb that reports it may be, -1 for none.
    var cueIndex: Int
    /// The verb that reports it may be.
    var cue: Cue? { cueIndex < 0 ? nil : CueLexicon.cues[cueIndex] }
    /// Whether it is the first word of a sentence, where a capital tells nothing.
    var isFirst = false

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

/// What a sentence is made of outside quotations: words, and quotations as wholes.
enum Unit: Sendable {
    case token(Int)
    case quotation(Int)
}

/// A text made ready for the rules: words, sentences and quotations, found once.
struct Reading: Sendable {
    let text: [UInt8]
    private(set) var tokens: [Token] = []
    private(set) var quotations: [Quotation] = []
    private(set) var units: [Unit] = []
    /// Ranges of `units`; none ends inside a quotation.
    private(set) var sentences: [Range<Int>] = []
    private(set) var paragraphs: [TextSpan] = []

    /// Reads `text`, UTF-8. Cost: one pass for each kind of thing.
    init(_ text: [UInt8]) {
        self.text = text
        let index = ParagraphIndex(of: text)
        text.withUnsafeBufferPointer { bytes in
            var isOpen = false
            for number in 0..<index.count {
                let extent = index.extent(of: number)
                var end = extent.end
                while end > extent.start, bytes[end - 1] <= 0x20 { end -= 1 }
                let paragraph = TextSpan(extent.start, end)
                paragraphs.append(paragraph)
                let found = Quotations.find(bytes, in: paragraph, after: isOpen)
                isOpen = found.last.map { !$0.isClosed } ?? false
                read(paragraph, number, found, bytes)
            }
        }
    }

    /// The bytes of a span as a string.
    func string(_ span: TextSpan) -> String { String(decoding: text[span.range], as: UTF8.self) }

    /// Where a unit stands.
    func span(_ unit: Unit) -> TextSpan {
        switch unit {
        case .token(let index): tokens[index].span
        case .quotation(let index): quotations[index].span
        }
    }

    /// The span from one unit to another, both included.
    func span(_ range: Range<Int>) -> TextSpan {
        TextSpan(span(units[range.lowerBound]).start, span(units[range.upperBound - 1]).end)
    }

    /// The word at a place in `units`, nil for a quotation or outside.
    func token(_ place: Int) -> Token? {
        guard units.indices.contains(place), case .token(let index) = units[place] else { return nil }
        return tokens[index]
    }

    /// The quotation at a place in `units`.
    func quotation(_ place: Int) -> Quotation? {
        guard units.indices.contains(place), case .quotation(let index) = units[place] else { return nil }
        return quotations[index]
    }

    private mutating func read(
        _ paragraph: TextSpan, _ number: Int, _ found: [Quotation], _ bytes: UnsafeBufferPointer<UInt8>
    ) {
        let firstQuotation = quotations.count
        quotations += found
        var next = 0
        var sentenceStart = units.count
        var lastQuotation = -1
        for sentence in Sentences.split(bytes, in: paragraph) {
            var isFirst = true
            for word in Words.split(bytes, in: sentence) {
                while next < found.count, found[next].span.end <= word.span.start { next += 1 }
                let isQuoted = next < found.count && found[next].span.start <= word.span.start
                var token = Token(word, bytes, quotation: isQuoted ? firstQuotation + next : -1, paragraph: number)
                token.isFirst = isFirst && token.kind != .mark
                if token.kind != .mark { isFirst = false }
                tokens.append(token)
                if !isQuoted {
                    units.append(.token(tokens.count - 1))
                } else if next != lastQuotation {
                    units.append(.quotation(firstQuotation + next))
                    lastQuotation = next
                }
            }
            // A sentence that ends within a quotation is only part of the sentence that quotes it.
            let isInside =
                next < found.count && found[next].span.start < sentence.end && sentence.end < found[next].span.end
            if !isInside, units.count > sentenceStart {
                sentences.append(sentenceStart..<units.count)
                sentenceStart = units.count
            }
        }
        if units.count > sentenceStart { sentences.append(sentenceStart..<units.count) }
    }
}

extension Token {
    init(_ word: Word, _ bytes: UnsafeBufferPointer<UInt8>, quotation: Int, paragraph: Int) {
        var letters: [UInt8] = []
        letters.reserveCapacity(word.span.count)
        var (capitals, smalls) = (0, 0)
        var index = word.span.start
        while index < word.span.end {
            let byte = bytes[index]
            if byte == 0xE2, index + 2 < word.span.end, bytes[index + 1] == 0x80, bytes[index + 2] == 0x99 {
                letters.append(0x27)
                index += 3
                continue
            }
            if (0x41...0x5A).contains(byte) { capitals += 1 } else if (0x61...0x7A).contains(byte) { smalls += 1 }
            letters.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
            index += 1
        }
        let first = bytes[word.span.start]
        let isCapital = (0x41...0x5A).contains(first) || first >= 0xC3 && Token.isUpper(word.span.start, bytes)
        var lower = String(decoding: letters, as: UTF8.self)
        var isPossessive = false
        var classes = WordClasses.of(lower)
        if classes.isEmpty, word.kind == .word, letters.count > 2 {
            if lower.hasSuffix("'s") {
                lower.removeLast(2)
                isPossessive = true
            } else if lower.hasSuffix("ly"), letters.count > (isCapital ? 6 : 3), !Self.nounsInLy.contains(lower) {
                classes = .adverb
            }
            if isPossessive { classes = WordClasses.of(lower) }
        }
        if word.kind == .word, !isPossessive, letters.last == 0x73,
            word.span.end + 2 < bytes.count,
            bytes[word.span.end] == 0x27
                || bytes[word.span.end] == 0xE2 && bytes[word.span.end + 1] == 0x80 && bytes[word.span.end + 2] == 0x99
        {
            isPossessive = true
        }
        self.init(
            span: word.span, kind: word.kind, lower: lower, classes: classes, isCapital: isCapital,
            isAllCapitals: capitals > 1 && smalls == 0, isPossessive: isPossessive, quotation: quotation,
            paragraph: paragraph, cueIndex: word.kind == .word ? CueLexicon.index(lower) ?? -1 : -1)
    }

    private static let nounsInLy: Set<String> = [
        "family", "supply", "rally", "ally", "assembly", "reply", "apply", "rely", "bully", "monopoly", "anomaly",
        "butterfly",
    ]

    private static func isUpper(_ index: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        ScalarDecoder.step(bytes, at: index).scalar.properties.isUppercase
    }
}
