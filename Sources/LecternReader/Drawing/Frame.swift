internal import LecternScreen

/// Where the parts of the reading screen lie: as many as fit, the text always.
struct Frame: Hashable, Sendable {
    let size: Size
    /// The rows of the parts, nil for one that has no room.
    private(set) var header: Int?
    private(set) var issue: Int?
    private(set) var upperRule: Int?
    /// The rows of the legend, none while it is not shown.
    private(set) var legend: Range<Int>
    private(set) var lowerRule: Int?
    private(set) var status: Int?
    /// The rows of the text.
    private(set) var body: Range<Int>
    /// The columns left of the text: letters of stances, then the bar.
    let gutter: Int
    /// The column in which the gutter begins.
    let left: Int
    /// The width of the text.
    let textColumns: Int
    /// Where a list stands beside the text, nil where the screen is too narrow or the person has closed it.
    let pane: Region?

    /// From how many columns on there is room for a pane.
    static let paneThreshold = 110

    /// Divides a screen for text of at most `textWidth` columns.
    init(size: Size, textWidth: Int, showsLegend: Bool, showsPane: Bool) {
        self.size = size
        switch size.columns {
        case ..<5: gutter = 0
        case ..<12: gutter = 1
        case ..<60: gutter = 4
        default: gutter = 6
        }
        let hasPane = showsPane && size.columns >= Self.paneThreshold
        // The text keeps its width as long as the pane has room for a name and some figures.
        let paneColumns = hasPane ? min(60, max(30, size.columns - gutter - textWidth - 3)) : 0
        let available = size.columns - (hasPane ? paneColumns + 1 : 0)
        textColumns = max(1, min(textWidth, available - gutter))
        left = max(0, (available - gutter - textColumns - 2) / 2)
        var (top, bottom) = (0, size.rows)
        func take(_ condition: Bool, _ edge: inout Int, by step: Int) -> Int? {
            guard condition else { return nil }
            defer { edge += step }
            return step > 0 ? edge : edge - 1
        }
        header = take(size.rows >= 4, &top, by: 1)
        issue = take(size.rows >= 8, &top, by: 1)
        upperRule = take(size.rows >= 16, &top, by: 1)
        status = take(size.rows >= 2, &bottom, by: -1)
        lowerRule = take(size.rows >= 16, &bottom, by: -1)
        // The text keeps half of the screen.
        legend = bottom..<bottom
        if showsLegend, size.rows >= 4 {
            let rows = min(Reader.legendRowCount(columns: size.columns), (bottom - top) / 2)
            legend = bottom - rows..<bottom
            bottom -= rows
        }
        body = top..<max(top, bottom)
        pane =
            hasPane
            ? Region(left: size.columns - paneColumns, top: top, columns: paneColumns, rows: max(1, bottom - top)) : nil
    }
}

extension Reader {
    /// Where the parts of the screen lie now.
    var frame: Frame {
        Frame(
            size: size, textWidth: textWidth, showsLegend: showsLegend && page == nil, showsPane: paneSubject != nil)
    }
}
