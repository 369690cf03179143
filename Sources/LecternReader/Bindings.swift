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
        /// What the library keeps.
        case keep
        /// How it looks.
        case view
        /// Back and out.
        case leave
    }

    /// What configuration files call it: `next-paragraph`. Names stay, as files hold them.
    public let name: String
    /// The keys in notation: `j`, `^E`, `Space`, `]s`; each alone does it.
    public let keys: [String]
    let meaning: Meaning
    /// The part of the help in which it stands.
    public let group: Group
    /// What it does to an article, in a few words, nil for nothing; neighbours with the same words are shown as one.
    public let help: String?
    /// What it does on the screens of the library, nil for nothing.
    public let libraryHelp: String?
    /// Other words for that, by which people look for it in the help.
    public let synonyms: String

    init(
        named name: String, _ keys: String..., does action: Action, _ group: Group, _ help: String?,
        inLibrary libraryHelp: String? = nil, or synonyms: String = ""
    ) {
        self.name = name
        self.keys = keys
        meaning = .action(action)
        self.group = group
        self.help = help
        self.libraryHelp = libraryHelp
        self.synonyms = synonyms
    }

    init(
        named name: String, _ keys: String..., withCharacter action: @escaping @Sendable (Character) -> Action,
        _ group: Group, _ help: String?, or synonyms: String = ""
    ) {
        self.name = name
        self.keys = keys
        meaning = .withCharacter(action)
        self.group = group
        self.help = help
        libraryHelp = nil
        self.synonyms = synonyms
    }

    /// All keys. Keymap, help screen and README read this table.
    public static let all: [Binding] = [
        Binding(
            named: "next-paragraph", "j", "Down", "}", does: .paragraph(.next), .move, "next, previous paragraph",
            inLibrary: "next, previous row", or: "down up scroll"),
        Binding(
            named: "previous-paragraph", "k", "Up", "{", does: .paragraph(.previous), .move, "next, previous paragraph",
            inLibrary: "next, previous row"),
        Binding(named: "line-down", "^E", does: .line(.next), .move, "line down, up", inLibrary: "row down, up"),
        Binding(named: "line-up", "^Y", does: .line(.previous), .move, "line down, up", inLibrary: "row down, up"),
        Binding(
            named: "next-page", "Space", "^F", "PgDn", does: .page(.next), .move, "page", inLibrary: "page",
            or: "down up screen scroll forward back"),
        Binding(
            named: "previous-page", "b", "^B", "PgUp", does: .page(.previous), .move, "page", inLibrary: "page"),
        Binding(
            named: "next-half-page", "^D", does: .halfPage(.next), .move, "half a page", inLibrary: "half a page"),
        Binding(
            named: "previous-half-page", "^U", does: .halfPage(.previous), .move, "half a page",
            inLibrary: "half a page"),
        Binding(
            named: "first-paragraph", "g", "Home", does: .first, .move, "first, last, 3G, 50%",
            inLibrary: "first, last, 3G, 50%", or: "top bottom beginning end start go to line"),
        Binding(
            named: "last-paragraph", "G", "End", does: .last, .move, "first, last, 3G, 50%",
            inLibrary: "first, last, 3G, 50%"),
        Binding(
            named: "percent", "%", does: .percent, .move, "first, last, 3G, 50%", inLibrary: "first, last, 3G, 50%"),
        Binding(
            named: "next-heading", "]h", does: .heading(.next), .move, "next, previous heading",
            or: "chapter section title outline contents"),
        Binding(named: "previous-heading", "[h", does: .heading(.previous), .move, "next, previous heading"),
        Binding(
            named: "earlier", "h", "Left", does: .time(.previous), .move, nil, inLibrary: "earlier, later on a board",
            or: "time month year column left right"),
        Binding(
            named: "later", "l", "Right", does: .time(.next), .move, nil, inLibrary: "earlier, later on a board"),
        Binding(
            named: "set-bookmark", "m", withCharacter: { .setBookmark($0) }, .move, "bookmark: set, go to; back",
            or: "mark return place"),
        Binding(
            named: "go-to-bookmark", "'", withCharacter: { .goToBookmark($0) }, .move, "bookmark: set, go to; back"),
        Binding(
            named: "back", "^O", does: .back, .move, "bookmark: set, go to; back", inLibrary: "back to the page before"),

        Binding(named: "next-highlight", "Tab", does: .highlight(.next), .jump, "next, previous highlight"),
        Binding(named: "previous-highlight", "S-Tab", does: .highlight(.previous), .jump, "next, previous highlight"),
        Binding(named: "next-speaker", "]s", does: .speaker(.next), .jump, "next, previous speaker"),
        Binding(named: "previous-speaker", "[s", does: .speaker(.previous), .jump, "next, previous speaker"),
        Binding(named: "next-position", "]p", does: .position(.next), .jump, "next, previous position"),
        Binding(named: "previous-position", "[p", does: .position(.previous), .jump, "next, previous position"),
        Binding(named: "next-event", "]e", does: .event(.next), .jump, "next, previous event"),
        Binding(named: "previous-event", "[e", does: .event(.previous), .jump, "next, previous event"),
        Binding(
            named: "next-same", "*", does: .same(.next), .jump, "same speaker or event: mentions",
            or: "name called he she him her they spoken of again"),
        Binding(named: "previous-same", "#", does: .same(.previous), .jump, "same speaker or event: mentions"),

        Binding(named: "next-file", "]f", does: .file(.next), .jump, "next, previous file; list"),
        Binding(named: "previous-file", "[f", does: .file(.previous), .jump, "next, previous file; list"),
        Binding(named: "files", "F", does: .list(.files), .jump, "next, previous file; list"),
        Binding(
            named: "search", "/", does: .askSearch, .jump, "search (\\v: expression)", inLibrary: "narrow by a query",
            or: "find word"),
        Binding(named: "next-hit", "n", does: .hit(.next), .jump, "next, previous hit", or: "search find match again"),
        Binding(named: "previous-hit", "N", does: .hit(.previous), .jump, "next, previous hit"),

        Binding(
            named: "toggle-support", "+", does: .toggle(.support), .filter, "only this stance",
            or: "filter support agree for pro"),
        Binding(named: "toggle-caution", "~", does: .toggle(.caution), .filter, "only this stance", or: "not yet if"),
        Binding(
            named: "toggle-oppose", "-", does: .toggle(.oppose), .filter, "only this stance",
            or: "opposition against contra disagree"),
        Binding(named: "toggle-neutral", ".", does: .toggle(.neutral), .filter, "only this stance", or: "no side"),
        Binding(
            named: "clear-filter", "=", does: .clearFilter, .filter, "no filter; only this speaker",
            inLibrary: "all again", or: "everything show reset unfilter"),
        Binding(named: "only-speaker", "S", does: .onlySpeaker, .filter, "no filter; only this speaker"),
        Binding(
            named: "filter", "f", does: .askFilter, .filter, "filter by a query", inLibrary: "narrow by a query",
            or: "query find where"),
        Binding(
            named: "cycle-filtered", "z", does: .cycleFiltered, .filter, "the rest: bright, dim, folded",
            or: "hide fold collapse show"),
        Binding(
            named: "order", "O", does: .order, .filter, nil, inLibrary: "another order", or: "sort date newest added"),

        Binding(named: "set-issue", "i", does: .askIssue, .filter, "set the issue", or: "proposal topic question"),

        Binding(
            named: "speakers", "s", does: .list(.speakers), .list, "speakers, positions, events",
            inLibrary: "speakers, events of all articles", or: "people who persons list statements quotes quotations"),
        Binding(named: "positions", "p", does: .list(.positions), .list, "speakers, positions, events"),
        Binding(
            named: "events", "e", does: .list(.events), .list, "speakers, positions, events",
            inLibrary: "speakers, events of all articles", or: "happenings"),
        Binding(
            named: "about", "Enter", does: .about, .list, "page of this speaker or event", inLibrary: "open",
            or: "open profile everything they said"),
        Binding(
            named: "why", "w", does: .why, .list, "why it was read so; correct it", or: "explain reason confidence"),
        Binding(
            named: "all-articles", "a", does: .allArticles, .list, "in all articles; board",
            or: "library everything they said over time"),
        Binding(
            named: "board", "B", does: .board, .list, "in all articles; board", inLibrary: "issues, and their boards",
            or: "issue proposal who changed over time"),

        Binding(named: "cite", "y", does: .cite, .take, "cite; export the statements", or: "copy quote yank reference"),
        Binding(
            named: "export", "x", does: .askExport, .take, "cite; export the statements",
            or: "save write csv json markdown clipboard"),
        Binding(
            named: "open-link", "o", does: .openLink, .take, "open the link; an editor", or: "browser url web address"),
        Binding(named: "edit", "v", does: .edit, .take, "open the link; an editor", or: "vi change write"),
        Binding(named: "pipe", "|", does: .askPipe, .take, "pipe to a program", or: "shell command send print"),

        Binding(named: "star", "!", does: .star, .keep, "star, tags", inLibrary: "star, tags", or: "favourite keep"),
        Binding(named: "tags", "T", does: .askTags, .keep, "star, tags", inLibrary: "star, tags", or: "label file"),
        Binding(named: "note", "c", does: .askNote, .keep, "note; new statement", or: "comment remark own words"),
        Binding(
            named: "new-statement", "V", does: .select, .keep, "note; new statement", or: "select mark add missed"),
        Binding(
            named: "toggle-read", "r", does: .toggleRead, .keep, nil, inLibrary: "read, unread", or: "seen new"),
        Binding(
            named: "remove", "D", does: .remove, .keep, nil, inLibrary: "take out of the library",
            or: "delete discard throw away"),
        Binding(
            named: "mark", "M", does: .mark, .keep, nil, inLibrary: "mark this, all to act on", or: "select several"),
        Binding(named: "mark-all", "A", does: .markAll, .keep, nil, inLibrary: "mark this, all to act on"),
        Binding(named: "undo", "u", does: .undo, .keep, "undo, redo", inLibrary: "undo, redo", or: "take back mistake"),
        Binding(named: "redo", "^R", does: .redo, .keep, "undo, redo", inLibrary: "undo, redo", or: "again"),

        Binding(
            named: "next-theme", "t", does: .cycleTheme, .view, "theme; narrower, wider", inLibrary: "theme",
            or: "colour color dark light"),
        Binding(
            named: "narrower", "<", does: .narrower, .view, "theme; narrower, wider",
            or: "width widen margin columns bigger smaller text"),
        Binding(named: "wider", ">", does: .wider, .view, "theme; narrower, wider"),
        Binding(
            named: "pane", "\\", does: .pane, .view, "pane, legend",
            or: "sidebar side list letters signs meaning colours"),
        Binding(named: "legend", "L", does: .legend, .view, "pane, legend", or: "letters meaning colours"),
        Binding(
            named: "reload", "R", does: .reload, .view, "reload", inLibrary: "read the library anew",
            or: "refresh again changed"),
        Binding(
            named: "command", ":", does: .askCommand, .view, "command line, help", inLibrary: "command line, help",
            or: "prompt keys"),
        Binding(
            named: "help", "?", does: .help, .view, "command line, help", inLibrary: "command line, help", or: "keys"),

        Binding(
            named: "cancel", "Esc", "^C", does: .cancel, .leave, "cancel", inLibrary: "cancel: marks, the query",
            or: "escape stop"),
        Binding(
            named: "suspend", "^Z", does: .suspend, .leave, "suspend, redraw", inLibrary: "suspend, redraw",
            or: "background refresh repaint"),
        Binding(
            named: "redraw", "^L", does: .redraw, .leave, "suspend, redraw", inLibrary: "suspend, redraw"),
        Binding(
            named: "leave", "q", does: .leave, .leave, "back or out, quit", inLibrary: "back or out, quit",
            or: "exit close end"),
        Binding(named: "quit", "Q", does: .quit, .leave, "back or out, quit", inLibrary: "back or out, quit"),
    ]

    /// A row as people read it.
    public struct Row: Hashable, Sendable {
        /// The keys of all bindings that it shows, in notation.
        public var keys: [String]
        /// The part of the help in which it stands.
        public let group: Group
        /// What they do.
        public let help: String
        /// Other words for that, by which people look for it.
        public var synonyms: String
    }

    /// Where a key means something.
    public enum Place: Sendable {
        /// While an article is read.
        case article
        /// On the screens of the library.
        case library
    }

    /// The rows as people read them: keys of neighbouring rows with the same words together.
    public static func rows(in place: Place) -> [Row] { rows(of: all, in: place) }

    /// The rows of a table with other keys.
    static func rows(of bindings: [Binding], in place: Place) -> [Row] {
        var rows: [Row] = []
        for binding in bindings {
            guard let help = place == .article ? binding.help : binding.libraryHelp else { continue }
            // In the library keys of one meaning may stand apart in the table, where others mean something between them.
            if let same = rows.lastIndex(where: { $0.group == binding.group && $0.help == help }) {
                rows[same].keys += binding.keys
                rows[same].synonyms += " " + binding.synonyms
            } else {
                rows.append(Row(keys: binding.keys, group: binding.group, help: help, synonyms: binding.synonyms))
            }
        }
        return rows
    }
}
