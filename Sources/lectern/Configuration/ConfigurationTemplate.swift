internal import LecternReader

/// The file that `lectern config init` writes: every setting with its help, as it is without a file.
enum ConfigurationTemplate {
    /// The file's text. The keys are comments, so that usual keys of later versions are not kept away by old ones.
    static var text: String {
        var lines = [
            "# Settings of lectern. A line that is left out, or made a comment with #, leaves its setting as it is here.",
            "# What the command line says wins. `lectern config check` finds mistakes.",
        ]
        for setting in Setting.all {
            lines += ["", "# \(setting.help)"]
            guard let standard = setting.standard else { continue }
            lines += ["# Takes \(setting.takes).", "\(setting.name) = \(standard)"]
        }
        // The table of keys stands last in the file, as TOML counts all that follows to it.
        lines += ["# To change some, remove the # before the line.", "[keys]"] + keyLines
        return lines.joined(separator: "\n") + "\n"
    }

    private static var keyLines: [String] {
        var lines: [String] = []
        for binding in Binding.all {
            let keys = binding.keys.map(quoted)
            let value = keys.count == 1 ? keys[0] : "[\(keys.joined(separator: ", "))]"
            lines.append("# \(binding.name) = \(value)  # \(binding.help ?? binding.libraryHelp ?? "")")
        }
        return lines
    }

    /// A text as TOML writes it.
    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for character in text {
            if character == "\\" || character == "\"" { quoted.append("\\") }
            quoted.append(character)
        }
        return quoted + "\""
    }
}
