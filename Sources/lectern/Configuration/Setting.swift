internal import LecternFormats
internal import LecternReader
internal import LecternScreen
internal import LecternText

/// One row of the table of settings: parser, messages, `config init` and help read it.
struct Setting: Sendable {
    /// What the file calls it.
    let name: String
    /// What it can be given, to stand after "takes".
    let takes: String
    /// What the program does without it, as TOML; nil for the table of keys, which has its own lines.
    let standard: String?
    /// One line of help.
    let help: String
    /// Takes a value over; what it returns was no use.
    let read: @Sendable (ConfigurationDocument.Value, inout Configuration) -> [ConfigurationMistake]

    /// All settings. What the file has beside them is a mistake.
    static let all: [Setting] = [
        Setting(
            name: "theme", takes: "one of \(quoted(Theme.all.map(\.name)))", standard: "\"\(Theme.all[0].name)\"",
            help: "The colours; t goes through the themes."
        ) { configuration, value throws(Unfit) in
            configuration.theme = try choice(value, named: "theme", among: Theme.all.map(\.name)).flatMap(Theme.named)
        },
        Setting(
            name: "width", takes: "a number of columns", standard: "\(ArticleReading.defaultWidth)",
            help: "The widest that a line of text may get."
        ) { configuration, value throws(Unfit) in configuration.width = try width(value) },
        Setting(
            name: "mouse", takes: "true or false", standard: "true",
            help: "Whether the wheel scrolls and a click selects."
        ) { configuration, value throws(Unfit) in
            guard case .boolean(let boolean) = value.content else { throw .kind }
            configuration.usesMouse = boolean
        },
        Setting(
            name: "color", takes: "one of \(quoted(ColorChoice.allCases.map(\.rawValue)))",
            standard: "\"auto\"",
            help: "Whether to use colours; \"auto\" heeds NO_COLOR."
        ) { configuration, value throws(Unfit) in
            configuration.color = try choice(
                value, named: "color", among: ColorChoice.allCases.map(\.rawValue)
            )
            .flatMap(ColorChoice.init(rawValue:))
        },
        Setting(
            name: "issues", takes: "a list of proposals in quotation marks", standard: "[]",
            help:
                "The proposals that you follow, for i and Tab to offer, each a sentence: [\"Ukraine joins NATO now.\"]."
        ) { configuration, value throws(Unfit) in configuration.issues = try propositions(value) },
        Setting(
            name: "feeds", takes: "a list of addresses in quotation marks", standard: "[]",
            help: "Feeds for lectern feed fetch, beside those that the library follows: [\"https://example.org/feed\"]."
        ) { configuration, value throws(Unfit) in configuration.feeds = try addresses(value) },
        Setting(
            name: "keys", takes: "a table: action = \"key\", or a list of keys", standard: nil,
            help:
                "Keys of text, lists and help, in place of an action's usual ones; in a line that is typed keys are fixed.",
            read: keys),
    ]

    // MARK: Mistakes

    /// What is said of a name that is no setting's.
    static func unknown(_ entry: ConfigurationDocument.Entry) -> ConfigurationMistake {
        let names = all.map(\.name)
        let remedy =
            Spelling.nearest(to: entry.name, among: names).map { "did you mean \($0)?" }
            ?? "there are \(names.joined(separator: ", "))"
        return mistake(shown(entry.name), "there is no such setting; \(remedy)", at: entry.place)
    }

    /// A mistake of the setting `name`.
    static func mistake(_ name: String, _ message: String, at place: FilePosition) -> ConfigurationMistake {
        ConfigurationMistake(place: place, message: "\(name): \(message)")
    }
}

extension Setting {
    /// Why a value is not the setting's.
    private enum Unfit: Error {
        /// It is of another kind than the setting takes.
        case kind
        /// What is wrong in it, and what to do.
        case content(String, at: FilePosition)
    }

    /// A setting of one value, which is taken over whole or not at all.
    private init(
        name: String, takes: String, standard: String, help: String,
        take: @escaping @Sendable (inout Configuration, ConfigurationDocument.Value) throws(Unfit) -> Void
    ) {
        self.init(name: name, takes: takes, standard: standard, help: help) { value, configuration in
            do throws(Unfit) {
                try take(&configuration, value)
                return []
            } catch {
                switch error {
                case .kind:
                    return [Setting.mistake(name, "takes \(takes); \(name) = \(standard) is usual", at: value.place)]
                case .content(let message, let place): return [Setting.mistake(name, message, at: place)]
                }
            }
        }
    }

