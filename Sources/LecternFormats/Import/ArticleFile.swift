internal import Glibc
public import LecternText

/// An article as far as it had to be read to be shown, and how to read on.
public struct OpenedArticle: Sendable {
    /// Reads the rest of an article, to be called once and off the main thread, which it may keep busy or waiting for
    /// long; hands on the article each time that more of it is known, the whole one last.
    public typealias Rest = @Sendable (_ more: (Article) -> Void) -> Void

    /// What is known so far.
    public let article: Article
    /// Nil when `article` is whole.
    public let rest: Rest?

    /// An article, and how to read on where it is not whole.
    public init(article: Article, rest: Rest?) {
        self.article = article
        self.rest = rest
    }

    /// The whole article; waits until it has been read.
    public func whole() -> Article {
        var whole = article
        rest?({ whole = $0 })
        return whole
    }
}

/// Opens articles: plain text in any encoding, pages, Markdown and books, from files or the standard input.
public enum ArticleFile {
    /// Files up to this size, in bytes, are read whole, so that no change on disk can move the text under a reader.
    static let wholeLimit = 4 << 20
    /// How much is read before the article is shown, in bytes.
    static let headLength = 64 << 10
    /// How much is read at a time after that, in bytes.
    static let chunkLength = 1 << 20
    /// The most that is converted from another encoding, in bytes.
    static let conversionLimit = 512 << 20

    /// Opens the article in `file`, reading no more of it than its beginning if it is a large text.
    public static func open(_ file: FileName) throws(ImportError) -> OpenedArticle {
        if file.isStandardInput { return try TextStream.open(STDIN_FILENO, as: file) }
        let descriptor = try descriptor(of: file)
        if file.bytes.starts(with: Array("/dev/fd/".utf8)) { return try TextStream.open(descriptor, as: file) }
        return try open(descriptor, as: file)
    }

    /// The article in bytes that came from `address`; where it does not say where it stands, it stands there.
    public static func fetched(_ bytes: [UInt8], from address: FileName) throws(ImportError) -> Article {
        let article = try article(from: bytes, of: address)
        guard article.head.url == nil else { return article }
        var head = article.head
        head.url = address.webAddress
        return Article(name: article.name, head: head, store: article.store, paragraphs: article.paragraphs)
    }

