public import LecternScreen

/// What the mouse has done, as far as the reader cares.
public enum Mouse: Hashable, Sendable {
    /// The wheel was turned away from the person, toward the beginning of the text.
    case wheelUp
    /// The wheel was turned toward the person.
    case wheelDown
    /// A button, or its release, that means nothing here.
    case other
    /// The left button was pressed over a cell.
    case click(Position)
}

/// What terminals report of the mouse, and how they are asked to.
///
/// Not by ncurses' own functions: its queue holds eight events, which one turn of a wheel fills, and it waits for the
/// rest of a sequence that has been cut off. Source: XTerm Control Sequences, "Mouse Tracking".
enum MouseReport {
    /// Asks for presses and releases (1000), in decimal numbers (1006) where the terminal knows them.
    static let on = "\u{1B}[?1000h\u{1B}[?1006h"
    /// Asks for no more of either.
    static let off = "\u{1B}[?1006l\u{1B}[?1000l"

    /// Reads a report by its scalars after `ESC [`: `<65;10;5M`, or `M` and three more on older terminals.
    ///
    /// - Returns: nil for what is no report, or one of a button that means nothing here.
    static func decode(_ scalars: [Unicode.Scalar]) -> Mouse? {
        guard let first = scalars.first else { return nil }
        if first == "M" {
            guard scalars.count == 4 else { return nil }
            let numbers = scalars.dropFirst().map { Int($0.value) - 32 }
            return mouse(button: numbers[0], column: numbers[1], row: numbers[2])
        }
        guard first == "<", scalars.last == "M" else { return nil }
        let parts = String(String.UnicodeScalarView(scalars.dropFirst().dropLast())).split(
            separator: ";", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { Int($0) }
        guard parts.count == 3, numbers.count == 3 else { return nil }
        return mouse(button: numbers[0], column: numbers[1], row: numbers[2])
    }

    /// Columns and rows are counted from 1.
    private static func mouse(button: Int, column: Int, row: Int) -> Mouse? {
        // Shift, Meta and Control are bits 4, 8 and 16, and change nothing.
        switch button & ~0x1C {
        case 64: return .wheelUp
        case 65: return .wheelDown
        case 0 where column >= 1 && row >= 1: return .click(Position(column: column - 1, row: row - 1))
        default: return nil
        }
    }
}
