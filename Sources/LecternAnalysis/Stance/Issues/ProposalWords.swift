/// Words around which proposals stand, in small letters.
enum ProposalWords {
    /// Nouns that "to" and a verb follow.
    static let plans = Set(
        wordList: """
            plan plans proposal proposals effort efforts bill call calls move moves decision vote push pledge promise threat \
            attempt attempts order law deal agreement measure petition bid offer request demand demands idea vow intention \
            legislation referendum motion project campaign right recommendation resolution amendment desire need ability \
            authority opportunity initiative mandate commitment goal aim strategy scheme drive
            """)
    /// Verbs of wanting, with "to"; and those among them by which it is refused.
    static let wanting = forms(
        "want plan vow pledge promise intend aim seek propose refuse decline agree try threaten hope need offer attempt vote decide prepare"
    )
    static let refusing = forms("refuse decline")
    /// Verbs by which somebody else is to do it.
    static let urging = forms(
        """
        urge ask press push call want demand request advise recommend encourage tell order force require allow let permit \
        persuade convince invite challenge instruct direct compel
        """)
    /// Words for taking sides on what follows in -ing.
    static let sides = forms(
        "support oppose favor favour back endorse advocate propose defend reject consider suggest recommend condemn discuss call criticize criticise approve"
    ).union(
        Set(
            wordList:
                "supporter supporters opponent opponents critic critics advocates opposition proponents against opposed"
        )
    )
    /// Words that tell that sides are taken near them.
    static let nearSides = Set(
        wordList: """
            support oppose opposed supports opposes supported against favor back backed critics opponents supporters reject \
            rejected criticized criticised controversial controversy endorsed urged called demand demanded calls
            """)
    /// Verbs that keep somebody "from" it.
    static let preventing = ["prevent", "stop", "keep", "bar", "block", "discourage", "prohibit", "ban"]
    /// Modal verbs that propose or foretell.
    static let modals = Set(wordList: "should must will would ought shall")
    static let duties = Set(wordList: "should must ought")
    /// Nouns for what passes, goes ahead, takes effect, stays in force.
    static let bills = Set(wordList: "bill bills legislation act amendment resolution measure measures")
    static let deals = Set(
        wordList: """
            plan plans proposal proposals deal agreement project pipeline merger takeover treaty pact truce ceasefire reform \
            reforms overhaul initiative scheme sale boycott strike referendum lawsuit settlement budget package pardon \
            expansion trial inquiry investigation probe recount
            """)
    static let bans = Set(
        wordList: "ban bans tax taxes tariff tariffs sanctions restrictions limits cuts quota quotas moratorium")
    static let laws = Set(
        wordList: "law laws rule rules policy policies program programs programme mandate system ruling regulations")
    /// Nouns of deeds that "of" follows, with the verb.
    static let deeds = [
        "repeal": "repeal", "closure": "close", "closing": "close", "construction": "build", "expansion": "expand",
        "release": "release", "deportation": "deport", "admission": "admit", "resettlement": "resettle",
        "adoption": "adopt", "abolition": "abolish", "legalization": "legalize", "legalisation": "legalise",
        "removal": "remove", "withdrawal": "withdraw", "renewal": "renew", "ratification": "ratify",
        "approval": "approve", "appointment": "appoint", "creation": "create", "introduction": "introduce",
        "restoration": "restore", "extension": "extend", "elimination": "eliminate", "privatization": "privatize",
        "sale": "sell", "transfer": "transfer", "confirmation": "confirm", "publication": "publish",
        "deployment": "deploy", "prosecution": "prosecute", "impeachment": "impeach", "dismissal": "dismiss",
        "acquisition": "acquire", "reopening": "reopen", "demolition": "demolish",
    ]
    /// Words that are nobody by themselves.
    static let pronouns = Set(
        wordList: "it he she they we you i this that these those there who which what them him her us me itself one")
    /// Nouns and names in the plural that do not look it, or are names.
    static let plurals = Set(
        wordList:
            "police people men women children republicans democrats conservatives tories greens liberals americans")
    /// What stands before a name in full.
    static let honorifics = Set(
        wordList:
            "President Senator Sen. Rep. Gov. Governor Mr. Mrs. Ms. Mr Mrs Ms Secretary Mayor Speaker Justice Judge")
    /// Abbreviated countries; each takes "the".
    static let countries = [
        "U.S.": "United States", "US": "United States", "U.S": "United States", "U.K.": "United Kingdom",
        "UK": "United Kingdom", "EU": "European Union", "U.N.": "United Nations", "UN": "United Nations",
    ]

    /// Whether a word is a verb that reports or urges, in any form.
    static func isReporting(_ word: String) -> Bool { reporting.contains(word) }

    private static let reporting = forms(
        """
        say tell add write note suggest report argue announce tweet claim explain declare insist warn state call urge ask \
        demand want request support oppose favor favour back propose vow pledge promise plan press push believe think expect \
        criticize condemn defend reject hope need seek agree advise recommend encourage
        """)

    /// All forms of some verbs.
    private static func forms(_ lemmas: String) -> Set<String> {
        Set([String](wordList: lemmas).flatMap { Inflection.forms(of: $0).keys })
    }
}
