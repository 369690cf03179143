internal import LecternText

/// Reads the attributions of one sentence, and remembers its subject for verbs that share it.
struct Clause {
    let reading: Reading
    /// The sentence as places in `Reading.units`.
    let sentence: Range<Int>
    /// The last subject found: "She welcomed it but emphasised that".
    private var subject: Range<Int>?
    /// The place before which all words belong to contents already found.
    private(set) var claimedEnd = 0

    init(reading: Reading, sentence: Range<Int>) {
        self.reading = reading
        self.sentence = sentence
    }

    /// The first place of the sentence.
    var low: Int { sentence.lowerBound }
    /// The place after its last.
    var high: Int { sentence.upperBound }

    /// Remembers what an attribution takes up.
    mutating func note(_ attribution: RuleAttribution) {
        if !attribution.source.isEmpty { subject = attribution.source }
        guard let end = attribution.content.last?.end else { return }
        var place = max(claimedEnd, attribution.place + 1)
        while place < high, reading.span(reading.units[place]).start < end { place += 1 }
        if reading.span(reading.units[place - 1]).start < end { claimedEnd = place }
    }

    /// The attribution whose cue stands at `place`.
    func attribution(at place: Int) -> RuleAttribution? {
        guard let token = reading.token(place) else { return nil }
        if token.isMark(":") { return colon(at: place) }
        if token.lower == "according", reading.token(place + 1)?.lower == "to" { return accordingTo(place) }
        if token.lower == "in", let found = inView(place) { return found }
        if let found = noun(place, token) { return found }
        if let found = adjective(place, token) { return found }
        guard let cue = reading.cuePlace(at: place, from: low) else { return nil }
        if cue.isPassive { return passive(cue) }
        return after(cue) ?? before(cue)
    }

    // MARK: Content before the cue

    /// "…," said Ruiz; "…," Ruiz said; The bridge is safe, she said.
    private func before(_ cue: CuePlace) -> RuleAttribution? { postposed(cue) }

    private func postposed(_ cue: CuePlace) -> RuleAttribution? {
        let isFinal = cue.cue.verb.takesAnything && endsSentence(cue.place + 1)
        guard cue.cue.verb.isSpeech || isFinal || cue.cue.verb.followers.contains("\"") else { return nil }
        guard let (source, edge, tail) = inverted(cue) ?? plainSource(cue) else { return nil }
        guard let content = contentBefore(edge, cue: cue) else { return nil }
        return made(cue, source: source, content: content + continuation(after: tail), confidence: 0.85)
    }

    /// The subject before the verb, and the place at which a content before it would end.
    private func plainSource(_ cue: CuePlace) -> (source: Range<Int>, edge: Int, tail: Int)? {
        guard let source = reading.subject(endingAt: cue.left, from: low), source.lowerBound > low else { return nil }
        return (source, source.lowerBound - 1, cue.place + 1)
    }

    /// The subject after the verb, as in "said Ruiz".
    private func inverted(_ cue: CuePlace) -> (source: Range<Int>, edge: Int, tail: Int)? {
        guard cue.left >= low, !cue.isParticipial, !cue.hasAuxiliary else { return nil }
        let isAfterQuote = reading.quotation(cue.left) != nil
        let isAfterComma = reading.token(cue.left)?.isMark(",") ?? false
        guard isAfterQuote || isAfterComma else { return nil }
        guard let source = reading.nounPhrase(startingAt: cue.place + 1, before: high),
            let first = reading.token(source.lowerBound),
            first.isCapital
                || !first.classes.isDisjoint(with: [.determiner, .subjectPronoun, .possessivePronoun, .quantifier]),
            first.lower != "that"
        else { return nil }
        if !isAfterQuote, reading.quotation(cue.left - 1) == nil, reading.subject(endingAt: cue.left, from: low) != nil,
            !endsSentence(source.upperBound)
        {
            return nil
        }
        return (source, cue.left, source.upperBound)
    }

    /// Whether a mark, a quotation or the end follows, so that nothing reported can begin there.
    private func endsSentence(_ place: Int) -> Bool {
        guard place < high else { return true }
        return reading.token(place).map { $0.kind == .mark } ?? true
    }

