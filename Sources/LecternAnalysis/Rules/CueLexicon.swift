/// A verb that reports, and what must follow it for it to be taken as one.
struct CueVerb: Hashable, Sendable {
    /// In its base form: "say".
    var lemma: String
    /// The words one of which must follow, `*` for anything: "that", "to", `"` for a quotation.
    var followers: Set<String>
    /// Whether it is a verb of speech or thought, which may stand after what it reports, or before its subject.
    var isSpeech: Bool
    /// Whether a hearer may stand between it and the content: "told reporters that".
    var takesHearer: Bool

    /// Whether anything at all may follow.
    var takesAnything: Bool { followers.contains("*") }
}

/// The forms of a verb that one spelling may be.
struct VerbForms: OptionSet, Hashable, Sendable {
    let rawValue: UInt8
    static let base = VerbForms(rawValue: 1)
    static let third = VerbForms(rawValue: 2)
    static let past = VerbForms(rawValue: 4)
    static let participle = VerbForms(rawValue: 8)
    static let gerund = VerbForms(rawValue: 16)
}

/// A spelling found in the lexicon.
struct Cue: Sendable {
    var verb: CueVerb
    var forms: VerbForms
    /// Whether the same spelling is a common noun: "claims", "report".
    var isAlsoNoun: Bool
}

/// Verbs that report, with their inflected forms.
///
/// Which verbs stand here, and whether anything may follow, was chosen by their counts in the training part of PolNeAR
/// 1.0.0 (Newell, Margolin, Ruths 2018): how often the verb carries an attribution of all times it stands outside one.
enum CueLexicon {
    /// Every spelling that may be a cue, in alphabetical order.
    static let spellings: [String] = table.keys.sorted()
    /// The cues of `spellings`, in the same order: tokens keep the place of theirs.
    static let cues: [Cue] = spellings.compactMap { table[$0] }

    private static let table: [String: Cue] = {
        var table: [String: Cue] = [:]
        for (list, followers, isSpeech) in CueLists.all {
            let followers = Set(wordList: followers)
            for lemma in list.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init) {
                let verb = CueVerb(
                    lemma: lemma, followers: followers, isSpeech: isSpeech,
                    takesHearer: CueLists.hearers.contains(lemma))
                for (spelling, forms) in Inflection.forms(of: lemma) {
                    if table[spelling] != nil {
                        table[spelling]?.forms.formUnion(forms)
                        continue
                    }
                    let isNoun = CueLists.nouns.contains(lemma) && !forms.isDisjoint(with: [.base, .third])
                    table[spelling] = Cue(verb: verb, forms: forms, isAlsoNoun: isNoun)
                }
            }
        }
        return table
    }()
}

/// Makes the forms of English verbs by rule, with a table of those that follow none.
enum Inflection {
    /// Every spelling of a verb with the forms it may be.
    static func forms(of lemma: String) -> [String: VerbForms] {
        var forms: [String: VerbForms] = [lemma: .base]
        forms[third(lemma), default: []].formUnion(.third)
        forms[gerund(lemma), default: []].formUnion(.gerund)
        if let irregular = irregular[lemma] {
            forms[irregular.past, default: []].formUnion(.past)
            forms[irregular.participle, default: []].formUnion(.participle)
        } else {
            forms[past(lemma), default: []].formUnion([.past, .participle])
        }
        return forms
    }

    private static func isVowel(_ letter: Character?) -> Bool { letter.map { "aeiou".contains($0) } ?? false }

    private static func endsInConsonantY(_ lemma: String) -> Bool {
        lemma.hasSuffix("y") && !isVowel(lemma.dropLast().last)
    }

    private static func third(_ lemma: String) -> String {
        if endsInConsonantY(lemma) { return lemma.dropLast() + "ies" }
        return ["s", "sh", "ch", "x", "z"].contains(where: lemma.hasSuffix) ? lemma + "es" : lemma + "s"
    }

    private static func gerund(_ lemma: String) -> String {
        if lemma.hasSuffix("ie") { return lemma.dropLast(2) + "ying" }
        if lemma.hasSuffix("e"), !lemma.hasSuffix("ee") { return lemma.dropLast() + "ing" }
        return doubled(lemma) + "ing"
    }

    private static func past(_ lemma: String) -> String {
        if endsInConsonantY(lemma) { return lemma.dropLast() + "ied" }
        return lemma.hasSuffix("e") ? lemma + "d" : doubled(lemma) + "ed"
    }

    private static func doubled(_ lemma: String) -> String {
        guard let last = lemma.last, doubling.contains(lemma) else { return lemma }
        return lemma + String(last)
    }

