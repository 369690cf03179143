internal import LecternText

/// Texts cut into words, each a row, to be searched all at once.
///
/// A row holds its words folded, a space before and after each stretch of them: " we will win  said ". So looking for
/// the words " will win " is looking for bytes, and two spaces keep a phrase from reaching over the gap between
/// stretches. A word is a run of letters, digits and the marks on them, as in SQLite's tokenizer `unicode61`: "Kyiv’s"
/// is two.
struct WordRows: Sendable {
    private var bytes: [UInt8] = []
    /// Where each row ends.
    private var ends: [Int] = []

    /// How many rows there are.
    var count: Int { ends.count }

    /// Adds a row of stretches, each UTF-8 of any quality.
    mutating func append(_ stretches: [[UInt8]]) {
        for stretch in stretches { Self.fold(stretch, into: &bytes) }
        ends.append(bytes.count)
    }

    /// Adds a row of stretches.
    mutating func append(_ stretches: [String]) { append(stretches.map { Array($0.utf8) }) }

    /// Which rows hold the words of `text` one after the other; none if it has no words.
    ///
    /// With `isBeginning` the last word may go on. Cost: one pass over all rows, about 2 ns a byte.
    func rows(holding text: String, isBeginning: Bool = false) -> [Bool] {
        var found = Array(repeating: false, count: ends.count)
        var wanted: [UInt8] = []
        Self.fold(Array(text.utf8), into: &wanted)
        guard wanted.count > 2 else { return found }
        if isBeginning { wanted.removeLast() }
        bytes.withUnsafeBufferPointer { bytes in
            var (row, index) = (0, 0)
            while index + wanted.count <= bytes.count {
                guard Self.holds(bytes, wanted, at: index) else {
                    index += 1
                    continue
                }
                while ends[row] <= index { row += 1 }
                found[row] = true
                index = ends[row]
            }
        }
        return found
    }

    private static func holds(_ bytes: UnsafeBufferPointer<UInt8>, _ wanted: [UInt8], at index: Int) -> Bool {
        // Nearly every place differs in one of the first two bytes.
        guard bytes[index] == wanted[0], bytes[index + 1] == wanted[1] else { return false }
        return wanted.indices.allSatisfy { bytes[index + $0] == wanted[$0] }
    }

    /// Whether a text has a letter or a digit, so that it can be looked for.
    static func hasWord(_ text: String) -> Bool {
        text.unicodeScalars.contains { scalar in
            Folding.fold(scalar).map(isOfWord) ?? false
        }
    }

    /// Appends the words of `text`, nothing if it has none.
    static func fold(_ text: [UInt8], into words: inout [UInt8]) {
        text.withUnsafeBufferPointer { text in
            var index = 0
            var isInWord = false
            let start = words.count
            while index < text.count {
                let step = ScalarDecoder.step(text, at: index)
                index += step.length
                guard let scalar = Folding.fold(step.scalar) else { continue }
                if isOfWord(scalar) {
                    if !isInWord, words.count == start { words.append(0x20) }
                    isInWord = true
                    if scalar.value < 0x80 {
                        words.append(UInt8(truncatingIfNeeded: scalar.value))
                    } else {
                        words.append(contentsOf: scalar.utf8)
                    }
                } else if isInWord {
                    words.append(0x20)
                    isInWord = false
                }
            }
            if isInWord { words.append(0x20) }
        }
    }

    /// Whether a folded scalar is part of a word.
    private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x30...0x39, 0x61...0x7A: return true
        // The commonest of what is no ASCII: capitals are folded away, marks of punctuation are no words.
        case 0..<0x80, 0x2000...0x206F: return false
        case 0xE0...0xF6, 0xF8...0x24F, 0x430...0x481, 0x4E00...0x9FFF: return true
        default: break
        }
        switch scalar.properties.generalCategory {
        case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
        case .decimalNumber, .letterNumber, .otherNumber, .nonspacingMark, .spacingMark, .enclosingMark: return true
        default: return false
        }
    }
}
