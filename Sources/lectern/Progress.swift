internal import Glibc

/// A line on standard error that tells how far a long errand has come, where a person sees it; where nobody watches, a plain
/// line for each thousand.
struct Progress: ~Copyable {
    private let isWatched = isatty(STDERR_FILENO) != 0
    private let start = ContinuousClock.now
    private var lastShown = ContinuousClock.now - .seconds(1)
    private var isShown = false
    private var told = 0

    /// Shows that `number` of `count` things are done, ten times a second at most, and a label behind it.
    ///
    /// - Parameter label: fit to be printed.
    mutating func show(_ number: Int, of count: Int, _ label: String) {
        defer { told = number }
        guard isWatched else {
            if number / 1_000 > told / 1_000 { write("\(number)/\(count) \(label)\n") }
            return
        }
        let now = ContinuousClock.now
        guard now - lastShown >= .milliseconds(100) else { return }
        (lastShown, isShown) = (now, true)
        let width = 20
        let filled = min(width, number * width / max(1, count))
        let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: width - filled)
        write("\r\u{1B}[K[\(bar)] \(number)/\(count) \(label.prefix(40))")
    }

    /// How fast it goes, and how long the rest will take: "12/s, 1m20s left".
    func pace(_ number: Int, of count: Int) -> String {
        let elapsed = (ContinuousClock.now - start).components
        let seconds = max(0.001, Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18)
        let rate = Double(number) / seconds
        let left = rate > 0 ? Int(Double(max(0, count - number)) / rate) : 0
        return "\(Int(rate.rounded()))/s, \(left / 60)m\(left % 60)s left"
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
