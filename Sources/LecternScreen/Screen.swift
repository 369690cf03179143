/// One cell of a screen.
public struct Cell: Hashable, Sendable {
    /// The grapheme it shows: printable, at most five scalars; empty in the right half of a wide one.
    public var text: String
    public var role: Role
    public var marks: Marks

    /// A blank.
    public static let blank = Cell(text: " ", role: .text, marks: [])
}

/// A picture of the whole terminal as a value: comparable, printable, made without a terminal.
public struct Screen: Hashable, Sendable {
    public let size: Size
    /// Row-major, `size.rows × size.columns`.
    public private(set) var cells: [Cell]
    /// Where the terminal's cursor stands while a person types, nil when it is hidden.
    public var cursor: Position?

    /// A blank screen.
    public init(size: Size) {
        self.size = size
        cells = Array(repeating: .blank, count: size.columns * size.rows)
    }

    /// The cells of one row.
    public func row(_ row: Int) -> ArraySlice<Cell> {
        cells[row * size.columns..<(row + 1) * size.columns]
    }
}
