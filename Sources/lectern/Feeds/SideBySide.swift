internal import Dispatch
internal import Synchronization

/// The same work on many things that mostly waits, on a few threads; results come in the order in which they are done.
enum SideBySide {
    private struct State<Result: Sendable> {
        var next = 0
        var results: [Result] = []
    }

    /// Works on all `items` and gives each result to `take`, on the calling thread. An error of `take` ends it; what is under
    /// way then goes on to its end, unseen.
    static func each<Item: Sendable, Result: Sendable>(
        of items: [Item], threads: Int, _ work: @escaping @Sendable (Item) -> Result,
        take: (Result) throws -> Void
    ) throws {
        let state = Shared(State<Result>())
        let available = DispatchSemaphore(value: 0)
        for _ in 0..<min(threads, items.count) {
            Background.run {
                while let item = state.value.withLock({ state in
                    defer { state.next += 1 }
                    return state.next < items.count ? items[state.next] : nil
                }) {
                    let result = work(item)
                    state.value.withLock { $0.results.append(result) }
                    available.signal()
                }
            }
        }
        do {
            for _ in items.indices {
                available.wait()
                try take(state.value.withLock { $0.results.removeFirst() })
            }
        } catch {
            // No further thing is begun.
            state.value.withLock { $0.next = items.count }
            throw error
        }
    }

    /// A value that several threads change.
    private final class Shared<Value: Sendable>: Sendable {
        let value: Mutex<Value>

        init(_ value: Value) { self.value = Mutex(value) }
    }
}
