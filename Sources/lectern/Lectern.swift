import ArgumentParser

/// The program: reads its arguments and does what they ask.
@main
struct Lectern: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lectern", abstract: "Read articles and see who says what.", version: "0.1.0",
        subcommands: [AnnotateCommand.self])
}
