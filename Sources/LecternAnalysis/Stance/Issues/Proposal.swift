/// A sentence that may be what an article debates, with what speaks for it.
struct Proposal: Sendable {
    /// By which words it was found.
    enum Kind: String, Hashable, Sendable, CaseIterable {
        /// "Voters elect Ana Ruiz mayor", "Republicans nominate …": an election, and nobody says so in as many words.
        case elect, nominate
        /// What becomes of a person: "… resigns", "… is prosecuted".
        case resign, prosecute, impeach, dismiss, confirm, runningMate, runs, endorse
        /// A noun for what can go ahead: bills pass, deals go ahead, bans take effect, laws stay in force.
        case bill, deal, ban, law
        /// "the mayor's plan to close", "her plan to close", "a plan to close"
        case planOf, planHis, plan
        /// "Ruiz wants to close", by a verb that is also a cue, "urged the city to close", "for the city to close"
        case want, cueTo, urge, forTo
        /// "City to close the bridge", in the headline; "City closes the bridge".
        case headTo, headVerb
        /// "the city should close", "will close", "should be closed", "will be closed"
        case should, will, shouldBe, willBe
        /// "keep the city from closing", "opposes closing", in the headline, "the closure of"
        case from, gerund, headGerund, noun
    }

    var kind: Kind
    var sentence: String
    /// The stems of its telling words, each once.
    var stems: Set<String>
    /// The words where it was found; none for what the whole article tells.
    var places: [Int]
    /// What is counted besides, by name.
    var traits: [IssueTrait: Double] = [:]
}

/// What a proposal is weighed by.
enum IssueTrait: String, Hashable, Sendable, CaseIterable {
    /// The share of the statements that hold its words: of all of them, of the two and the one most frequent.
    case shareOfAll, shareOfTwo, shareOfOne
    /// How often its words stand in the text, in logarithms: the mean, of the two most frequent, of the least.
    case countOfAll, countOfTwo, countOfLeast
    /// The share of its words in the headline and in the first paragraphs; of the headline's in it; how many it is, of three.
    case inHeadline, inLead, ofHeadline, headlineWords
    /// How often it is proposed, in a logarithm; within statements, in a cue, in the headline, in the first paragraphs.
    case timesProposed, proposedInStatement, proposedInCue, proposedInHeadline, proposedInLead
    /// How far down it first stands, 0 to 1, and whether words for or against stand beside it.
    case depth, besideSides
    /// What the sentence is like: its length, over 90 letters; hardly an object; nobody who does it; who does it is a speaker;
    /// passive; refused; modifiers of a noun and what it is for; whether it names anything.
    case length, isLong, isShort, isWithoutSubject, isSpeakers, isPassive, isRefused, modifiers, complement
    case names, holdsMarks
    /// Of a contest: the share of words of elections, of primaries, of nominees.
    case electionWords, primaryWords, nomineeWords, isPresidential
    /// Of the person in a contest: rank and share among persons, in the headline, in the first paragraphs, share of the
    /// statements that name him, share of those that he makes.
    case contestRank, contestShare, contestHeadline, contestLead, contestNamed, contestSpeaks
    /// Of what becomes of a person: how frequent its words are, how many of them are near the name; in the headline.
    case fateWords, fateNear, fateHeadline, personRank, personHeadline
}
