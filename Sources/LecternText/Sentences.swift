/// Cuts a paragraph into sentences.
public enum Sentences {
    /// The sentences of `paragraph`, which joined give all of its bytes: white space belongs to the sentence before it.
    ///
    /// A sentence ends at `.`, `!`, `?` or `…`, with the quotation marks and brackets that close after it, when white
    /// space and no small letter follows; not after an abbreviation, an initial or the number of a list. Cost: one
    /// pass; it looks back over one abbreviation at most.
    public static func split(_ bytes: UnsafeBufferPointer<UInt8>, in paragraph: TextSpan) -> [TextSpan] {
        var sentences: [TextSpan] = []
        var start = paragraph.start
        var index = paragraph.start
        while index < paragraph.end {
            guard let stop = stop(bytes, at: index, before: paragraph.end) else {
                index += 1
                continue
            }
            index = stop.end
            if let next = nextStart(bytes, after: stop, sentence: start, end: paragraph.end) {
                sentences.append(TextSpan(start, next))
                start = next
                index = next
            }
        }
        if start < paragraph.end { sentences.append(TextSpan(start, paragraph.end)) }
        return sentences
    }

    /// A run of stops, with whatever closes after it.
    private struct Stop {
        var start: Int
        /// Where the run of stops ends.
        var stopEnd: Int
        /// Where the closing marks after it end.
        var end: Int
        /// Whether it is one full stop, which may belong to an abbreviation.
        var isSinglePoint: Bool
        /// Whether it is a full stop of Chinese or Japanese, which no space follows.
        var isIdeographic: Bool
    }

    private static func stop(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int, before end: Int) -> Stop? {
        let lead = bytes[index]
        // The lead bytes of every stop: most bytes are told apart by one comparison.
        guard lead == 0x2E || lead == 0x21 || lead == 0x3F || lead == 0xE2 || lead == 0xE3 else { return nil }
        var stopEnd = index
        var count = 0
        var isIdeographic = false
        while let step = ScalarStep.at(stopEnd, bytes, before: end), isStop(step.value) {
            isIdeographic = step.value == 0x3002
            stopEnd = step.end
            count += 1
        }
        guard count > 0 else { return nil }
        var closed = stopEnd
        while let step = ScalarStep.at(closed, bytes, before: end), Mark.isCloser(step.value) { closed = step.end }
        return Stop(
            start: index, stopEnd: stopEnd, end: closed, isSinglePoint: count == 1 && lead == 0x2E,
            isIdeographic: isIdeographic)
    }

    private static func isStop(_ value: UInt32) -> Bool {
        value == 0x2E || value == 0x21 || value == 0x3F || value == Mark.ellipsis || value == 0x3002
    }

