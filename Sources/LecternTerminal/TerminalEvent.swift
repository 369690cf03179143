internal import CTerminal
internal import Glibc
public import LecternScreen

/// What wakes the program.
public enum TerminalEvent: Hashable, Sendable {
    /// A key was pressed.
    case key(Key)
    /// The mouse was used, where it is not left to the terminal.
    case mouse(Mouse)
    /// A text was pasted, with line ends as they came; control characters are still in it.
    case pasted(String)
    /// The window has another size.
    case resized(Size)
    /// Finished work was announced by a `Waker`.
    case woken
    /// What `Terminal.wait` was to watch beside the terminal has something to read.
    case watched
    /// The program was asked to stop for a while: give the terminal back with `Terminal.suspend`.
    case suspended
    /// The program was asked to end, by a signal of that number; it dies in two seconds if it does not.
    case terminated(signal: Int32)
    /// The terminal is gone: nothing can be read or shown any more.
    case closed
}

/// Wakes a waiting `Terminal` from any thread.
public struct Waker: Sendable {
    /// A waker; needs no terminal to be open.
    public init() {}

    /// Makes `Terminal.wait` return with `.woken`; many calls may come as one.
    public func wake() { lectern_wake() }

    /// To be called once at the start of a thread: its faults then restore the terminal too, stack overflow included.
    public func guardThread() { lectern_signals_stack() }
}

/// Ends of the program that its parent is told of.
public enum Exit {
    /// The signal of a terminal that is gone.
    public static let hangup: Int32 = SIGHUP

    /// Ends the program by the signal of that number, as if nobody had caught it.
    public static func bySignal(_ number: Int32) -> Never { lectern_die(number) }
}
