/// Reads Unicode scalars from any bytes whatever.
///
/// Ill-formed input gives U+FFFD once for each maximal subpart, as the Unicode Standard recommends (15.0, section 3.9,
/// "U+FFFD Substitution of Maximal Subparts"), so that every byte belongs to exactly one scalar.
public enum ScalarDecoder {
    /// One scalar and how many bytes it took, 1 to 4.
    public struct Step: Equatable, Sendable {
        /// The scalar, U+FFFD for bytes that are no UTF-8.
        public var scalar: Unicode.Scalar
        /// How many bytes it took.
        public var length: Int
        /// Whether the bytes were well-formed.
        public var isValid: Bool

        @inlinable
        init(scalar: Unicode.Scalar, length: Int, isValid: Bool) {
            self.scalar = scalar
            self.length = length
            self.isValid = isValid
        }
    }

    /// The scalar that begins at `index`, which must lie in `bytes`.
    @inlinable
    public static func step(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Step {
        let lead = bytes[index]
        if lead < 0x80 { return Step(scalar: Unicode.Scalar(lead), length: 1, isValid: true) }
        let (count, low, high): (Int, UInt8, UInt8)
        switch lead {
        case 0xC2...0xDF: (count, low, high) = (2, 0x80, 0xBF)
        case 0xE0: (count, low, high) = (3, 0xA0, 0xBF)
        case 0xE1...0xEC, 0xEE...0xEF: (count, low, high) = (3, 0x80, 0xBF)
        case 0xED: (count, low, high) = (3, 0x80, 0x9F)
        case 0xF0: (count, low, high) = (4, 0x90, 0xBF)
        case 0xF1...0xF3: (count, low, high) = (4, 0x80, 0xBF)
        case 0xF4: (count, low, high) = (4, 0x80, 0x8F)
        default: return Step(scalar: "\u{FFFD}", length: 1, isValid: false)
        }
        var value = UInt32(lead) & (0x7F >> UInt32(count))
        for offset in 1..<count {
            let (least, most): (UInt8, UInt8) = offset == 1 ? (low, high) : (0x80, 0xBF)
            guard index + offset < bytes.count, least <= bytes[index + offset], bytes[index + offset] <= most else {
                return Step(scalar: "\u{FFFD}", length: offset, isValid: false)
            }
            value = value << 6 | UInt32(bytes[index + offset] & 0x3F)
        }
        return Step(scalar: Unicode.Scalar(value) ?? "\u{FFFD}", length: count, isValid: true)
    }
}
