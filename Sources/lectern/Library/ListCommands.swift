internal import ArgumentParser
internal import LecternFormats
internal import LecternLibrary
internal import LecternQuery
internal import LecternText

/// The orders of a list, as they are typed.
enum OrderChoice: String, CaseIterable, ExpressibleByArgument {
    case date, relevance, added, title, source

    /// What the library calls it.
    var order: Library.Order {
        switch self {
        case .date: .date
        case .relevance: .relevance
        case .added: .added
        case .title: .title
        case .source: .source
        }
    }
}

/// `lectern list`: the articles of the library.
struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the articles of the library, all or those that a query finds.")

    @OptionGroup var library: LibraryOption
    @OptionGroup var format: FormatOption

    @Option(help: "Which come first: by date, relevance, added, title or source.")
    var order = OrderChoice.date

    @Option(help: ArgumentHelp("List that many at most.", valueName: "number"))
    var limit: Int?

    @Argument(
        help: ArgumentHelp("What to look for: lectern ask --help tells the language.", valueName: "query"),
        completion: QueryCompletion.words)
    var query: [String] = []

    func run() throws {
        try LibraryCommand.run {
            let query = try LibraryCommand.query(query)
            let library = try library.open()
            let found = try library.articles(
                matching: query, order: order.order, limit: limit, isVerifying: query == .everything && limit == nil)
            var printer = RecordPrinter(format.format)
            for article in found { try printer.print(ListRecord(article)) }
            try printer.end()
        }
    }
}

/// `lectern ask`: the statements that a query finds.
struct AskCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ask", abstract: "Tell who said what in the articles of the library.",
        discussion: """
            The query: words, "phrases", beginnings of words (ukr*), and
            \(Field.allCases.map(line).joined(separator: "\n"))
            with and (may be left out), or, not, and parentheses.
            """)

    @OptionGroup var library: LibraryOption
    @OptionGroup var format: FormatOption

    /// A field in the help: what it tells, and its values if they are few.
    private static func line(_ field: Field) -> String {
        let choices = field.choices.isEmpty ? "" : " (\(field.choices.joined(separator: ", ")))"
        return "  \(field.rawValue): \(field.row.help)\(choices)"
    }

    @Flag(help: "Tell the articles, and not their statements.")
    var articles = false

    @Option(help: "Which come first: by date, relevance, added, title or source.")
    var order = OrderChoice.date

    @Option(help: ArgumentHelp("Tell that many at most.", valueName: "number"))
    var limit: Int?

    @Option(help: ArgumentHelp("Keep the query under that name.", valueName: "name"))
    var save: String?

    @Option(help: ArgumentHelp("Ask the query kept under that name, with what else is asked.", valueName: "name"))
    var saved: String?

    @Argument(help: ArgumentHelp("What to look for.", valueName: "query"), completion: QueryCompletion.words)
    var query: [String] = []

    func validate() throws {
        if query.isEmpty, saved == nil { throw ValidationError("Say what to look for: lectern ask speaker:ruiz.") }
    }

    func run() throws {
        try LibraryCommand.run {
            var query = try LibraryCommand.query(query)
            let library = try library.open()
            if let saved {
                guard let kept = try library.savedQueries().first(where: { $0.name == saved }) else {
                    Complaint.write("no query is kept under \(saved); lectern ask --save NAME QUERY keeps one")
                    throw ExitCode(2)
                }
                query = .all([try Query.parse(kept.query), query])
            }
            if let save { _ = try library.apply(.saveQuery(name: save, query: query.description)) }
            var printer = RecordPrinter(format.format)
            if articles {
                for one in try library.articles(matching: query, order: order.order, limit: limit) {
                    try printer.print(ListRecord(one))
                }
            } else {
                for one in try library.statements(matching: query, order: order.order, limit: limit) {
                    try printer.print(ListRecord(one))
                }
            }
            try printer.end()
        }
    }
}

/// `lectern show`: an article with all that is known of it.
struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Print an article of the library, with marginal letters.")

    @OptionGroup var library: LibraryOption

    /// The forms an article can be printed in.
    enum Format: String, CaseIterable, ExpressibleByArgument { case json, text }

    @Option(help: "Print text or json.")
    var format = Format.text

    @Argument(help: ArgumentHelp("Its id, the beginning of it, or its second name.", valueName: "id"))
    var id: String

    func run() throws {
        try LibraryCommand.run {
            let opened = try library.open().article(id)
            let text = opened.article.store.bytes(in: TextSpan(0, opened.article.store.byteCount))
            let annotations = opened.annotations ?? Annotations()
            var output = Output()
            switch format {
            case .json:
                try output.write(
                    AnnotationLine.encode(
                        id: opened.listed.id.rawValue, title: opened.listed.title, annotations, text: text) + [0x0A])
            case .text:
                try output.write(Array((Sanitizer.printable(ListRecord(opened.listed).line) + "\n\n").utf8))
                var plain = PlainText(width: WatchedLines.width)
                try plain.write(opened.article, annotations) { (bytes) throws(OutputError) in try output.write(bytes) }
            }
            try output.flush()
        }
    }
}
