internal import LecternFetch
internal import LecternFormats
internal import LecternLibrary
internal import LecternText
internal import Synchronization

/// Reads feeds into a library, several at once, and tells of each when it is done. One that cannot be read stops no other.
struct FeedFetching {
    /// How many feeds are read at once.
    private static let threadCount = 6

    private let library: Library
    private let opening: Opening

    init(_ library: Library, _ opening: Opening) {
        self.library = library
        self.opening = opening
    }

    /// Reads all of them, and returns the exit status.
    func fetch(_ feeds: [ListedFeed]) throws -> Int32 {
        let line = FeedLine(count: feeds.count)
        let reading = FeedReading(library: library, opening: opening, line: line)
        var status: Int32 = 0
        try SideBySide.each(of: feeds, threads: Self.threadCount) {
            reading.read($0)
        } take: { result in
            let outcome = try result.get()
            line.done()
            for problem in outcome.problems { Complaint.write(problem) }
            if !outcome.problems.isEmpty { status = 2 }
            if outcome.feed.failure == nil { try Output.print(outcome.description) }
        }
        return status
    }
}

/// What became of a feed.
struct FeedOutcome: Sendable, CustomStringConvertible {
    /// The feed as it is now.
    var feed: ListedFeed
    /// How many articles it gave that were not there.
    var newCount = 0
    /// How many entries are left for another time.
    var laterCount = 0
    /// What went wrong, with it or with pages that it leads to, a line each.
    var problems: [String] = []

    var description: String {
        var line = Sanitizer.printable(feed.name) + ": " + (newCount > 0 ? "\(newCount) new" : "nothing new")
        if laterCount > 0 { line += ", \(laterCount) left for the next time" }
        return line
    }
}

/// The line on standard error that tells how many feeds are done, and what is waited for.
final class FeedLine: Sendable {
    private struct State: ~Copyable {
        var progress = Progress()
        var doneCount = 0
    }

    private let count: Int
    private let state = Mutex(State())

    /// Of `count` feeds none is done.
    init(count: Int) { self.count = count }

    /// Tells what is waited for.
    func show(_ what: String) {
        state.withLock { $0.progress.show($0.doneCount, of: count, Sanitizer.printable(what)) }
    }

    /// One more is done; the line goes, so that something else can be printed.
    func done() {
        state.withLock { state in
            state.doneCount += 1
            state.progress.clear()
        }
    }
}

/// Reads one feed into a library.
struct FeedReading: Sendable {
    /// How many pages of one feed are fetched at a time: the rest comes the next time, so that no feed holds up the others.
    private static let pageLimit = 100
    /// After how many pages that cannot be had for now a feed is left for another time.
    private static let failureLimit = 3
    /// How many articles are stored in one go: what is interrupted loses no more pages than that.
    private static let batchLength = 16

    let library: Library
    let opening: Opening
    let line: FeedLine

    /// What a feed says now.
    private struct Version {
        var feed: Feed
        var validators: Validators
    }

    /// Takes what is new in a feed, and notes how that went.
    func read(_ feed: ListedFeed) -> Result<FeedOutcome, LibraryError> {
        var outcome = FeedOutcome(feed: feed)
        outcome.feed.failure = nil
        line.show(feed.name)
        do throws(LibraryError) {
            switch version(of: feed) {
            case .success(let version?): try take(version, &outcome)
            case .success(nil): break
            case .failure(let error):
                outcome.problems.append("\(error)")
                outcome.feed.failure = "\(error)"
            }
            try library.note(outcome.feed)
            return .success(outcome)
        } catch {
            return .failure(error)
        }
    }

    /// What a feed says now; nil when it is as it was.
    private func version(of feed: ListedFeed) -> Result<Version?, ImportError> {
        do throws(ImportError) {
            let known = Validators(etag: feed.etag, modified: feed.modified)
            guard case .page(let page) = try opening.answer(at: feed.address, unless: known) else {
                return .success(nil)
            }
            let name = FileName(feed.address)
            do throws(FeedError) {
                let read = try Feed.read(page.bytes, from: page.address, charset: page.charset)
                return .success(Version(feed: read, validators: page.validators))
            } catch {
                throw ImportError(name, .brokenFeed(error))
            }
        } catch {
            return .failure(error)
        }
    }

    /// Stores what has not been taken before. The version counts as taken once nothing is left for another time.
    private func take(_ version: Version, _ outcome: inout FeedOutcome) throws(LibraryError) {
        if outcome.feed.title.isEmpty { outcome.feed.title = version.feed.title ?? "" }
        let title = outcome.feed.title.isEmpty ? nil : outcome.feed.title
        let articles = FeedArticles(title: title, opening: opening)
        let entries = try fresh(version.feed.entries, of: outcome.feed.address)
        var (waiting, pageCount, failureCount) = ([TakenEntry](), 0, 0)
        for (number, entry) in entries.enumerated() {
            if articles.needsPage(entry) {
                guard pageCount < Self.pageLimit, failureCount < Self.failureLimit else {
                    outcome.laterCount += 1
                    continue
                }
                pageCount += 1
                line.show("\(outcome.feed.name), \(number + 1) of \(entries.count)")
            }
            let found = articles.article(of: entry)
            if let problem = found.problem { outcome.problems.append("\(problem)") }
            if found.isForLater {
                failureCount += 1
                outcome.laterCount += 1
                continue
            }
            waiting.append(TakenEntry(id: entry.key, article: found.article))
            if waiting.count >= Self.batchLength { try store(&waiting, &outcome) }
        }
        try store(&waiting, &outcome)
        let isTaken = outcome.laterCount == 0
        outcome.feed.etag = isTaken ? version.validators.etag : nil
        outcome.feed.modified = isTaken ? version.validators.modified : nil
    }

    /// The entries that have not been taken before, each once.
    private func fresh(_ entries: [FeedEntry], of address: String) throws(LibraryError) -> [FeedEntry] {
        var seen: Set<String> = []
        let entries = entries.filter { seen.insert($0.key).inserted }
        let taken = try library.taken(entries.map { ($0.key, $0.link) }, of: address)
        return zip(entries, taken).filter { !$0.1 }.map(\.0)
    }

    private func store(_ waiting: inout [TakenEntry], _ outcome: inout FeedOutcome) throws(LibraryError) {
        guard !waiting.isEmpty else { return }
        let feed = FeedAddress(address: outcome.feed.address, title: outcome.feed.title)
        outcome.newCount += try library.take(waiting, of: feed).count
        waiting = []
    }
}

extension FeedEntry {
    /// What it is told from others by: what the feed knows it by, else its words.
    fileprivate var key: String { id.isEmpty ? text ?? summary ?? "" : id }
}
