internal import LecternScreen
internal import LecternText

/// The keys that a person wants for one action, in place of its usual ones.
public struct KeyChange: Hashable, Sendable {
    /// The action's name in the key table.
    public var name: String
    /// The keys in notation; each alone does it.
    public var keys: [String]

    /// Wants `keys` for the action called `name`.
    public init(_ name: String, _ keys: [String]) {
        self.name = name
        self.keys = keys
    }
}

/// Why a change of keys cannot be made.
public struct KeyMistake: Error, Hashable, Sendable, CustomStringConvertible {
    /// The change, by its number among all.
    public let change: Int
    /// The key of it, by its number; nil when it is the change as a whole.
    public let key: Int?
    /// What, and what to do.
    public let description: String
}

extension Binding {
    /// The key table with other keys for some actions, and the changes that were left out because they are mistakes.
    ///
    /// The new table is judged as a whole, so that actions may exchange their keys.
    public static func table(changing changes: [KeyChange]) -> (bindings: [Binding], mistakes: [KeyMistake]) {
        var mistakes: [KeyMistake] = []
        var wanted: [String: Int] = [:]
        for (number, change) in changes.enumerated() {
            if let mistake = mistake(in: change, numbered: number) {
                mistakes.append(mistake)
            } else {
                wanted[change.name] = number
            }
        }
        // Without its change an action has its usual keys again, which may be those that another one was to get.
        while let clash = clash(among: sequences(changes, wanted)) {
            mistakes.append(clash)
            wanted[changes[clash.change].name] = nil
        }
        let bindings = all.map { binding in
            wanted[binding.name].map { Binding(binding, keys: changes[$0].keys) } ?? binding
        }
        return (bindings, mistakes.sorted { ($0.change, $0.key ?? 0) < ($1.change, $1.key ?? 0) })
    }

    private init(_ usual: Binding, keys: [String]) {
        (name, meaning, group) = (usual.name, usual.meaning, usual.group)
        (help, libraryHelp, synonyms) = (usual.help, usual.libraryHelp, usual.synonyms)
        self.keys = keys
    }

    // MARK: One change alone

    /// The most keys for one action, and the longest notation in bytes: beyond them the table takes long to make.
    private static let (keyLimit, notationLimit) = (16, 16)

    private static func mistake(in change: KeyChange, numbered number: Int) -> KeyMistake? {
        func mistake(_ text: String, key: Int? = nil) -> KeyMistake {
            KeyMistake(change: number, key: key, description: text)
        }
        let names = all.map(\.name)
        guard names.contains(change.name) else {
            let remedy = Spelling.nearest(to: change.name, among: names).map { "did you mean \($0)?" }
            return mistake("there is no such action; \(remedy ?? "lectern config init writes a file with all of them")")
        }
        if change.keys.isEmpty { return mistake("no key is left for it; give one, or leave the line out") }
        if change.keys.count > keyLimit { return mistake("nobody needs so many keys; give \(keyLimit) at most") }
        for (index, notation) in change.keys.enumerated() {
            let isShort = notation.utf8.count <= notationLimit
            guard isShort, let keys = KeyNotation.keys(notation), keys.allSatisfy(isTypeable) else {
                return mistake("no key is written so; write it as in the help: j, ^E, Space, S-Tab, ]s", key: index)
            }
            if keys.contains(where: isDigit) { return mistake("digits are counts; give another key", key: index) }
        }
        return nil
    }

    private static func isDigit(_ key: Key) -> Bool {
        if case .character(let character) = key { character.isNumber } else { false }
    }

    /// Whether a terminal can tell of a key: `^H ^I ^J ^M` are the keys for Backspace, Tab and Enter there.
    private static func isTypeable(_ key: Key) -> Bool {
        switch key {
        case .character(let character):
            character.unicodeScalars.count == 1
                && character.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) }
        case .control(let letter): ("a"..."z").contains(letter) && !"hijm".contains(letter)
        default: true
        }
    }

    // MARK: All together

    /// One key of the new table.
    private struct Sequence {
        var keys: [Key]
        var notation: String
        var action: String
        /// The change it comes from and its number there, nil for a usual key.
        var origin: (change: Int, key: Int)?
    }

    private static func sequences(_ changes: [KeyChange], _ wanted: [String: Int]) -> [Sequence] {
        var sequences: [Sequence] = []
        for binding in all {
            let change = wanted[binding.name]
            for (index, notation) in (change.map { changes[$0].keys } ?? binding.keys).enumerated() {
                sequences.append(
                    Sequence(
                        keys: KeyNotation.keys(notation) ?? [], notation: notation, action: binding.name,
                        origin: change.map { ($0, index) }))
            }
        }
        return sequences
    }

    /// The first key that stands twice or begins another; the later one of the two changes is to blame.
    private static func clash(among sequences: [Sequence]) -> KeyMistake? {
        var seen: [[Key]: Int] = [:]
        for (number, sequence) in sequences.enumerated() {
            if let other = seen[sequence.keys] { return clash(sequence, sequences[other], isBeginning: false) }
            seen[sequence.keys] = number
        }
        for sequence in sequences where sequence.keys.count > 1 {
            for length in 1..<sequence.keys.count {
                guard let other = seen[Array(sequence.keys.prefix(length))] else { continue }
                return clash(sequence, sequences[other], isBeginning: true)
            }
        }
        return nil
    }

    private static func clash(_ one: Sequence, _ other: Sequence, isBeginning: Bool) -> KeyMistake? {
        let isOneToBlame = (one.origin?.change ?? -1) >= (other.origin?.change ?? -1)
        let (culprit, victim) = isOneToBlame ? (one, other) : (other, one)
        // Two usual keys never clash, so one of the two comes from a change.
        guard let origin = culprit.origin else { return nil }
        let text =
            switch (isBeginning, culprit.action == victim.action) {
            case (false, true): "\(culprit.notation) stands twice; leave one out"
            case (false, false): "\(culprit.notation) is the key of \(victim.action) too; give one of them another"
            case (true, _) where isOneToBlame:
                "\(culprit.notation) begins with \(victim.notation), the key of \(victim.action); give one of them another"
            case (true, _):
                "\(culprit.notation) begins \(victim.notation), the key of \(victim.action); give one of them another"
            }
        return KeyMistake(change: origin.change, key: origin.key, description: text)
    }
}
