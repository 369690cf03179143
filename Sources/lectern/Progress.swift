internal import Glibc

/// A line on standard error that tells how far a long errand has come, where a person sees it.
struct Progress: ~Copyable {
    private let isWatched = isatty(STDERR_FILENO) != 0
    private var isShown = false
    private var lastShown = ContinuousClock.now - .seconds(1)

    /// Shows that `number` of `count` things are done and what comes now, ten times a second at most.
    ///
    /// - Parameter label: fit to be printed.
    mutating func show(_ number: Int, of count: Int, _ label: String) {
        let now = ContinuousClock.now
        guard isWatched, now - lastShown >= .milliseconds(100) else { return }
        (lastShown, isShown) = (now, true)
        let width = 20
        let filled = number * width / max(1, count)
        let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: width - filled)
        write("\r\u{1B}[K[\(bar)] \(number)/\(count) \(label.prefix(40))")
    }

    /// Takes the line away.
    mutating func clear() {
        guard isShown else { return }
        isShown = false
        write("\r\u{1B}[K")
    }

    private func write(_ text: String) {
        // A line that is lost is shown again soon.
        _ = Array(text.utf8).withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
