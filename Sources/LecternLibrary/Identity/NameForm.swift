internal import LecternQuery
internal import LecternText

/// A speaker's name taken apart, so that its spellings can be told to be of one bearer.
struct NameForm: Equatable {
    /// Folded words without titles and suffixes, in order.
    var words: [String]

    /// Takes a name apart.
    init(_ name: String) {
        var words = FoldedWords.of(name).split(separator: " ").map(String.init)
        while words.count > 1, let first = words.first, Self.titles.contains(first) { words.removeFirst() }
        while words.count > 1, let last = words.last, Self.suffixes.contains(last) { words.removeLast() }
        self.words = words
    }

    /// What all spellings of a person's name have in common: the skeletons of the first and the last word. Nil for one word,
    /// which may be a given name or anybody's surname, and for an initial.
    var person: String? {
        guard words.count > 1, let first = words.first, let last = words.last, first.count > 1 else { return nil }
        return Self.given(first) + " " + Self.skeleton(last)
    }

    /// What the spellings of a surname have in common.
    var surname: String? { words.last.map(Self.skeleton) }

    /// The initial and the surname, for a name such as "J. Ruiz"; nil for others.
    var initial: String? {
        guard words.count > 1, let first = words.first, let last = words.last, let letter = first.first else {
            return nil
        }
        return String(letter) + " " + Self.skeleton(last)
    }

    /// The words that a body's name has in all its spellings.
    var body: String { (words.first == "the" ? words.dropFirst() : words[...]).joined(separator: " ") }

    private static let titles: Set<String> = [
        "mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "lord", "lady", "dame", "president", "senator",
        "sen", "rep",
        "representative", "governor", "gov", "mayor", "minister", "secretary", "judge", "justice", "general", "gen",
        "colonel", "captain", "king", "queen", "prince", "princess", "pope", "chancellor", "premier",
    ]
    private static let suffixes: Set<String> = ["jr", "sr", "ii", "iii", "iv"]

    /// Given names that are one, though no rule of spelling makes them so: what the press writes in English for Arabic,
    /// Russian and Ukrainian names.
    private static let variants: [[String]] = [
        ["mohammed", "muhammad", "mohamed", "mohammad", "muhammed", "mohamad"], ["ahmed", "ahmad"],
        ["vladimir", "volodymyr", "wladimir", "volodimir"],
        ["alexander", "aleksandr", "oleksandr", "alexandr", "alexandre"],
        ["alexei", "aleksei", "oleksii", "alexey", "aleksey", "oleksiy"], ["dmitry", "dmitri", "dmytro", "dmitriy"],
        ["sergei", "sergey", "serhii", "serhiy"], ["mikhail", "mykhailo", "michail"], ["nikolai", "mykola", "nikolay"],
        ["yevgeny", "evgeny", "yevgeniy", "evgeni", "yevhen"], ["andrei", "andrey", "andriy", "andrii"],
        ["yulia", "julia", "yuliya", "iulia"], ["hussein", "husain", "hussain", "husayn"], ["omar", "umar"],
        ["yousef", "youssef", "yusuf", "yusef", "joseph"],
    ]
    private static let classes: [String: String] = {
        var classes: [String: String] = [:]
        for names in variants { for name in names { classes[name] = names[0] } }
        return classes
    }()

    private static func given(_ name: String) -> String { classes[name] ?? skeleton(name) }

    /// Pieces of spelling and what stands for all ways to write that sound; longer ones first, as each letter is read once.
    ///
    /// Source: where romanisations differ (BGN/PCGN 1947, ISO 9:1995, the German and French press) and the letters that
    /// folding leaves of umlauts.
    private static let pieces: [(String, String)] = [
        ("tsch", "c"), ("shch", "s"), ("sch", "s"), ("tch", "c"), ("dzh", "j"), ("kh", "h"), ("zh", "j"), ("ch", "c"),
        ("cz", "c"),
        ("sh", "s"), ("ph", "f"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("ks", "x"), ("ck", "k"), ("ae", "a"),
        ("oe", "o"), ("ue", "u"),
        ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ij", "i"), ("iy", "i"), ("yi", "i"), ("yj", "i"), ("yy", "i"),
        ("yu", "u"), ("iu", "u"),
        ("ya", "a"), ("ia", "a"), ("q", "k"), ("w", "v"), ("y", "i"), ("ß", "s"), ("æ", "a"), ("œ", "o"),
    ]

    /// A word with one letter for each sound that spellings write differently, and none twice in a row: "zelensky" and
    /// "zelenskyy" come out the same, "hansen" and "hanson" do not.
    static func skeleton(_ word: String) -> String {
        var rest = Substring(word)
        var skeleton = ""
        while let letter = rest.first {
            let piece = pieces.first { rest.hasPrefix($0.0) }
            let sound = piece?.1 ?? String(letter)
            rest.removeFirst(piece?.0.count ?? 1)
            if !skeleton.hasSuffix(sound) { skeleton += sound }
        }
        return skeleton
    }
}
