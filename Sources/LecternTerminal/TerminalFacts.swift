internal import CNcurses
internal import Glibc
public import LecternScreen

/// What the environment says of the terminal at standard output, which need not be taken: for a report on it.
public struct TerminalFacts: Sendable {
    /// Whether standard output is a terminal at all.
    public let isTerminal: Bool
    /// What `TERM` calls it, fit to be printed.
    public let name: String
    /// What can be done with it.
    public let kind: TerminalKind
    /// How many colours its description promises, 0 for none.
    public let colorCount: Int
    /// How large it is.
    public let size: Size
    /// The encoding of characters that the locale asks for; nil when the locale is not installed.
    public let encoding: String?

    /// Asks terminfo, the system and the C library.
    public init() {
        let term = getenv("TERM").map { String(cString: $0) } ?? ""
        isTerminal = isatty(STDOUT_FILENO) != 0
        name = Terminal.shown(term)
        kind = Terminal.kind
        colorCount = Int(lectern_terminal_colors(term, STDOUT_FILENO))
        size = Terminal.outputSize
        encoding = lectern_encoding().map { String(cString: $0) }
    }
}
