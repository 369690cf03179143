internal import ArgumentParser
internal import LecternLibrary
internal import LecternQuery
internal import LecternText

/// `lectern speakers`: who speaks in the articles, and who is who.
struct SpeakersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "speakers", abstract: "List the speakers of the library, and say who is who.",
        subcommands: [List.self] + EntityCommands.all, defaultSubcommand: List.self)

    /// `lectern speakers list`, and without a word too.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List the speakers, those who say most first.")

        @OptionGroup var options: EntityListOptions

        func run() throws { try options.list(.speaker) }
    }
}

/// `lectern events`: what the articles speak of.
struct EventsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "events", abstract: "List the events of the library, and say which are one.",
        subcommands: [List.self] + EntityCommands.all, defaultSubcommand: List.self)

    /// `lectern events list`, and without a word too.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List the events, those of which most is said first.")

        @OptionGroup var options: EntityListOptions

        func run() throws { try options.list(.event) }
    }
}

/// What a list of speakers, events or issues can be asked.
struct EntityListOptions: ParsableArguments {
    @OptionGroup var library: LibraryOption
    @OptionGroup var format: FormatOption

    @Option(help: ArgumentHelp("Only those with that name, or that beginning of one.", valueName: "name"))
    var named: String?

    @Option(help: ArgumentHelp("List that many at most.", valueName: "number"))
    var limit: Int?

    @Argument(
        help: ArgumentHelp("Count only the statements that this finds.", valueName: "query"),
        completion: QueryCompletion.words)
    var query: [String] = []

    /// Lists those of a kind.
    func list(_ kind: EntityID.Kind) throws {
        try LibraryCommand.run {
            let query = try LibraryCommand.query(query)
            var printer = RecordPrinter(format.format)
            for one in try library.open().entities(kind, matching: query, named: named, limit: limit) {
                try printer.print(ListRecord(one))
            }
            try printer.end()
        }
    }
}

/// Saying who is who, for speakers, events and issues alike: an id tells which of them it is.
enum EntityCommands {
    static let all: [any ParsableCommand.Type] = [Merge.self, Split.self, Rename.self]

    /// Says that two are one.
    struct Merge: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Say that the first is the second.")

        @OptionGroup var library: LibraryOption
        @Argument(help: "Such as p12, as lists tell.") var id: String
        @Argument(help: "Whom or what it is.") var into: String

        func run() throws { try EntityCommands.apply(library, .merge(try entity(id), into: try entity(into))) }
    }

    /// Says that one is two.
    struct Split: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Say that in some articles it is another one.")

        @OptionGroup var library: LibraryOption
        @Option(help: "What the other one is called.") var name: String
        @Argument(help: "Such as p12, as lists tell.") var id: String
        @Argument(help: "The articles in which it is another one.") var articles: [String]

        func run() throws {
            let articles = articles.map { ArticleID(rawValue: $0) }
            try EntityCommands.apply(library, .split(try entity(id), articles: articles, name: name))
        }
    }

    /// Gives one another name.
    struct Rename: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Give it another name.")

        @OptionGroup var library: LibraryOption
        @Argument(help: "Such as p12, as lists tell.") var id: String
        @Argument(help: "What it is called.") var name: String

        func run() throws { try EntityCommands.apply(library, .rename(try entity(id), name)) }
    }

    fileprivate static func apply(_ library: LibraryOption, _ change: LibraryChange) throws {
        try LibraryCommand.run { try Output.print(try library.open().apply(change)) }
    }
}

/// The entity that an argument names.
private func entity(_ text: String) throws -> EntityID {
    guard let id = EntityID(text) else {
        throw ValidationError("\(text): there is no such id; lists tell them, such as p12, e3 or i4")
    }
    return id
}

/// `lectern board`: who stands where on an issue, over time.
struct BoardCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "board", abstract: "Show who stands where on an issue, and when; without one, list the issues.",
        subcommands: [Show.self] + EntityCommands.all, defaultSubcommand: Show.self)

    /// `lectern board show`, and without a word too.
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Show a board, or list the issues.")

        @OptionGroup var library: LibraryOption
        @OptionGroup var format: FormatOption

        @Flag(help: "A column for each year, not for each month.")
        var years = false

        @Argument(help: ArgumentHelp("An id such as i4, or words of the proposal.", valueName: "issue"))
        var issue: [String] = []

        func run() throws {
            try LibraryCommand.run {
                let library = try library.open()
                let words = issue.joined(separator: " ")
                var printer = RecordPrinter(format.format)
                let issues =
                    try EntityID(words).map { [try library.entity($0)] }
                    ?? library.entities(.issue, named: words.isEmpty ? nil : words)
                guard issues.count == 1, !words.isEmpty else {
                    for one in issues { try printer.print(ListRecord(one)) }
                    return try printer.end()
                }
                let board = try library.board(of: issues[0].id, by: years ? .year : .month)
                if format.format == .text { try printer.print(ListRecord(heading: board)) }
                for row in board.rows { try printer.print(ListRecord(row, of: board)) }
                try printer.end()
            }
        }
    }
}

extension ListRecord {
    private static let nameWidth = 24

    /// The counts of a cell: "S1 O2".
    private static func words(_ cell: StanceCounts) -> String {
        Stance.allCases.filter { cell[$0] > 0 }.map { "\($0.letter)\(cell[$0])" }.joined(separator: " ")
    }

    /// As wide as the widest cell, and wider than a period.
    private static func cellWidth(of board: Board) -> Int {
        board.rows.flatMap(\.cells).reduce(8) { max($0, words($1).count) } + 2
    }

    /// The head of a board: what is debated, and the periods.
    fileprivate init(heading board: Board) {
        members = []
        let width = Self.cellWidth(of: board)
        let periods = board.periods.map { Self.padded($0.isEmpty ? "no date" : $0, width) }
        line = "\(board.proposition)\n" + String(repeating: " ", count: Self.nameWidth) + periods.joined()
    }

    /// A speaker's row of a board.
    fileprivate init(_ row: Board.Row, of board: Board) {
        members = [
            ("issue", .text(board.issue.description)), ("speaker_id", .text(row.speaker.description)),
            ("speaker", .text(row.name)), ("changed", .flag(row.hasChanged)),
        ]
        for (period, cell) in zip(board.periods, row.cells) {
            members.append((period.isEmpty ? "undated" : period, .text(cell.leaning?.rawValue)))
        }
        let width = Self.cellWidth(of: board)
        let cells = row.cells.map { Self.padded(Self.words($0), width) }
        line = Self.padded(String(row.name.prefix(Self.nameWidth - 2)), Self.nameWidth) + cells.joined()
        if row.hasChanged { line += " changed" }
    }
}
