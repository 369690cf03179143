internal import LecternText

/// The scalars that a unit of a pattern can stand for.
enum Spellings {
    /// Where scalars lie that fold to another one; a test looks through all of Unicode.
    static let stretches: [ClosedRange<UInt32>] = [
        0x00...0x303F, 0xA000...0xABFF, 0xFE00...0xFFFF, 0x10400...0x105FF, 0x10C80...0x10D8F, 0x118A0...0x118DF,
        0x16E40...0x16EDF, 0x1E900...0x1E943,
    ]

    /// Each key with the scalars other than itself that have it. Made at the first search, in about 2 ms.
    private static let others: [UInt32: [Unicode.Scalar]] = {
        var others: [UInt32: [Unicode.Scalar]] = [:]
        for scalar in stretches.joined().lazy.compactMap({ Unicode.Scalar($0) }) {
            let key = TextUnit.key(of: scalar)
            if key != scalar.value { others[key, default: []].append(scalar) }
        }
        return others
    }()

    /// All scalars that have `key`.
    static func of(_ key: UInt32) -> [Unicode.Scalar] {
        (Unicode.Scalar(key).map { [$0] } ?? []) + (others[key] ?? [])
    }
}
