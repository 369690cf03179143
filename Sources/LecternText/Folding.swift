/// Letters without case and diacritics, so that "Erdogan" finds "ERDOĞAN" in whatever way it was typed.
///
/// Each scalar folds by itself, to one scalar or to none. Composed and decomposed spellings of a letter come out the
/// same; ligatures, and letters that stand for two (ß, æ), stay letters of their own. Marks that carry sounds, as in the
/// scripts of India, are kept.
public enum Folding {
    /// The base letter of a scalar in small form; nil for what no reader counts as a letter: combining diacritics, soft
    /// hyphens, joiners and marks of direction.
    ///
    /// Folding twice is folding once. Cost: a few ns for the letters of Europe, a hundred for those of rare scripts.
    public static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        let value = scalar.value
        if value < 0x80 { return (0x41...0x5A).contains(value) ? Unicode.Scalar(value | 0x20) : scalar }
        switch value {
        case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F, 0xFEFF: return nil
        // Ideographs, syllables and private scalars: the most of them, none with case or diacritic.
        case 0x2E80..<0xA000, 0xAC00..<0xFE00: return scalar
        default: break
        }
        if FoldingTable.isDiacritic(value) { return nil }
        if let letter = letters.at(value) { return letter }
        let small = scalar.properties.lowercaseMapping.unicodeScalars
        guard small.count == 1, let letter = small.first else { return scalar }
        // The signs for kelvin and ångström are capitals of letters that fold on.
        return letters.at(letter.value) ?? letter
    }

    /// A text scalar by scalar: its base letters in small form, all else as it is.
    public static func fold(_ text: some StringProtocol) -> String {
        var folded = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if let letter = fold(scalar) { folded.append(letter) }
        }
        return String(folded)
    }

    private static let letters = Letters()

    /// The rows of the table, laid out so that a letter is found by its place.
    private struct Letters {
        /// The scalars that the two stretches begin with and end before: most of Europe's letters, then the rest.
        private static let low: Range<UInt32> = 0xC0..<0x530
        private static let high: Range<UInt32> = 0x1E00..<0x2000

        private var lowLetters: [Unicode.Scalar?]
        private var highLetters: [Unicode.Scalar?]
        private var others: [UInt32: Unicode.Scalar] = [:]

        init() {
            lowLetters = Array(repeating: nil, count: Self.low.count)
            highLetters = Array(repeating: nil, count: Self.high.count)
            for row in FoldingTable.rows {
                for (value, base) in zip(row.first..., row.bases.unicodeScalars) where base != " " {
                    if Self.low.contains(value) {
                        lowLetters[Int(value - Self.low.lowerBound)] = base
                    } else if Self.high.contains(value) {
                        highLetters[Int(value - Self.high.lowerBound)] = base
                    } else {
                        others[value] = base
                    }
                }
            }
        }

        /// What a scalar folds to, nil when the table does not change it.
        func at(_ value: UInt32) -> Unicode.Scalar? {
            if Self.low.contains(value) { return lowLetters[Int(value - Self.low.lowerBound)] }
            if Self.high.contains(value) { return highLetters[Int(value - Self.high.lowerBound)] }
            return value >= 0xFF00 ? others[value] : nil
        }
    }
}
