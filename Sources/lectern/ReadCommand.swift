internal import ArgumentParser
internal import Glibc
internal import LecternFormats
internal import LecternScreen
internal import LecternText

/// `lectern FILE…`: read articles.
struct ReadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read", abstract: "Read articles in the terminal, or print them as plain text.")

    @Argument(
        help: ArgumentHelp("The articles to read, or folders of them; - is the standard input.", valueName: "file"),
        completion: .file())
    var files: [String] = []

    @Flag(help: "Print the articles as plain text with marginal letters.")
    var plain = false

    @Flag(help: "Read line by line: for screen readers, and terminals that cannot place a cursor.")
    var linear = false

    @Option(help: "Use colours: auto, always or never; auto heeds NO_COLOR.")
    var color: ColorChoice?

    @Option(help: "The width of the text, in columns.")
    var width: Int?

    @Option(
        help: ArgumentHelp("The colours: \(Theme.all.map(\.name).joined(separator: ", ")).", valueName: "name"),
        completion: .list(Theme.all.map(\.name)))
    var theme: String?

    @Option(help: ArgumentHelp("Begin at that paragraph; +12 is the same.", valueName: "paragraph"))
    var start: Int?

    @Flag(inversion: .prefixedNo, help: "Scroll and select by the mouse, or leave it to the terminal.")
    var mouse: Bool?

    @Flag(help: "Read on in the article that was left last.")
    var last = false

    @Option(help: .hidden)
    var find: String?

    @OptionGroup var openingOption: OpeningOption
    @OptionGroup var configurationOption: ConfigurationOption
    @OptionGroup var libraryOption: LibraryOption

    func validate() throws {
        if let width, width < 1 {
            throw ValidationError("--width: \(width) is no width; give a number of columns, 72 perhaps")
        }
        if let start, start < 1 { throw ValidationError("--start: paragraphs are numbered from 1") }
        if let theme, Theme.named(theme) == nil {
            let names = Theme.all.map(\.name).joined(separator: ", ")
            throw ValidationError("--theme: there is no theme of that name; there are \(names)")
        }
        if plain, find != nil { throw ValidationError("--plain prints all of it; leave out +/WORDS") }
        if names.isEmpty, !last, plain || linear || !ArticleReading.isWatched {
            throw ValidationError("nothing to read; lectern FILE opens an article")
        }
        if last, start != nil || find != nil { throw ValidationError("--last goes on where it was left; leave out +…") }
        if last, !files.isEmpty { throw ValidationError("--last is the article left last; leave out the files") }
    }

    /// The articles that are named; what a pipe brings is one, as for other readers.
    private var names: [FileName] {
        files.isEmpty && !last && isatty(STDIN_FILENO) == 0 ? [FileName("-")] : files.map(Arguments.fileName)
    }

    func run() throws {
        var names = names
        var article: ArticleID?
        var library = libraryOption.named
        if last {
            switch Memory.last {
            case .file(let path): names = [FileName(path)]
            case .article(let id, let path): (article, library) = (ArticleID(rawValue: id), library ?? path)
            case nil:
                Complaint.write("nothing has been read yet; lectern FILE opens an article")
                throw ExitCode(1)
            }
        }
        try ArticleReading(
            names: names, article: article, isPlain: plain, isLinear: linear, color: color, width: width,
            theme: theme.flatMap(Theme.named), start: start, find: find, usesMouse: mouse,
            opening: openingOption.opening, configurationName: configurationOption.name,
            libraryName: library
        ).run()
    }
}

extension ColorChoice: ExpressibleByArgument {}
