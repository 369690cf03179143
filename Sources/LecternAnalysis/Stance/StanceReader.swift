internal import LecternText

/// Tells where statements stand on an issue: words for and against, turned by negation, softened by conditions.
struct StanceReader {
    let reading: Reading
    let issue: Issue
    /// The issue's telling words, cut to stems.
    private let issueStems: Set<String>
    /// Names in the issue that stand for candidates: the debate is whether they win.
    private let candidates: Set<String>

    init(_ reading: Reading, issue: Issue) {
        self.reading = reading
        self.issue = issue
        let words = issue.proposition.split { !$0.isLetter && $0 != "'" && $0 != "-" }.map(String.init)
        issueStems = Set(words.map { Self.stem($0.lowercased()) }.filter { $0.utf8.count > 3 })
        let isContest = words.contains {
            ["elect", "elects", "nominate", "nominates", "confirms", "chooses"].contains($0.lowercased())
        }
        candidates =
            isContest ? Set(words.dropFirst().filter { $0.first?.isUppercase ?? false }.map { $0.lowercased() }) : []
    }

    /// What the words of a statement weigh.
    struct Reckoning {
        var polarity = 0.0
        var caution = 0.0
        /// How many words it shares with the issue.
        var shared = 0
        /// The words that were weighed, in the order of weighing.
        var grounds: [Ground] = []
    }

    /// The position of each statement; those of one speaker lend each other weight.
    ///
    /// - Parameter names: the name of each statement's speaker, nil for nobody.
    func positions(_ statements: [Statement], names: [String?]) -> [Statement.Position] {
        let reckonings = zip(statements, names).map { reckon($0, speaker: $1) }
        var sums: [String: (sum: Double, count: Int)] = [:]
        for (one, name) in zip(reckonings, names) {
            guard let name else { continue }
            sums[name, default: (0, 0)].sum += max(-2, min(2, one.polarity))
            sums[name, default: (0, 0)].count += 1
        }
        return zip(reckonings, names).map { one, name in
            var one = one
            if let name, let all = sums[name], all.count > 1 {
                let others = (all.sum - max(-2, min(2, one.polarity))) / Double(all.count - 1)
                one.polarity += 0.5 * others
            }
            return position(one)
        }
    }

    private func position(_ one: Reckoning) -> Statement.Position {
        let strength = abs(one.polarity)
        let (stance, margin): (Stance, Double) =
            if one.caution >= 1, one.caution > 0.6 * strength {
                (.caution, one.caution - 0.6 * strength)
            } else if one.polarity >= 0.6 {
                (.support, strength - 0.5)
            } else if one.polarity <= -0.6 {
                (.oppose, strength - 0.5)
            } else {
                (.neutral, 0.6 - strength)
            }
        // Word counting is right in about half of the cases, whatever the margin.
        return Statement.Position(
            issue: issue.id, stance: stance, confidence: min(0.6, 0.35 + 0.1 * margin),
            runnerUp: runnerUp(to: stance, one), grounds: Ground.spans(of: one.grounds, for: stance))
    }

    /// The stance that the words came nearest to besides the one taken, nil when they came near none.
    ///
    /// Near is less than a plain word's weight, 1, from where the stance would have been taken.
    private func runnerUp(to taken: Stance, _ one: Reckoning) -> Stance? {
        let strength = abs(one.polarity)
        var best: (stance: Stance, score: Double)?
        func consider(_ stance: Stance, _ score: Double) {
            if stance != taken, score > max(-1, best?.score ?? -1) { best = (stance, score) }
        }
        if one.caution > 0 { consider(.caution, min(one.caution - 1, one.caution - 0.6 * strength)) }
        if one.polarity > 0 { consider(.support, one.polarity - 0.6) }
        if one.polarity < 0 { consider(.oppose, strength - 0.6) }
        consider(.neutral, 0.6 - max(strength, one.caution))
        return best?.stance
    }

    private func reckon(_ statement: Statement, speaker: String?) -> Reckoning {
        var total = Reckoning()
        for span in statement.content { add(span, to: &total) }
        for span in statement.cue {
            for token in reading.tokens[reading.tokens(in: span)] {
                guard let weight = StanceLexicon.cueWeight(token.lower) else { continue }
                total.polarity += weight.polarity
                total.caution += weight.caution
                total.grounds.append(Ground(spans: [token.span], weight: weight))
            }
        }
        let speakerWords = speaker?.lowercased().split(separator: " ").map(String.init) ?? []
        if !candidates.isEmpty, let last = speakerWords.last, candidates.contains(last) {
            // Candidates speak for themselves, and against others.
            if total.polarity < 0 { total.turnGrounds(from: 0) }
            total.polarity = abs(total.polarity) + 0.6
        }
        return total
    }

    private func add(_ span: TextSpan, to total: inout Reckoning) {
        let words = reading.tokens[reading.tokens(in: span)]
        var polarity = 0.0
        var names = (candidate: false, other: false)
        let firstGround = total.grounds.count
        for index in words.indices {
            let token = words[index]
            guard token.kind == .word else { continue }
            if issueStems.contains(Self.stem(token.lower)) { total.shared += 1 }
            if token.isNameLike, !candidates.isEmpty {
                if candidates.contains(token.lower) {
                    names.candidate = true
                } else if !token.isFirst {
                    names.other = true
                }
            }
            guard let weight = StanceLexicon.weight(token.lower) else { continue }
            // "no obstacle preventing": a negation reaches further over what is bad.
            let negation = negation(of: index, words, reach: weight.polarity < 0 ? 6 : 3)
            var counted = weight
            if negation != nil {
                counted.polarity *= -0.8
                // "not imminent" is a "not yet"; other doubts are lifted by a negation.
                if token.lower != "imminent" { counted.caution = 0 }
            }
            polarity += counted.polarity
            total.caution += counted.caution
            total.grounds.append(Ground(spans: spans(from: negation, to: index, words), weight: counted))
        }
        if !candidates.isEmpty, names.other, !names.candidate {
            polarity = -0.7 * polarity
            total.turnGrounds(from: firstGround)
        }
        total.polarity += max(-2, min(2, polarity))
    }

    /// The negation up to `reach` words before a word, in the same clause.
    private func negation(of index: Int, _ words: ArraySlice<Token>, reach: Int) -> Int? {
        for place in (max(words.startIndex, index - reach)..<index).reversed() {
            let token = words[place]
            if token.classes.contains(.negation) { return place }
            if token.kind == .mark || token.classes.contains(.coordinator) || token.lower == "that" { return nil }
        }
        return nil
    }

    /// A negation and the word it turns: one span when they stand side by side.
    private func spans(from negation: Int?, to index: Int, _ words: ArraySlice<Token>) -> [TextSpan] {
        guard let negation else { return [words[index].span] }
        if negation + 1 == index { return [TextSpan(words[negation].span.start, words[index].span.end)] }
        return [words[negation].span, words[index].span]
    }

    /// The first five letters: enough to bring "invite" and "invitation" together.
    private static func stem(_ word: String) -> String { String(word.prefix(5)) }
}

extension StanceReader.Reckoning {
    /// Turns the grounds from a place on to the other side.
    fileprivate mutating func turnGrounds(from place: Int) {
        for index in grounds.indices where index >= place { grounds[index].weight.polarity.negate() }
    }
}
