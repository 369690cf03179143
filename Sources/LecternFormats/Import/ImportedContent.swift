internal import Glibc

/// What a file gives to a library: one article or many. What it is, its content tells.
public enum ImportedContent: Sendable {
    /// An article.
    case article(OpenedArticle)
    /// A feed of articles.
    case feed(Feed)
    /// Articles with their annotations, one a line: the lines of an open descriptor, which whoever reads them closes, after
    /// what has been read of them already.
    case lines(descriptor: Int32, beginning: [UInt8])

    /// The content of a file, or of the standard input.
    public static func read(_ file: FileName) throws(ImportError) -> ImportedContent {
        // Under no name twice: what comes by a pipe can be read only once.
        let descriptor = try ArticleFile.descriptor(of: file)
        var isKept = false
        defer { if !isKept { close(descriptor) } }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw ImportError(file, ImportError.Reason(errno: errno)) }
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw ImportError(file, .folder)
        default: if !file.isStandardInput { return .article(try ArticleFile.open(file)) }
        }
        let head = try ArticleFile.read(descriptor, atMost: ArticleFile.headLength, of: file)
        switch try ArticleFile.kind(head, of: file) {
        case .lines:
            isKept = true
            return .lines(descriptor: descriptor, beginning: head)
        case .feed:
            let bytes = head + (try ArticleFile.readAll(descriptor, atMost: Feed.byteLimit, of: file))
            return .feed(try feed(bytes, of: file))
        case .text, .markdown, .page, .book:
            // A large text need not be held.
            if !file.isStandardInput, lseek(descriptor, 0, SEEK_SET) == 0 {
                isKept = true
                return .article(try ArticleFile.open(descriptor, as: file))
            }
            let bytes = head + (try ArticleFile.readAll(descriptor, atMost: ArticleFile.conversionLimit, of: file))
            return .article(OpenedArticle(article: try ArticleFile.article(from: bytes, of: file), rest: nil))
        }
    }

    /// The content of bytes that came from `address`, with the encoding that the server named.
    public static func fetched(
        _ bytes: [UInt8], from address: FileName, charset: String?
    ) throws(ImportError) -> ImportedContent {
        if Feed.isFeed(bytes, charset: charset) {
            return .feed(try feed(bytes, of: address, charset: charset))
        }
        return .article(OpenedArticle(article: try ArticleFile.fetched(bytes, from: address), rest: nil))
    }

    private static func feed(
        _ bytes: [UInt8], of file: FileName, charset: String? = nil
    ) throws(ImportError) -> Feed {
        do throws(FeedError) {
            return try Feed.read(bytes, from: file.webAddress, charset: charset)
        } catch {
            throw ImportError(file, .brokenFeed(error))
        }
    }
}
