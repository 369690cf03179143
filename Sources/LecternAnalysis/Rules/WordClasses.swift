/// The classes of English words that the rules ask for; a word may have several.
struct WordClasses: OptionSet, Hashable, Sendable {
    /// A bit a class.
    let rawValue: UInt32

    /// the, a, every
    static let determiner = WordClasses(rawValue: 1 << 0)
    /// of, after, despite
    static let preposition = WordClasses(rawValue: 1 << 1)
    /// Pronouns that can be a subject: he, they, who.
    static let subjectPronoun = WordClasses(rawValue: 1 << 2)
    /// him, them, themselves
    static let objectPronoun = WordClasses(rawValue: 1 << 3)
    /// his, their, whose
    static let possessivePronoun = WordClasses(rawValue: 1 << 4)
    /// Forms of "be".
    static let be = WordClasses(rawValue: 1 << 5)
    /// Forms of "be", "have", "do" and the modals: what stands between a subject and its verb.
    static let auxiliary = WordClasses(rawValue: 1 << 6)
    /// will, should, can't
    static let modal = WordClasses(rawValue: 1 << 7)
    /// and, or, but
    static let coordinator = WordClasses(rawValue: 1 << 8)
    /// that, because, while
    static let subordinator = WordClasses(rawValue: 1 << 9)
    /// who, which, that
    static let relative = WordClasses(rawValue: 1 << 10)
    /// also, later; words in -ly are added by `Token`
    static let adverb = WordClasses(rawValue: 1 << 11)
    /// not, never, without, isn't
    static let negation = WordClasses(rawValue: 1 << 12)
    /// Common verbs in a finite form, which end a noun phrase.
    static let verb = WordClasses(rawValue: 1 << 13)
    /// Days, months and the like: "said Monday".
    static let time = WordClasses(rawValue: 1 << 14)
    /// Words that stand before a name: Mr., Senator.
    static let title = WordClasses(rawValue: 1 << 15)
    /// some, many, others
    static let quantifier = WordClasses(rawValue: 1 << 16)
    /// Nouns that report when "that" follows: claim, warning.
    static let speechNoun = WordClasses(rawValue: 1 << 17)
    /// Adjectives that report after a form of "be": confident, worried.
    static let speechAdjective = WordClasses(rawValue: 1 << 18)
    /// Nouns for one person by what he does: president, spokesman.
    static let personNoun = WordClasses(rawValue: 1 << 19)
    /// Nouns for bodies: committee, party.
    static let bodyNoun = WordClasses(rawValue: 1 << 20)
    /// Months, abbreviated ones too: in dates of events.
    static let month = WordClasses(rawValue: 1 << 21)

    /// The classes of each word that has any, in small letters.
    static let table: [String: WordClasses] = {
        var table: [String: WordClasses] = [:]
        for (classes, words) in WordLists.all {
            for word in [String](wordList: words) {
                table[word, default: []].formUnion(classes)
            }
        }
        return table
    }()
}

