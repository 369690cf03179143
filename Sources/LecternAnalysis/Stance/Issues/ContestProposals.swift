internal import LecternText

/// Proposals that a whole article tells: that a person is elected or nominated, resigns, is prosecuted and the like.
struct ContestProposals {
    let text: ProposalText
    /// How often each word stands in the text, and in the headline.
    private let counts: [String: Int]
    private let headline: Set<String>
    private let lead: Set<String>

    static func find(in text: ProposalText) -> [Proposal] {
        let finder = ContestProposals(text)
        return finder.elections() + finder.fates() + finder.endorsements()
    }

    private init(_ text: ProposalText) {
        self.text = text
        counts = text.words.reduce(into: [:]) { $0[$1.lower, default: 0] += 1 }
        headline = Set(text.words.prefix { $0.paragraph == 0 }.map(\.lower))
        lead = Set(text.words.prefix { $0.paragraph < ProposalText.leadCount }.map(\.lower))
    }

    private func count(_ words: Set<String>) -> Int { words.reduce(0) { $0 + (counts[$1] ?? 0) } }

    // MARK: Elections

    private static let electionWords = Set(
        wordList: """
            election elections voters candidate candidates nominee presidential primary primaries ballot nomination polls \
            caucus caucuses campaign vote votes electorate delegates candidacy electoral
            """)
    private static let primaryWords = Set(
        wordList: "primary primaries caucus caucuses nomination delegates front-runner frontrunner nominating")

    /// That each of the persons named most is elected, or nominated where a party chooses.
    private func elections() -> [Proposal] {
        let words = count(Self.electionWords)
        guard words >= 2 else { return [] }
        let total = Double(max(1, text.words.count))
        let primaries = count(Self.primaryWords)
        let office = officeVotedOn()
        let named = text.persons.reduce(0) { $0 + $1.count }
        var found: [Proposal] = []
        for (rank, person) in text.persons.enumerated() {
            let traits: [IssueTrait: Double] = [
                .electionWords: min(3, 20 * Double(words) / total),
                .primaryWords: min(3, 100 * Double(primaries) / total),
                .nomineeWords: min(3, Double(count(["nominee", "nominees"]))), .contestRank: Double(min(3, rank)),
                .contestShare: Double(person.count) / Double(max(1, named)),
                .contestHeadline: headline.contains(person.last) ? 1 : 0,
                .contestLead: lead.contains(person.last) ? 1 : 0,
                .contestNamed: share { statement, _ in names(person, statement) },
                .contestSpeaks: share { _, speaker in speaker.map { isNamed($0, person) } ?? false },
            ]
            func add(_ kind: Proposal.Kind, _ sentence: String) {
                found.append(
                    Proposal(
                        kind: kind, sentence: sentence, stems: [ProposalText.stem(person.last)], places: [],
                        traits: traits)
                )
            }
            add(.elect, "Voters elect \(person.name)" + (office.map { " " + $0 } ?? ""))
            if office == "president" { found[found.count - 1].traits[.isPresidential] = 1 }
            if primaries > 0 {
                add(.nominate, nominating(person) + person.name + (office.map { " for " + $0 } ?? ""))
            }
        }
        return found
    }

    /// The office that is voted on, nil where no word tells.
    private func officeVotedOn() -> String? {
        let rows: [(office: String, adjectives: Set<String>, nouns: Set<String>)] = [
            ("president", ["presidential"], ["president"]), ("prime minister", [], ["premier"]),
            ("chancellor", [], ["chancellor"]), ("mayor", ["mayoral"], ["mayor"]),
            ("governor", ["gubernatorial"], ["governor"]), ("senator", ["senatorial"], ["senate"]),
        ]
        var counts = rows.map { count($0.adjectives) }
        for (place, word) in text.words.enumerated().dropFirst()
        where ["for", "elected"].contains(text.words[place - 1].lower) {
            for (row, office) in rows.enumerated() where office.nouns.contains(word.lower) { counts[row] += 1 }
        }
        guard let most = counts.max(), most > 0, let row = counts.firstIndex(of: most) else { return nil }
        return rows[row].office
    }

