internal import CNcurses
internal import LecternScreen

/// How ncurses is told a look.
struct Paint {
    /// Bits as in `Style.Attributes`.
    var attributes: UInt32
    /// A colour pair, 0 for the terminal's own colours.
    var pair: Int32
}

/// Turns looks into what this terminal can show: all colours, 256, sixteen, eight or none.
struct Palette {
    /// Two colours, by the numbers that ncurses knows them by; -1 is the terminal's own.
    private struct Pair: Hashable {
        var foreground: Int
        var background: Int
    }

    /// 0 when there are none or none are wanted; beyond 256 a number is a colour's red, green and blue.
    private let colorCount: Int
    /// The numbers of colours that the terminal shows as they are, beside those it has a table of.
    private let directColors: [RGB: Int]
    private let pairLimit: Int
    private let hasItalic: Bool
    private var pairs: [Pair: Int32] = [:]

    /// Asks the terminal what it can do; with `usesColor` false nothing about colour is ever sent.
    ///
    /// - Parameter directColors: numbers that stand for colours, if ncurses has started with them.
    init(usesColor: Bool, directColors: [RGB: Int]) {
        self.directColors = lectern_sets_direct_colors() ? directColors : [:]
        colorCount = usesColor ? Int(lectern_start_colors()) : 0
        // A pair's number has to fit ncurses' short.
        pairLimit = colorCount > 0 ? min(Int(lectern_pair_count()), 32_767) : 0
        hasItalic = lectern_can("sitm")
    }

    /// Whether anything can be told by colour.
    var hasColors: Bool { colorCount >= 8 }

    /// The look that comes closest to `style`.
    mutating func paint(_ style: Style) -> Paint {
        var attributes = style.attributes
        if attributes.contains(.italic), !hasItalic {
            attributes.remove(.italic)
            attributes.insert(.underline)
        }
        guard hasColors else { return Paint(attributes: UInt32(attributes.rawValue), pair: 0) }
        var pair = Pair(foreground: -1, background: -1)
        if let color = style.background { pair.background = number(of: color).number }
        if let color = style.foreground {
            let (number, isBright) = number(of: color)
            pair.foreground = number
            if isBright {
                // Black made bold is invisible on many a black screen.
                let isBlack = number == Color.Person.black.rawValue
                attributes.insert(isBlack ? .dim : .bold)
                if isBlack { pair.foreground = Self.plain(on: pair.background) }
            }
        }
        return Paint(attributes: UInt32(attributes.rawValue), pair: self.number(of: pair))
    }

    /// The number of the colour that comes closest, and whether it has to be made bright by other means.
    private func number(of color: Color) -> (number: Int, isBright: Bool) {
        switch (color, colorCount) {
        case (.rgb(let rgb), 257...):
            // The first eight are the person's here too.
            let number = Int(rgb.red) << 16 | Int(rgb.green) << 8 | Int(rgb.blue)
            return (number < 8 ? 0 : number, false)
        case (.rgb(let rgb), 256): return (directColors[rgb] ?? rgb.nearestIndexed, false)
        case (.rgb(let rgb), _): return number(of: .person(rgb.nearestPerson))
        case (.person(let person), 16...256): return (person.rawValue, false)
        case (.person(let person), _): return (person.rawValue % 8, person.rawValue >= 8)
        }
    }

    /// The colour of plain text on one of the eight: the terminal's own on its own.
    private static func plain(on background: Int) -> Int {
        switch background {
        case ..<0: -1
        case Color.Person.white.rawValue: Color.Person.black.rawValue
        default: Color.Person.white.rawValue
        }
    }

    /// The number of a pair, made when first asked for; 0 when the terminal has no pair left.
    private mutating func number(of pair: Pair) -> Int32 {
        if pair.foreground < 0 && pair.background < 0 { return 0 }
        if let number = pairs[pair] { return number }
        let number = Int32(pairs.count + 1)
        guard number < pairLimit, init_extended_pair(number, Int32(pair.foreground), Int32(pair.background)) == OK
        else { return 0 }
        pairs[pair] = number
        return number
    }
}
