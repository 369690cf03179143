internal import LecternText

/// Nouns for happenings, in small letters, with the kind of event each heads.
enum EventNouns {
    /// A noun that can head an event's mention.
    struct Noun: Sendable {
        var kind: Event.Kind
        /// Nouns of one family may stand for one another: "the summit", "the talks".
        var family: Int
        /// Whether "the" and the noun are enough to tell one happening from others.
        var isStrong: Bool
    }

    /// What a word heads, nil when it is no noun for a happening.
    static func noun(_ word: String) -> Noun? { table[word] }

    /// Every word that heads an event's mention, or names one.
    static var words: [String] { Array(table.keys) + Array(names.keys) }

    private static let table: [String: Noun] = {
        var table: [String: Noun] = [:]
        for (family, row) in rows.enumerated() {
            for word in [String](wordList: row.words) {
                let isStrong = word.hasSuffix("!")
                table[isStrong ? String(word.dropLast()) : word] = Noun(
                    kind: row.kind, family: family, isStrong: isStrong)
            }
        }
        return table
    }()

    /// A family a row; the mark after a noun makes it strong.
    private static let rows: [(kind: Event.Kind, words: String)] = [
        (.summit, "summit! talks gathering meeting meetings"),
        (.conference, "convention! conventions"),
        (.conference, "conference!"),
        (.conference, "rally! rallies"),
        (.conference, "speech! address remarks"),
        (.conference, "forum! briefing! breakfast! festival"),
        (.election, "election! elections primary! primaries caucus caucuses! referendum! vote runoff!"),
        (.election, "race! contest!"),
        (.debate, "debate! debates filibuster!"),
        (.war, "war! invasion! coup! battle revolution! genocide! intervention conflict!"),
        (
            .attack,
            "attack! attacks! shooting! shootings! bombing! bombings! massacre! hack! hacking! killings murder! strike tragedy!"
        ),
        (.treaty, "treaty! agreement! accord! deal! pact! merger! ceasefire!"),
        (
            .hearing,
            "hearing! hearings trial! ruling! lawsuit! suit! investigation! probe! inquiry! verdict! testimony! indictment!"
        ),
        (.anniversary, "anniversary! ceremony! funeral! inauguration! parade! commemoration!"),
        (
            .disaster,
            "earthquake! hurricane! flood floods! storm crisis explosion! crash! outbreak! recession! wildfire!"
        ),
        (.publication, "report interview! op-ed! editorial! memo! letter! survey! poll study"),
        (
            .other,
            "visit! trip! nomination announcement! auction! test! protest! protests! march! olympics! games tournament! championship! scandal!"
        ),
    ]

    /// Names that tell a happening without any noun for one.
    static let names: [String: Event.Kind] = [
        "9/11": .attack, "brexit": .election, "holocaust": .war, "watergate": .other, "d-day": .war,
    ]
}
