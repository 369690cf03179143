/// Turns roles and marks into looks.
///
/// A theme says how each role looks; marks add attributes, the same ones in every theme, so that speakers, contents and
/// events are told apart without colour too.
public struct Theme: Sendable {
    /// What a person calls it: `dark`.
    public let name: String
    /// The look of what the filter leaves out.
    let dimmed: Style
    /// The look of what a search has hit.
    let match: Style
    let role: @Sendable (Role) -> Style

    /// The themes to choose from, the default first.
    public static let all: [Theme] = [.dark, .light, .softDark, .softLight, .highContrast, .mono]

    /// The one in whose place the others come where there is no colour, as some of what they tell is told by colour alone.
    public static var colorless: Theme { mono }

    /// The theme of that name, nil when there is none.
    public static func named(_ name: String) -> Theme? { all.first { $0.name == name } }

    /// All colours by red, green and blue that the themes use.
    public static var ownColors: [RGB] {
        var found: [RGB] = []
        for theme in all {
            for role in Role.allCases {
                for style in [theme.role(role), theme.dimmed, theme.match] {
                    for case .rgb(let color)? in [style.foreground, style.background] where !found.contains(color) {
                        found.append(color)
                    }
                }
            }
        }
        return found
    }

    /// The look of a cell.
    public func style(_ role: Role, _ marks: Marks) -> Style {
        var style = self.role(role)
        if marks.contains(.dimmed) {
            style.foreground = dimmed.foreground
            style.attributes.formUnion(dimmed.attributes)
        }
        if marks.contains(.doubtful) { style.attributes.insert(.dim) }
        if marks.contains(.match) {
            style.foreground = match.foreground
            style.background = match.background
            style.attributes.formUnion(match.attributes)
        }
        if marks.contains(.source) { style.attributes.insert(.bold) }
        if marks.contains(.event) { style.attributes.insert(.italic) }
        if marks.contains(.currentContent) { style.attributes.insert(.bold) }
        if marks.contains(.current) { style.attributes.insert(.reverse) }
        return style
    }
}

/// How a cell looks: colours, nil for the terminal's own, and attributes.
public struct Style: Hashable, Sendable {
    /// Ways to set text apart without colour.
    public struct Attributes: OptionSet, Hashable, Sendable {
        /// One bit an attribute.
        public let rawValue: UInt8
        /// Makes a set of its bits.
        public init(rawValue: UInt8) { self.rawValue = rawValue }

        /// Heavier, or brighter where there is no heavier.
        public static let bold = Attributes(rawValue: 1)
        /// Fainter.
        public static let dim = Attributes(rawValue: 2)
        /// Slanted; terminals without italics show it as they see fit.
        public static let italic = Attributes(rawValue: 4)
        /// Underlined.
        public static let underline = Attributes(rawValue: 8)
        /// Foreground and background exchanged.
        public static let reverse = Attributes(rawValue: 16)
    }

    /// The colour of the characters, nil for the terminal's own.
    public var foreground: Color?
    /// The colour behind them, nil for the terminal's own.
    public var background: Color?
    /// What sets them apart without colour.
    public var attributes: Attributes

    /// A look.
    public init(_ foreground: Color? = nil, on background: Color? = nil, _ attributes: Attributes = []) {
        self.foreground = foreground
        self.background = background
        self.attributes = attributes
    }
}