    /// What is reported before `edge`: a quotation that ends there, or a clause that a comma closes.
    private func contentBefore(_ edge: Int, cue: CuePlace) -> [TextSpan]? {
        var last = edge
        var hasComma = false
        while last >= low, let mark = reading.token(last), mark.isMark(",") || mark.isMark("—") || mark.isMark("–") {
            hasComma = true
            last -= 1
        }
        guard last >= low else { return nil }
        if let quotation = reading.quotation(last) {
            let begins = reading.token(low).map { _ in low } ?? last
            // Words before a quotation belong to the content unless a comma or colon stands between.
            var first = last
            while first > max(begins, claimedEnd), let token = reading.token(first - 1),
                token.kind != .mark || token.isMark("-")
            {
                first -= 1
            }
            if first > low, !(reading.token(first - 1)?.kind == .mark) { first = last }
            guard first < last else { return [inner(quotation)] }
            return [trimmedSpan(leadTrimmed(first)..<last + 1)].compactMap { $0 }
        }
        guard hasComma, cue.cue.verb.isSpeech, isAside(after: cue.place) else { return nil }
        let first = leadTrimmed(max(low, claimedEnd))
        guard first < last, holdsVerb(first..<last + 1) else { return nil }
        return trimmedSpan(first..<last + 1).map { [$0] }
    }

    /// The first place from `place` on that belongs to a content: conjunctions and commas do not.
    private func leadTrimmed(_ place: Int) -> Int {
        var first = place
        while first < high, let token = reading.token(first),
            token.classes.contains(.coordinator) || token.isMark(",") || token.lower == "meanwhile"
        { first += 1 }
        return first
    }

    /// Whether a stretch may be a clause: it has a quotation, or a word that may be a verb.
    private func holdsVerb(_ range: Range<Int>) -> Bool {
        range.contains { place in
            guard let token = reading.token(place) else { return true }
            return !token.classes.isDisjoint(with: [.verb, .auxiliary]) || token.cueIndex >= 0
                || token.lower.hasSuffix("ed")
        }
    }

    /// Whether only time, place or hearer follows: "said Monday in a statement".
    private func isAside(after place: Int) -> Bool {
        var next = place + 1
        while next < high, next - place < 12, let token = reading.token(next) {
            if token.isMark(",") || token.isMark(".") || token.isMark(";") { return true }
            if !token.classes.isDisjoint(with: [.auxiliary, .relative]) || token.lower == "that" { return false }
            if next == place + 1, token.classes.isDisjoint(with: [.preposition, .time, .adverb]), !token.isCapital,
                token.lower != "reporters"
            {
                return reading.nounPhrase(startingAt: next, before: high).map { endsSentence($0.upperBound) } ?? false
            }
            next += 1
        }
        return next >= high
    }

    /// A quotation that goes on in the same sentence: "…," she said, "and …".
    private func continuation(after place: Int) -> [TextSpan] {
        var next = place
        while next < min(high, place + 12) {
            if let quotation = reading.quotation(next) { return quotation.inner.count > 8 ? [inner(quotation)] : [] }
            guard let token = reading.token(next), token.cue == nil || next == place else { return [] }
            next += 1
        }
        return []
    }

    // MARK: Content after the cue

    /// "Ruiz said the bridge is safe"; "told reporters: “…”"; "called on the city to close it".
    ///
    /// Nil when the cue rather belongs to what stands before it. The confidence is lower the less marks the content:
    /// a quotation, then "that" or a colon, then a clause after a verb of speech, then an object.
    private func after(_ cue: CuePlace) -> RuleAttribution? {
        guard let start = contentStart(cue) else { return nil }
        let isFirm = start.isFirm
        guard let source = source(cue) else { return nil }
        // A quotation right before the subject is what is reported: "…," she told reporters, "…".
        let isQuoted = reading.quotation(start.place) != nil
        if !isFirm || isQuoted, source.lowerBound > low, source.lowerBound < cue.place {
            let before =
                reading.quotation(source.lowerBound - 1)
                ?? (reading.token(source.lowerBound - 1)?.isMark(",") ?? false
                    ? reading.quotation(source.lowerBound - 2) : nil)
            let isReported =
                before.map { !isQuoted || endsWithStop($0) && ($0.inner.count > 12 || endsWithComma($0)) } ?? false
            if isReported, cue.cue.verb.isSpeech, !(reading.token(start.place - 1)?.isMark(":") ?? false) { return nil }
            if !isQuoted, reading.token(source.lowerBound - 1)?.isMark(",") ?? false, cue.cue.verb.isSpeech,
                isAside(after: cue.place)
            {
                return nil
            }
        }
        if !isFirm, cue.left >= low, reading.quotation(cue.left) != nil, cue.cue.verb.isSpeech { return nil }
        let particle = start.isFirm ? nil : particle(cue)
        let isObject = !isFirm && !cue.cue.verb.isSpeech
        guard let content = contentAfter(particle.map { $0 + 1 } ?? start.place, isObject: isObject) else { return nil }
        let confidence = isQuoted ? 0.9 : isFirm ? 0.8 : cue.cue.verb.isSpeech ? 0.7 : 0.6
        var whole = cue
        if let particle, cue.place + 1 == particle { whole.end = particle }
        return made(whole, source: source, content: content, confidence: confidence)
    }

