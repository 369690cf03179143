internal import Glibc
internal import LecternReader
internal import LecternTerminal
internal import LecternText
internal import Synchronization

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

    /// Lets all other threads go first from now on, the one that answers keys above all. For the calling thread, and those
    /// that it starts.
    static func makeWay() {
        // Linux gives priority to threads, whatever POSIX says of processes; 0 is the calling one.
        // No more than 10: what a person waits for must not starve beside other programs.
        setpriority(Int32(PRIO_PROCESS.rawValue), 0, 10)
    }

    private final class Work: Sendable {
        let work: @Sendable () -> Void

        init(_ work: @escaping @Sendable () -> Void) { self.work = work }
    }
}

/// What another thread works out, to be waited for beside other things.
final class Awaited<Value: Sendable>: Sendable {
    /// Can be polled: it hangs up once the value is there. Below 0 when it is there from the start.
    let descriptor: Int32
    private let result = Mutex<Value?>(nil)

    /// Begins to work it out.
    init(_ work: @escaping @Sendable () -> Value) {
        var ends: [Int32] = [-1, -1]
        // Without a pipe the value is waited for here: there is nothing to hear of it by.
        guard pipe(&ends) == 0 else {
            descriptor = -1
            result.withLock { $0 = work() }
            return
        }
        descriptor = ends[0]
        Background.run { [self, end = ends[1]] in
            let value = work()
            result.withLock { $0 = value }
            close(end)
        }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// The value; waits for it.
    func value() -> Value {
        while true {
            if let value = result.withLock({ $0 }) { return value }
            var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            poll(&waiting, 1, -1)
        }
    }
}

/// Analyses stretches of an article one at a time; a newer request takes the place of older ones that are not done.
final class Annotator: Sendable {
    private struct Request {
        var article: Article
        var span: TextSpan
        var issue: Issue?
        /// Where the person is, in bytes of the article.
        var place: Int
    }

    private struct State {
        var next: Request?
        var isRunning = false
    }

    /// The most that is analysed at once, in bytes: the analysis keeps its results in memory.
    private static let spanLimit = 2 << 20
    /// A text that takes longer than a person waits gladly, in bytes: what is near the person comes first.
    private static let longText = 24 << 10
    /// How far to either side that reaches, in bytes.
    private static let nearby = 4 << 10

    private let state = Mutex(State())
    private let understanding: Understanding
    private let mailbox: Mailbox

    /// Analyses by `understanding`, leaving results in `mailbox`.
    init(_ understanding: Understanding, to mailbox: Mailbox) {
        self.understanding = understanding
        self.mailbox = mailbox
    }

    /// Asks for `span` of `article` to be analysed, or as much of it as can be at once; what is near `place` first.
    func request(_ span: TextSpan, of article: Article, on issue: Issue?, near place: Int) {
        let start = min(max(0, span.start), article.store.byteCount)
        let end = min(span.end, start + Self.spanLimit, article.store.byteCount)
        let request = Request(article: article, span: TextSpan(start, end), issue: issue, place: place)
        let hasToStart = state.withLock { state in
            state.next = request
            defer { state.isRunning = true }
            return !state.isRunning
        }
        if hasToStart {
            Background.run { [self] in
                Background.makeWay()
                work()
            }
        }
    }

    private func work() {
        while let request = next() {
            let isLong = request.span.count > Self.longText
            if isLong {
                let near = Self.near(request.place, in: request.span, of: request.article)
                if let found = annotate(near, of: request) {
                    mailbox.post(
                        .annotated(found, of: request.span, share: Double(near.count) / Double(request.span.count)))
                }
            }
            let (reading, judging) = (ShareNews(), ShareNews(step: 0.05))
            let found = annotate(request.span, of: request) { [mailbox] share in
                if reading.isNews(share) { mailbox.post(.analysing(request.span, share: share)) }
            } judged: { [mailbox] share, known in
                mailbox.post(.analysing(request.span, share: share, isJudging: true))
                // Of a long text the stances near the person are on screen, and are not taken away; and to show what is known
                // of it takes a while, which should not keep keys waiting often.
                guard !isLong || judging.isNews(share) else { return }
                mailbox.post(.annotated(known.shifted(by: request.span.start), of: request.span, share: share))
            }
            if let found { mailbox.post(.annotated(found, of: request.span)) }
            if let problem = understanding.takeProblem() { mailbox.post(.failed(problem)) }
        }
    }

    /// What is found in a span; nil when something else is asked for meanwhile.
    private func annotate(
        _ span: TextSpan, of request: Request, progress: @Sendable (Double) -> Void = { _ in },
        judged: @escaping @Sendable (Double, Annotations) -> Void = { _, _ in }
    ) -> Annotations? {
        let text = request.article.store.bytes(in: span)
        let found = understanding.annotate(
            text, on: request.issue, date: request.article.head.date, near: request.place - span.start
        ) { share in
            progress(share)
            return self.isUseful(request)
        } judged: { share, known in
            guard self.isWanted else { return false }
            judged(share, known)
            return true
        }
        return isWanted ? found?.shifted(by: span.start) : nil
    }

    private var isWanted: Bool { state.withLock { $0.next == nil } }

    /// Whether what is found now serves what is asked for next: another issue is judged on the same findings.
    private func isUseful(_ request: Request) -> Bool {
        state.withLock { state in
            guard let next = state.next else { return true }
            return next.article.store === request.article.store && next.span == request.span
        }
    }

    /// The paragraphs around a place.
    private static func near(_ place: Int, in span: TextSpan, of article: Article) -> TextSpan {
        let index = article.paragraphs
        let first = index.starts[index.paragraph(at: max(span.start, place - nearby))]
        let last = index.extent(of: index.paragraph(at: min(span.end - 1, place + nearby)))
        return TextSpan(max(span.start, first), min(span.end, max(last.end, first + 1)))
    }

    private func next() -> Request? {
        state.withLock { state in
            defer { state.next = nil }
            state.isRunning = state.next != nil
            return state.next
        }
    }
}
