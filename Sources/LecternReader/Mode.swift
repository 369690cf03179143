/// What the keys mean just now, and what stands over the article.
enum Mode: Hashable, Sendable {
    /// Nothing stands over the article, or over the screen of the library.
    case reading
    /// The help.
    case help(Help)
    /// A list or page is open.
    case panel(Panel)
    /// A line is typed.
    case prompt(Prompt)
    /// Words of the text are marked.
    case selecting(Selection)
}

/// One line for the person, in the status row.
enum Message: Hashable, Sendable {
    /// What was done, or why a key did nothing.
    case note(String)
    /// What went wrong.
    case problem(String)
}
