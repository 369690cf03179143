public import LecternScreen

/// Turns keys into actions: counts, sequences, and characters that complete a command.
struct Keymap: Sendable {
    /// What a key led to.
    enum Outcome {
        case action(Action, count: Int?)
        /// More keys are needed.
        case pending
        /// The keys mean nothing.
        case unknown
    }

    /// The largest count that can be typed: enough for any paragraph, small enough for any sum.
    static let countLimit = 999_999_999

    /// Rows of a key table, made ready for looking up.
    private struct Table: Sendable {
        let bindings: [Binding]
        let meanings: [[Key]: Binding.Meaning]
        /// What longer sequences begin with.
        let prefixes: Set<[Key]>

        init(_ bindings: [Binding]) {
            var meanings: [[Key]: Binding.Meaning] = [:]
            var prefixes: Set<[Key]> = []
            for binding in bindings {
                for notation in binding.keys {
                    guard let keys = KeyNotation.keys(notation) else { continue }
                    if meanings[keys] == nil { meanings[keys] = binding.meaning }
                    for length in 1..<max(1, keys.count) { prefixes.insert(Array(keys.prefix(length))) }
                }
            }
            (self.bindings, self.meanings, self.prefixes) = (bindings, meanings, prefixes)
        }

        static let usual = Table(Binding.all)
    }

    /// Nil for the usual one, which is made ready at the first key and not before the first paint.
    private let ownTable: Table?
    private var count: Int?
    private var keys: [Key] = []
    private var completion: (@Sendable (Character) -> Action)?

    /// The usual keys.
    init() { ownTable = nil }

    /// The keys of a table that has none twice, and none that begins another.
    init(bindings: [Binding]) { ownTable = Table(bindings) }

    private var table: Table { ownTable ?? .usual }

    /// The rows that the keys are from.
    var bindings: [Binding] { ownTable?.bindings ?? Binding.all }

    /// The keys of the action of that name, in notation.
    func keys(of name: String) -> [String] { bindings.first { $0.name == name }?.keys ?? [] }

    /// What a key does in lists, pages and the help: what it does to the text, as far as that means something there.
    ///
    /// The keys that every list has do so whatever the table says.
    func listed(_ key: Key) -> Action? {
        switch key {
        case .down, .control("n"): return .paragraph(.next)
        case .up, .control("p"): return .paragraph(.previous)
        case .pageDown: return .page(.next)
        case .pageUp: return .page(.previous)
        case .home: return .first
        case .end: return .last
        case .escape, .control("c"), .left: return .leave
        case .enter, .right: return nil
        default:
            guard case .action(let action) = table.meanings[[key]] else { return nil }
            return action
        }
    }

    /// What has been typed of a command that is not whole yet, to show in the status line.
    var pending: String {
        (count.map(String.init) ?? "") + keys.map(KeyNotation.text).joined()
    }

    /// Forgets what has been typed of a command.
    mutating func reset() { (count, keys, completion) = (nil, [], nil) }

    /// Takes the next key.
    mutating func take(_ key: Key) -> Outcome {
        if let completion {
            defer { reset() }
            if case .character(let character) = key { return .action(completion(character), count: nil) }
            return .unknown
        }
        if keys.isEmpty, case .character(let digit) = key, digit.isASCII, let value = digit.wholeNumberValue {
            if count != nil || value > 0 {
                count = min(Self.countLimit, (count ?? 0) * 10 + value)
                return .pending
            }
        }
        keys.append(key)
        switch table.meanings[keys] {
        case .action(let action):
            defer { reset() }
            return .action(action, count: count)
        case .withCharacter(let action):
            completion = action
            return .pending
        case nil:
            if table.prefixes.contains(keys) { return .pending }
            reset()
            return .unknown
        }
    }
}

extension Reader {
    /// The first key of the action of that name in the key table, as people read it.
    public func key(_ name: String) -> String { keymap.keys(of: name).first.map(KeyNotation.shown) ?? "" }

    /// The first key of an action that is pressed alone, as in lists and the help; without one the other that does it.
    func key(_ name: String, alone other: String) -> String {
        keymap.keys(of: name).first { KeyNotation.keys($0)?.count == 1 }.map(KeyNotation.shown) ?? other
    }
}

/// How keys are written in tables: `j`, `^E`, `Space`, `S-Tab`, `]s`.
public enum KeyNotation {
    private static let names: [(String, Key)] = [
        ("Space", .character(" ")), ("Tab", .tab), ("S-Tab", .backTab), ("Enter", .enter), ("Esc", .escape),
        ("Up", .up), ("Down", .down), ("Left", .left), ("Right", .right), ("PgUp", .pageUp), ("PgDn", .pageDown),
        ("Home", .home), ("End", .end), ("BS", .backspace), ("Del", .delete),
    ]

    /// The keys that a notation stands for, in order; nil when it stands for none.
    public static func keys(_ notation: String) -> [Key]? {
        if let named = names.first(where: { $0.0 == notation }) { return [named.1] }
        if notation.count == 2, notation.first == "^", let letter = notation.last {
            return [.control(Character(letter.lowercased()))]
        }
        return notation.isEmpty ? nil : notation.map { .character($0) }
    }

    /// A notation as people read it: arrows for arrow keys.
    public static func shown(_ notation: String) -> String {
        ["Up": "↑", "Down": "↓", "Left": "←", "Right": "→"][notation] ?? notation
    }

    /// One key in notation.
    public static func text(_ key: Key) -> String {
        if let named = names.first(where: { $0.1 == key }) { return named.0 }
        switch key {
        case .character(let character): return String(character)
        case .control(let letter): return "^" + letter.uppercased()
        default: return ""
        }
    }
}
