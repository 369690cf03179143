internal import Dispatch
internal import Synchronization

/// Work on many things side by side, whose results come in the order of the things.
///
/// At most a few things for each core are under way: whoever brings more waits until results have been taken, so that
/// memory stays bounded however fast they come.
final class OrderedWork<Result: Sendable>: Sendable {
    /// A result that is being made.
    private final class Slot: Sendable {
        let result = Mutex<Result?>(nil)
        let isDone = DispatchSemaphore(value: 0)
    }

    /// Things under way for each core: one in work, one that waits for it, one whose result waits to be taken.
    private static var perCore: Int { 3 }

    private let slots = Mutex<[Slot]>([])
    private let room = DispatchSemaphore(value: 0)
    private let available = DispatchSemaphore(value: 0)

    /// Prepares to work on as many things at once as there are cores.
    init(cores: Int) {
        // Counted up from nothing: a semaphore that ends below the value it was made with is taken for a mistake.
        for _ in 0..<Self.perCore * max(1, cores) { room.signal() }
    }

    /// Begins to make a result; waits while too many are under way.
    func begin(_ work: @escaping @Sendable () -> Result) {
        room.wait()
        let slot = Slot()
        slots.withLock { $0.append(slot) }
        available.signal()
        DispatchQueue.global().async {
            let result = work()
            slot.result.withLock { $0 = result }
            slot.isDone.signal()
        }
    }

    /// The next result in the order in which they were begun; waits until there is one.
    func next() -> Result {
        while true {
            available.wait()
            let slot = slots.withLock { $0.removeFirst() }
            slot.isDone.wait()
            room.signal()
            if let result = slot.result.withLock({ $0 }) { return result }
        }
    }
}