    /// The preposition that belongs to the cue: "called on", "argued for".
    private func particle(_ cue: CuePlace) -> Int? {
        guard let next = reading.token(cue.place + 1), cue.place + 2 < high else { return nil }
        if next.lower == "to" {
            return ["refer", "point", "allude", "respond"].contains(cue.cue.verb.lemma) ? cue.place + 1 : nil
        }
        let particles: Set<String> = ["on", "for", "of", "about", "out", "against", "with", "upon"]
        return particles.contains(next.lower) ? cue.place + 1 : nil
    }

    /// "The club put it so: “…”": a colon before a quotation reports whatever the verb.
    func colon(at place: Int) -> RuleAttribution? {
        guard reading.token(place)?.isMark(":") ?? false, let quotation = reading.quotation(place + 1),
            quotation.inner.count > 20,
            let source = firstSubject(before: place)
        else { return nil }
        let cue = reading.span(source.upperBound..<place + 1)
        return RuleAttribution(
            source: source, sourceSpans: [sourceSpan(source)], cue: [cue],
            content: [inner(quotation)] + continuation(after: place + 2), place: place, lemma: ":", confidence: 0.6)
    }

    /// The subject of a cue whose content follows.
    private func source(_ cue: CuePlace) -> Range<Int>? {
        let left = reading.token(cue.left)
        if cue.isParticipial {
            if let left, left.kind == .word,
                left.classes.isDisjoint(with: [.preposition, .subordinator, .coordinator]),
                let own = reading.subject(endingAt: cue.left, from: low)
            {
                return own
            }
            return subject ?? firstSubject(before: cue.start)
        }
        if cue.left < low { return nil }
        if let left, left.classes.contains(.coordinator) || left.isMark(",") && (reading.token(cue.left - 1) != nil) {
            if left.isMark(","), let own = reading.subject(endingAt: cue.left, from: low) { return own }
            if left.classes.contains(.coordinator) { return subject ?? firstSubject(before: cue.left) }
        }
        return reading.subject(endingAt: cue.left, from: low)
    }

    /// The subject of the sentence's first verb, for a cue that has none of its own.
    private func firstSubject(before place: Int) -> Range<Int>? {
        for next in low..<max(low, min(place, low + 40)) {
            guard let token = reading.token(next), token.kind == .word, next > low, !token.isCapital else { continue }
            let isVerb =
                !token.classes.isDisjoint(with: [.verb, .auxiliary]) || token.cue?.forms.contains(.past) ?? false
                || token.lower.hasSuffix("ed")
            if isVerb, let found = reading.subject(endingAt: next - 1, from: low) { return found }
        }
        return nil
    }

    /// Where the content after a cue begins; firm when a "that", a colon or a quotation marks it.
    private func contentStart(_ cue: CuePlace) -> (place: Int, isFirm: Bool)? {
        let verb = cue.cue.verb
        var next = cue.place + 1
        var crossed = false
        while next < min(high, cue.place + 12) {
            if reading.quotation(next) != nil {
                let isNear =
                    next == cue.place + 1 || crossed || verb.followers.contains(reading.token(next - 1)?.lower ?? "")
                    || verb.takesHearer || verb.isSpeech
                return isNear || verb.takesAnything ? (isNear ? next : cue.place + 1, true) : nil
            }
            guard let token = reading.token(next) else { break }
            if token.lower == "that", !endsSentence(next + 1), isComplementizer(next, cue) { return (next + 1, true) }
            if token.isMark(":") { return next + 1 < high || reading.quotation(high) != nil ? (next + 1, true) : nil }
            if token.isMark(",") {
                crossed = true
            } else if token.kind == .mark, !["'", "’", "-"].contains(token.lower) {
                break
            }
            if !token.classes.isDisjoint(with: [.auxiliary, .verb]), next > cue.place + 1 { break }
            if token.cueIndex >= 0, next > cue.place + 1, !token.isCapital { break }
            next += 1
        }
        next = cue.place + 1
        guard let first = reading.token(next), first.kind != .mark, next < high else { return nil }
        guard verb.takesAnything || verb.followers.contains(first.lower) else { return nil }
        if verb.takesHearer, let hearer = reading.nounPhrase(startingAt: next, before: high), hearer.upperBound < high,
            let after = reading.token(hearer.upperBound), after.kind == .word, !after.classes.contains(.time)
        {
            return (hearer.upperBound, false)
        }
        return (next, false)
    }

