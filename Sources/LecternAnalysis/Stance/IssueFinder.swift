internal import LecternText

/// Finds the proposal that an article debates: the one whose words its statements share most.
///
/// Proposals are read off phrases that tell of something that could go ahead or be stopped: "urged the council to close
/// the bridge", "prevents it from closing", "should close", "a plan to close". None is better than a poor one.
struct IssueFinder {
    let reading: Reading
    /// In how many statements each telling word stands.
    private let counts: [String: Int]

    /// The issue of some statements, none when they share no proposal.
    static func find(_ reading: Reading, _ statements: [Statement], _ speakers: [Speaker]) -> [Issue] {
        guard statements.count >= 3 else { return [] }
        if let issue = IssueThemes.election(reading, speakers) { return [issue] }
        let finder = IssueFinder(reading, statements)
        var best: (score: Double, sentence: String)?
        for statement in statements.prefix(500) {
            for candidate in finder.candidates(statement) {
                let score = finder.score(candidate)
                if score > best?.score ?? 0.9 { best = (score, finder.sentence(candidate)) }
            }
        }
        if let best { return [Issue(id: "i1", proposition: best.sentence)] }
        return IssueThemes.plan(reading, statements).map { [$0] } ?? []
    }

    private init(_ reading: Reading, _ statements: [Statement]) {
        self.reading = reading
        var counts: [String: Int] = [:]
        for statement in statements {
            var words: Set<String> = []
            for span in statement.content {
                for token in reading.tokens(in: span) where Self.isTelling(reading.tokens[token]) {
                    words.insert(reading.tokens[token].lower)
                }
            }
            for word in words { counts[word, default: 0] += 1 }
        }
        self.counts = counts
    }

    /// A subject, a verb in its base form, and what follows, as ranges of tokens.
    private struct Candidate {
        var subject: Range<Int>
        var verb: String
        var rest: Range<Int>
    }

    private static func isTelling(_ token: Token) -> Bool {
        token.kind == .word && token.lower.utf8.count > 2
            && token.classes.isSubset(of: [.bodyNoun, .personNoun, .title, .speechNoun])
    }

    private func candidates(_ statement: Statement) -> [Candidate] {
        var found: [Candidate] = []
        for span in statement.content {
            let range = reading.tokens(in: span)
            for index in range.prefix(60) {
                switch reading.tokens[index].lower {
                case "from": if let one = prevented(index, range) { found.append(one) }
                case "to": if let one = urged(index, range, statement) { found.append(one) }
                case "should", "must": if let one = due(index, range) { found.append(one) }
                default: break
                }
            }
        }
        return found
    }

    /// "preventing the city from closing the bridge"
    private func prevented(_ from: Int, _ range: Range<Int>) -> Candidate? {
        guard from + 2 < range.upperBound, reading.tokens[from + 1].lower.hasSuffix("ing"),
            let subject = subject(before: from, range),
            subject.lowerBound > range.lowerBound
        else { return nil }
        let verbs = ["prevent", "stop", "keep", "bar", "block", "discourage"]
        guard verbs.contains(where: { reading.tokens[subject.lowerBound - 1].lower.hasPrefix($0) }) else { return nil }
        return candidate(subject, Self.base(ofGerund: reading.tokens[from + 1].lower), from + 2, range)
    }

    /// "(urged) the city to close the bridge"
    private func urged(_ to: Int, _ range: Range<Int>, _ statement: Statement) -> Candidate? {
        let urging: Set<String> = [
            "urge", "call", "press", "push", "ask", "want", "demand", "request", "advise", "recommend", "encourage",
        ]
        let cue = statement.cue.first.map { reading.tokens(in: $0) } ?? 0..<0
        guard cue.contains(where: { reading.tokens[$0].cue.map { urging.contains($0.verb.lemma) } ?? false }),
            let subject = subject(before: to, range), subject.lowerBound <= range.lowerBound + 1,
            to + 2 < range.upperBound
        else { return nil }
        let verb = reading.tokens[to + 1]
        guard verb.kind == .word, verb.classes.isDisjoint(with: [.determiner, .auxiliary, .possessivePronoun]),
            !verb.isCapital
        else { return nil }
        return candidate(subject, verb.lower, to + 2, range)
    }

