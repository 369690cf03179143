internal import LecternScreen
internal import LecternTerminal
internal import LecternText

/// Lines as they are printed: where a person watches, broken between words as the terminal wants it.
enum WatchedLines {
    /// The columns of the terminal that is written to; nil in pipes and files, where lines stay whole.
    static var width: Int? { ArticleReading.isWatched ? Terminal.outputSize.columns : nil }

    /// How far further lines of one are set in, in columns.
    private static let indent = 4

    /// A line as the terminal takes it: the lines that it is broken into, further ones deeper than it.
    static func broken(_ line: String) -> [String] {
        guard let width, width > 2 * indent else { return [line] }
        let lead = min(line.utf8.prefix { $0 == 0x20 }.count, width / 2)
        let bytes = Array(line.utf8.dropFirst(lead))
        return Wrap.lines(of: bytes, width: width - lead, indent: indent).enumerated().map { number, part in
            String(repeating: " ", count: number == 0 ? lead : lead + indent)
                + String(decoding: bytes[part.range], as: UTF8.self)
        }
    }
}
