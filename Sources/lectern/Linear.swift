internal import Glibc
internal import LecternFormats
internal import LecternReader
internal import LecternScreen
internal import LecternText

/// `lectern --linear`: an article read line by line, without an escape or a cursor.
struct Linear: ~Copyable {
    private let width: Int?
    private let understanding: Understanding
    private var output = Output()
    private let places = Places()

    /// The largest text whose statements are told, in bytes.
    private static let analysisLimit = 256 << 10

    /// Prints in lines of `width` columns, nil for unbroken paragraphs.
    init(width: Int?, understanding: Understanding) {
        self.width = width
        self.understanding = understanding
    }

    /// Reads an article as lines of the person ask for it; they come from standard input unless the article does.
    ///
    /// - Parameter paragraph: where to begin, counted from 0; nil goes on where the person was another day.
    mutating func read(_ article: Article, from paragraph: Int?, commands: Int32) throws(OutputError) {
        // The title at once: the analysis may take a moment.
        try say([Sanitizer.printable(article.title)])
        let store = article.store
        let isShort = store.byteCount <= Self.analysisLimit
        let text = store.bytes(in: TextSpan(0, isShort ? store.byteCount : 0))
        let annotations = understanding.annotate(text, on: nil) ?? Annotations()
        if let problem = understanding.takeProblem() { Complaint.write(problem) }
        if !isShort { try say(["This article is too long for its statements to be told."]) }
        var reading = LinearReading(article, annotations)
        try say(reading.opening)
        let key = Places.key(of: article)
        let known = places?.place(of: key)?.place
        if let paragraph {
            try say(reading.begin(at: paragraph))
        } else if let place = known, place.cursor > 0 {
            try say(["Going on where you were."] + reading.goOn(at: place.cursor))
        }
        var lines = InputLines(commands)
        while !reading.isOver, let line = try? lines.next() {
            let before = reading.current
            try say(reading.answer(String(decoding: line, as: UTF8.self)))
            // At once, as this program is often ended by closing its terminal.
            if let current = reading.current, current != before {
                let start = article.paragraphs.starts[current]
                places?.keep(Place(top: start, cursor: start, bookmarks: known?.bookmarks ?? [:]), of: key)
            }
        }
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
