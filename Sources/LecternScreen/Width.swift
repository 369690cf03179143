/// How many columns Unicode scalars take on a terminal.
///
/// Source: the C library's `wcwidth`, by which ncurses and most terminals place text; `Tools/make-widths.py`.
public enum Width {
    /// The columns of one scalar: 0 for combining marks and format characters, 2 for wide ones, else 1.
    ///
    /// Control characters are told apart by `GlyphScanner`; here they count 1.
    public static func of(_ scalar: Unicode.Scalar) -> Int {
        let value = scalar.value
        if isFrequent(value) { return 1 }
        if holds(WidthTable.zero, value) { return 0 }
        return value >= 0x1100 && holds(WidthTable.wide, value) ? 2 : 1
    }

    /// Whether a scalar is one that screens are full of: Latin letters, the dashes and quotation marks of prose, and the
    /// lines and blocks that frame them. All of them take one column, are no marks, and join nothing.
    static func isFrequent(_ value: UInt32) -> Bool {
        value < 0x300 || (0x2010...0x2027).contains(value) || (0x2500...0x259F).contains(value)
    }

    private static func holds(_ ranges: [(first: UInt32, last: UInt32)], _ value: UInt32) -> Bool {
        var (low, high) = (0, ranges.count)
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].last < value { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].first <= value
    }
}