/// The words of each class.
private enum WordLists {
    /// A word that stands in several rows has all their classes.
    static let all: [(WordClasses, String)] = [
        (.determiner, "the a an this these those each every another any all both no"),
        (
            .preposition,
            """
            of in on at by for from with without to into onto over under about against between among through during \
            after before since until toward towards upon within across behind beyond despite amid amidst outside inside \
            near per via like unlike including regarding concerning around ahead off out up down as than following besides
            """
        ),
        (.subjectPronoun, "i he she they we you it who one"),
        (.objectPronoun, "me him her them us you it whom himself herself themselves itself myself ourselves"),
        (.possessivePronoun, "his her their its my our your whose"),
        (
            [.be, .auxiliary],
            "is are was were be been being am isn't aren't wasn't weren't i'm he's she's it's they're we're you're that's there's who's"
        ),
        (
            .auxiliary,
            "has have had having do does did hasn't haven't hadn't don't doesn't didn't i've they've we've you've i'd he'd she'd they'd we'd"
        ),
        (
            [.modal, .auxiliary],
            """
            will would can could may might shall should must ought cannot can't won't wouldn't couldn't shouldn't mustn't \
            i'll he'll she'll they'll we'll you'll it'll
            """
        ),
        (.coordinator, "and or but nor yet &"),
        (
            .subordinator,
            "that because while whereas when whenever if although though since unless whether whilst where why how what once until after before so than lest"
        ),
        (.relative, "who which that whom whose"),
        (
            .adverb,
            """
            also then again still even just only already often once never ever now later earlier soon always repeatedly \
            instead further furthermore moreover however meanwhile nevertheless nonetheless thus therefore too almost \
            perhaps maybe quite very rather long simply both either ago far yet here there first second finally \
            additionally indeed sometimes afterward afterwards publicly
            """
        ),
        (
            .negation,
            "not never no nor neither n't without hardly nobody nothing none isn't aren't wasn't weren't don't doesn't didn't won't wouldn't can't cannot couldn't shouldn't hasn't haven't hadn't"
        ),
        (
            .verb,
            "made make makes took take takes went go goes came come comes got get gets gave give gives kept keep keeps held hold holds became become becomes began begin begins brought bring brings ran runs stood stand stands led leads won wins lost loses met meets sent sends paid pays left leaves put puts set sets cut cuts rose rises fell falls grew grows drew draws spent spends built builds hit hits faced faces includes included remains remained seems seemed appears appeared needs needed wants wanted used uses tried tries works worked plays played moves moved turns turned starts started helps helped knows knew thinks thought sees saw feels felt finds found tells told says said asks asked calls called shows showed"
        ),
        (
            .time,
            "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight tomorrow morning afternoon evening night week month year last recently"
        ),
        (
            .month,
            "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec"
        ),
        (
            .title,
            """
            mr mrs ms miss dr sir dame lord lady prof professor president chancellor premier prime minister secretary \
            general sen senator sens senators rep reps representative congressman congresswoman gov governor judge justice mayor \
            ambassador king queen prince princess pope former chief foreign vice deputy rev reverend sheriff sgt capt col lt gen \
            attorney director chairman chairwoman chair ceo spokesman spokeswoman spokesperson commissioner speaker councilman \
            then-president ex-president superintendent principal constable chancellor bishop archbishop cardinal imam rabbi
            """
        ),
        (
            .quantifier,
            "some many most several few others other more numerous various certain half hundreds thousands dozens millions two three four five six seven eight nine ten"
        ),
        (
            .speechNoun,
            """
            claim assertion allegation suggestion argument accusation warning belief contention promise pledge statement \
            announcement remark comment concern fear hope view opinion conclusion idea notion complaint admission insistence \
            prediction doubt proposal report reports rumors acknowledgment assurance signal conviction concerns fears claims \
            hopes allegations suggestions assertions warnings assurances comments
            """
        ),
        (
            .speechAdjective,
            "confident sure clear aware convinced worried concerned hopeful certain adamant afraid skeptical optimistic pessimistic glad proud angry unsure unclear doubtful willing eager unwilling reluctant"
        ),
        (
            .personNoun,
            """
            president minister chancellor premier secretary leader chairman chairwoman chair head chief director spokesman \
            spokeswoman spokesperson senator congressman congresswoman governor mayor judge justice ambassador official \
            candidate nominee senator lawmaker lawyer attorney prosecutor professor scientist researcher economist analyst \
            expert author writer editor reporter journalist columnist aide adviser advisor strategist activist critic \
            supporter commander general officer sheriff executive ceo founder owner manager coach player doctor physician \
            teacher farmer voter resident witness survivor victim neighbor colleague billionaire businessman mogul developer \
            democrat republican king queen prince pope envoy commissioner counsel speaker representative source insider \
            historian pollster operative host star man woman mother father wife husband son daughter brother sister nurse parent lecturer trustee student engineer captain principal \
            superintendent banker baker fisherman builder pastor priest bishop
            """
        ),
        (
            .bodyNoun,
            """
            party committee council commission court senate congress house department agency office ministry university \
            college institute institution association union federation foundation group campaign company corporation bank \
            times post journal news herald tribune press network agency army police alliance government administration \
            parliament board bureau service center centre club league team school church society organization organisation \
            coalition movement authority chamber inc corp ltd journal magazine gazette guardian
            """
        ),
    ]
}
