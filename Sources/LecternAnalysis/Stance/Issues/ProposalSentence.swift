/// How a proposal is put into a sentence in the present.
extension ProposalText {
    /// Whether the phrase that ends with the word at `last` takes a verb in the plural.
    func isPlural(_ range: Range<Int>) -> Bool {
        guard let last = range.last else { return false }
        let word = words[last]
        if words[range].contains(where: { $0.lower == "and" }) || ProposalWords.plurals.contains(word.lower) {
            return true
        }
        return word.lower.hasSuffix("s") && !word.isCapital && !word.isPossessive
            && !["ss", "us", "is"].contains(where: word.lower.hasSuffix)
    }

    /// "The city closes the old bridge"
    func active(_ subject: Range<Int>, _ verb: String, _ rest: Range<Int>) -> String {
        finished(string(subject), Self.present(verb, isPlural: isPlural(subject)), string(rest))
    }

    /// "The old bridge is closed for good", of an object and what follows it.
    func passive(_ object: Range<Int>, _ verb: String, _ rest: Range<Int>) -> String {
        finished(string(object), (isPlural(object) ? "are " : "is ") + Inflection.participle(verb), string(rest))
    }

    /// A verb as it follows its subject.
    static func present(_ verb: String, isPlural: Bool) -> String {
        isPlural ? (verb == "be" ? "are" : verb) : Inflection.third(verb)
    }

    /// The parts as a sentence: names in full, a capital first.
    func finished(_ parts: String...) -> String {
        let words = parts.joined(separator: " ").split(separator: " ").map(String.init)
        let full = Dictionary(
            persons.filter { $0.name.contains(" ") }.map {
                ($0.name.split(separator: " ").last.map(String.init) ?? "", $0.name)
            },
            uniquingKeysWith: { first, _ in first })
        var sentence: [String] = []
        for (place, word) in words.enumerated() {
            let ending = ["’s", "'s", "’", "'"].first(where: word.hasSuffix) ?? ""
            let core = String(word.dropLast(ending.count))
            let before = place > 0 ? words[place - 1] : ""
            let after = place + 1 < words.count ? words[place + 1] : ""
            if let country = ProposalWords.countries[core] {
                sentence.append((["the", "The"].contains(before) ? "" : "the ") + country + ending)
            } else if let name = full[core], ending != "" || !Self.isCapital(after),
                !Self.isCapital(before) || ProposalWords.honorifics.contains(before) || before == "The"
            {
                if ProposalWords.honorifics.contains(before) { sentence.removeLast() }
                sentence.append(name + ending)
            } else {
                sentence.append(word)
            }
        }
        let text = sentence.joined(separator: " ")
        return text.prefix(1).uppercased() + text.dropFirst()
    }

    private static func isCapital(_ word: String) -> Bool { word.first?.isUppercase ?? false }
}
