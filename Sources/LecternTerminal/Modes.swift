/// The modes that are asked of the terminal beside those of ncurses, and taken back in the end.
struct Modes {
    /// Whether the mouse has been taken from the terminal.
    let hasMouse: Bool
    /// Whether its description speaks of pastes: it takes the modes of xterm, and passes over those that it does not know.
    let isModern: Bool

    /// Asks for them.
    var on: String { (hasMouse ? MouseReport.on : "") + (isModern ? Paste.on : "") }
    /// Takes them back, and shows a frame that was begun.
    var off: String { (isModern ? Frame.end + Paste.off : "") + (hasMouse ? MouseReport.off : "") }
}

/// How terminals tell a paste from keys, and frames from one another: modes of xterm that others have taken over.
///
/// Source: XTerm Control Sequences, "Bracketed Paste Mode".
enum Paste {
    /// Asks for marks around pastes.
    static let on = "\u{1B}[?2004h"
    /// Asks for no more of them.
    static let off = "\u{1B}[?2004l"
    /// The mark before a paste, after its `ESC [`.
    static let start = "200~"
    /// The mark behind it, after its `ESC [`.
    static let end = "201~"
    /// How long its next character is waited for, in milliseconds: over a slow connection the rest of it must not be
    /// taken for keys, and a mark that never comes must not keep the reader waiting for long.
    static let patience: Int32 = 1000
    /// The most scalars that are kept of it while its end is looked for.
    static let limit = 1 << 16
}

/// Frames that the terminal shows at once instead of as they come, so that nothing flickers.
///
/// The terminal is not asked whether it knows them, as its answer to a reader who leaves at once would be typed into the
/// shell: modes that are not known are passed over. Source: "Synchronized Output", mode 2026, contour-terminal.org.
enum Frame {
    /// Holds what is shown.
    static let begin = "\u{1B}[?2026h"
    /// Shows what has been sent since.
    static let end = "\u{1B}[?2026l"
}
