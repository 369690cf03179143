/// Tells from the bytes of a text that is neither marked nor UTF-8 in which of the older encodings it is written.
///
/// A text that is mostly Latin letters is none of its business: nil, and Windows-1252 it is. Looked at are the words with
/// bytes beyond ASCII: in other scripts hardly a Latin letter stands among them, which also keeps markup out of the count.
struct EncodingStatistics {
    /// Bytes beyond ASCII in such words, by value.
    private var counts = [Int](repeating: 0, count: 256)
    private var highCount = 0
    /// Latin letters in such words.
    private var latinCount = 0

    /// How much of a text is looked at, in bytes.
    private static let reach = 256 << 10
    /// Fewer bytes beyond ASCII prove nothing.
    private static let fewest = 12

    /// The encoding that the bytes speak for.
    static func guess(_ bytes: UnsafeBufferPointer<UInt8>) -> TextEncoding? {
        let sample = UnsafeBufferPointer(rebasing: bytes.prefix(reach))
        var statistics = EncodingStatistics()
        statistics.count(sample)
        guard statistics.highCount >= fewest else { return nil }
        if let encoding = statistics.twoBytes(sample) { return encoding }
        return statistics.oneByte
    }

    private mutating func count(_ bytes: UnsafeBufferPointer<UInt8>) {
        var index = 0
        while index < bytes.count {
            let start = index
            while index < bytes.count, Self.isOfWord(bytes[index]) { index += 1 }
            let word = bytes[start..<index]
            if word.contains(where: { $0 >= 0x80 }) {
                for byte in word where byte >= 0x80 {
                    counts[Int(byte)] += 1
                    highCount += 1
                }
                latinCount += word.count { $0 < 0x80 }
            }
            if index == start { index += 1 }
        }
    }

    private static func isOfWord(_ byte: UInt8) -> Bool { byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20) }

    /// Cyrillic has its small letters where Windows-1251 or KOI8-R put them; Greek hardly ever the byte of the Russian а.
    private var oneByte: TextEncoding? {
        guard highCount > 3 * latinCount else { return nil }
        let (upper, lower) = (counts[0xC0...0xDF].reduce(0, +), counts[0xE0...0xFF].reduce(0, +))
        guard (upper + lower) * 10 >= highCount * 8 else { return nil }
        if upper > lower { return .koi8r }
        return counts[0xE0] * 40 >= lower ? .windows1251 : .windows1253
    }

    /// The encoding of two bytes a character that nearly all pairs fit, and which has the frequent ones.
    private func twoBytes(_ bytes: UnsafeBufferPointer<UInt8>) -> TextEncoding? {
        var best: (encoding: TextEncoding, part: Double)?
        for (encoding, isLead, isTrail, isFrequent) in Self.pairs {
            var (index, pairs, valid, frequent) = (0, 0, 0, 0)
            while index + 1 < bytes.count {
                guard isLead(bytes[index]) else {
                    // A byte beyond ASCII that can begin nothing.
                    if bytes[index] >= 0x80 { pairs += 1 }
                    index += 1
                    continue
                }
                pairs += 1
                if isTrail(bytes[index + 1]) { valid += 1 }
                if isFrequent(bytes[index], bytes[index + 1]) { frequent += 1 }
                index += 2
            }
            let part = Double(frequent) / Double(max(1, pairs))
            if pairs >= Self.fewest / 2, valid * 50 >= pairs * 49, part >= 0.15, part > best?.part ?? 0 {
                best = (encoding, part)
            }
        }
        return best?.encoding
    }

    private typealias Pairs = (
        TextEncoding, isLead: @Sendable (UInt8) -> Bool, isTrail: @Sendable (UInt8) -> Bool,
        isFrequent: @Sendable (UInt8, UInt8) -> Bool
    )

    /// Frequent are Hiragana in Japanese, and in Korean and Chinese the most written syllables and characters.
    private static let pairs: [Pairs] = [
        (
            .shiftJIS, { (0x81...0x9F).contains($0) || (0xE0...0xEF).contains($0) },
            { (0x40...0xFC).contains($0) && $0 != 0x7F },
            { $0 == 0x82 && (0x9F...0xF1).contains($1) }
        ),
        (.eucJP, { $0 >= 0xA1 && $0 < 0xFF }, { $0 >= 0xA1 && $0 < 0xFF }, { lead, _ in lead == 0xA4 }),
        (
            .eucKR, { $0 >= 0xA1 && $0 < 0xFF }, { $0 >= 0xA1 && $0 < 0xFF },
            { koreanPairs.contains(UInt16($0) << 8 | UInt16($1)) }
        ),
        (
            .gb18030, { $0 >= 0x81 && $0 < 0xFF }, { $0 >= 0x30 && $0 != 0x7F && $0 < 0xFF },
            { chinesePairs.contains(UInt16($0) << 8 | UInt16($1)) }
        ),
    ]

    /// 이 다 는 에 을 의 가 고 은 하 로 지 한 를 도 사 기 인 서 나.
    private static let koreanPairs: Set<UInt16> = [
        0xC0CC, 0xB4D9, 0xB4C2, 0xBFA1, 0xC0BB, 0xC0C7, 0xB0A1, 0xB0ED, 0xC0BA, 0xC7CF, 0xB7CE, 0xC1F6, 0xC7D1, 0xB8A6,
        0xB5B5, 0xBBE7, 0xB1E2, 0xC0CE, 0xBCAD, 0xB3AA,
    ]

    /// 的 一 是 不 了 在 人 有 我 他 这 中 大 来 上 国 个 到 说 们 为 和 地 年 会 ， 。
    private static let chinesePairs: Set<UInt16> = [
        0xB5C4, 0xD2BB, 0xCAC7, 0xB2BB, 0xC1CB, 0xD4DA, 0xC8CB, 0xD3D0, 0xCED2, 0xCBFB, 0xD5E2, 0xD6D0, 0xB4F3, 0xC0B4,
        0xC9CF, 0xB9FA, 0xB8F6, 0xB5BD, 0xCBB5, 0xC3C7, 0xCEAA, 0xBACD, 0xB5D8, 0xC4EA, 0xBBE1, 0xA3AC, 0xA1A3,
    ]
}
