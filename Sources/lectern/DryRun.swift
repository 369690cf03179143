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
            if files.count > 1 { progress.show(number, of: files.count, "\(file.lastPart.prefix(40))") }
            try tell(file)
        }
    }

    private mutating func tell(_ file: FileName) throws(OutputError) {
        let record: [UInt8]
        do throws(ImportError) {
            let opened = try opening.open(file)
            guard opened.article.store.byteCount <= Self.byteLimit else {
                throw ImportError(file, .tooLarge(Self.byteLimit))
            }
            record = ArticleRecord.encode(opened.whole())
        } catch {
            if error.reason == .feed { return try tell(feed: file) }
            return try complain(error)
        }
        try output.write(record + [0x0A])
    }

    private mutating func tell(feed file: FileName) throws(OutputError) {
        let feed: Feed
        do throws(ImportError) {
            feed = try opening.feed(file)
        } catch {
            return try complain(error)
        }
        try output.write(FeedReport.json(feed))
    }

    private mutating func complain(_ error: ImportError) throws(OutputError) {
        progress.clear()
        try output.flush()
        Complaint.write(error)
        status = max(status, error.isNothing ? 1 : 2)
    }
}
