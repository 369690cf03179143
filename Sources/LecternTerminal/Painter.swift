internal import CNcurses
internal import LecternScreen

/// Writes screens through ncurses: only cells that changed, and nothing that a terminal would obey.
struct Painter {
    private var shown: Screen?
    private var themeName = ""
    private var looks: [Look: Paint] = [:]
    /// The look of the last cell: most cells look like the one before.
    private var last: (look: Look, paint: Paint)?
    private var palette: Palette
    private let showsFrames: Bool

    private struct Look: Hashable {
        var role: Role
        var marks: Marks
    }

    /// Decides what the terminal can do; with `usesColor` false its colours are not even asked for.
    ///
    /// - Parameter showsFrames: whether the terminal may be asked to show what changes at once.
    init(usesColor: Bool, directColors: [RGB: Int], showsFrames: Bool) {
        self.showsFrames = showsFrames
        palette = Palette(usesColor: usesColor, directColors: directColors)
    }

    /// Forgets what is shown.
    mutating func forget() { shown = nil }

    /// Shows `screen`.
    mutating func paint(_ screen: Screen, theme: Theme) {
        if themeName != theme.name {
            themeName = theme.name
            looks = [:]
            last = nil
            shown = nil
        }
        let before = shown.flatMap { $0.size == screen.size ? $0 : nil }
        let isFrame = showsFrames && before != screen
        if isFrame { lectern_send(Frame.begin) }
        defer { if isFrame { lectern_send(Frame.end) } }
        if before != screen {
            for row in 0..<screen.size.rows { paint(row, of: screen, before: before, theme: theme) }
        }
        shown = screen
        if let cursor = screen.cursor {
            lectern_show(Int32(clamping: cursor.row), Int32(clamping: cursor.column))
        } else {
            lectern_show(-1, 0)
        }
    }

    /// Writes the stretch of a row in which cells differ; ncurses itself finds out which of them to send.
    private mutating func paint(_ row: Int, of screen: Screen, before: Screen?, theme: Theme) {
        let cells = screen.row(row)
        var (first, last) = (cells.startIndex, cells.endIndex)
        if let old = before?.row(row) {
            while first < last, cells[first] == old[first] { first += 1 }
            while first < last, cells[last - 1] == old[last - 1] { last -= 1 }
            // A wide character is written whole.
            while first > cells.startIndex, first < last, cells[first].text.isEmpty { first -= 1 }
        }
        var index = first
        while index < last {
            let cell = cells[index]
            let isWide = index + 1 < cells.endIndex && cells[index + 1].text.isEmpty
            let paint = paint(of: cell, theme: theme)
            Self.write(cell.text, isWide: isWide, row: row, column: index - cells.startIndex, paint: paint)
            index += isWide ? 2 : 1
        }
    }

    private mutating func paint(of cell: Cell, theme: Theme) -> Paint {
        let look = Look(role: cell.role, marks: cell.marks)
        if let last, last.look == look { return last.paint }
        let theme = palette.hasColors ? theme : .colorless
        let paint = looks[look] ?? palette.paint(theme.style(cell.role, cell.marks))
        looks[look] = paint
        last = (look, paint)
        return paint
    }

    /// Writes one cell, or two for a wide character.
    ///
    /// ncurses moves on by the width that the C library gives a character. Where ours is another, a stand-in and blanks
    /// are written, so that what ncurses believes to be on screen is.
    private static func write(_ text: String, isWide: Bool, row: Int, column: Int, paint: Paint) {
        var scalars = text.unicodeScalars.makeIterator()
        let base = scalars.next() ?? " "
        let width = base.value < 0x7F ? 1 : Int(lectern_width(base.value))
        let fits = isPrintable(base) && (width == 1 || isWide && width == 2)
        withUnsafeTemporaryAllocation(of: wchar_t.self, capacity: scalarLimit + 1) { buffer in
            buffer.initialize(repeating: 0)
            buffer[0] = wchar_t(fits ? base.value : 0xFFFD)
            var count = 1
            // A narrow character shown wide takes no marks: the one that makes it wide is among them.
            while fits, !isWide || width == 2, count < scalarLimit, let mark = scalars.next() {
                guard isPrintable(mark), lectern_width(mark.value) == 0 else { break }
                buffer[count] = wchar_t(mark.value)
                count += 1
            }
            lectern_put(Int32(row), Int32(column), buffer.baseAddress, paint.attributes, paint.pair)
            if isWide, !fits || width == 1 {
                buffer[0] = 0x20
                buffer[1] = 0
                lectern_put(Int32(row), Int32(column + 1), buffer.baseAddress, paint.attributes, paint.pair)
            }
        }
    }

    /// The most scalars that ncurses keeps in a cell.
    private static let scalarLimit = Int(CCHARW_MAX)

    /// The last guard: whatever a drawing holds, no control, format or unassigned character leaves the program.
    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20..<0x7F, 0xAE..<0x300, 0x2010..<0x2028, 0x2500..<0x25A0, 0x4E00..<0xA000: return true
        default: break
        }
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .unassigned, .lineSeparator, .paragraphSeparator: return false
        default: return true
        }
    }
}
