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

    /// Whether a letter is a vowel; y is none, as at the end of verbs it turns to "ie".
    private static func isVowel(_ letter: Character?) -> Bool { letter.map { "aeiou".contains($0) } ?? false }

    /// Whether the y at the end turns to "ie": "deny", not "say".
    private static func endsInConsonantY(_ lemma: String) -> Bool {
        lemma.hasSuffix("y") && !isVowel(lemma.dropLast().last)
    }

    /// The form after a singular subject: "closes", "goes", "is".
    static func third(_ lemma: String) -> String {
        if lemma == "be" { return "is" }
        if lemma == "have" { return "has" }
        if lemma.hasSuffix("o"), !lemma.hasSuffix("oo") { return lemma + "es" }
        if endsInConsonantY(lemma) { return lemma.dropLast() + "ies" }
        return ["s", "sh", "ch", "x", "z"].contains(where: lemma.hasSuffix) ? lemma + "es" : lemma + "s"
    }

    /// The form after "is": "closed", "built".
    static func participle(_ lemma: String) -> String { irregular[lemma]?.participle ?? past(lemma) }

    /// The form in -ing, which is also a noun.
    private static func gerund(_ lemma: String) -> String {
        if lemma.hasSuffix("ie") { return lemma.dropLast(2) + "ying" }
        if lemma.hasSuffix("e"), !lemma.hasSuffix("ee") { return lemma.dropLast() + "ing" }
        return doubled(lemma) + "ing"
    }

    /// The form in -ed of a regular verb.
    private static func past(_ lemma: String) -> String {
        if endsInConsonantY(lemma) { return lemma.dropLast() + "ied" }
        return lemma.hasSuffix("e") ? lemma + "d" : doubled(lemma) + "ed"
    }

    /// The verb with its last letter doubled where it is before -ed and -ing.
    private static func doubled(_ lemma: String) -> String {
        guard let last = lemma.last, doubling.contains(lemma) else { return lemma }
        return lemma + String(last)
    }

    /// Verbs of the lists that double their last letter: stress decides, which spelling does not show.
    private static let doubling: Set<String> = [
        "admit", "refer", "slam", "rip", "rebut", "brag", "quip", "plan", "commit", "chat", "spot", "pen", "blog",
        "rap", "ban", "stop", "cap", "bar", "drop", "step", "strip", "scrap", "plug", "rob", "dig", "permit", "submit",
        "transfer", "prefer", "ship", "shop", "trim", "swap", "grab", "plot", "program", "wrap", "tap", "tag", "defer",
        "put", "cut", "set", "get", "run", "let", "win", "begin", "quit", "shut", "split", "hit", "bid", "forbid",
        "stem",
        "rid", "compel", "expel", "fit", "emit", "clap", "regret",
    ]

    /// Verbs whose past follows no rule.
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
        "build": ("built", "built"), "take": ("took", "taken"), "keep": ("kept", "kept"), "leave": ("left", "left"),
        "put": ("put", "put"), "cut": ("cut", "cut"), "set": ("set", "set"), "send": ("sent", "sent"),
        "sell": ("sold", "sold"), "buy": ("bought", "bought"), "bring": ("brought", "brought"),
        "spend": ("spent", "spent"), "withdraw": ("withdrew", "withdrawn"), "win": ("won", "won"),
        "lose": ("lost", "lost"), "get": ("got", "got"), "go": ("went", "gone"), "come": ("came", "come"),
        "become": ("became", "become"), "run": ("ran", "run"), "let": ("let", "let"), "meet": ("met", "met"),
        "break": ("broke", "broken"), "draw": ("drew", "drawn"), "fight": ("fought", "fought"),
        "teach": ("taught", "taught"), "drive": ("drove", "driven"), "rise": ("rose", "risen"),
        "grow": ("grew", "grown"), "split": ("split", "split"), "shut": ("shut", "shut"), "quit": ("quit", "quit"),
        "lead": ("led", "led"), "stand": ("stood", "stood"), "overturn": ("overturned", "overturned"),
        "do": ("did", "done"), "be": ("was", "been"), "have": ("had", "had"), "rebuild": ("rebuilt", "rebuilt"),
        "undo": ("undid", "undone"), "uphold": ("upheld", "upheld"), "withhold": ("withheld", "withheld"),
        "forbid": ("forbade", "forbidden"), "bid": ("bid", "bid"), "hit": ("hit", "hit"), "cast": ("cast", "cast"),
        "spread": ("spread", "spread"), "throw": ("threw", "thrown"), "lend": ("lent", "lent"),
        "overthrow": ("overthrew", "overthrown"), "strike": ("struck", "struck"), "fall": ("fell", "fallen"),
        "hang": ("hung", "hung"), "eat": ("ate", "eaten"), "wear": ("wore", "worn"), "deal": ("dealt", "dealt"),
        "feed": ("fed", "fed"), "ride": ("rode", "ridden"), "steal": ("stole", "stolen"),
        "stick": ("stuck", "stuck"),
    ]
}
