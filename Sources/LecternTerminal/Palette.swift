internal import CNcurses
internal import LecternScreen

/// How ncurses is told a look.
struct Paint {
    /// Bits as in `Style.Attributes`.
    var attributes: UInt32
    /// A colour pair, 0 for the terminal's own colours.
    var pair: Int32
}

/// Turns looks into what this terminal can show, sixteen colours, eight or none.
struct Palette {
    /// 0 when there are none or none are wanted.
    private let colorCount: Int
    private let pairLimit: Int
    private let hasItalic: Bool
    private var pairs: [Int: Int32] = [:]

    /// Asks the terminal what it can do; with `usesColor` false nothing about colour is ever sent.
    init(usesColor: Bool) {
        colorCount = usesColor ? Int(lectern_start_colors()) : 0
        // A pair's number has to fit ncurses' short.
        pairLimit = colorCount > 0 ? min(Int(lectern_pair_count()), 32_767) : 0
        hasItalic = lectern_can("sitm")
    }

    /// The look that comes closest to `style`.
    mutating func paint(_ style: Style) -> Paint {
        var attributes = style.attributes
        if attributes.contains(.italic), !hasItalic {
            attributes.remove(.italic)
            attributes.insert(.underline)
        }
        guard colorCount >= 8 else { return Paint(attributes: UInt32(attributes.rawValue), pair: 0) }
        var foreground = style.foreground?.rawValue ?? -1
        var background = style.background?.rawValue ?? -1
        if colorCount < 16 {
            if style.foreground == .brightBlack {
                // Black made bold is invisible on many a black screen.
                foreground = -1
                attributes.insert(.dim)
            } else if foreground >= 8 {
                foreground -= 8
                attributes.insert(.bold)
            }
            if background >= 8 { background -= 8 }
        }
        return Paint(attributes: UInt32(attributes.rawValue), pair: pair(foreground, background))
    }

    /// The pair of those colours, made when first asked for; 0 when the terminal has no pair left.
    private mutating func pair(_ foreground: Int, _ background: Int) -> Int32 {
        if foreground < 0 && background < 0 { return 0 }
        let key = (foreground + 1) * 32 + background + 1
        if let pair = pairs[key] { return pair }
        let number = pairs.count + 1
        guard number < pairLimit, init_pair(Int16(number), Int16(foreground), Int16(background)) == OK else { return 0 }
        pairs[key] = Int32(number)
        return Int32(number)
    }
}
