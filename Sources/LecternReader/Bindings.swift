internal import LecternText

/// One row of the key table: keys, what they do, and the words that help, README and manual show.
public struct Binding: Sendable {
    /// What the key does: an action, or one that a further character completes.
    enum Meaning: Sendable {
        case action(Action)
        case withCharacter(@Sendable (Character) -> Action)
    }

    /// The parts of the help, in its order.
    public enum Group: String, Sendable, CaseIterable {
        /// Through the text.
        case move
        /// Between highlights.
        case jump
        /// What stays bright, and what stances are on.
        case filter
        /// Lists, pages and reports.
        case list
        /// What leaves the program.
        case take
        /// How it looks.
        case view
        /// Back and out.
        case leave
    }

    /// The keys in notation: `j`, `^E`, `Space`, `]s`; each alone does it.
    public let keys: [String]
    let meaning: Meaning
    /// The part of the help in which it stands.
    public let group: Group
    /// What it does, in a few words; rows with the same words are shown as one.
    public let help: String

    init(_ keys: String..., does action: Action, _ group: Group, _ help: String) {
        self.keys = keys
        meaning = .action(action)
        self.group = group
        self.help = help
    }

    init(_ keys: String..., withCharacter action: @escaping @Sendable (Character) -> Action, _ group: Group, _ help: String) {
        self.keys = keys
        meaning = .withCharacter(action)
        self.group = group
        self.help = help
    }

    /// All keys of the reading screen. Keymap, help screen and README read this table.
    public static let all: [Binding] = [
        Binding("j", "Down", "}", does: .paragraph(.next), .move, "next, previous paragraph"),
        Binding("k", "Up", "{", does: .paragraph(.previous), .move, "next, previous paragraph"),
        Binding("^E", does: .line(.next), .move, "line down, up"),
        Binding("^Y", does: .line(.previous), .move, "line down, up"),
        Binding("Space", "^F", "PgDn", does: .page(.next), .move, "page"),
        Binding("b", "^B", "PgUp", does: .page(.previous), .move, "page"),
        Binding("^D", does: .halfPage(.next), .move, "half a page"),
        Binding("^U", does: .halfPage(.previous), .move, "half a page"),
        Binding("g", "Home", does: .first, .move, "first, last (3G: third)"),
        Binding("G", "End", does: .last, .move, "first, last (3G: third)"),
        Binding("m", withCharacter: { .setBookmark($0) }, .move, "set a bookmark (ma)"),
        Binding("'", withCharacter: { .goToBookmark($0) }, .move, "go to it ('a), back ('' ^O)"),
        Binding("^O", does: .back, .move, "go to it ('a), back ('' ^O)"),

        Binding("Tab", does: .highlight(.next), .jump, "next, previous highlight"),
        Binding("S-Tab", does: .highlight(.previous), .jump, "next, previous highlight"),
        Binding("]s", does: .speaker(.next), .jump, "next, previous speaker"),
        Binding("[s", does: .speaker(.previous), .jump, "next, previous speaker"),
        Binding("]p", does: .position(.next), .jump, "next, previous position"),
        Binding("[p", does: .position(.previous), .jump, "next, previous position"),
        Binding("]e", does: .event(.next), .jump, "next, previous event"),
        Binding("[e", does: .event(.previous), .jump, "next, previous event"),
        Binding("*", does: .same(.next), .jump, "same speaker or event"),
        Binding("#", does: .same(.previous), .jump, "same speaker or event"),

        Binding("/", does: .askSearch, .jump, "search (/\\v: expression)"),
        Binding("n", does: .hit(.next), .jump, "next, previous hit"),
        Binding("N", does: .hit(.previous), .jump, "next, previous hit"),

        Binding("+", does: .toggle(.support), .filter, "only these stances"),
        Binding("~", does: .toggle(.caution), .filter, "only these stances"),
        Binding("-", does: .toggle(.oppose), .filter, "only these stances"),
        Binding(".", does: .toggle(.neutral), .filter, "only these stances"),
        Binding("=", does: .clearFilter, .filter, "no filter"),
        Binding("S", does: .onlySpeaker, .filter, "only this speaker"),
        Binding("f", does: .askFilter, .filter, "filter by a query"),
        Binding("z", does: .cycleFiltered, .filter, "the rest: bright, dim, folded"),

        Binding("i", does: .askIssue, .filter, "set the issue"),

        Binding("s", does: .list(.speakers), .list, "speakers"),
        Binding("p", does: .list(.positions), .list, "positions"),
        Binding("e", does: .list(.events), .list, "events"),
        Binding("w", does: .why, .list, "why: how it was read"),

        Binding("y", does: .cite, .take, "cite to the clipboard"),
        Binding("x", does: .askExport, .take, "export the statements"),
        Binding("o", does: .openLink, .take, "open the link"),
        Binding("v", does: .edit, .take, "open in an editor"),
        Binding("|", does: .askPipe, .take, "pipe to a program"),

        Binding("t", does: .cycleTheme, .view, "theme"),
        Binding("<", does: .narrower, .view, "narrower, wider text"),
        Binding(">", does: .wider, .view, "narrower, wider text"),
        Binding("\\", does: .pane, .view, "pane"),
        Binding("L", does: .legend, .view, "legend"),
        Binding("R", does: .reload, .view, "reload"),
        Binding(":", does: .askCommand, .view, "command line"),
        Binding("?", does: .help, .view, "help"),

        Binding("Esc", "^C", does: .cancel, .leave, "cancel"),
        Binding("^Z", does: .suspend, .leave, "suspend, redraw"),
        Binding("^L", does: .redraw, .leave, "suspend, redraw"),
        Binding("q", does: .leave, .leave, "back or out, quit"),
        Binding("Q", does: .quit, .leave, "back or out, quit"),
    ]

    /// The rows as people read them: keys of neighbouring rows with the same words together.
    public static var rows: [(keys: [String], group: Group, help: String)] {
        var rows: [(keys: [String], group: Group, help: String)] = []
        for binding in all {
            if let last = rows.last, last.group == binding.group, last.help == binding.help {
                rows[rows.count - 1].keys += binding.keys
            } else {
                rows.append((binding.keys, binding.group, binding.help))
            }
        }
        return rows
    }
}
