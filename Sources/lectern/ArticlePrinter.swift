internal import Glibc
internal import LecternFormats
internal import LecternText

/// Prints articles as plain text on the standard output.
struct ArticlePrinter: ~Copyable {
    private let width: Int?
    /// The first paragraph that is printed, counted from 0.
    private let start: Int
    private let understanding: Understanding
    private let library: LibraryDoor
    private let opening: Opening
    private var output = Output()
    private var status: Int32 = 0
    private var printedCount = 0

    /// The largest text that is analysed before it is printed, in bytes.
    private static let analysisLimit = 256 << 10

    /// Prints in lines of `width` columns, nil for unbroken paragraphs.
    init(width: Int?, from start: Int, understanding: Understanding, library: LibraryDoor, opening: Opening) {
        self.opening = opening
        self.library = library
        self.width = width
        self.start = start
        self.understanding = understanding
    }

    /// Prints the articles of all files and returns the exit status.
    mutating func print(_ names: [FileName]) -> Int32 {
        do {
            for name in names { try print(name) }
            try output.flush()
        } catch .closed {
            return status
        } catch {
            Complaint.write(error)
            return 2
        }
        return status
    }

    private mutating func print(_ name: FileName) throws(OutputError) {
        let opened: OpenedArticle
        do {
            opened = try opening.open(name)
        } catch {
            // What was printed before comes first on screen too.
            try output.flush()
            Complaint.write(error)
            status = max(status, error.isNothing ? 1 : 2)
            return
        }
        if printedCount > 0 { try output.write([0x0A]) }
        printedCount += 1
        var plain = PlainText(width: width, from: start)
        let store = opened.article.store
        let isSmall = opened.rest == nil && store.byteCount <= Self.analysisLimit
        let text = store.bytes(in: TextSpan(0, isSmall ? store.byteCount : 0))
        let annotations =
            (isSmall ? library.annotations(of: text) : nil)
            ?? understanding.annotate(text, on: nil, date: opened.article.head.date) ?? Annotations()
        if let problem = understanding.takeProblem() { Complaint.write(problem) }
        try print(opened.article, annotations, in: &plain)
        guard let rest = opened.rest else { return }
        var failure: OutputError?
        rest { article in
            guard failure == nil else { return }
            do throws(OutputError) { try self.print(article, Annotations(), in: &plain) } catch { failure = error }
        }
        if let failure { throw failure }
    }

    private mutating func print(
        _ article: Article, _ annotations: Annotations, in plain: inout PlainText
    ) throws(OutputError) {
        try plain.write(article, annotations) { (bytes) throws(OutputError) in try output.write(bytes) }
    }
}
