internal import LecternText

/// Finds attributions by rules: who says what, and by which words.
///
/// Sentence by sentence from left to right; a cue within the content of an earlier one is passed over, and quotations
/// that nothing claims go to the statement before them.
struct AttributionFinder {
    let reading: Reading
    /// In the order of finding, which `find` sorts.
    private var found: [RuleAttribution] = []
    /// For each quotation whether a content holds it.
    private var isClaimed: [Bool]

    /// The attributions of a text in reading order.
    static func find(_ reading: Reading) -> [Attribution] {
        var finder = AttributionFinder(reading: reading)
        for sentence in reading.sentences { finder.findAttributions(in: sentence) }
        finder.placeQuotations()
        return finder.found.sorted { ($0.place, $0.content[0]) < ($1.place, $1.content[0]) }.map {
            Attribution(source: $0.sourceSpans, cue: $0.cue, content: $0.content, confidence: $0.confidence)
        }
    }

    private init(reading: Reading) {
        self.reading = reading
        isClaimed = Array(repeating: false, count: reading.quotations.count)
    }

    /// Takes the attributions of a sentence, in units: a turn of a transcript, or those that its cues make.
    private mutating func findAttributions(in sentence: Range<Int>) {
        if let turn = reading.turn(sentence) {
            add([turn])
            return
        }
        var clause = Clause(reading: reading, sentence: sentence)
        var place = sentence.lowerBound
        while place < sentence.upperBound {
            if let attribution = clause.attribution(at: place) {
                add([attribution])
                clause.note(attribution)
                // What stands within a content is the speaker's own report, and left to it.
                place = max(place, clause.claimedEnd - 1)
            }
            place += 1
        }
    }

    /// Keeps those attributions that report something.
    private mutating func add(_ attributions: [RuleAttribution]) {
        for one in attributions where !one.content.isEmpty {
            found.append(one)
            for span in one.content { claim(span) }
        }
    }

    /// Notes that a content holds the quotations it touches.
    private mutating func claim(_ span: TextSpan) {
        var index = reading.quotations.partitioningIndex { $0.inner.end > span.start }
        while index < reading.quotations.count, reading.quotations[index].span.start < span.end {
            isClaimed[index] = true
            index += 1
        }
    }

    /// Gives whole sentences in quotation marks that nothing claims to the statement before them.
    private mutating func placeQuotations() {
        let order = found.indices.sorted { found[$0].place < found[$1].place }
        var next = 0
        var last: Int?
        for (place, unit) in reading.units.enumerated() {
            while next < order.count, found[order[next]].place <= place {
                last = order[next]
                next += 1
            }
            guard case .quotation(let index) = unit, !isClaimed[index], let last, goesOn(index, found[last]) else {
                continue
            }
            found[last].content.append(reading.quotations[index].inner)
            found[last].content.sort()
            isClaimed[index] = true
        }
    }

    /// Whether a quotation goes on from a statement: it stands in the same paragraph, or fills the next one.
    private func goesOn(_ index: Int, _ statement: RuleAttribution) -> Bool {
        let quotation = reading.quotations[index]
        guard quotation.inner.count > 20, let content = statement.content.last else { return false }
        let isQuote = reading.quotations.partitioningIndex { $0.inner.end > content.start }
        guard isQuote < reading.quotations.count, reading.quotations[isQuote].span.start < content.end else {
            return false
        }
        let paragraph = reading.paragraphs.partitioningIndex { $0.end > quotation.span.start }
        let own = reading.paragraphs.partitioningIndex { $0.end > content.start }
        if paragraph == own { return true }
        guard paragraph == own + 1 || quotation.continues else { return false }
        let span = reading.paragraphs[paragraph]
        return quotation.span.start == span.start && span.end - quotation.span.end <= 2
    }
}

extension Reading {
    /// A turn of a transcript, "RUIZ: We will see.": a name in capitals and a colon open the paragraph.
    func turn(_ sentence: Range<Int>) -> RuleAttribution? {
        var colon = sentence.lowerBound
        while colon < min(sentence.upperBound, sentence.lowerBound + 5), let token = token(colon), !token.isMark(":") {
            guard token.isAllCapitals || token.isMark(".") else { return nil }
            colon += 1
        }
        guard colon > sentence.lowerBound, colon + 1 < sentence.upperBound, token(colon)?.isMark(":") ?? false,
            let first = token(sentence.lowerBound), paragraphs[first.paragraph].start == first.span.start
        else { return nil }
        let source = span(sentence.lowerBound..<colon)
        let start = span(units[colon + 1]).start
        return RuleAttribution(
            source: sentence.lowerBound..<colon, sourceSpans: [source], cue: [span(units[colon])],
            content: [TextSpan(start, paragraphs[first.paragraph].end)], place: colon, lemma: ":", confidence: 0.8)
    }
}
