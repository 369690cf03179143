internal import Glibc
internal import LecternReader
internal import LecternTerminal
internal import LecternText
internal import Synchronization

/// Analyses a text on an issue, or on the one it finds: spans are the text's. Called off the main thread.
typealias Annotate = @Sendable (_ text: [UInt8], _ issue: Issue?) -> Annotations

/// Results of background work on their way to the main thread.
final class Mailbox: Sendable {
    private let actions = Mutex<[Action]>([])
    private let waker = Waker()

    /// Leaves an action for the reader and wakes the loop.
    func post(_ action: Action) {
        actions.withLock { $0.append(action) }
        waker.wake()
    }

    /// All that has been left, oldest first.
    func take() -> [Action] {
        actions.withLock { waiting in
            defer { waiting = [] }
            return waiting
        }
    }
}

/// Work that may take or wait long, on threads of its own.
enum Background {
    /// Room for deep recursion, in bytes; what a thread does not touch costs nothing.
    private static let stackSize = 16 << 20

    /// Runs `work` on a new thread; on the calling one if the system has no thread left.
    static func run(_ work: @escaping @Sendable () -> Void) {
        let box = Unmanaged.passRetained(Work(work))
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setstacksize(&attributes, stackSize)
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        var thread = pthread_t()
        let result = pthread_create(
            &thread, &attributes,
            { box in
                guard let box else { return nil }
                Waker().guardThread()
                Unmanaged<Work>.fromOpaque(box).takeRetainedValue().work()
                return nil
            }, box.toOpaque())
        if result != 0 { box.takeRetainedValue().work() }
    }

    private final class Work: Sendable {
        let work: @Sendable () -> Void

        init(_ work: @escaping @Sendable () -> Void) { self.work = work }
    }
}

/// Analyses stretches of an article one at a time; a newer request takes the place of older ones that are not done.
final class Annotator: Sendable {
    private struct Request {
        var article: Article
        var span: TextSpan
        var issue: Issue?
    }

    private struct State {
        var next: Request?
        var isRunning = false
    }

    /// The most that is analysed at once, in bytes: the analysis keeps its results in memory.
    private static let spanLimit = 2 << 20

    private let state = Mutex(State())
    private let annotate: Annotate
    private let mailbox: Mailbox

    /// Analyses by `annotate`, leaving results in `mailbox`.
    init(_ annotate: @escaping Annotate, to mailbox: Mailbox) {
        self.annotate = annotate
        self.mailbox = mailbox
    }

    /// Asks for `span` of `article` to be analysed, or as much of it as can be at once.
    func request(_ span: TextSpan, of article: Article, on issue: Issue?) {
        let start = min(max(0, span.start), article.store.byteCount)
        let end = min(span.end, start + Self.spanLimit, article.store.byteCount)
        let request = Request(article: article, span: TextSpan(start, end), issue: issue)
        let hasToStart = state.withLock { state in
            state.next = request
            defer { state.isRunning = true }
            return !state.isRunning
        }
        if hasToStart { Background.run { [self] in work() } }
    }

    private func work() {
        while let request = next() {
            let found = annotate(request.article.store.bytes(in: request.span), request.issue)
            let isWanted = state.withLock { $0.next == nil }
            if isWanted { mailbox.post(.annotated(found.shifted(by: request.span.start), of: request.span)) }
        }
    }

    private func next() -> Request? {
        state.withLock { state in
            defer { state.next = nil }
            state.isRunning = state.next != nil
            return state.next
        }
    }
}