    /// Whether "that" opens what the cue reports, and no clause about the cue's object: "outlined the aid that".
    private func isComplementizer(_ place: Int, _ cue: CuePlace) -> Bool {
        guard let next = reading.token(place + 1) else { return true }
        guard next.kind != .mark,
            next.classes.isDisjoint(with: [.auxiliary, .verb]) || next.classes.contains(.subjectPronoun)
        else { return false }
        guard cue.cue.verb.takesAnything || cue.cue.verb.followers.contains("that") else { return false }
        guard place > cue.place + 1, !cue.cue.verb.takesHearer, let first = reading.token(cue.place + 1) else {
            return true
        }
        if !first.classes.isDisjoint(with: [.preposition, .time, .adverb]) || first.kind == .mark { return true }
        return cue.cue.verb.isSpeech && reading.token(place - 1)?.classes.contains(.speechNoun) ?? false
            || reading.token(place - 1)?.classes.contains(.time) ?? false
    }

    /// The content from `start` on; an object ends sooner than a clause.
    private func contentAfter(_ start: Int, isObject: Bool = false) -> [TextSpan]? {
        var first = start
        while first < high, let token = reading.token(first),
            token.isMark(",") || token.isMark(":")
                || token.classes.contains(.time) && reading.token(first + 1)?.lower == "that"
        { first += 1 }
        if reading.token(first)?.lower == "that" { first += 1 }
        // "He said:" before a paragraph in quotation marks.
        if first >= high, let quotation = reading.quotation(high), reading.token(high - 1)?.isMark(":") ?? false {
            return [inner(quotation)]
        }
        guard first < high else { return nil }
        if let quotation = reading.quotation(first), endsWithStop(quotation) || first + 1 >= high {
            return [inner(quotation)] + continuation(after: first + 1)
        }
        let end = isObject ? objectEnd(from: first, before: clauseEnd(from: first)) : clauseEnd(from: first)
        guard end > first, let span = trimmedSpan(first..<end) else { return nil }
        return [span]
    }

    /// Whether the last byte within the marks is a comma: American typography puts it there before a cue.
    private func endsWithComma(_ quotation: Quotation) -> Bool {
        !quotation.inner.isEmpty && reading.text[quotation.inner.end - 1] == 0x2C
    }

    /// Whether a mark closes what is quoted, so that the sentence may be over: `.` `,` `!` `?`.
    private func endsWithStop(_ quotation: Quotation) -> Bool {
        guard !quotation.inner.isEmpty else { return false }
        return [0x2E, 0x2C, 0x21, 0x3F].contains(reading.text[quotation.inner.end - 1])
    }

    /// Where the object that begins at `start` ends: at a clause about when or why, or at an aside.
    private func objectEnd(from start: Int, before end: Int) -> Int {
        for next in start + 1..<max(start + 1, end) {
            guard let token = reading.token(next) else { continue }
            if ["because", "although", "though", "while", "when", "whereas"].contains(token.lower) { return next }
            guard token.isMark(",") || token.isMark("—") || token.isMark("–"), let following = reading.token(next + 1)
            else { continue }
            if following.lower == "who" || following.lower == "which" || following.lower.hasSuffix("ing") {
                return next
            }
        }
        return end
    }

    /// Where the clause that begins at `start` ends: at the sentence's end, or where another reporting begins.
    private func clauseEnd(from start: Int) -> Int {
        var next = start + 1
        while next < min(high, start + 400) {
            guard let token = reading.token(next) else {
                next += 1
                continue
            }
            if token.isMark(";") { return next }
            if token.isMark(","), let following = reading.token(next + 1) {
                if opensContrast, !following.classes.isDisjoint(with: [.quantifier, .subjectPronoun]), opensReport(next)
                {
                    return next
                }
                if following.lower == "according" { return next }
                let at = following.classes.contains(.adverb) ? next + 2 : next + 1
                if let cue = reading.cuePlace(at: at, from: low), cue.isParticipial { return next }
            }
            if ["but", "while", "and", "whereas", "though", "although", "as"].contains(token.lower), opensReport(next) {
                return reading.token(next - 1)?.isMark(",") ?? false ? next - 1 : next
            }
            next += 1
        }
        return next
    }

    /// Whether the sentence sets two reports against each other: "While some argued …, others …".
    private var opensContrast: Bool {
        ["while", "whereas", "although", "though"].contains(reading.token(low)?.lower ?? "")
    }

    /// Whether a conjunction joins another reporting verb, with a short subject of its own or the same one.
    private func opensReport(_ conjunction: Int) -> Bool {
        let isStrong = ["but", "while", "whereas"].contains(reading.token(conjunction)?.lower ?? "")
        for place in conjunction + 1..<min(high, conjunction + 9) {
            guard let token = reading.token(place), token.kind == .word else { return false }
            guard let cue = reading.cuePlace(at: place, from: conjunction + 1) else {
                if token.classes.contains(.verb) { return false }
                continue
            }
            if cue.isParticipial { return isStrong && place == conjunction + 1 }
            let isFinite = cue.cue.forms.contains(.past) || cue.cue.forms.contains(.third)
            return isFinite && (isStrong || place <= conjunction + 4) && !cue.isPassive
        }
        return false
    }
}
