internal import ArgumentParser
internal import FoundationEssentials

/// The commands and options of the program, as the parser of the command line tells them itself.
struct CommandTable: Decodable {
    /// A command.
    struct Command: Decodable {
        let commandName: String
        let abstract: String?
        let discussion: String?
        let defaultSubcommand: String?
        let shouldDisplay: Bool
        let subcommands: [Command]?
        let arguments: [Argument]?
    }

    /// An option, a flag, or what stands without a name.
    struct Argument: Decodable {
        /// How it is written.
        enum Kind: String, Decodable { case positional, option, flag }

        /// A name and how it is written.
        struct Name: Decodable {
            let kind: String
            let name: String
        }

        let kind: Kind
        let names: [Name]?
        let valueName: String?
        let abstract: String?
        let defaultValue: String?
        let allValues: [String]?
        let isOptional: Bool
        let isRepeating: Bool
        let shouldDisplay: Bool
    }

    /// The program.
    let command: Command

    /// The table of this program; nil when the parser tells it in another form than it did.
    static func current() -> CommandTable? {
        try? JSONDecoder().decode(CommandTable.self, from: Data(Lectern._dumpHelp().utf8))
    }
}

extension CommandTable.Command {
    /// What people see of its commands: not the one that explains the others.
    var shownCommands: [Self] { (subcommands ?? []).filter { $0.shouldDisplay && $0.commandName != "help" } }

    /// What people see of its options: not those that all commands have.
    var shownArguments: [CommandTable.Argument] {
        (arguments ?? []).filter { $0.shouldDisplay && !["help", "version"].contains($0.valueName ?? "") }
    }
}

extension CommandTable.Argument {
    /// The option by its long name, or what stands without one: a part of a macro line of mdoc(7).
    var mdoc: String {
        let value = "Ar " + Mdoc.arguments(valueName ?? "value")
        guard let name = names?.first(where: { $0.kind == "long" })?.name ?? names?.first?.name else { return value }
        let flag = "Fl " + Mdoc.arguments("-\(name)").replacing("\\&", with: "")
        return kind == .flag ? flag : "\(flag) \(value)"
    }

    /// The same in a synopsis: in brackets where it may be left out, with dots where it may be repeated.
    var synopsis: String {
        let dots = isRepeating ? " ..." : ""
        return isOptional ? "Op \(mdoc)\(dots)" : "\(mdoc)\(dots)"
    }

    /// What it does, with the values that it takes and the one that it has by itself.
    var meaning: String {
        var words = abstract ?? ""
        if let allValues, !allValues.allSatisfy(words.contains) {
            words += " One of \(allValues.joined(separator: ", "))."
        }
        if let defaultValue { words += " Without it: \(defaultValue)." }
        return words
    }
}
