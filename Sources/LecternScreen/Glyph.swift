internal import LecternText

/// One thing that can be painted: a printable scalar with its marks, or a stand-in for what must not be printed.
///
/// Every byte of a text belongs to one glyph, so spans and highlights never come apart from what is shown.
public struct Glyph: Hashable, Sendable {
    /// What it is to whoever breaks lines.
    public enum Kind: Hashable, Sendable {
        /// A character, or a stand-in for one.
        case text
        /// White space between words: a line may end here.
        case space
        /// White space to the next tab stop.
        case tab
    }

    /// How many bytes of the text it stands for.
    public var length: Int
    /// How many columns it takes: 0 when the text's characters are not shown, 1 or 2 else.
    public var width: Int
    /// What it is to whoever breaks lines.
    public var kind: Kind
    /// Whether a reader sees it as one character with the glyph before, so that no line may begin with it.
    public var joinsPrevious: Bool
}

/// Cuts bytes into glyphs, whatever they are: no control character, bidi override, tag or flood of marks comes through.
///
/// - C0 controls and DEL appear as their pictures (U+2400 and on), C1 controls, noncharacters, unassigned scalars and
///   bytes that are no UTF-8 as U+FFFD: a reader sees that something stands there.
/// - Format characters (bidi controls, tags, zero-width spaces, joiners outside words) are not shown at all, as they
///   could only deceive; Unicode Technical Report 36, section 3.
/// - At most four marks stay with their base; the rest of a flood is swallowed.
/// - An emoji sequence shows its first emoji: terminals disagree on the width of the whole.
///
/// Graphemes follow Unicode Standard Annex 29 as far as `Glyph.joinsPrevious` tells.
public struct GlyphScanner {
    /// The most scalars in one cell: a base and four marks, what one ncurses cell holds.
    public static let scalarLimit = 5

    let bytes: UnsafeBufferPointer<UInt8>
    /// The offset of the next glyph.
    public private(set) var offset: Int
    private var previous: Unicode.Scalar = " "
    private var precedingFlagCount = 0

    /// Scans `bytes` from `offset` on.
    public init(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int = 0) {
        self.bytes = bytes
        self.offset = offset
    }

    /// The next glyph, or nil at the end.
    public mutating func next() -> Glyph? {
        guard offset < bytes.count else { return nil }
        let lead = bytes[offset]
        // Printable ASCII before more ASCII is by far the most frequent; nothing can join it.
        if lead >= 0x20, lead < 0x7F, offset + 1 == bytes.count || bytes[offset + 1] < 0x80 {
            offset += 1
            previous = Unicode.Scalar(lead)
            return Glyph(
                length: 1, width: 1, kind: lead == 0x20 ? .space : .text, joinsPrevious: false)
        }
        return scan()
    }

    /// What a cell shows for the glyph of `length` bytes at `offset`; empty for one that is not shown.
    public static func text(of bytes: UnsafeBufferPointer<UInt8>, at offset: Int, length: Int) -> String {
        // Most of what is drawn: a letter by itself.
        if length == 1, bytes.indices.contains(offset), (0x20..<0x7F).contains(bytes[offset]) {
            return String(Unicode.Scalar(bytes[offset]))
        }
        var text = String.UnicodeScalarView()
        var index = offset
        while index < min(offset + length, bytes.count), text.count < scalarLimit {
            let step = ScalarDecoder.step(bytes, at: index)
            index += step.length
            let shown = Printable(step.scalar)
            if text.isEmpty {
                guard let scalar = shown.scalar else { continue }
                text.append(scalar)
            } else if shown == .mark {
                text.append(step.scalar)
            } else {
                break
            }
        }
        return String(text)
    }

    private mutating func scan() -> Glyph {
        let first = ScalarDecoder.step(bytes, at: offset)
        let shown = first.isValid ? Printable(first.scalar) : .substitute("\u{FFFD}")
        let joins = joinsPrevious(first.scalar)
        var length = first.length
        previous = first.scalar
        switch shown {
        case .space:
            offset += length
            return Glyph(
                length: length, width: first.scalar == "\u{3000}" ? 2 : 1, kind: first.scalar == "\t" ? .tab : .space,
                joinsPrevious: false)
        case .hidden, .mark:
            // A mark without a base has nothing to stand on, and stacks up on its neighbour if printed.
            offset += length
            return Glyph(length: length, width: 0, kind: .text, joinsPrevious: true)
        case .substitute:
            offset += length
            return Glyph(length: length, width: 1, kind: .text, joinsPrevious: false)
        case .plain:
            length += marks(after: offset + length)
            offset += length
            return Glyph(
                length: length, width: Width.of(first.scalar), kind: .text, joinsPrevious: joins)
        }
    }

    /// How many bytes from `start` on belong to the glyph before: marks, and what joins an emoji sequence.
    private mutating func marks(after start: Int) -> Int {
        var index = start
        var afterJoiner = false
        let base = previous
        while index < bytes.count, bytes[index] >= 0x80 {
            let step = ScalarDecoder.step(bytes, at: index)
            guard step.isValid else { break }
            let isMark = Printable(step.scalar) == .mark
            let isPart =
                afterJoiner && Self.isEmoji(step.scalar) || step.scalar.properties.isEmojiModifier && Self.isEmoji(base)
            guard isMark || isPart || step.scalar == "\u{200D}" || Self.isVariation(step.scalar) else { break }
            afterJoiner = step.scalar == "\u{200D}" && Self.isEmoji(base)
            previous = step.scalar
            index += step.length
        }
        return index - start
    }

    private mutating func joinsPrevious(_ scalar: Unicode.Scalar) -> Bool {
        let isFlag = (0x1F1E6...0x1F1FF).contains(scalar.value)
        precedingFlagCount = isFlag ? precedingFlagCount + 1 : 0
        if isFlag { return precedingFlagCount.isMultiple(of: 2) }
        if Width.isFrequent(scalar.value) { return false }
        if Self.isLeadingJamo(previous) && (Self.isLeadingJamo(scalar) || Self.isSyllable(scalar)) { return true }
        return scalar.properties.generalCategory == .spacingMark
            || previous.properties.canonicalCombiningClass == .virama && scalar.properties.isAlphabetic
    }

    private static func isLeadingJamo(_ scalar: Unicode.Scalar) -> Bool {
        (0x1100...0x115F).contains(scalar.value) || (0xA960...0xA97C).contains(scalar.value)
    }

    private static func isSyllable(_ scalar: Unicode.Scalar) -> Bool { (0xAC00...0xD7A3).contains(scalar.value) }

    private static func isVariation(_ scalar: Unicode.Scalar) -> Bool {
        (0xFE00...0xFE0F).contains(scalar.value) || (0xE0020...0xE007F).contains(scalar.value)
    }

    private static func isEmoji(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0xA9 && scalar.properties.isEmoji
    }
}
