internal import Synchronization

/// Which shares of something that goes on are worth telling: those a step further than the last one told. Of the end, what came
/// of it tells.
final class ShareNews: Sendable {
    private let last = Mutex(0.0)
    private let step: Double

    /// Tells of steps of so much, a hundredth when nothing is said.
    init(step: Double = 0.01) { self.step = step }

    /// Whether a share is to be told, which it then counts as.
    func isNews(_ share: Double) -> Bool {
        last.withLock { last in
            guard share < 1, share - last >= step else { return false }
            last = share
            return true
        }
    }
}
