internal import ArgumentParser
internal import Glibc
internal import LecternFormats
internal import LecternLibrary

/// The option of every command that heeds the configuration file.
struct ConfigurationOption: ParsableArguments {
    @Option(
        name: .customLong("config"), help: ArgumentHelp("Take the settings from that file.", valueName: "file"),
        completion: .file())
    var name: String?

    /// The file named, or the usual one; nil when nothing says where that is.
    var file: ConfigurationFile? { ConfigurationFile(named: name, environment: Environment.current) }

    /// The file, for a command that is of no use without.
    func needed() throws -> ConfigurationFile {
        if let file { return file }
        Complaint.write("config: no folder is known for it; set HOME, or name a file with --config")
        throw ExitCode(2)
    }
}

/// `lectern config`: the configuration file.
struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config", abstract: "Write, check or find the configuration file.",
        discussion: "Its settings:\n" + Setting.all.map { "  \($0.name): \($0.help)" }.joined(separator: "\n"),
        subcommands: [Write.self, Check.self, Where.self])
}

extension ConfigCommand {
    /// `lectern config init`: writes a file to begin with.
    struct Write: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "init", abstract: "Write a file with all settings as they are without one.")

        @OptionGroup var option: ConfigurationOption

        func run() throws {
            let file = try option.needed()
            let shown = file.shown(home: Environment.current["HOME"])
            var status = stat()
            if lstat(file.path, &status) == 0 {
                Complaint.write("\(shown): is there already and stays as it is; edit it, or move it away first")
                throw ExitCode(2)
            }
            do throws(OwnFolders.Failure) { try OwnFolders.make(above: file.path) } catch {
                let reason = String(cString: strerror(error.code)).lowercased()
                Complaint.write("\(Sanitizer.printable(error.path)): \(reason); choose another place with --config")
                throw ExitCode(2)
            }
            do throws(ErrandError) {
                _ = try Errands.write(Array(ConfigurationTemplate.text.utf8), to: file.path)
            } catch {
                Complaint.write(error)
                throw ExitCode(2)
            }
            try Output.print("written to \(shown)")
        }
    }

    /// `lectern config check`: names the mistakes.
    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check", abstract: "Name the mistakes of the file, by line and column.")

        @OptionGroup var option: ConfigurationOption

        func run() throws {
            let file = try option.needed()
            let shown = file.shown(home: Environment.current["HOME"])
            var status = stat()
            if !file.isNamed, stat(file.path, &status) != 0, errno == ENOENT {
                return try Output.print("\(shown): there is none, and none is needed; lectern config init writes one")
            }
            let mistakes = file.read().mistakes
            for mistake in mistakes { Complaint.write(mistake.text(in: shown)) }
            if !mistakes.isEmpty { throw ExitCode(2) }
            try Output.print("\(shown): no mistakes")
        }
    }

    /// `lectern config path`: tells where the file is, or would be.
    struct Where: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "path", abstract: "Print where the file is, or would be.")

        @OptionGroup var option: ConfigurationOption

        func run() throws { try Output.print(option.needed().path) }
    }
}

extension Output {
    /// Prints one line; a reader that has gone is none of ours.
    static func print(_ line: String) throws {
        var output = Output()
        do {
            try output.write(Array("\(line)\n".utf8))
            try output.flush()
        } catch OutputError.closed {
            return
        } catch {
            Complaint.write(error)
            throw ExitCode(2)
        }
    }
}
