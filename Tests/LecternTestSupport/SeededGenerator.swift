internal import Glibc

/// Random numbers that come out the same for the same seed.
///
/// Source: Steele, Lea, Flood 2014, *Fast Splittable Pseudorandom Number Generators* (SplitMix64).
public struct SeededGenerator: RandomNumberGenerator, CustomStringConvertible {
    /// The seed it began with, which a failing test shows.
    public let seed: UInt64
    private var state: UInt64

    /// Begins a sequence.
    public init(seed: UInt64) {
        self.seed = seed
        state = seed
    }

    public var description: String { "seed \(seed)" }

    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// The seeds to try a property with: `count` fixed ones, or the one in `LECTERN_SEED`.
    public static func seeds(_ count: Int) -> [UInt64] {
        if let one = getenv("LECTERN_SEED").flatMap({ UInt64(String(cString: $0)) }) { return [one] }
        return (1...UInt64(count)).map { $0 &* 7_919 }
    }
}

/// Texts that break readers: all bytes, all scripts, all shapes.
public enum HostileText {
    private static let pieces: [String] = [
        "word ", "The council met. ", "“We will win,” ", "said ", "\n", "\n\n", "\t", "  ", "\r", "\u{1B}[31m", "\u{7}",
        "\u{0}",
        "\u{202E}", "\u{2066}", "\u{200B}", "\u{FEFF}", "e\u{301}", "o\u{308}\u{327}\u{336}", "漢字", "。", "日本語の",
        "👩‍👩‍👧‍👦", "👍🏽", "🇳🇱", "🇩", "क्ष्म्य", "ก็่้", "\u{1112}\u{1161}\u{11AB}", "قال", "אמר", "\u{E0041}", "\u{FE0F}", "☺\u{FE0F}",
        "a-b", "—", "x", "supercalifragilisticexpialidocious", "\u{85}", "\u{2028}", "\u{AD}", "\u{A0}", "ﬁ",
        "\u{FFFE}", "\u{E000}",
    ]

    /// A text of `count` random pieces; now and then bytes that are no UTF-8.
    public static func make(_ count: Int, using generator: inout SeededGenerator) -> [UInt8] {
        var text: [UInt8] = []
        for _ in 0..<count {
            if Int.random(in: 0..<20, using: &generator) == 0 {
                text.append(UInt8.random(in: 0...255, using: &generator))
            } else if let piece = pieces.randomElement(using: &generator) {
                text += Array(piece.utf8)
            }
        }
        return text
    }
}
