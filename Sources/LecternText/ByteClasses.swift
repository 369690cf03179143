/// What the scalars of a text are to segmentation: letters, digits, white space or marks.
///
/// Tables of ranges stand in for the Unicode properties, which cost a lookup of a hundred nanoseconds each: whatever
/// lies beyond ASCII and is no punctuation, symbol or space is taken for a letter.
enum ScalarClass {
    case letter, digit, space, mark

    /// The class of a scalar.
    static func of(_ value: UInt32) -> ScalarClass {
        if value < 0x80 { return ofASCII(UInt8(truncatingIfNeeded: value)) }
        switch value {
        case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: return .space
        case 0xAA, 0xB5, 0xBA, 0x200C, 0x200D: return .letter
        case 0x80...0xBF, 0xD7, 0xF7, 0x2000...0x206F, 0x20A0...0x20CF, 0x2190...0x2BFF, 0x2E00...0x2E7F: return .mark
        case 0x3001...0x3004, 0x3008...0x3020, 0xFE10...0xFE1F, 0xFE30...0xFE6F, 0xFF01...0xFF0F: return .mark
        case 0xFF1A...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF65, 0xFFF0...0xFFFF: return .mark
        case 0x1F000...0x1FAFF, 0xE0000...0x10FFFF: return .mark
        default: return .letter
        }
    }

    private static func ofASCII(_ byte: UInt8) -> ScalarClass {
        switch byte {
        case 0x61...0x7A, 0x41...0x5A: .letter
        case 0x30...0x39: .digit
        case 0...0x20, 0x7F: .space
        default: .mark
        }
    }
}

/// A scalar of a text with its place: what the segmenting loops step over.
struct ScalarStep {
    var value: UInt32
    var start: Int
    var end: Int
    var kind: ScalarClass { ScalarClass.of(value) }

    /// The scalar at `index`, nil at or after `end`.
    static func at(_ index: Int, _ bytes: UnsafeBufferPointer<UInt8>, before end: Int) -> ScalarStep? {
        guard index < end else { return nil }
        let step = ScalarDecoder.step(bytes, at: index)
        return ScalarStep(value: step.scalar.value, start: index, end: min(end, index + step.length))
    }

    /// The scalar that ends before `index`, nil at or before `start`; at most four bytes are looked at.
    static func before(_ index: Int, _ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> ScalarStep? {
        guard index > start else { return nil }
        var first = index - 1
        while first > start, index - first < 4, bytes[first] & 0xC0 == 0x80 { first -= 1 }
        let step = ScalarDecoder.step(bytes, at: first)
        if first + step.length == index {
            return ScalarStep(value: step.scalar.value, start: first, end: index)
        }
        return ScalarStep(value: 0xFFFD, start: index - 1, end: index)
    }
}

/// The marks that segmentation knows by name.
enum Mark {
    static let leftDouble: UInt32 = 0x201C, rightDouble: UInt32 = 0x201D, lowDouble: UInt32 = 0x201E
    static let leftSingle: UInt32 = 0x2018, rightSingle: UInt32 = 0x2019
    static let leftGuillemet: UInt32 = 0xAB, rightGuillemet: UInt32 = 0xBB
    static let doubleQuote: UInt32 = 0x22, apostrophe: UInt32 = 0x27
    static let ellipsis: UInt32 = 0x2026

    /// Whether a scalar may close a quotation or a bracket after a stop.
    static func isCloser(_ value: UInt32) -> Bool {
        switch value {
        case rightDouble, rightSingle, rightGuillemet, doubleQuote, apostrophe, 0x29, 0x5D, 0x7D: true
        default: false
        }
    }

    /// Whether a scalar may open a quotation or a bracket.
    static func isOpener(_ value: UInt32) -> Bool {
        switch value {
        case leftDouble, leftSingle, lowDouble, leftGuillemet, doubleQuote, apostrophe, 0x28, 0x5B, 0x7B: true
        default: false
        }
    }
}
