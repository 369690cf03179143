/// Guesses at what was meant by a name that there is not.
public enum Spelling {
    /// Longer names are no misspelling, and the distance costs the product of the lengths.
    private static let lengthLimit = 24

    /// The name that comes nearest to `typed`, capitals or not; nil when none is within two slips of the finger.
    public static func nearest(to typed: String, among names: [String]) -> String? {
        guard typed.utf8.count <= lengthLimit else { return nil }
        let letters = Array(typed.lowercased().utf8)
        var best: (name: String, slips: Int)?
        for name in names {
            let count = slips(letters, Array(name.utf8))
            if count < best?.slips ?? .max { best = (name, count) }
        }
        // In a short name two slips leave nothing of it.
        guard let best, best.slips <= min(2, letters.count / 2) else { return nil }
        return best.name
    }

    /// How many letters must be added, dropped, changed or swapped with their neighbour.
    ///
    /// Source: the optimal string alignment distance, after Damerau 1964.
    private static func slips(_ one: [UInt8], _ other: [UInt8]) -> Int {
        var rows = [Array(0...other.count)]
        for (i, letter) in one.enumerated() {
            var row = [i + 1]
            for (j, second) in other.enumerated() {
                var least = min(rows[i][j] + (letter == second ? 0 : 1), rows[i][j + 1] + 1, row[j] + 1)
                if i > 0, j > 0, letter == other[j - 1], one[i - 1] == second {
                    least = min(least, rows[i - 1][j - 1] + 1)
                }
                row.append(least)
            }
            rows.append(row)
        }
        return rows[one.count][other.count]
    }
}