    // MARK: Values

    private static func choice(
        _ value: ConfigurationDocument.Value, named name: String, among choices: [String]
    ) throws(Unfit) -> String? {
        guard case .string(let typed) = value.content else { throw .kind }
        guard choices.contains(typed) else {
            let remedy =
                Spelling.nearest(to: typed, among: choices).map { "did you mean \"\($0)\"?" }
                ?? "there are \(quoted(choices))"
            throw .content("there is no \(name) \"\(shown(typed))\"; \(remedy)", at: value.place)
        }
        return typed
    }

    private static func width(_ value: ConfigurationDocument.Value) throws(Unfit) -> Int {
        guard case .integer(let width) = value.content else { throw .kind }
        guard 1...Configuration.widthLimit ~= width else {
            let remedy = "give a number of columns, \(ArticleReading.defaultWidth) perhaps"
            throw .content("\(width) is no width; \(remedy)", at: value.place)
        }
        return width
    }

    private static func propositions(_ value: ConfigurationDocument.Value) throws(Unfit) -> [String] {
        guard case .list(let values) = value.content else { throw .kind }
        var propositions: [String] = []
        for value in values {
            guard case .string(let text) = value.content else {
                throw .content("a proposal is a sentence in quotation marks; write it so", at: value.place)
            }
            let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            if words.isEmpty {
                throw .content("this proposal is empty; write a sentence, or leave it out", at: value.place)
            }
            propositions.append(words)
        }
        return propositions
    }

    private static func addresses(_ value: ConfigurationDocument.Value) throws(Unfit) -> [String] {
        guard case .list(let values) = value.content else { throw .kind }
        var addresses: [String] = []
        for value in values {
            guard case .string(let text) = value.content, WebAddress.isFetchable(text) else {
                throw .content("a feed is an address in quotation marks; write \"https://…\"", at: value.place)
            }
            if !addresses.contains(text) { addresses.append(text) }
        }
        return addresses
    }

    // MARK: Keys

    /// Takes the good keys over and returns the mistakes of the others.
    @Sendable private static func keys(
        _ value: ConfigurationDocument.Value, _ configuration: inout Configuration
    ) -> [ConfigurationMistake] {
        guard case .table(let entries) = value.content else {
            return [
                mistake(
                    "keys", "takes actions and their keys; write [keys], and beneath it: cite = \"y\"", at: value.place)
            ]
        }
        var mistakes: [ConfigurationMistake] = []
        var changes: [KeyChange] = []
        var places: [(name: FilePosition, value: FilePosition, keys: [FilePosition])] = []
        for entry in entries.prefix(Configuration.entryLimit) {
            guard let keys = keys(in: entry.value) else {
                let message = "takes a key in quotation marks, or a list of them: \"j\" or [\"j\", \"Down\"]"
                mistakes.append(mistake("keys.\(shown(entry.name))", message, at: entry.value.place))
                continue
            }
            changes.append(KeyChange(entry.name, keys.map(\.key)))
            places.append((entry.place, entry.value.place, keys.map(\.place)))
        }
        let (bindings, unfit) = Binding.table(changing: changes)
        for one in unfit {
            let place = places[one.change]
            let isName = !Binding.all.contains { $0.name == changes[one.change].name }
            let spot = one.key.map { place.keys[$0] } ?? (isName ? place.name : place.value)
            mistakes.append(mistake("keys.\(shown(changes[one.change].name))", shown(one.description), at: spot))
        }
        configuration.bindings = bindings
        return mistakes
    }

    /// The keys of one action, nil when they are no text.
    private static func keys(in value: ConfigurationDocument.Value) -> [(key: String, place: FilePosition)]? {
        switch value.content {
        case .string(let key): return [(key, value.place)]
        case .list(let values):
            var keys: [(key: String, place: FilePosition)] = []
            for value in values {
                guard case .string(let key) = value.content else { return nil }
                keys.append((key, value.place))
            }
            return keys
        default: return nil
        }
    }
}
