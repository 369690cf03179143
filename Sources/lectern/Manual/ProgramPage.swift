internal import LecternReader
internal import LecternText

/// lectern(1): the program, from the tables of commands, options, keys and stances.
enum ProgramPage {
    /// The page of the program that `program` tells of.
    static func text(_ program: CommandTable.Command) -> String {
        var page = Mdoc("lectern", section: 1, date: Mdoc.date, summary: "read articles and see who says what")
        synopsis(of: program, in: &page)
        describe(in: &page)
        page.section("COMMANDS")
        for command in leaves(of: program) { tell(command.command, named: command.name, in: &page) }
        keys(in: &page)
        files(in: &page)
        page.section("EXIT STATUS")
        page.list([
            ("0", "Done."), ("1", "Done, and the answer is nothing, or a check found something."),
            ("2", "An error, even if only of one input of many; the others are done all the same."),
            ("64", "The command line, or a query in it, cannot be read."),
            ("128 + N", "Ended by signal N; the terminal is as before."),
        ])
        examples(in: &page)
        page.seeAlso([ManualCommand.Page.configuration.reference, ManualCommand.Page.query.reference])
        return page.text
    }

    // MARK: Commands

    /// The commands that do something, with all words of their names; the one that needs no name first.
    private static func leaves(of program: CommandTable.Command) -> [(name: [String], command: CommandTable.Command)] {
        func leaves(_ command: CommandTable.Command, _ name: [String]) -> [([String], CommandTable.Command)] {
            let inner = command.shownCommands.flatMap { leaves($0, name + [$0.commandName]) }
            let isLeaf = inner.isEmpty || !command.shownArguments.isEmpty
            return (isLeaf ? [(name, command)] : []) + inner
        }
        return program.shownCommands.flatMap { leaves($0, [$0.commandName]) }
    }

    private static func synopsis(of program: CommandTable.Command, in page: inout Mdoc) {
        page.section("SYNOPSIS")
        for (name, command) in leaves(of: program) {
            page.add(".Nm")
            if name != [program.defaultSubcommand] { page.add(".Cm " + words(name)) }
            // Options without a name are what a command is about; of the others the section of the command tells.
            let arguments = command.shownArguments
            if arguments.contains(where: { $0.kind != .positional && $0.isOptional }) { page.add(".Op Ar options") }
            for argument in arguments where argument.kind == .positional || !argument.isOptional {
                page.add("." + argument.synopsis)
            }
        }
    }

    private static func tell(_ command: CommandTable.Command, named name: [String], in page: inout Mdoc) {
        page.part("lectern " + name.joined(separator: " "))
        if let abstract = command.abstract { page.prose(abstract) }
        if let discussion = command.discussion {
            page.add(".Pp")
            page.prose(discussion)
        }
        page.list(command.shownArguments.map { ($0.mdoc, $0.meaning) })
    }

    private static func words(_ name: [String]) -> String {
        name.map { Mdoc.arguments($0) }.joined(separator: " ")
    }

    // MARK: Words

    private static func describe(in page: inout Mdoc) {
        page.section("DESCRIPTION")
        page.prose(
            """
            `lectern` opens an article paragraph by paragraph and marks who says what in it: speakers, the positions they are \
            quoted with, and the events they speak of. Without a file it opens the library. Where the output is no terminal, \
            articles are printed as plain text; where the terminal cannot place its cursor, they are read line by line.

            An article is a text, a page, a Markdown file or a book; `-` is the standard input, an address is fetched, and a \
            folder stands for the articles in it. `+12` begins at paragraph 12, `+/word` at the first hit of a search.

            The letters in the margin tell where a statement stands on the issue, the proposal under debate; small letters are \
            guesses:
            """)
        page.list(
            Stance.allCases.map { stance in
                ("Cm \(stance.letter)", "\(stance.rawValue), also written \(stance.sign)")
            })
        page.prose(
            """
            All is found by the program itself and may be wrong. Key `w` tells how a statement was read and how sure that is, \
            and corrects it.
            """)
    }

    private static func keys(in page: inout Mdoc) {
        page.section("KEYS")
        page.prose(
            """
            A number before a movement repeats it, or names the paragraph. `^E` is Control and e. Keys can be set, see \
            lectern-config(5).
            """)
        for group in Binding.Group.allCases {
            page.part("To \(group.rawValue)")
            page.list(Binding.rows(in: .article).filter { $0.group == group }.map(item))
        }
        page.part("In the library")
        page.list(Binding.rows(in: .library).map(item))
    }

    private static func item(_ row: Binding.Row) -> (term: String, meaning: String) {
        ("Cm " + row.keys.map { Mdoc.arguments($0) }.joined(separator: " "), row.help)
    }

    private static func files(in page: inout Mdoc) {
        page.section("ENVIRONMENT")
        page.list([
            ("Ev LECTERN_LIBRARY", "The library, in place of the usual file."),
            (
                "Ev LECTERN_DATA",
                "The folder with the models, model.safetensors and stance.safetensors, in place of share/lectern beside the program."
            ),
            ("Ev NO_COLOR", "Without colours, if it is not empty."),
            ("Ev TERM , COLORTERM", "What the terminal can do; truecolor allows colours of the themes' own."),
            ("Ev VISUAL , EDITOR , BROWSER", "What opens an article, and its link."),
            ("Ev XDG_DATA_HOME , XDG_CONFIG_HOME , XDG_STATE_HOME , XDG_CACHE_HOME", "Where the files below are."),
        ])
        page.section("FILES")
        page.list([
            ("Pa $XDG_DATA_HOME/lectern/library.sqlite", "The library."),
            ("Pa $XDG_CONFIG_HOME/lectern/config.toml", "Settings: lectern-config(5)."),
            ("Pa $XDG_STATE_HOME/lectern", "Where each article was left, and lines that were typed."),
            ("Pa $XDG_CACHE_HOME/lectern", "What was found in texts before; may be deleted."),
        ])
    }

    private static func examples(in page: inout Mdoc) {
        page.section("EXAMPLES")
        page.prose(
            """
            Read an article, from a file and from a pipe:

              lectern article.txt
              curl -s https://example.org/page.html | lectern -

            Keep a folder of articles, and ask who is against what:

              lectern add articles/
              lectern ask 'issue:bridge stance:oppose'

            Statements as a table:

              lectern export --format csv article.txt > statements.csv
            """)
    }
}
