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
            if ["--help", "-h"].contains(arguments.first), arguments.count == 1 { return print(helpMessage()) }
            var command = try command(of: Arguments.forParser(libraryLast(arguments)))
            try command.run()
        } catch {
            leave(after: error, arguments)
        }
    }

    /// Ends the program; what is wrong with the command line is told in one line, as every other error is.
    private static func leave(after error: any Error, _ arguments: [String]) -> Never {
        // A bare status has been told already.
        guard exitCode(for: error) == .validationFailure, !(error is ExitCode) else { exit(withError: error) }
        var what = message(for: error).split(separator: "\n").joined(separator: " ")
        if what.last == "." { what.removeLast() }
        let named = arguments.first { name in
            configuration.subcommands.contains { $0.configuration.commandName == name }
        }
        Complaint.write("\(what); lectern \(named.map { $0 + " " } ?? "")--help tells more")
        exit(withError: ExitCode.validationFailure)
    }

    /// Whether arguments are names of articles beyond doubt: no command's name has a mark in it, as names of files have.
    private static func isNamesAlone(_ arguments: [String]) -> Bool {
        let hasMark = arguments.first?.utf8.contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "/") } ?? true
        return hasMark && arguments.allSatisfy { $0.first.map { !"-+".contains($0) } ?? false }
    }

    /// Arguments in which the library is named behind the command, as its parser wants it: `--library other list` is `list --library
    /// other`.
    private static func libraryLast(_ arguments: [String]) -> [String] {
        guard let first = arguments.first else { return arguments }
        let count = first == "--library" ? 2 : first.hasPrefix("--library=") ? 1 : 0
        guard count > 0, arguments.count > count,
            configuration.subcommands.contains(where: { $0.configuration.commandName == arguments[count] })
        else { return arguments }
        return [arguments[count]] + arguments[..<count] + arguments[(count + 1)...]
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
        // A command with commands of its own would take this for one of them, and answer without its name.
        let asksHelp = arguments.first == "help" || rest.contains { ["--help", "-h", "help"].contains($0) }
        if !asksHelp, let command = try? (named ?? ReadCommand.self).parseAsRoot(rest) {
            return command
        }
        return try parseAsRoot(arguments)
    }
}
