internal import LecternText

/// What can be asked of a linear reading.
enum LinearRequest: Hashable, Sendable {
    /// To the next paragraph of which something is told.
    case next
    case previous
    /// The same paragraph once more.
    case again
    /// To the paragraph of that number, counted from 1.
    case paragraph(Int)
    case first
    case last
    case speakers
    /// All that one of the speakers says, by the number in the list or a part of the name.
    case speaker(String)
    case positions
    case events
    /// Tells of the statements of that stance only, or of the others too again.
    case toggle(Stance)
    /// Tells of the statements of these stances only.
    case only(Set<Stance>)
    case all
    /// To the next paragraph with that text.
    case find(String)
    case findNext
    case findPrevious
    /// What is debated, with counts, and where the person is.
    case issue
    /// To another of the files that were given, by its distance from this one.
    case file(Int)
    case help
    case quit
}

/// One row of the table of commands that are typed as lines: what is typed, and what it does.
///
/// Letters are those of the reading screen's keys.
public struct LinearCommand: Sendable {
    enum Meaning: Sendable {
        case does(LinearRequest)
        /// What follows the word completes it; nil when it cannot.
        case takes(@Sendable (String) -> LinearRequest?)
    }

    /// What is typed, each alone does it; the empty line is "".
    let words: [String]
    let meaning: Meaning
    /// The command as help tells it, in words that can be read aloud.
    public let help: String

    private init(_ words: String..., does request: LinearRequest, help: String) {
        self.words = words
        meaning = .does(request)
        self.help = help
    }

    private init(_ words: String..., takes request: @escaping @Sendable (String) -> LinearRequest?, help: String) {
        self.words = words
        meaning = .takes(request)
        self.help = help
    }

    /// All commands. Reading a line and the help read this table.
    public static let all: [LinearCommand] = [
        LinearCommand("", "j", does: .next, help: "Enter or j: the next paragraph"),
        LinearCommand("k", does: .previous, help: "k: the paragraph before"),
        LinearCommand("r", does: .again, help: "r: this paragraph once more"),
        LinearCommand("g", does: .first, help: "g: the first paragraph; a number: the one of that number"),
        LinearCommand("G", does: .last, help: "G: the last paragraph"),
        LinearCommand(
            "s", takes: { $0.isEmpty ? .speakers : .speaker($0) },
            help: "s: the speakers; s and a number or a name: all that one of them says"),
        LinearCommand("p", does: .positions, help: "p: the statements, all together"),
        LinearCommand("e", does: .events, help: "e: the events"),
        LinearCommand("i", does: .issue, help: "i: the issue, with counts"),
        LinearCommand("+", does: .toggle(.support), help: "plus: statements in support only; again: all"),
        LinearCommand("~", does: .toggle(.caution), help: "tilde: cautious statements only; again: all"),
        LinearCommand("-", does: .toggle(.oppose), help: "minus: opposed statements only; again: all"),
        LinearCommand(".", does: .toggle(.neutral), help: "full stop: neutral statements only; again: all"),
        LinearCommand("f", takes: filter, help: "f and some of these signs: only those; f alone: all"),
        LinearCommand("=", does: .all, help: "equals: all statements"),
        LinearCommand("/", takes: { .find($0) }, help: "slash and a word: the next paragraph with it"),
        LinearCommand("n", does: .findNext, help: "n: the next paragraph with that word"),
        LinearCommand("N", does: .findPrevious, help: "N: the one before with it"),
        LinearCommand(":n", does: .file(1), help: "colon n: the next file"),
        LinearCommand(":p", does: .file(-1), help: "colon p: the file before"),
        LinearCommand("?", does: .help, help: "question mark: this help"),
        LinearCommand("q", does: .quit, help: "q: leave"),
    ]

    /// Whether a line asks to leave, which needs nothing to be known of the article.
    public static func leaves(_ line: String) -> Bool { request(line) == .quit }

    /// What a line asks for, nil when it is no command.
    static func request(_ line: String) -> LinearRequest? {
        let line = line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if let number = Int(line), line.allSatisfy({ ("0"..."9").contains($0) }) { return .paragraph(number) }
        for command in all {
            switch command.meaning {
            case .does(let request):
                if command.words.contains(line) { return request }
            case .takes(let request):
                for word in command.words where line.hasPrefix(word) {
                    let rest = line.dropFirst(word.count)
                    // A letter's argument stands apart; a slash's need not.
                    guard rest.isEmpty || rest.first == " " || word == "/" else { continue }
                    return request(String(rest.first == " " ? rest.dropFirst() : rest))
                }
            }
        }
        return nil
    }

    @Sendable private static func filter(_ signs: String) -> LinearRequest? {
        var stances: Set<Stance> = []
        for sign in signs where sign != " " {
            guard let stance = Stance.allCases.first(where: { $0.sign == sign }) else { return nil }
            stances.insert(stance)
        }
        return stances.isEmpty ? .all : .only(stances)
    }
}
