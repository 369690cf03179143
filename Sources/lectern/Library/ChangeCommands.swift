internal import ArgumentParser
internal import LecternFormats
internal import LecternLibrary
internal import LecternText

/// `lectern tag`: files articles under tags.
struct TagCommand: ParsableCommand {
    static let name = "tag"
    static let configuration = CommandConfiguration(
        commandName: name, abstract: "File articles under tags: lectern tag ID... +TAG -TAG",
        discussion: "+TAG files under a tag, -TAG takes it away.")

    @OptionGroup var library: LibraryOption

    @Option(help: ArgumentHelp("Take that tag away.", valueName: "tag"), completion: QueryCompletion.tags)
    var remove: [String] = []

    @Argument(help: "Ids of articles, and tags with a + before them.", completion: QueryCompletion.newTags)
    var words: [String]

    func validate() throws {
        if added.isEmpty, remove.isEmpty { throw ValidationError("Name a tag: lectern tag ID +TAG, or -TAG.") }
        if ids.isEmpty { throw ValidationError("Name an article; lectern list tells the ids.") }
    }

    private var added: [String] { words.filter { $0.hasPrefix("+") }.map { String($0.dropFirst()) } }
    private var ids: [ArticleID] { words.filter { !$0.hasPrefix("+") }.map { ArticleID(rawValue: $0) } }

    func run() throws {
        try LibraryCommand.run {
            try Output.print(try library.open().apply(.tag(ids, add: added, remove: remove)))
        }
    }
}

/// `lectern remove`: takes articles out of the library.
struct RemoveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Take articles out of the library.",
        discussion: "u on the library's screen, or --undo here, brings them back as long as it is remembered.")

    @OptionGroup var library: LibraryOption

    @Flag(help: "Take back the latest change of the library, whatever it was.")
    var undo = false

    @Argument(help: "Ids of articles, or their second names.")
    var ids: [String] = []

    func validate() throws {
        if ids.isEmpty != undo { throw ValidationError("Name the articles, or --undo by itself.") }
    }

    func run() throws {
        try LibraryCommand.run {
            let library = try library.open()
            if undo {
                guard let undone = try library.undo() else { throw ExitCode(1) }
                return try Output.print(undone)
            }
            try Output.print(try library.apply(.remove(ids.map { ArticleID(rawValue: $0) })))
        }
    }
}

/// `lectern export corrections`.
struct CorrectionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "corrections", abstract: "Write the corrected articles as JSON, one a line, to train a model by.")

    @OptionGroup var library: LibraryOption

    func run() throws {
        try LibraryCommand.run {
            var output = Output()
            var count = 0
            for one in try library.open().correctedArticles() {
                let text = one.article.store.bytes(in: TextSpan(0, one.article.store.byteCount))
                try output.write(
                    TrainingLine.encode(id: one.listed.id.rawValue, one.annotations ?? Annotations(), text: text) + [
                        0x0A
                    ])
                count += 1
            }
            try output.flush()
            if count == 0 { throw ExitCode(1) }
        }
    }
}
