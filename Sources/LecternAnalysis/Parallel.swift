internal import Glibc
internal import Synchronization

/// Work in equal parts, on as many cores as are free.
///
/// Threads of its own and no pool's, as a thread begins with the priority of the one that starts it: an analysis that
/// makes way for a person's typing does so with all its threads.
enum Parallel {
    /// How many threads run at most, over all calls: one for each core is enough.
    static let width = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    /// How many more may.
    private static let spareCount = Atomic(width - 1)

    /// Calls `body` once with each number below `count`, in any order and at once; returns when all is done.
    static func perform(_ count: Int, _ body: @Sendable (Int) -> Void) {
        // No thread outlives the call.
        withoutActuallyEscaping(body) { body in perform(Work(count: count, body: body), count) }
    }

    /// What `body` makes of each number below `count`, in order of the numbers; called in any order and at once.
    static func map<Value: Sendable>(_ count: Int, _ body: @Sendable (Int) -> Value) -> [Value] {
        let values = Mutex([Value?](repeating: nil, count: count))
        perform(count) { index in
            let value = body(index)
            values.withLock { $0[index] = value }
        }
        return values.withLock { $0.compactMap(\.self) }
    }

    private static func perform(_ work: Work, _ count: Int) {
        var threads: [pthread_t] = []
        while threads.count < count - 1, takeSpare() {
            guard let thread = start(work) else {
                spareCount.add(1, ordering: .relaxed)
                break
            }
            threads.append(thread)
        }
        work.run()
        for thread in threads {
            pthread_join(thread, nil)
            spareCount.add(1, ordering: .relaxed)
        }
    }

    private final class Work: Sendable {
        private let count: Int
        private let body: @Sendable (Int) -> Void
        private let next = Atomic(0)

        init(count: Int, body: @escaping @Sendable (Int) -> Void) {
            self.count = count
            self.body = body
        }

        func run() {
            while true {
                let number = next.add(1, ordering: .relaxed).oldValue
                guard number < count else { return }
                body(number)
            }
        }
    }

    private static func takeSpare() -> Bool {
        if spareCount.subtract(1, ordering: .relaxed).newValue >= 0 { return true }
        spareCount.add(1, ordering: .relaxed)
        return false
    }

    /// A thread that shares the work, nil if the system has none left.
    private static func start(_ work: Work) -> pthread_t? {
        let box = Unmanaged.passRetained(work)
        var thread = pthread_t()
        let result = pthread_create(
            &thread, nil,
            { box in
                if let box { Unmanaged<Work>.fromOpaque(box).takeRetainedValue().run() }
                return nil
            }, box.toOpaque())
        guard result == 0 else {
            box.release()
            return nil
        }
        return thread
    }
}
