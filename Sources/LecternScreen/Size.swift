/// How large a screen is, in cells.
public struct Size: Hashable, Sendable {
    /// Cells in a row, at least 1.
    public var columns: Int
    /// Rows, at least 1.
    public var rows: Int

    /// A size; what is not positive becomes 1.
    public init(columns: Int, rows: Int) {
        self.columns = max(1, columns)
        self.rows = max(1, rows)
    }
}

/// A place on a screen, counted from the top left, in cells.
public struct Position: Hashable, Sendable {
    /// Cells to its left.
    public var column: Int
    /// Rows above it.
    public var row: Int

    /// Names a place.
    public init(column: Int, row: Int) {
        self.column = column
        self.row = row
    }

    /// The place `columns` to the right.
    public func right(_ columns: Int) -> Position { Position(column: column + columns, row: row) }
}
