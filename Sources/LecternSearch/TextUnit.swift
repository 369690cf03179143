internal import LecternText

/// What a literal pattern and a text are compared by: a letter with its marks, a sign, a run of white space, a line end.
struct TextUnit {
    /// What all spellings of the unit share: the letter in small form without accents, the plain form of a sign.
    var key: UInt32
    /// The scalar it begins with.
    var scalar: Unicode.Scalar
    /// Offset of its first byte in the buffer read.
    var start: Int
    /// Offset of the byte after its last mark or space.
    var end: Int
    /// Whether a combining accent follows the first scalar.
    var hasDiacritics = false

    /// The key of any run of white space.
    static let space: UInt32 = 0x20
    /// The key of a byte that ends a line: no pattern has it, so no hit reaches across.
    static let lineEnd: UInt32 = 0xFFFF_FFFF
    /// The key of what nobody types or sees, marks without a letter among them; beside other units it is part of them.
    static let nothing: UInt32 = 0xFFFF_FFFE
    /// The key of bytes that are no UTF-8; no pattern has it.
    static let invalid: UInt32 = 0xFFFF_FFFD

    /// The key of a well-formed scalar. Cost: a few ns for the letters of Europe.
    static func key(of scalar: Unicode.Scalar) -> UInt32 {
        switch scalar.value {
        case 0x09, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: space
        case 0x0A...0x0D: lineEnd
        case 0x2018...0x201B, 0x2032, 0x2039, 0x203A, 0x02BC, 0xFF07: 0x27
        case 0x201C...0x201F, 0x2033, 0xAB, 0xBB, 0xFF02: 0x22
        case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63, 0xFF0D: 0x2D
        default: Folding.fold(scalar)?.value ?? nothing
        }
    }

    /// Whether a scalar, without what follows it, carries an accent.
    static func isAccented(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.value >= 0x80, let base = Folding.fold(scalar) else { return false }
        let small = scalar.properties.lowercaseMapping.unicodeScalars
        return small.count != 1 || small.first != base
    }

    /// Whether a scalar is upper case.
    static func isCapital(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x80 ? (0x41...0x5A).contains(scalar.value) : scalar.properties.isUppercase
    }

    /// Whether a scalar that folds to nothing is an accent, not a joiner or a soft hyphen.
    static func isDiacritic(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .nonspacingMark && !(0xFE00...0xFE0F).contains(scalar.value)
    }
}

/// Reads a buffer of any bytes unit by unit.
struct UnitReader {
    /// The bytes; offsets count from the first.
    let bytes: UnsafeBufferPointer<UInt8>

    /// The unit that begins at `start`, which lies in the buffer and begins a scalar.
    @inline(__always)
    func unit(at start: Int) -> TextUnit {
        let (first, next) = (bytes[start], start + 1)
        // Two bytes of ASCII in a row leave no mark to look for, and most texts hold little else.
        let follower = next < bytes.count ? bytes[next] : 0x7F
        guard first < 0x80, follower < 0x80, first > 0x20 || first == 0x20 && follower > 0x20 else {
            return longUnit(at: start)
        }
        let key = (0x41...0x5A).contains(first) ? first | 0x20 : first
        return TextUnit(key: UInt32(key), scalar: Unicode.Scalar(first), start: start, end: next)
    }

    /// The same for units of any length. Cost: linear in the unit's length.
    private func longUnit(at start: Int) -> TextUnit {
        let step = ScalarDecoder.step(bytes, at: start)
        var unit = TextUnit(
            key: step.isValid ? TextUnit.key(of: step.scalar) : TextUnit.invalid, scalar: step.scalar, start: start,
            end: start + step.length)
        guard unit.key != TextUnit.lineEnd else { return unit }
        while unit.end < bytes.count {
            let byte = bytes[unit.end]
            if byte < 0x80 && unit.key != TextUnit.space { break }
            let step = ScalarDecoder.step(bytes, at: unit.end)
            let key = step.isValid ? TextUnit.key(of: step.scalar) : TextUnit.invalid
            guard key == TextUnit.nothing || key == TextUnit.space && unit.key == key else { break }
            if key == TextUnit.nothing && TextUnit.isDiacritic(step.scalar) { unit.hasDiacritics = true }
            unit.end += step.length
        }
        return unit
    }

    /// Whether the unit that ends before `index` is white space, seen from its last scalar and the marks after it.
    func isSpace(before index: Int) -> Bool {
        var end = index
        while end > 0 {
            var start = end - 1
            while start > 0, end - start < 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
            let step = ScalarDecoder.step(bytes, at: start)
            guard step.isValid, start + step.length == end else { return false }
            let key = TextUnit.key(of: step.scalar)
            guard key == TextUnit.nothing else { return key == TextUnit.space }
            end = start
        }
        return false
    }

    /// The scalars of a unit as text, joiners and soft hyphens left out.
    func text(of unit: TextUnit) -> String {
        var scalars = String.UnicodeScalarView()
        var index = unit.start
        while index < unit.end {
            let step = ScalarDecoder.step(bytes, at: index)
            if index == unit.start || TextUnit.isDiacritic(step.scalar) { scalars.append(step.scalar) }
            index += step.length
        }
        return String(scalars)
    }
}
