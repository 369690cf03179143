/// What may be shown of a scalar: the one judge for screens and for text that leaves the program.
public enum Printable: Equatable, Sendable {
    /// Itself.
    case plain(Unicode.Scalar)
    /// White space.
    case space
    /// Itself, on the scalar before.
    case mark
    /// Nothing.
    case hidden
    /// Another scalar in its place.
    case substitute(Unicode.Scalar)

    /// Judges a scalar.
    public init(_ scalar: Unicode.Scalar) {
        let value = scalar.value
        switch value {
        case 0x20, 0x09, 0x0A, 0x0D, 0x85, 0xA0, 0x2028, 0x2029: self = .space
        case 0x00..<0x20: self = .substitute(Unicode.Scalar(0x2400 + value) ?? "\u{FFFD}")
        case 0x20..<0x7F, 0xA1..<0xAD: self = .plain(scalar)
        case 0x7F: self = .substitute("\u{2421}")
        case 0x80..<0xA0: self = .substitute("\u{FFFD}")
        // The soft hyphen is a format character.
        case 0xAD: self = .hidden
        default: self = Width.isFrequent(value) ? .plain(scalar) : Self.judge(scalar)
        }
    }

    private static func judge(_ scalar: Unicode.Scalar) -> Printable {
        // Letters by definition that show as nothing: they serve to fake emptiness.
        if [0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800, 0x034F].contains(scalar.value) { return .hidden }
        switch scalar.properties.generalCategory {
        case .control, .surrogate, .unassigned: return .substitute("\u{FFFD}")
        case .format: return scalar == "\u{200C}" ? .mark : .hidden
        case .lineSeparator, .paragraphSeparator, .spaceSeparator: return .space
        default: break
        }
        if (0xFE00...0xFE0F).contains(scalar.value) { return .hidden }
        return Width.of(scalar) == 0 ? .mark : .plain(scalar)
    }

    /// What a cell shows that begins with it, nil for nothing.
    var scalar: Unicode.Scalar? {
        switch self {
        case .plain(let scalar), .substitute(let scalar): scalar
        case .space: " "
        case .mark, .hidden: nil
        }
    }
}
