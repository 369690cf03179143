/// Comma-separated values.
///
/// Source: RFC 4180, with LF for CRLF as most programs write it.
public enum CSV {
    /// One row with its line end: cells on one line each and fit for any terminal; what a spreadsheet would run as a formula
    /// gets an apostrophe before it.
    public static func row(_ cells: [String]) -> String { cells.map(cell).joined(separator: ",") + "\n" }

    private static func cell(_ text: String) -> String {
        let clean = Sanitizer.printable(text)
        // Some spreadsheets pass over blanks, and some take the wide signs of Asia for the others.
        let isFormula = clean.first { $0 != " " }.map { "=+-@＝＋－＠".contains($0) } == true
        let safe = isFormula ? "'" + clean : clean
        guard safe.contains(where: { ",\"".contains($0) }) else { return safe }
        return "\"" + safe.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
