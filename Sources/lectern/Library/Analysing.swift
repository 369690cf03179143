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
        case analysed(MadeAnalysis)
        case end
        case failure(LibraryError)
    }

    init(_ library: Library, by understanding: Understanding) {
        self.library = library
        self.understanding = understanding
    }

    /// Analyses all that waits, and then also what another version of the model has analysed; returns the exit status.
    func run() throws -> Int32 {
        // Most often nothing waits, and the model need not be opened to know.
        guard try library.waitingCount() > 0 else { return 0 }
        let version = understanding.version
        if let problem = understanding.takeProblem() { Complaint.write(problem) }
        let count = try library.waitingCount(orNotBy: version)
        Self.promise()
        let work = begin(by: version)
        var progress = Progress()
        var ready: [MadeAnalysis] = []
        var (stored, since) = (0, ContinuousClock.now)
        while true {
            let step = work.next()
            if case .analysed(let made) = step { ready.append(made) }
            let isLast = if case .analysed = step { false } else { true }
            if isLast || ready.count >= Self.countLimit || ContinuousClock.now - since >= Self.patience {
                try library.keep(ready, model: version)
                stored += ready.count
                (ready, since) = ([], .now)
                progress.show(stored, of: count, "analysed, \(progress.pace(stored, of: count))")
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
                            let found = understanding.annotate(
                                one.text, issues: issues, given: one.given, date: one.date)
                            return .analysed(MadeAnalysis(of: one.id, on: one.issue, found))
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
