internal import LecternReader
internal import LecternText
internal import Synchronization

/// Analyses an article of the library that a person reads, on a thread of its own, so that nothing else of the library waits;
/// a newer task takes the place of one that is not done.
final class LibraryAnalysis: Sendable {
    /// What is to be analysed.
    struct Task: Hashable, Sendable {
        var article: ArticleID
        /// What the reader calls the stretch whose analysis it waits for.
        var span: TextSpan
        /// The proposal that the person has set.
        var issue: String?
    }

    private struct State {
        var task: Task?
        /// How many have been begun: only the last one goes on.
        var count = 0
    }

    private let state = Mutex(State())
    private let understanding: Understanding
    private let mailbox: Mailbox

    init(_ understanding: Understanding, to mailbox: Mailbox) {
        self.understanding = understanding
        self.mailbox = mailbox
    }

    /// Begins a task; `finish` gets what was found. The same of the same article that is under way goes on, for the new span.
    ///
    /// - Parameter given: statements that somebody brought, of which only the stances are to be found.
    func begin(
        _ task: Task, of article: Article, given: [Statement]?,
        finish: @escaping @Sendable (Annotations, Task) -> Void
    ) {
        let number: Int? = state.withLock { state in
            let before = state.task
            state.task = task
            if let before, before.article == task.article, before.issue == task.issue { return nil }
            state.count += 1
            return state.count
        }
        guard let number else { return }
        Background.run { [self] in
            Background.makeWay()
            let found = analyse(article, given, on: task.issue, number: number)
            if let problem = understanding.takeProblem() { mailbox.post(.failed(problem)) }
            let last: Task? = state.withLock { state in
                guard state.count == number else { return nil }
                defer { state.task = nil }
                return state.task
            }
            if let found, let last { finish(found, last) }
        }
    }

    /// Gives up what is under way.
    func stop() {
        state.withLock { state in
            state.count += 1
            state.task = nil
        }
    }

    private func analyse(_ article: Article, _ given: [Statement]?, on issue: String?, number: Int) -> Annotations? {
        let text = article.store.bytes(in: TextSpan(0, article.store.byteCount))
        let issue = issue.map { Issue(id: "i1", proposition: $0) }
        if let given {
            return understanding.annotate(
                text, issues: issue.map { [$0] } ?? [], given: given, date: article.head.date)
        }
        let news = ShareNews()
        return understanding.annotate(text, on: issue, date: article.head.date) { [self] share in
            let last = state.withLock { $0.count == number ? $0.task : nil }
            guard let last else { return false }
            if news.isNews(share) { mailbox.post(.analysing(last.span, share: share, isKept: true)) }
            return true
        } judged: { [self] share, _ in
            // What is kept may be corrected, which these annotations know nothing of: only how far it is is told.
            guard let last = state.withLock({ $0.count == number ? $0.task : nil }) else { return false }
            mailbox.post(.analysing(last.span, share: share, isJudging: true, isKept: true))
            return true
        }
    }
}
