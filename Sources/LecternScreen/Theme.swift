/// One of the sixteen colours that a person has set up in the terminal.
public enum Color: Int, Hashable, Sendable {
    case black = 0, red, green, yellow, blue, magenta, cyan, white
    case brightBlack, brightRed, brightGreen, brightYellow, brightBlue, brightMagenta, brightCyan, brightWhite
}

/// How a cell looks: colours (nil is the terminal's own) and attributes.
public struct Style: Hashable, Sendable {
    /// Ways to set text apart without colour.
    public struct Attributes: OptionSet, Hashable, Sendable {
        public let rawValue: UInt8
        public init(rawValue: UInt8) { self.rawValue = rawValue }

        public static let bold = Attributes(rawValue: 1)
        public static let dim = Attributes(rawValue: 2)
        public static let italic = Attributes(rawValue: 4)
        public static let underline = Attributes(rawValue: 8)
        public static let reverse = Attributes(rawValue: 16)
    }

    public var foreground: Color?
    public var background: Color?
    public var attributes: Attributes

    /// A look.
    public init(_ foreground: Color? = nil, on background: Color? = nil, _ attributes: Attributes = []) {
        self.foreground = foreground
        self.background = background
        self.attributes = attributes
    }
}

/// Turns roles and marks into looks.
public struct Theme: Hashable, Sendable {
    public let name: String

    /// The look of a cell.
    public func style(_ role: Role, _ marks: Marks) -> Style { Style() }

    /// The themes to choose from.
    public static let all = [Theme(name: "dark"), Theme(name: "light"), Theme(name: "high-contrast"), Theme(name: "mono")]
}
