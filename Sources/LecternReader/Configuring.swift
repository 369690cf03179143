public import LecternScreen

/// What a person has set for the reader; nil leaves it as it is.
public struct ReaderConfiguration: Sendable {
    /// The theme to paint with.
    public var theme: Theme?
    /// The widest a line of text may get, in columns.
    public var textWidth: Int?
    /// The key table, as `Binding.table(changing:)` gives it.
    public var bindings: [Binding]?
    /// The proposals that the person follows, to be offered when the issue is set.
    public var issues: [String]?

    /// Sets what is not nil.
    public init(theme: Theme? = nil, textWidth: Int? = nil, bindings: [Binding]? = nil, issues: [String]? = nil) {
        self.theme = theme
        self.textWidth = textWidth
        self.bindings = bindings
        self.issues = issues
    }
}

extension Reader {
    /// Takes settings over. The place stays; of a command that is not whole yet nothing is kept when the keys change.
    public mutating func configure(_ configuration: ReaderConfiguration) {
        if let theme = configuration.theme { self.theme = theme }
        if let width = configuration.textWidth { textWidth = max(1, width) }
        if let bindings = configuration.bindings { keymap = Keymap(bindings: bindings) }
        if let issues = configuration.issues { followedIssues = issues }
        layOut()
    }
}
