internal import Glibc
internal import LecternText

/// Articles that come through a pipe; plain text is shown while it still comes.
enum TextStream {
    /// How long to wait for the beginning to be complete once some of it has come, in milliseconds.
    private static let patience: Int32 = 40

    /// Opens the article that `descriptor` gives: a file, a pipe or a terminal. Waits for its first bytes.
    static func open(_ descriptor: Int32, as file: FileName) throws(ImportError) -> OpenedArticle {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw ImportError(file, ImportError.Reason(errno: errno)) }
        if status.st_mode & S_IFMT == S_IFREG, lseek(descriptor, 0, SEEK_CUR) == 0 {
            let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
            guard copy >= 0 else { throw ImportError(file, ImportError.Reason(errno: errno)) }
            return try ArticleFile.open(copy, as: file)
        }
        if status.st_mode & S_IFMT == S_IFDIR { throw ImportError(file, .folder) }
        let (head, isWhole) = try beginning(descriptor, of: file)
        if isWhole { return OpenedArticle(article: try ArticleFile.article(from: head, of: file), rest: nil) }
        if let article = try ArticleFile.marked(beginning: head, descriptor, of: file) {
            return OpenedArticle(article: article, rest: nil)
        }
        let (encoding, markLength) = try ArticleFile.examine(head, isWhole: false, of: file)
        guard encoding == .utf8 else {
            let all = head + (try ArticleFile.readAll(descriptor, of: file))
            return OpenedArticle(article: try ArticleFile.article(from: all, of: file), rest: nil)
        }
        return growing(descriptor, head: head[markLength...], of: file)
    }

    /// Reads what is there of the first bytes; whether that is all there is.
    private static func beginning(_ descriptor: Int32, of file: FileName) throws(ImportError) -> (
        bytes: [UInt8], isWhole: Bool
    ) {
        var bytes: [UInt8] = []
        while bytes.count < ArticleFile.headLength {
            if !bytes.isEmpty && !isReady(descriptor, within: patience) { return (bytes, false) }
            let more = try some(descriptor, of: file)
            if more.isEmpty { return (bytes, true) }
            bytes += more
        }
        return (bytes, false)
    }

    private static func growing(_ descriptor: Int32, head: ArraySlice<UInt8>, of file: FileName) -> OpenedArticle {
        let lines = head.withUnsafeBufferPointer { HeadLines(of: $0) }
        let text = Array(head.dropFirst(lines.byteCount))
        let store = StreamStore(text)
        let index = ParagraphIndex(of: text)
        let article = Article(name: file.lastPart, head: lines.head, store: store, paragraphs: index)
        return OpenedArticle(article: article) { more in
            var index = index
            var reported = index.scannedByteCount
            while let bytes = try? some(descriptor, of: file), !bytes.isEmpty {
                store.append(bytes)
                bytes.withUnsafeBufferPointer { index.scan($0) }
                // Often while little has come or nothing else does; seldom in a flood, as each costs a layout.
                if index.scannedByteCount > reported * 2 || !isReady(descriptor, within: patience) {
                    reported = index.scannedByteCount
                    more(article.indexed(by: index))
                }
            }
            store.complete()
            more(article.indexed(by: index))
        }
    }

    private static func isReady(_ descriptor: Int32, within milliseconds: Int32) -> Bool {
        var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&waiting, 1, milliseconds) != 0
    }

    /// Waits for bytes and reads those that are there; none at the end.
    private static func some(_ descriptor: Int32, of file: FileName) throws(ImportError) -> [UInt8] {
        var failure: Int32?
        let bytes = [UInt8](unsafeUninitializedCapacity: ArticleFile.headLength) { buffer, filled in
            var got = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            while got < 0, errno == EINTR || errno == EAGAIN {
                var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
                poll(&waiting, 1, -1)
                got = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            }
            if got < 0 { failure = errno }
            filled = max(0, got)
        }
        if let failure { throw ImportError(file, ImportError.Reason(errno: failure)) }
        return bytes
    }
}
