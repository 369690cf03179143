internal import Glibc
internal import LecternFormats
internal import LecternReader
internal import LecternScreen
internal import LecternText

/// `lectern --linear`: an article read line by line, without an escape or a cursor.
struct Linear: ~Copyable {
    private let width: Int?
    private let understanding: Understanding
    private let library: LibraryDoor
    private let opening: Opening
    private var output = Output()
    private var lines: InputLines
    private let places = Places()
    /// The article that came by a pipe, which cannot be opened again.
    private var piped: Article?
    /// The exit status, as far as files that cannot be read decide it.
    private(set) var status: Int32 = 0

    /// The largest text whose statements are told, in bytes.
    private static let analysisLimit = 256 << 10

    /// Prints in lines of `width` columns, nil for unbroken paragraphs; takes commands from an open descriptor.
    init(width: Int?, commands: Int32, understanding: Understanding, library: LibraryDoor, opening: Opening) {
        self.opening = opening
        self.library = library
        self.width = width
        self.understanding = understanding
        lines = InputLines(commands)
    }

    /// Reads articles as lines of the person ask for it, from the first that can be read on.
    ///
    /// - Parameters:
    ///   - paragraph: where to begin, counted from 0; nil goes on where the person was another day.
    ///   - readsAtOnce: whether the first paragraph is read without being asked for.
    mutating func read(_ files: [FileName], from paragraph: Int?, readsAtOnce: Bool) throws(OutputError) {
        guard var (number, article) = opened(files, from: 0, by: 1) else { return }
        var reading = try begin(article, from: paragraph, readsAtOnce: readsAtOnce)
        while !reading.isOver, let line = try? lines.next() {
            let before = reading.current
            try say(reading.answer(String(decoding: line, as: UTF8.self)))
            // At once, as this program is often ended by closing its terminal.
            if let current = reading.current, current != before { keep(current, in: article) }
            guard let step = reading.takeFileStep() else { continue }
            if let other = opened(files, from: number + step, by: step) {
                (number, article) = other
                reading = try begin(article, from: nil, readsAtOnce: readsAtOnce)
            } else {
                try say([step > 0 ? "There is no further file." : "There is no file before this one."])
            }
        }
    }

    /// The article of the first file that can be read, going by `step` from a number on; says why of those that cannot.
    private mutating func opened(
        _ files: [FileName], from start: Int, by step: Int
    ) -> (number: Int, article: Article)? {
        var number = start
        while files.indices.contains(number) {
            let isPiped = files[number].isStandardInput
            if isPiped, let piped { return (number, piped) }
            do throws(ImportError) {
                let article = try opening.open(files[number]).whole()
                if isPiped { piped = article }
                return (number, article)
            } catch {
                Complaint.write(error)
                status = max(status, error.isNothing ? 1 : 2)
            }
            number += step
        }
        return nil
    }

    /// Tells title and issue, and reads where the person asks for it or was another day.
    private mutating func begin(
        _ article: Article, from paragraph: Int?, readsAtOnce: Bool
    ) throws(OutputError) -> LinearReading {
        // The title at once: the analysis may take a moment.
        try say([Sanitizer.printable(article.title)])
        let store = article.store
        let isShort = store.byteCount <= Self.analysisLimit
        let text = store.bytes(in: TextSpan(0, isShort ? store.byteCount : 0))
        // Whoever leaves meanwhile is told nothing more.
        guard let annotations = annotations(of: text, date: article.head.date) else {
            return LinearReading(article, Annotations())
        }
        if let problem = understanding.takeProblem() { Complaint.write(problem) }
        if !isShort { try say(["This article is too long for its statements to be told."]) }
        var reading = LinearReading(article, annotations)
        try say(reading.opening)
        if let paragraph {
            try say(reading.begin(at: paragraph))
        } else if let place = places?.place(of: Places.key(of: article))?.place, place.cursor > 0 {
            try say(["Going on where you were."] + reading.goOn(at: place.cursor))
        } else if readsAtOnce {
            try say(reading.begin(at: 0))
        }
        return reading
    }

    /// What is found in a text, nil when the person asks to leave before.
    private mutating func annotations(of text: [UInt8], date: String?) -> Annotations? {
        let analysis = Awaited { [understanding, library] in
            library.annotations(of: text) ?? understanding.annotate(text, on: nil, date: date) ?? Annotations()
        }
        let next = try? lines.peek(until: analysis.descriptor)
        if let next, LinearCommand.leaves(String(decoding: next, as: UTF8.self)) { return nil }
        return analysis.value()
    }

    /// Keeps the place for another day, and the bookmarks that were set elsewhere.
    private func keep(_ paragraph: Int, in article: Article) {
        let start = article.paragraphs.starts[paragraph]
        let key = Places.key(of: article)
        let known = places?.place(of: key)?.place
        places?.keep(
            Place(top: start, cursor: start, bookmarks: known?.bookmarks ?? [:], issue: known?.issue), of: key)
    }

    /// Prints lines, broken between words where a width is wanted.
    private mutating func say(_ lines: [String]) throws(OutputError) {
        for line in lines {
            let bytes = Array(line.utf8)
            guard let width else {
                try output.write(bytes + [0x0A])
                continue
            }
            for span in Wrap.lines(of: bytes, width: width) { try output.write(Array(bytes[span.range]) + [0x0A]) }
        }
        try output.flush()
    }
}
