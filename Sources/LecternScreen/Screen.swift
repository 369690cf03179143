/// One cell of a screen.
public struct Cell: Hashable, Sendable {
    /// What it shows: printable, at most `GlyphScanner.scalarLimit` scalars; empty in the right half of a wide one.
    public internal(set) var text: String
    /// What kind of thing that is.
    public internal(set) var role: Role
    /// What else is true of it.
    public internal(set) var marks: Marks

    /// A blank.
    public static let blank = Cell(text: " ", role: .text, marks: [])

    /// Whether the cell to its right belongs to it.
    public var isWide: Bool { text.unicodeScalars.first.map { Width.of($0) == 2 } ?? false }
}

/// A picture of the whole terminal as a value: comparable, printable, made without a terminal.
///
/// Only glyphs of a `GlyphScanner` come in, so that no cell can hold a control character, whoever draws.
public struct Screen: Hashable, Sendable {
    /// How many columns and rows it has.
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

    /// Puts the glyph of `length` bytes at `offset` of `bytes` into the cells at `place`.
    ///
    /// What would leave the screen, or be cut in half by its edge, is left out.
    public mutating func put(
        _ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, glyph: Glyph, to place: Position, role: Role,
        marks: Marks = []
    ) {
        let text = glyph.kind == .text ? GlyphScanner.text(of: bytes, at: offset, length: glyph.length) : " "
        put(text, width: glyph.kind == .tab ? 1 : glyph.width, to: place, role: role, marks: marks)
    }

    /// Writes `text` from `place` on, as far as `limit` columns and the row reach; "…" ends what had to be cut.
    ///
    /// - Returns: how many columns were written.
    @discardableResult
    public mutating func write(
        _ text: some StringProtocol, at place: Position, role: Role, marks: Marks = [], limit: Int = .max
    ) -> Int {
        let room = min(limit, size.columns - place.column)
        let fits = Columns.count(text) <= room
        var column = 0
        Columns.glyphs(text) { bytes, offset, glyph in
            let width = glyph.kind == .tab ? 1 : glyph.width
            if width == 0 { return true }
            if column + width > (fits ? room : room - 1) {
                if column < room { put("…", width: 1, to: place.right(column), role: role, marks: marks) }
                column = min(room, column + 1)
                return false
            }
            put(bytes, at: offset, glyph: glyph, to: place.right(column), role: role, marks: marks)
            column += width
            return true
        }
        return max(0, column)
    }

    /// Fills a whole row with one character of one column: the lines between the parts of a screen.
    public mutating func fill(row: Int, with character: Character, role: Role) {
        let text = String(character)
        guard 0..<size.rows ~= row, Columns.count(text) == 1 else { return }
        for column in 0..<size.columns {
            put(text, width: 1, to: Position(column: column, row: row), role: role, marks: [])
        }
    }

    /// Gives `count` cells from `place` on another role, leaving what they show.
    public mutating func paint(_ count: Int, from place: Position, role: Role) {
        guard 0..<size.rows ~= place.row, place.column < size.columns, count > 0 else { return }
        let start = place.row * size.columns
        for column in max(0, place.column)..<min(size.columns, place.column + count) {
            cells[start + column].role = role
        }
    }

    private mutating func put(_ text: String, width: Int, to place: Position, role: Role, marks: Marks) {
        guard width > 0, 0..<size.rows ~= place.row, place.column >= 0, place.column + width <= size.columns else {
            return
        }
        let index = place.row * size.columns + place.column
        if cells[index].text.isEmpty { cells[index - 1].text = " " }
        let next = index + width
        if place.column + width < size.columns, cells[next].text.isEmpty { cells[next].text = " " }
        cells[index] = Cell(text: text, role: role, marks: marks)
        if width == 2 { cells[index + 1] = Cell(text: text == " " ? " " : "", role: role, marks: marks) }
    }
}

/// Columns of short strings: labels, names, prompts.
public enum Columns {
    /// How many columns `text` takes when written on a screen.
    public static func count(_ text: some StringProtocol) -> Int {
        var count = 0
        glyphs(text) { _, _, glyph in
            count += glyph.kind == .tab ? 1 : glyph.width
            return true
        }
        return count
    }

    /// Hands each glyph of `text` to `body`, with the bytes and its offset in them, until `body` returns false.
    static func glyphs(
        _ text: some StringProtocol, _ body: (UnsafeBufferPointer<UInt8>, Int, Glyph) -> Bool
    ) {
        Array(text.utf8).withUnsafeBufferPointer { bytes in
            var scanner = GlyphScanner(bytes)
            while true {
                let offset = scanner.offset
                guard let glyph = scanner.next(), body(bytes, offset, glyph) else { return }
            }
        }
    }
}
