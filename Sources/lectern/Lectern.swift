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
        do {
            var command = try command(of: Arguments.forParser(CommandLine.arguments.dropFirst()))
            try command.run()
        } catch {
            exit(withError: error)
        }
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
