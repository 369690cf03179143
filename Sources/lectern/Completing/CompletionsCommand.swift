internal import ArgumentParser

/// `lectern completions`: prints what teaches a shell to complete lectern's words.
struct CompletionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "completions", abstract: "Print the completions for a shell.",
        discussion: """
            The packages install them. By hand: bash, ~/.local/share/bash-completion/completions/lectern; zsh, a file _lectern \
            in a folder of $fpath; fish, ~/.config/fish/completions/lectern.fish. Words of queries are completed from the \
            library: lectern ask speaker:stol and Tab.
            """)

    /// The shells, as people name them.
    enum Shell: String, CaseIterable, ExpressibleByArgument { case bash, zsh, fish }

    @Argument(help: ArgumentHelp(Shell.allCases.map(\.rawValue).joined(separator: ", ") + ".", valueName: "shell"))
    var shell: Shell

    func run() throws {
        var output = Output()
        do {
            try output.write(Array((script + "\n").utf8))
            try output.flush()
        } catch OutputError.closed {
            return
        } catch {
            Complaint.write("\(error)")
            throw ExitCode(2)
        }
    }

    /// What the parser of the command line makes, and the files beside the commands: to read one needs no command.
    private var script: String {
        switch shell {
        case .bash:
            return Lectern.completionScript(for: .bash)
                // It is read by a shell, and run by none.
                .replacing("#!/bin/bash\n\n", with: "")
                .replacing("complete -o filenames -F", with: "complete -o filenames -o default -F")
        case .zsh:
            return Lectern.completionScript(for: .zsh).replacing(
                "_describe -V subcommand subcommands && ret=0",
                with: "_describe -V subcommand subcommands && ret=0\n_files && ret=0")
        case .fish:
            return Lectern.completionScript(for: .fish)
                + "\ncomplete -c lectern -n '__fish_use_subcommand' -F"
        }
    }
}
