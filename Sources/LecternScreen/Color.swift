/// A colour as themes name it.
public enum Color: Hashable, Sendable {
    /// One of the sixteen that a person has set up in the terminal; raw values are the terminal's numbers.
    public enum Person: Int, Hashable, Sendable {
        /// The eight of every colour terminal.
        case black = 0
        case red, green, yellow, blue, magenta, cyan, white
        /// Their bright forms; bold stands in for them where a terminal has eight.
        case brightBlack, brightRed, brightGreen, brightYellow, brightBlue, brightMagenta, brightCyan, brightWhite
    }

    /// The person's own: it fits the terminal's ground.
    case person(Person)
    /// The same in every terminal, as near as it can show it.
    case rgb(RGB)
}

/// A colour by its parts of red, green and blue, as sRGB mixes them.
public struct RGB: Hashable, Sendable {
    /// From none, 0, to full.
    public let red, green, blue: UInt8

    /// The colour written `#RRGGBB`, as a number.
    public init(_ hex: UInt32) {
        (red, green, blue) = (UInt8(hex >> 16 & 0xFF), UInt8(hex >> 8 & 0xFF), UInt8(hex & 0xFF))
    }

    private var parts: [Int] { [Int(red), Int(green), Int(blue)] }
    private var brightest: Int { parts.max() ?? 0 }
    private var spread: Int { brightest - (parts.min() ?? 0) }

    /// How bright it looks, 0 to 255. Source: ITU-R BT.601, luma.
    private var luma: Int { (299 * parts[0] + 587 * parts[1] + 114 * parts[2]) / 1000 }

    /// The nearest of the colours 16 to 255 of terminals that have 256; no hue becomes a grey.
    ///
    /// Source: XFree86's `256colres.pl`: a cube of six steps for each part, then 24 greys.
    public var nearestIndexed: Int {
        guard spread >= 24 else { return 232 + min(23, max(0, (parts.reduce(0, +) / 3 - 3) / 10)) }
        let levels = [0, 95, 135, 175, 215, 255]
        return parts.reduce(0) { number, part in
            number * 6 + (levels.indices.min { abs(levels[$0] - part) < abs(levels[$1] - part) } ?? 0)
        } + 16
    }

    /// The nearest of a person's sixteen, going by hue and brightness, whatever the person has made of them.
    public var nearestPerson: Color.Person {
        guard spread >= 32 else {
            switch luma {
            case ..<80: return .black
            case ..<168: return .brightBlack
            case ..<232: return .white
            default: return .brightWhite
            }
        }
        // What is more than half as strong as the strongest part, beyond the grey in it, is part of the hue.
        let floor = brightest - spread
        let bits = zip(parts, [1, 2, 4]).reduce(0) { $0 + (($1.0 - floor) * 2 > spread ? $1.1 : 0) }
        return Color.Person(rawValue: bits + (luma > 127 ? 8 : 0)) ?? .white
    }
}

/// The sixteen by their names alone, as tables of colours are read.
extension Color {
    static let (black, red, green, yellow) = named(.black, .red, .green, .yellow)
    static let (blue, magenta, cyan, white) = named(.blue, .magenta, .cyan, .white)
    static let (brightBlack, brightRed, brightGreen, brightYellow) = named(
        .brightBlack, .brightRed, .brightGreen, .brightYellow)
    static let (brightBlue, brightMagenta, brightCyan, brightWhite) = named(
        .brightBlue, .brightMagenta, .brightCyan, .brightWhite)

    private static func named(_ a: Person, _ b: Person, _ c: Person, _ d: Person) -> (Color, Color, Color, Color) {
        (.person(a), .person(b), .person(c), .person(d))
    }

    /// The colour written `#RRGGBB`, as a number.
    static func hex(_ number: UInt32) -> Color { .rgb(RGB(number)) }
}

extension Color: CustomStringConvertible {
    /// The name, or `#rrggbb`.
    public var description: String {
        switch self {
        case .person(let person): return "\(person)"
        case .rgb(let rgb):
            let digits = [rgb.red, rgb.green, rgb.blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
            return "#" + digits.joined()
        }
    }
}
