internal import ArgumentParser
internal import Glibc

/// The program: reads its arguments and does what they ask.
@main
struct Lectern: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lectern", abstract: "Read articles and see who says what.", version: "0.1.0",
        subcommands: [
            ReadCommand.self, AddCommand.self, ListCommand.self, ShowCommand.self, AskCommand.self,
            SpeakersCommand.self,
            EventsCommand.self, BoardCommand.self, TagCommand.self, RemoveCommand.self, ExportCommand.self,
            BackupCommand.self, RestoreCommand.self, DoctorCommand.self, FeedCommand.self,
            AnnotateCommand.self, ConfigCommand.self, CompletionsCommand.self, ManualCommand.self,
        ], defaultSubcommand: ReadCommand.self)

    static func main() {
        // A pipe whose reader has gone is told by an error of `write`, and is none of ours.
        signal(SIGPIPE, SIG_IGN)
        let arguments = Array(CommandLine.arguments.dropFirst())
        do {
            // On a terminal, files alone need no parser: without it the first of them is on screen in half the time.
            if isNamesAlone(arguments), isatty(STDIN_FILENO) != 0, ArticleReading.isWatched {
                return try ArticleReading(names: arguments.map(Arguments.fileName)).run()
            }
            var command = try command(of: Arguments.forParser(arguments))
            try command.run()
        } catch {
            exit(withError: error)
        }
    }

    /// Whether arguments are names of articles beyond doubt: no command's name has a mark in it, as names of files have.
    private static func isNamesAlone(_ arguments: [String]) -> Bool {
        let hasMark = arguments.first?.utf8.contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "/") } ?? true
        return hasMark && arguments.allSatisfy { $0.first.map { !"-+".contains($0) } ?? false }
    }

    /// The command that arguments ask for.
    ///
    /// It is parsed by itself, as looking at all commands takes half as long as starting the program does. Help, and what
    /// is wrong with a command line, the whole tells.
    private static func command(of arguments: [String]) throws -> any ParsableCommand {
        let named = arguments.first.flatMap { name in
            configuration.subcommands.first { $0.configuration.commandName == name }
        }
        let rest = Array(named == nil ? arguments[...] : arguments.dropFirst())
        if arguments.first != "help", let command = try? (named ?? ReadCommand.self).parseAsRoot(rest) {
            return command
        }
        return try parseAsRoot(arguments)
    }
}
