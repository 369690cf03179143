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
            BackupCommand.self, RestoreCommand.self, DoctorCommand.self, AnnotateCommand.self, ConfigCommand.self,
            CompletionsCommand.self, ManualCommand.self,
        ], defaultSubcommand: ReadCommand.self)

    static func main() {
        // A pipe whose reader has gone is told by an error of `write`, and is none of ours.
        signal(SIGPIPE, SIG_IGN)
        main(Arguments.forParser(CommandLine.arguments.dropFirst()))
    }
}
