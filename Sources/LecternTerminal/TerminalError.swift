/// Why the terminal cannot be used, in one line that says what to do.
public enum TerminalError: Error, Hashable, CustomStringConvertible {
    /// There is no terminal to read keys from.
    case noKeyboard
    /// ncurses would not start.
    case notStarted(term: String)
    /// The system has no pipe left.
    case noPipe

    public var description: String {
        switch self {
        case .noKeyboard: "the terminal: no keys can be read from it; pass --plain to print the article"
        case .notStarted(let term):
            "the terminal: ncurses does not start on TERM=\(term); pass --plain to print the article"
        case .noPipe: "the terminal: too many files are open; close some and try again"
        }
    }
}

/// What can be done with the terminal that the environment describes.
public enum TerminalKind: Hashable, Sendable {
    /// It can be drawn on.
    case full
    /// It says of itself that it only prints: `TERM=dumb`.
    case dumb
    /// Nothing is known of it, or it cannot place the cursor; the remedy, in one line.
    case unusable(remedy: String)
}
