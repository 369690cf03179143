internal import Glibc
internal import LecternText

/// What speaks for a proposal: how much of the article is about it, and how it was found.
extension Proposal {
    /// Its traits, those that it was found with among them.
    func weighed(in text: ProposalText) -> [IssueTrait: Double] {
        var traits = traits
        let count = Double(max(1, text.statements.count))
        let shares = stems.map { Double(text.statementCounts[$0] ?? 0) / count }.sorted(by: >)
        traits[.shareOfAll] = Self.mean(shares)
        traits[.shareOfTwo] = shares.prefix(2).reduce(0, +) / 2
        traits[.shareOfOne] = shares.first ?? 0
        let counts = stems.map { log1p(Double(text.textCounts[$0] ?? 0)) }.sorted(by: >)
        traits[.countOfAll] = Self.mean(counts)
        traits[.countOfTwo] = counts.prefix(2).reduce(0, +) / 2
        traits[.countOfLeast] = counts.last ?? 0
        let inHeadline = Double(stems.intersection(text.headline).count)
        traits[.inHeadline] = inHeadline / Double(max(1, stems.count))
        traits[.ofHeadline] = inHeadline / Double(max(1, text.headline.count))
        traits[.headlineWords] = min(3, inHeadline) / 3
        traits[.inLead] = Double(stems.intersection(text.lead).count) / Double(max(1, stems.count))
        traits[.holdsMarks] = sentence.contains { "\"“”():;".contains($0) } ? 1 : 0
        if !places.isEmpty { weighPlaces(text, &traits) }
        return traits
    }

    /// What the places tell in which it was found, and its wording.
    private func weighPlaces(_ text: ProposalText, _ traits: inout [IssueTrait: Double]) {
        let paragraphs = places.map { text.words[$0].paragraph }
        let last = Double(max(1, text.words.last?.paragraph ?? 1))
        traits[.timesProposed] = log(Double(places.count))
        traits[.proposedInStatement] = places.contains { text.contentOf[$0] >= 0 } ? 1 : 0
        traits[.proposedInCue] = places.contains { text.cueOf[$0] >= 0 } ? 1 : 0
        traits[.proposedInHeadline] = paragraphs.contains(0) ? 1 : 0
        traits[.proposedInLead] = paragraphs.contains { (1..<ProposalText.leadCount).contains($0) } ? 1 : 0
        traits[.depth] = Double(paragraphs.min() ?? 0) / last
        traits[.besideSides] =
            places.contains { place in
                text.words[max(0, place - 8)..<min(text.words.count, place + 8)].contains {
                    ProposalWords.nearSides.contains($0.lower)
                }
            } ? 1 : 0
        let length = sentence.utf8.count
        traits[.length] = min(3, Double(length) / 60)
        traits[.isLong] = length > 90 ? 1 : 0
        let words = sentence.split(separator: " ").dropFirst()
        traits[.names] = words.contains { $0.first?.isUppercase ?? false } ? 1 : 0
    }

    private static func mean(_ numbers: [Double]) -> Double {
        numbers.reduce(0, +) / Double(max(1, numbers.count))
    }
}
