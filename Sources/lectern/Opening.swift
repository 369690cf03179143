internal import ArgumentParser
internal import Glibc
internal import LecternFetch
internal import LecternFormats
internal import LecternText

/// Opens what a person names: files, the standard input, and addresses of the web.
struct Opening: Sendable {
    private let fetcher: Fetcher

    /// - Parameter allowsLocal: permits addresses of this machine and its network.
    init(allowsLocal: Bool = false) { fetcher = Fetcher(allowsLocal: allowsLocal) }

    /// The article of that name; waits for what comes from the web, and says so.
    func open(_ name: FileName) throws(ImportError) -> OpenedArticle {
        guard let address = name.webAddress else { return try ArticleFile.open(name) }
        let page = try fetch(address, as: name)
        return OpenedArticle(article: try ArticleFile.fetched(page.bytes, from: FileName(page.address)), rest: nil)
    }

    /// The feed of that name.
    func feed(_ name: FileName) throws(ImportError) -> Feed {
        guard let address = name.webAddress else { return try FeedFile.read(name) }
        let page = try fetch(address, as: name)
        do throws(FeedError) {
            return try Feed.read(page.bytes, from: page.address, charset: page.charset)
        } catch {
            throw ImportError(name, .brokenFeed(error))
        }
    }

    private func fetch(_ address: String, as name: FileName) throws(ImportError) -> FetchedPage {
        Self.show("fetching \(name.shown) …")
        defer { Self.show("") }
        let answer: FetchAnswer
        do throws(FetchError) {
            answer = try fetcher.get(address)
        } catch {
            throw ImportError(name, .unfetched(error.explanation))
        }
        // Without a known version there is always a page.
        guard case .page(let page) = answer else { throw ImportError(name, .empty) }
        return page
    }

    /// A line on standard error that tells what is waited for, where a person sees it; with nothing, it goes.
    private static func show(_ words: String) {
        guard isatty(STDERR_FILENO) != 0 else { return }
        let line = Array("\r\u{1B}[K\(words)".utf8)
        // A line that is lost tells of a wait that soon is over.
        _ = line.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}

/// The option that lets addresses of this machine and its network be fetched.
struct OpeningOption: ParsableArguments {
    @Flag(help: "Fetch from this machine and its network, too.")
    var allowLocal = false

    /// How to open what is named.
    var opening: Opening { Opening(allowsLocal: allowLocal) }
}
