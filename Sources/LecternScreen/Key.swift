/// One key as the terminal reports it.
public enum Key: Hashable, Sendable {
    /// A printable character as typed.
    case character(Character)
    /// A letter held with Control, in lower case: `^L` is `.control("l")`.
    case control(Character)
    /// The keys that end, leave and correct a line; `backTab` is Tab held with Shift.
    case enter, escape, tab, backTab, backspace, delete
    /// The keys that move.
    case up, down, left, right, pageUp, pageDown, home, end
    /// A key that means nothing here.
    case other
}
