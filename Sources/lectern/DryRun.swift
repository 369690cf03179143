internal import Glibc
internal import LecternFormats
internal import LecternText

/// `lectern add --dry-run`: says what would be kept of each file, and keeps nothing.
struct DryRun: ~Copyable {
    /// The largest text that is told, in bytes: more is no article, and would be held several times over.
    private static let byteLimit = 32 << 20

    private let opening: Opening
    private var output = Output()
    private var progress = Progress()
    private var status: Int32 = 0

    /// Opens what it tells of as `opening` does.
    init(_ opening: Opening) { self.opening = opening }

    /// Tells of all `names`, the good ones also when others fail, and returns the exit status.
    mutating func tell(_ names: [FileName]) -> Int32 {
        do throws(OutputError) {
            for name in names { try tell(expanding: name) }
            progress.clear()
            try output.flush()
        } catch {
            if case .closed = error { return status }
            Complaint.write(error)
            return 2
        }
        return status
    }

    private mutating func tell(expanding name: FileName) throws(OutputError) {
        let files: [FileName]
        do throws(ImportError) {
            files = try ArticleFolder.expanded([name])
        } catch {
            return try complain(error)
        }
        for (number, file) in files.enumerated() {
            if files.count > 1 { progress.show(number, of: files.count, file.lastPart) }
            try tell(file)
        }
    }

    private mutating func tell(_ file: FileName) throws(OutputError) {
        let content: ImportedContent
        do throws(ImportError) {
            content = try opening.content(file)
            if case .article(let opened) = content, opened.article.store.byteCount > Self.byteLimit {
                throw ImportError(file, .tooLarge(Self.byteLimit))
            }
        } catch {
            return try complain(error)
        }
        switch content {
        case .article(let opened): try output.write(ArticleJSON.encode(opened.whole()) + [0x0A])
        case .feed(let feed): try output.write(FeedReport.json(feed))
        case .lines(let descriptor, let beginning): try tell(InputLines(descriptor, after: beginning), of: file)
        }
    }

    /// Tells of articles as data, line by line, and closes their file.
    private mutating func tell(_ lines: InputLines, of file: FileName) throws(OutputError) {
        var articles = ArticleLines(lines, of: file)
        defer { articles.close() }
        while let result = articles.next() {
            switch result {
            case .success(let line):
                let article = Article(name: line.id ?? file.lastPart, text: line.text, head: line.head)
                try output.write(ArticleJSON.encode(article) + [0x0A])
            case .failure(let error): try complain(error)
            }
        }
    }

    private mutating func complain(_ error: some Error & CustomStringConvertible) throws(OutputError) {
        progress.clear()
        try output.flush()
        Complaint.write(error)
        status = max(status, (error as? ImportError)?.isNothing == true ? 1 : 2)
    }
}