    /// Where the next sentence begins if one ends at `stop`: nil when it goes on, or when nothing follows.
    private static func nextStart(
        _ bytes: UnsafeBufferPointer<UInt8>, after stop: Stop, sentence: Int, end: Int
    ) -> Int? {
        var index = stop.end
        while let step = ScalarStep.at(index, bytes, before: end), step.kind == .space { index = step.end }
        guard index < end, index > stop.end || stop.isIdeographic else { return nil }
        var first = index
        while let step = ScalarStep.at(first, bytes, before: min(end, index + 8)), Mark.isOpener(step.value) {
            first = step.end
        }
        guard let next = ScalarStep.at(first, bytes, before: end) else { return index }
        if next.kind == .letter, isLower(next.value) { return nil }
        // After a closing mark the stop is the quotation's own, and never an abbreviation's alone.
        if stop.isSinglePoint, stop.end == stop.stopEnd {
            let word = wordBefore(bytes, stop.start, from: sentence)
            // The number of a list's item: "1. The council".
            if stop.start - sentence <= 2, word.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return nil }
            if holds(word, next: next, following: lowered(bytes, at: first, end), hasOpener: first > index) {
                return nil
            }
        }
        return index
    }

    private static func isLower(_ value: UInt32) -> Bool {
        if value < 0x80 { return 0x61 <= value && value <= 0x7A }
        return Unicode.Scalar(value)?.properties.isLowercase ?? false
    }

    /// Whether the full stop after `word` belongs to the word, so that the sentence goes on.
    private static func holds(_ word: String, next: ScalarStep, following: String, hasOpener: Bool) -> Bool {
        if Abbreviations.neverLast.contains(word) { return true }
        // "P." before no number is an initial.
        if Abbreviations.beforeNumbers.contains(word), word.utf8.count > 1 || next.kind == .digit {
            return next.kind == .digit
        }
        let isInitials = word.utf8.count == 1 || word.utf8.dropFirst().first == 0x2E
        guard isInitials || Abbreviations.oftenLast.contains(word) else { return false }
        return !hasOpener && !Abbreviations.sentenceStarters.contains(following)
    }

    /// The word that ends at `index`, its capitals made small, its inner stops kept; empty when it is long.
    private static func wordBefore(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, from start: Int) -> String {
        var first = index
        while first > start, index - first <= 8, (0x2E..<0x80).contains(bytes[first - 1]) { first -= 1 }
        return index - first > 8 ? "" : lower(bytes, first, index)
    }

    /// The word that begins at `index`, its capitals made small; empty when it is long.
    private static func lowered(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int, _ end: Int) -> String {
        var last = index
        while last < end, last - index <= 8, (0x41...0x7A).contains(bytes[last]) { last += 1 }
        return last - index > 8 ? "" : lower(bytes, index, last)
    }

    private static func lower(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> String {
        let letters = bytes[start..<end].map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        return String(decoding: letters, as: UTF8.self)
    }
}

/// English abbreviations, by what their full stop tells.
private enum Abbreviations {
    /// Titles and the like, after which the sentence always goes on.
    static let neverLast: Set<String> = [
        "mr", "mrs", "ms", "dr", "prof", "sen", "sens", "rep", "reps", "gov", "govs", "gen", "lt", "col", "sgt", "capt",
        "cpl", "pvt", "adm", "cmdr", "maj", "rev", "hon", "pres", "supt", "det", "insp", "atty", "st", "mt", "ft", "vs",
        "messrs", "mme", "mlle", "e.g", "i.e", "cf", "viz",
    ]
    /// Abbreviations that stand before numbers, and are words otherwise.
    static let beforeNumbers: Set<String> = ["no", "nos", "art", "fig", "sec", "vol", "pp", "p", "ch", "eq"]
    /// Abbreviations that may end a sentence: they do when a word follows that begins sentences.
    static let oftenLast: Set<String> = [
        "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "jr", "sr", "inc", "ltd",
        "co", "corp", "bros", "etc", "al", "ca", "approx", "dept", "est", "ave", "blvd", "rd", "ala", "ariz", "ark",
        "calif", "colo", "conn", "del", "fla", "ga", "ill", "ind", "kan", "ky", "la", "md", "mass", "mich", "minn",
        "miss", "mo", "mont", "neb", "nev", "okla", "ore", "pa", "penn", "tenn", "tex", "va", "vt", "wash", "wis",
        "wyo",
        "ph.d",
    ]
    /// Words that begin a sentence far more often than they follow an abbreviation.
    static let sentenceStarters: Set<String> = [
        "the", "he", "she", "it", "they", "we", "you", "i", "this", "that", "these", "those", "there", "a", "an", "in",
        "on", "at", "but", "and", "so", "or", "yet", "if", "when", "while", "as", "after", "before", "since", "his",
        "her", "its", "their", "my", "our", "for", "from", "by", "with", "some", "many", "most", "other", "others",
        "however", "what", "who", "why", "how", "now", "then", "not", "no", "one", "both", "all", "such", "under", "to",
        "according", "although", "though", "still", "asked",
    ]
}