    private static let doubling: Set<String> = [
        "admit", "refer", "slam", "rip", "rebut", "brag", "quip", "plan", "commit", "chat", "spot", "pen", "blog",
        "rap",
    ]

    private static let irregular: [String: (past: String, participle: String)] = [
        "say": ("said", "said"), "tell": ("told", "told"), "write": ("wrote", "written"),
        "think": ("thought", "thought"),
        "see": ("saw", "seen"), "know": ("knew", "known"), "find": ("found", "found"), "feel": ("felt", "felt"),
        "show": ("showed", "shown"), "speak": ("spoke", "spoken"), "hold": ("held", "held"), "mean": ("meant", "meant"),
        "understand": ("understood", "understood"), "hear": ("heard", "heard"), "read": ("read", "read"),
        "seek": ("sought", "sought"), "swear": ("swore", "sworn"), "foresee": ("foresaw", "foreseen"),
        "begin": ("began", "begun"), "pay": ("paid", "paid"), "make": ("made", "made"), "give": ("gave", "given"),
        "learn": ("learned", "learned"), "plead": ("pleaded", "pleaded"), "forecast": ("forecast", "forecast"),
        "lay": ("laid", "laid"), "shoot": ("shot", "shot"), "choose": ("chose", "chosen"), "sing": ("sang", "sung"),
    ]
}

/// The verbs, in groups by what may follow.
private enum CueLists {
    /// Verbs, what must follow one of them, and whether they are verbs of speech or thought.
    static let all: [(String, String, Bool)] = [
        (
            """
            say tell add write note suggest report argue announce tweet claim explain acknowledge declare insist warn \
            state conclude predict admit complain assert allege concede estimate reiterate boast remark contend caution \
            recall reveal reply confirm observe proclaim reaffirm lament joke quip opine posit testify believe think \
            imply assure remind wonder emphasize emphasise stress underscore underline speculate muse clarify \
            recount counter respond affirm convey recommend advise bemoan interject deny ask demand
            """, "*", true
        ),
        (
            """
            call criticize criticise describe endorse support oppose accuse cite express urge mention question vow \
            defend praise propose discuss attack reject denounce dismiss blame blast fear slam echo highlight tout outline \
            portray condemn deem decry advocate disclose voice chant signal welcome assail invoke hail liken deride rebuke \
            characterize characterise mock threaten prefer promise refuse decline intend regard envision contemplate \
            lambast rail applaud dispute ridicule repudiate disavow unveil envisage bash reveal demand want \
            hope expect favor favour plead credit chide hint allude label disagree advocate laud fault scold decry \
            request reassure impress recognize recognise remember consider embrace worry
            """, "*", false
        ),
        ("agree", "that to with on", true),
        (
            "show indicate find know learn mean determine demonstrate hold understand hear feel suspect imagine assume realize realise figure guess ensure",
            "that whether how what why \" there", true
        ),
        ("see view portray", "that as how \" what", false),
        ("seem appear", "to that", false),
        ("plan seek aim offer decide pledge vote prepare try attempt propose", "to for against \" that", false),
        ("push press lobby campaign", "for to", false),
        ("talk speak complain boast brag", "about of out against", false),
        ("point", "to out at", false),
        ("refer", "to", false),
        ("focus center centre", "on", false),
        ("continue begin read shout yell cry", "\"", true),
        ("vouch apologize apologise", "for", false),
        (
            "encourage ignore challenge nominate identify name approve back promote", "\" the a his her their him them",
            false
        ),
        ("reflect maintain", "that \"", true),
    ]

    /// Verbs whose hearer stands before the content.
    static let hearers: Set<String> = [
        "tell", "remind", "assure", "warn", "advise", "reassure", "inform", "ask", "convince",
    ]

    /// Verbs that are spelt like nouns.
    static let nouns: Set<String> = [
        "report", "claim", "note", "state", "question", "attack", "support", "call", "fear", "blame", "hope", "demand",
        "promise", "signal", "voice", "reference", "request", "plan", "vote", "offer", "show", "view", "focus",
        "center",
        "centre", "talk", "point", "press", "push", "campaign", "read", "tweet", "stress", "echo", "credit", "label",
        "name", "challenge", "fault", "hint", "favor", "favour", "remark", "joke", "caution", "reply", "estimate",
        "pledge",
        "project", "outline", "highlight", "worry", "counter", "dispute", "rebuke", "chant", "praise", "vow", "guess",
        "figure", "aim", "try", "attempt", "find", "welcome", "back", "mock", "express", "boast", "quip", "fear",
        "blast",
    ]
}