    /// "Republicans nominate ", of the party whose words stand nearest to a person's name.
    private func nominating(_ person: Person) -> String {
        let parties: [(words: Set<String>, subject: String)] = [
            (["republican", "republicans", "gop"], "Republicans nominate "),
            (["democrat", "democrats", "democratic"], "Democrats nominate "),
            (["labour"], "Labour nominates "),
            (["conservative", "conservatives", "tory", "tories"], "Conservatives nominate "),
            (["green", "greens"], "Greens nominate "), (["liberal", "liberals"], "Liberals nominate "),
        ]
        let lasts = Set(text.persons.map(\.last))
        var weights = parties.map { Double(count($0.words)) / 1000 }
        for (place, word) in text.words.enumerated() where word.isCapital && word.lower == person.last {
            for near in max(0, place - 10)..<min(text.words.count, place + 8) {
                let other = text.words[near]
                guard other.isCapital, let party = parties.firstIndex(where: { $0.words.contains(other.lower) }) else {
                    continue
                }
                let isBefore = near < place && near > place - 6
                let isNext =
                    isBefore
                    && !text.words[near..<place].contains { lasts.contains($0.lower) && $0.lower != person.last }
                weights[party] += isNext ? 5 : 1
            }
        }
        guard let most = weights.max(), most > 0, let party = weights.firstIndex(of: most) else {
            return "The party nominates "
        }
        return parties[party].subject
    }

    private func names(_ person: Person, _ statement: Statement) -> Bool {
        statement.content.contains { span in
            text.words[text.reading.tokens(in: span)].contains { $0.isCapital && $0.lower == person.last }
        }
    }

    private func isNamed(_ speaker: Speaker, _ person: Person) -> Bool {
        speaker.name.split(separator: " ").last?.lowercased() == person.last
    }

    /// The share of the statements of which something holds.
    private func share(_ holds: (Statement, Speaker?) -> Bool) -> Double {
        guard !text.statements.isEmpty else { return 0 }
        return Double(zip(text.statements, text.speakers).count { holds($0.0, $0.1) }) / Double(text.statements.count)
    }

    // MARK: What becomes of a person

    private static let fates: [(kind: Proposal.Kind, words: Set<String>, sentence: @Sendable (String) -> String)] = [
        (.resign, ["resign", "resigns", "resigned", "resignation", "resigning"], { "\($0) resigns" }),
        (
            .prosecute, ["indict", "indicted", "indictment", "prosecuted", "prosecute", "prosecutors", "prosecution"],
            { "\($0) is prosecuted" }
        ),
        (.impeach, ["impeach", "impeached", "impeachment"], { "\($0) is impeached" }),
        (.runningMate, ["mate", "mates"], { "\($0) becomes the running mate" }),
        (
            .dismiss, ["fire", "fired", "firing", "sacked", "dismissed", "ousted", "dismissal", "ouster"],
            { "\($0) is dismissed" }
        ),
        (.confirm, ["confirm", "confirmation", "confirmed"], { "The Senate confirms \($0)" }),
        (.runs, ["candidacy", "bid", "third-party"], { "\($0) runs for office" }),
    ]

    private func fates() -> [Proposal] {
        var found: [Proposal] = []
        for (kind, words, sentence) in Self.fates {
            let places = text.words.indices.filter { words.contains(text.words[$0].lower) }
            guard places.count >= 2 else { continue }
            for (rank, person) in text.persons.prefix(4).enumerated() {
                let near = places.count { place in
                    text.words[max(0, place - 10)..<min(text.words.count, place + 11)].contains {
                        $0.isCapital && $0.lower == person.last
                    }
                }
                guard near > 0 else { continue }
                found.append(
                    Proposal(
                        kind: kind, sentence: sentence(person.name),
                        stems: [ProposalText.stem(person.last), ProposalText.stem(text.words[places[0]].lower)],
                        places: [],
                        traits: [
                            .fateWords: min(3, 200 * Double(places.count) / Double(text.words.count)),
                            .fateNear: Double(near) / Double(places.count),
                            .fateHeadline: headline.isDisjoint(with: words) ? 0 : 1, .personRank: Double(rank),
                            .personHeadline: headline.contains(person.last) ? 1 : 0,
                        ]))
            }
        }
        return found
    }

    /// "Ana Ruiz endorses Tom Bell"
    private func endorsements() -> [Proposal] {
        text.words.indices.compactMap { place in
            guard text.words[place].lower.hasPrefix("endors") else { return nil }
            func person(_ range: Range<Int>) -> Person? {
                text.persons.first { one in text.words[range].contains { $0.isCapital && $0.lower == one.last } }
            }
            guard let who = person(max(0, place - 8)..<place),
                let whom = person(place + 1..<min(text.words.count, place + 7)), who.last != whom.last
            else { return nil }
            return Proposal(
                kind: .endorse, sentence: "\(who.name) endorses \(whom.name)",
                stems: Set([who.last, whom.last, "endorse"].map(ProposalText.stem)), places: [place],
                traits: [.fateHeadline: text.words[place].paragraph == 0 ? 1 : 0])
        }
    }
}