    /// "the city should close the bridge"
    private func due(_ modal: Int, _ range: Range<Int>) -> Candidate? {
        guard let subject = subject(before: modal, range), modal + 2 < range.upperBound else { return nil }
        let verb = reading.tokens[modal + 1]
        guard verb.kind == .word, verb.classes.isDisjoint(with: [.auxiliary, .negation, .adverb]) else { return nil }
        return candidate(subject, verb.lower, modal + 2, range)
    }

    private func candidate(_ subject: Range<Int>, _ verb: String, _ start: Int, _ range: Range<Int>) -> Candidate? {
        var end = start
        while end < min(range.upperBound, start + 12) {
            let token = reading.tokens[end]
            if token.kind == .mark && !token.isMark("-") && !token.isMark("%") && !token.isMark("$") { break }
            if !token.classes.isDisjoint(with: [.coordinator, .relative]) || token.classes.contains(.subordinator) {
                break
            }
            end += 1
        }
        return end > start ? Candidate(subject: subject, verb: verb, rest: start..<end) : nil
    }

    /// A short noun phrase before `end` that begins the content, or that a verb or comma bounds.
    private func subject(before end: Int, _ range: Range<Int>) -> Range<Int>? {
        var first = end
        while first > range.lowerBound, end - first < 6 {
            let token = reading.tokens[first - 1]
            if token.kind == .mark
                || !token.classes.isDisjoint(with: [
                    .verb, .auxiliary, .subordinator, .coordinator, .relative, .preposition,
                ])
            {
                break
            }
            if token.cueIndex >= 0 || token.lower.hasSuffix("ing") && !token.isCapital { break }
            first -= 1
        }
        guard first < end else { return nil }
        let words = reading.tokens[first..<end]
        let isPronoun = words.contains {
            !$0.classes.isDisjoint(with: [.subjectPronoun, .objectPronoun])
                || ["there", "this", "that"].contains($0.lower)
        }
        return isPronoun ? nil : first..<end
    }

    /// How widely the statements share a candidate's words: their mean share, more for words that name something.
    private func score(_ candidate: Candidate) -> Double {
        let words = Array(candidate.subject) + Array(candidate.rest)
        let telling = words.filter { Self.isTelling(reading.tokens[$0]) }
        guard telling.count >= 2 else { return 0 }
        let sum = telling.reduce(0.0) { sum, index in
            let token = reading.tokens[index]
            return sum + Double((counts[token.lower] ?? 1) - 1) * (token.isCapital ? 1 : 1.3)
        }
        return sum / Double(telling.count + 2)
    }

    private func sentence(_ candidate: Candidate) -> String {
        func words(_ range: Range<Int>) -> String {
            reading.plain(reading.span(ofTokens: range))
        }
        let subject = words(candidate.subject)
        let last = reading.tokens[candidate.subject.upperBound - 1].lower
        let isPlural =
            last.hasSuffix("s") && !last.hasSuffix("ss") && !reading.tokens[candidate.subject.upperBound - 1].isCapital
        let verb = isPlural ? (candidate.verb == "be" ? "are" : candidate.verb) : Self.singular(candidate.verb)
        return subject.prefix(1).uppercased() + subject.dropFirst() + " " + verb + " " + words(candidate.rest)
    }

    /// The form of a verb after a singular subject.
    private static func singular(_ verb: String) -> String {
        switch verb {
        case "be": "is"
        case "have": "has"
        case "do", "go": verb + "es"
        default: Inflection.forms(of: verb).first { $0.value.contains(.third) }?.key ?? verb + "s"
        }
    }

    /// "receiving" comes from "receive", "stopping" from "stop", "joining" from "join".
    private static func base(ofGerund gerund: String) -> String {
        let stem = String(gerund.dropLast(3))
        let letters = Array(stem)
        guard letters.count > 2, let last = letters.last else { return stem }
        func isVowel(_ letter: Character) -> Bool { "aeiou".contains(letter) }
        let before = letters[letters.count - 2]
        if last == before, !"lsfz".contains(last) { return String(stem.dropLast()) }
        if "vczu".contains(last) || stem.hasSuffix("at") || stem.hasSuffix("ng") && letters.count > 4 {
            return stem + "e"
        }
        let isShort = !isVowel(last) && isVowel(before) && !isVowel(letters[letters.count - 3]) && !"wxy".contains(last)
        return isShort && letters.count <= 5 ? stem + "e" : stem
    }
}
