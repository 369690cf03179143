internal import LecternReader

/// lectern-config(5): the configuration file, from the tables of settings and keys.
enum ConfigurationPage {
    static var text: String {
        var page = Mdoc(
            "lectern-config", section: 5, date: Mdoc.date, summary: "the configuration file of lectern")
        page.section("DESCRIPTION")
        page.prose(
            """
            The file `$XDG_CONFIG_HOME/lectern/config.toml`, else `~/.config/lectern/config.toml`, holds what a person wants \
            otherwise than it is. It is written in TOML; none is needed. `lectern config init` writes one in which all settings \
            are as without it, and `lectern config check` names its mistakes by line and column. A setting with a mistake is left \
            as it is without the file, and the others hold. The command line wins over the file.
            """)
        page.section("SETTINGS")
        page.list(
            Setting.all.map { setting in
                let standard = setting.standard.map { " Without it: \($0)." } ?? ""
                return ("Cm \(Mdoc.arguments(setting.name))", "\(setting.help) Takes \(setting.takes).\(standard)")
            })
        page.section("KEYS")
        page.prose(
            """
            The table `[keys]` gives an action other keys than its usual ones. A key is written as it is typed, `^E` for Control \
            and e, or by name: Space, Tab, S-Tab, Enter, Esc, Up, Down, Left, Right, PgUp, PgDn, Home, End, BS, Del. Several \
            characters are keys pressed one after the other: `]s`. No key may be the beginning of another; digits are counts. The \
            actions and their usual keys:
            """)
        page.list(
            Binding.all.map { binding in
                let keys = binding.keys.joined(separator: ", ")
                let help = [binding.help, binding.libraryHelp.map { "in the library: \($0)" }].compactMap { $0 }
                return ("Cm \(Mdoc.arguments(binding.name))", "\(keys): \(help.joined(separator: "; "))")
            })
        page.section("EXAMPLES")
        page.prose(
            """
              theme = "soft-dark"
              width = 66
              issues = ["The old bridge is closed to cars."]
              [keys]
              cite = "Y"
              next-speaker = ["]s", "J"]
            """)
        page.seeAlso([ManualCommand.Page.program.reference, ManualCommand.Page.query.reference])
        return page.text
    }
}
