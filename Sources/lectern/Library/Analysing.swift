internal import Glibc
internal import LecternLibrary
internal import LecternText

/// Analyses the articles of a library that wait for it, on all cores.
///
/// What is interrupted is taken up by the next one: an article waits until its analysis is stored.
struct Analysing {
    private let library: Library
    private let understanding: Understanding

    /// How many analyses are stored in one go, and after how long at the latest.
    private static let countLimit = 64
    private static let patience = Duration.milliseconds(500)

    private enum Step: Sendable {
        case analysed(ArticleID, Annotations)
        case end
        case failure(LibraryError)
    }

    init(_ library: Library, by understanding: Understanding) {
        self.library = library
        self.understanding = understanding
    }

    /// Analyses all that waits, or has been analysed by another version of the model; returns the exit status.
    func run() throws -> Int32 {
        // Most often nothing waits, and the model need not be opened to know.
        guard try library.waitingCount() > 0 else { return 0 }
        let version = understanding.version
        if let problem = understanding.takeProblem() { Complaint.write(problem) }
        let count = try library.waitingCount(orNotBy: version)
        Self.promise()
        let work = begin(by: version)
        var progress = AnalysisLine(count: count)
        var ready: [(ArticleID, Annotations)] = []
        var (stored, since) = (0, ContinuousClock.now)
        while true {
            let step = work.next()
            if case .analysed(let id, let annotations) = step { ready.append((id, annotations)) }
            let isLast = if case .analysed = step { false } else { true }
            if isLast || ready.count >= Self.countLimit || ContinuousClock.now - since >= Self.patience {
                try library.keep(ready, model: version)
                stored += ready.count
                (ready, since) = ([], .now)
                progress.show(stored)
            }
            if case .failure(let error) = step { throw error }
            if isLast { break }
        }
        progress.clear()
        return 0
    }

    /// Begins to analyse on all cores; what comes first was stored first.
    private func begin(by version: String) -> OrderedWork<Step> {
        let work = OrderedWork<Step>(cores: sysconf(Int32(_SC_NPROCESSORS_ONLN)))
        Background.run { [library, understanding] in
            var number: Int64 = 0
            do throws(LibraryError) {
                while true {
                    let next = try library.waiting(16, after: number, orNotBy: version)
                    guard let last = next.last else { break }
                    number = last.number
                    for one in next {
                        work.begin {
                            let issues = one.issue.map { [Issue(id: "i1", proposition: $0)] } ?? []
                            return .analysed(one.id, understanding.annotate(one.text, issues: issues, date: one.date))
                        }
                    }
                }
                work.begin { .end }
            } catch {
                work.begin { .failure(error) }
            }
        }
        return work
    }

    /// Lets `^C` end the program as ever, and say that nothing is lost.
    private static func promise() {
        signal(SIGINT) { number in
            let words: StaticString = "\nlectern: what is stored is stored; lectern add goes on with the analysis\n"
            // Only what may be called in a signal handler.
            _ = write(STDERR_FILENO, words.utf8Start, words.utf8CodeUnitCount)
            signal(number, SIG_DFL)
            raise(number)
        }
    }
}

/// A line on standard error that tells how many articles are analysed, how fast, and how long it will take; where nobody
/// watches, a plain line for each thousand.
struct AnalysisLine {
    private let count: Int
    private let isWatched = isatty(STDERR_FILENO) != 0
    private let start = ContinuousClock.now
    private var told = 0

    /// Begins to count up to `count`.
    init(count: Int) { self.count = count }

    /// Shows that `done` of them are done.
    mutating func show(_ done: Int) {
        let elapsed = ContinuousClock.now - start
        let seconds = max(0.001, Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18)
        let rate = Double(done) / seconds
        let left = rate > 0 ? Int(Double(max(0, count - done)) / rate) : 0
        let words = "\(done)/\(count) analysed, \(Int(rate.rounded()))/s, \(left / 60)m\(left % 60)s left"
        if isWatched {
            let width = 20
            let filled = min(width, done * width / max(1, count))
            let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: width - filled)
            write("\r\u{1B}[K[\(bar)] \(words)")
        } else if done / 1_000 > told / 1_000 {
            write("\(words)\n")
        }
        told = done
    }

    /// Takes the line away.
    func clear() {
        if isWatched, told > 0 { write("\r\u{1B}[K") }
    }

    private func write(_ text: String) {
        // A line that is lost is shown again soon.
        _ = Array(text.utf8).withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
