/// Words that tell where somebody stands, in their base forms.
enum StanceLexicon {
    /// What a word says of a stance.
    struct Weight: Sendable {
        /// For the thing spoken of (above 0) or against it.
        var polarity = 0.0
        /// A condition, doubt or "not yet".
        var caution = 0.0
    }

    /// What a word weighs; small letters, any inflection.
    static func weight(_ word: String) -> Weight? {
        if let weight = table[word] { return weight }
        for ending in ["ing", "ed", "es", "s", "d", "ly"]
        where word.hasSuffix(ending) && word.utf8.count > ending.utf8.count + 2 {
            let stem = String(word.dropLast(ending.utf8.count))
            if let weight = table[stem] ?? table[stem + "e"] { return weight }
            if stem.hasSuffix("i"), let weight = table[stem.dropLast() + "y"] { return weight }
        }
        return nil
    }

    /// What the verb of a cue says of its speaker's stance.
    static func cueWeight(_ word: String) -> Weight? { cues[word] }

    private static let table: [String: Weight] = {
        var table: [String: Weight] = [:]
        for word in [String](wordList: positive) { table[word, default: Weight()].polarity += 1 }
        for word in [String](wordList: negative) { table[word, default: Weight()].polarity -= 1 }
        for word in [String](wordList: urging) { table[word, default: Weight()].polarity += 0.7 }
        for word in [String](wordList: cautious) { table[word, default: Weight()].caution += 0.5 }
        for word in [String](wordList: holdingBack) { table[word, default: Weight()].caution += 1 }
        return table
    }()

    private static let cues: [String: Weight] = {
        var table: [String: Weight] = [:]
        for lemma in [String](wordList: supportCues) {
            for form in Inflection.forms(of: lemma).keys { table[form] = Weight(polarity: 1.5) }
        }
        for lemma in [String](wordList: opposeCues) {
            for form in Inflection.forms(of: lemma).keys { table[form] = Weight(polarity: -1.5) }
        }
        for lemma in [String](wordList: cautionCues) {
            for form in Inflection.forms(of: lemma).keys { table[form] = Weight(caution: 1) }
        }
        for lemma in [String](wordList: neutralCues) {
            for form in Inflection.forms(of: lemma).keys { table[form] = Weight(caution: -0.7) }
        }
        for word in [String](wordList: "support endorsement praise backing approval pledge") {
            table[word] = Weight(polarity: 1.2)
        }
        for word in [String](wordList: "criticism opposition accusations attack attacks objection objections") {
            table[word] = Weight(polarity: -1.2)
        }
        table["according"] = Weight(caution: -0.7)
        return table
    }()

    private static let supportCues = """
        support endorse back praise welcome applaud urge advocate defend favor favour promise vow pledge promote tout hail \
        champion embrace laud demand reaffirm affirm commit propose call push press thank
        """
    private static let opposeCues = """
        oppose criticize criticise denounce attack reject blast condemn accuse slam dismiss deride decry assail mock \
        lambast rail rebuke object protest blame scold ridicule lament fear repudiate threaten
        """
    private static let cautionCues = "warn caution worry question doubt wonder acknowledge concede admit hesitate"
    private static let neutralCues =
        "report ask decline find show expect refer appear seem reveal mention describe respond estimate"

    private static let positive = """
        good great strong better best benefit benefits success successful win important support help protect safe safety \
        secure security fair right justice freedom improve progress hope opportunity commitment ready readiness effective \
        strengthen ensure proud trust honest truth integrity respect deserve qualified experience leadership leader love \
        agree approve approval back favor favour praise welcome excellent positive historic essential vital critical value \
        peace growth prosperity achieve advance expand partner ally confidence confident openness willing beneficial stable \
        stability smart thoughtful fantastic wonderful tremendous powerful unite reform solution build equal necessary
        """
    private static let negative = """
        bad wrong worse worst fail failure failed harm damage hurt danger dangerous threat threaten risk risky weak lie liar \
        false corrupt corruption illegal unlawful unconstitutional racist bigot hate hateful disaster disastrous terrible \
        horrible crisis problem attack oppose opposition reject against stop block undermine destroy kill violate unfair \
        unjust outrageous shame shameful disgrace disgraceful unacceptable reckless irresponsible ignorant unfit \
        unqualified crook criminal crime scandal abuse costly waste wasteful burden lose loss insult offensive dishonest \
        fraud rigged absurd ridiculous mistake error obstacle barrier prevent deny refuse ban repeal cruel discriminate \
        discrimination divisive devastating ineffective useless hypocrisy hypocrite betray betrayal stupid foolish sad
        """
    private static let urging = "should must need needs ought deserves"
    /// Words that ask for a condition or more time by themselves.
    private static let holdingBack = """
        unless depend conditional conditionally cautious cautiously caution careful carefully prudent wait delay doubt \
        skeptical sceptical reservation gradual gradually stepwise measured premature imminent hesitant reluctant unclear
        """
    /// Words that do so together with others.
    private static let cautious = """
        if until condition slow concern worry uncertain whether eventually standard criteria require challenge but could \
        however although yet enough before question unsure risk readiness assessment still too far might would
        """
}