    /// Opens a file to be read, or the standard input once more.
    static func descriptor(of file: FileName) throws(ImportError) -> Int32 {
        // A pipe that nobody writes to would make a plain open wait for ever.
        let descriptor =
            file.isStandardInput
            ? fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3)
            : file.withCString { Glibc.open($0, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY) }
        guard descriptor >= 0 else { throw ImportError(file, ImportError.Reason(errno: errno)) }
        return descriptor
    }

    /// Opens the article in an open file, which is closed when it is no longer needed.
    static func open(_ descriptor: Int32, as file: FileName) throws(ImportError) -> OpenedArticle {
        var isKept = false
        defer { if !isKept { close(descriptor) } }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw ImportError(file, ImportError.Reason(errno: errno)) }
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw ImportError(file, .folder)
        case S_IFIFO: throw ImportError(file, .fifo)
        default: throw ImportError(file, .device)
        }
        let size = Int(status.st_size)
        guard size > wholeLimit else {
            return OpenedArticle(article: try article(from: try readAll(descriptor, of: file), of: file), rest: nil)
        }
        let head = try read(descriptor, atMost: headLength, of: file)
        if let article = try marked(beginning: head, descriptor, of: file) {
            return OpenedArticle(article: article, rest: nil)
        }
        let (encoding, markLength) = try examine(head, isWhole: false, of: file)
        guard encoding == .utf8 else {
            guard size <= conversionLimit else { throw ImportError(file, .tooLargeToConvert) }
            return OpenedArticle(
                article: try article(from: head + (try readAll(descriptor, of: file)), of: file), rest: nil)
        }
        isKept = true
        return large(descriptor, size: size, head: head[markLength...], markLength: markLength, of: file)
    }

    private static func large(
        _ descriptor: Int32, size: Int, head: ArraySlice<UInt8>, markLength: Int, of file: FileName
    ) -> OpenedArticle {
        let lines = head.withUnsafeBufferPointer { HeadLines(of: $0) }
        let store = FileStore(descriptor: descriptor, base: markLength + lines.byteCount, end: size)
        var index = ParagraphIndex()
        head.dropFirst(lines.byteCount).withUnsafeBufferPointer { index.scan($0) }
        let article = Article(name: file.lastPart, head: lines.head, store: store, paragraphs: index)
        return OpenedArticle(article: article) { [index] more in
            var index = index
            var nextReport = 16 * chunkLength
            while index.scannedByteCount < store.byteCount {
                let start = index.scannedByteCount
                let length = min(chunkLength, store.byteCount - start)
                var chunk = store.bytes(in: TextSpan(start, start + length))
                // Cut short meanwhile: what is gone counts as blank, so that the index ends where the store does.
                if chunk.count < length { chunk += [UInt8](repeating: 0x20, count: length - chunk.count) }
                chunk.withUnsafeBufferPointer { index.scan($0) }
                if index.scannedByteCount >= nextReport {
                    nextReport *= 2
                    more(article.indexed(by: index))
                }
            }
            more(article.indexed(by: index))
        }
    }

    /// The article in a file that is no plain text, all of which is read; nil when it is one.
    static func marked(
        beginning head: [UInt8], _ descriptor: Int32, of file: FileName
    ) throws(ImportError) -> Article? {
        let kind = try kind(head, of: file)
        if kind == .lines { throw ImportError(file, .lines) }
        guard let limit = kind.byteLimit else { return nil }
        return try article(from: head + (try readAll(descriptor, atMost: limit, of: file)), of: file)
    }

    /// What a file is by its beginning. A name that promises a book is not believed, but it must not lie.
    static func kind(_ head: [UInt8], of file: FileName) throws(ImportError) -> ArticleKind {
        let kind = ArticleKind(head)
        let isCalledBook = String(decoding: file.bytes.suffix(5), as: UTF8.self).lowercased() == ".epub"
        guard kind == .book || !isCalledBook || head.isEmpty else { throw ImportError(file, .book(.notAnArchive)) }
        return kind
    }

    /// The article that all of a file's bytes make.
    static func article(from bytes: [UInt8], of file: FileName) throws(ImportError) -> Article {
        let kind = try kind(Array(bytes.prefix(headLength)), of: file)
        if let limit = kind.byteLimit, bytes.count > limit { throw ImportError(file, .tooLarge(limit)) }
        let head: ArticleHead
        let text: [UInt8]
        do {
            switch kind {
            case .text: return try plain(bytes, of: file)
            case .markdown: (head, text) = MarkdownText.read(DeclaredEncoding.text(of: bytes))
            case .page: (head, text) = try HTMLArticle.read(bytes)
            case .book: (head, text) = try EPUBBook.read(bytes)
            case .feed: throw ImportError(file, .feed)
            case .lines: throw ImportError(file, .lines)
            }
        } catch let error as HTMLError {
            throw ImportError(file, .page(error))
        } catch let error as BookError {
            throw ImportError(file, .book(error))
        } catch let error as ImportError {
            throw error
        } catch {
            preconditionFailure("the readers of pages and books throw nothing else")
        }
        let index = ParagraphIndex(of: text)
        guard index.count > 0 else { throw ImportError(file, .empty) }
        return Article(name: file.lastPart, head: head, store: MemoryStore(text), paragraphs: index)
    }

    private static func plain(_ bytes: [UInt8], of file: FileName) throws(ImportError) -> Article {
        let (encoding, markLength) = try examine(bytes, isWhole: true, of: file)
        var text = encoding.decode(bytes[markLength...])
        let lines = text.withUnsafeBufferPointer { HeadLines(of: $0) }
        if lines.byteCount > 0 { text.removeFirst(lines.byteCount) }
        let index = ParagraphIndex(of: text)
        guard index.count > 0 else { throw ImportError(file, .empty) }
        return Article(name: file.lastPart, head: lines.head, store: MemoryStore(text), paragraphs: index)
    }

    /// Finds out how a text is written, and that it is one.
    static func examine(
        _ bytes: [UInt8], isWhole: Bool, of file: FileName
    ) throws(ImportError) -> (encoding: TextEncoding, markLength: Int) {
        let (found, sign) = bytes.withUnsafeBufferPointer { bytes in
            let found = TextEncoding.detect(bytes, isWhole: isWhole)
            return (found, BinarySign.find(in: bytes, encoding: found.encoding))
        }
        if let sign { throw ImportError(file, .binary(sign)) }
        return found
    }

    /// Reads to the end, but no further than a chunk beyond `limit`.
    static func readAll(
        _ descriptor: Int32, atMost limit: Int = .max, of file: FileName
    ) throws(ImportError) -> [UInt8] {
        var all: [UInt8] = []
        while all.count <= limit {
            let bytes = try read(descriptor, atMost: chunkLength, of: file)
            if bytes.isEmpty { return all }
            if all.isEmpty { all = bytes } else { all += bytes }
        }
        return all
    }

    /// Reads until `count` bytes or the end.
    static func read(_ descriptor: Int32, atMost count: Int, of file: FileName) throws(ImportError) -> [UInt8] {
        var failure: Int32?
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let got = Glibc.read(descriptor, buffer.baseAddress.map { $0 + filled }, count - filled)
                if got < 0 && errno == EINTR { continue }
                if got < 0 { failure = errno }
                if got <= 0 { break }
                filled += got
            }
        }
        if let failure { throw ImportError(file, ImportError.Reason(errno: failure)) }
        return bytes
    }
}
