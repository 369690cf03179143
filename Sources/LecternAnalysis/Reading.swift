internal import LecternText

/// What a sentence is made of outside quotations: words, and quotations as wholes.
enum Unit: Sendable {
    /// A word outside quotations, as an index into `Reading.tokens`.
    case token(Int)
    /// A quotation, as an index into `Reading.quotations`.
    case quotation(Int)
}

/// A text made ready for the rules: words, sentences and quotations, found once.
struct Reading: Sendable {
    /// The text, UTF-8.
    let text: [UInt8]
    /// All words and marks in text order, those in quotations too.
    private(set) var tokens: [Token] = []
    /// All quotations in text order; they do not nest.
    private(set) var quotations: [Quotation] = []
    /// Words outside quotations and quotations, in text order: what the rules of attribution walk over.
    private(set) var units: [Unit] = []
    /// Ranges of `units`; none ends inside a quotation.
    private(set) var sentences: [Range<Int>] = []
    /// The paragraphs in text order, white space at their ends left out.
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

    /// The words that a span touches, as indices into `tokens`; empty where there are none. Cost: logarithmic.
    func tokens(in span: TextSpan) -> Range<Int> {
        let first = tokens.partitioningIndex { $0.span.end > span.start }
        let end = tokens.partitioningIndex { $0.span.start >= span.end }
        return first..<max(first, end)
    }

    /// The span from the first to the last of some words, which are at least one.
    func span(ofTokens range: Range<Int>) -> TextSpan {
        TextSpan(tokens[range.lowerBound].span.start, tokens[range.upperBound - 1].span.end)
    }

    /// Where the sentence begins that holds a byte. Cost: its words.
    func sentenceStart(before place: Int) -> Int {
        let end = tokens.partitioningIndex { $0.span.start > place }
        return tokens[..<end].last(where: \.isFirst)?.span.start ?? 0
    }

    /// How many sentences begin after one byte and up to another; more than `limit` are not counted, so that what lies far
    /// apart costs no more.
    func sentenceCount(after first: Int, to last: Int, atMost limit: Int) -> Int {
        let start = tokens.partitioningIndex { $0.span.start > first }
        let end = tokens.partitioningIndex { $0.span.start > last }
        var count = 0
        for token in tokens[start..<max(start, end)] where token.isFirst {
            count += 1
            if count == limit { break }
        }
        return count
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

    /// Reads a paragraph: its words, and its sentences as ranges of units.
    ///
    /// - Parameters:
    ///   - number: the index of the paragraph.
    ///   - found: its quotations, in text order.
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
