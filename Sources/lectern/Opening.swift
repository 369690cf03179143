internal import ArgumentParser
internal import Glibc
internal import LecternFetch
internal import LecternFormats
internal import LecternText

/// Opens what a person names: files, the standard input, and addresses of the web.
struct Opening: Sendable {
    private let fetcher: Fetcher

    /// - Parameters:
    ///   - allowsLocal: permits addresses of this machine and its network.
    ///   - gap: between two requests to one host, in milliseconds.
    init(allowsLocal: Bool = false, gap: Int = 1_000) { fetcher = Fetcher(allowsLocal: allowsLocal, gap: gap) }

    /// The article of that name; waits for what comes from the web, and says so.
    ///
    /// - Parameter isQuiet: leaves the terminal alone, which somebody else has taken.
    func open(_ name: FileName, isQuiet: Bool = false) throws(ImportError) -> OpenedArticle {
        guard let address = name.webAddress else { return try ArticleFile.open(name) }
        let page = isQuiet ? try page(at: address) : try fetchWatched(address, as: name)
        return OpenedArticle(article: try ArticleFile.fetched(page.bytes, from: FileName(page.address)), rest: nil)
    }

    /// What is of that name: an article or many.
    func content(_ name: FileName) throws(ImportError) -> ImportedContent {
        guard let address = name.webAddress else { return try ImportedContent.read(name) }
        let page = try fetchWatched(address, as: name)
        return try ImportedContent.fetched(page.bytes, from: FileName(page.address), charset: page.charset)
    }

    /// The article at an address; waits for it.
    func article(at address: String) throws(ImportError) -> Article {
        let page = try page(at: address)
        return try ArticleFile.fetched(page.bytes, from: FileName(page.address))
    }

    /// What stands at an address; waits for it.
    func page(at address: String) throws(ImportError) -> FetchedPage {
        let name = FileName(address)
        // Without a known version there is always a page.
        guard case .page(let page) = try answer(at: address, unless: Validators()) else {
            throw ImportError(name, .empty)
        }
        return page
    }

    /// What stands at an address, unless it is still as it was; waits for it.
    func answer(at address: String, unless known: Validators) throws(ImportError) -> FetchAnswer {
        do throws(FetchError) {
            return try fetcher.get(address, unless: known)
        } catch {
            throw ImportError(FileName(address), .unfetched(error.explanation, isPassing: error.isPassing))
        }
    }

    private func fetchWatched(_ address: String, as name: FileName) throws(ImportError) -> FetchedPage {
        Self.show("fetching \(name.shown) …")
        defer { Self.show("") }
        return try page(at: address)
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
