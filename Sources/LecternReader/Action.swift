public import LecternScreen
public import LecternText

/// Which way a movement goes in reading order.
public enum Direction: Hashable, Sendable {
    case next, previous
}

/// Everything a reader can be asked to do, by a key or by an effect that has finished.
public enum Action: Sendable {
    // Moving
    case paragraph(Direction), line(Direction), page(Direction), halfPage(Direction)
    /// To the first paragraph, or with a count to the one of that number.
    case first
    /// To the last paragraph, or with a count to the one of that number.
    case last
    case setBookmark(Character)
    /// To a bookmark; `'` is the place before the last jump.
    case goToBookmark(Character)
    case back

    // Jumping
    case highlight(Direction), speaker(Direction), position(Direction), event(Direction)
    /// To the next or previous statement of the same speaker, or mention of the same event.
    case same(Direction)

    // Filtering
    case toggle(Stance), clearFilter, onlySpeaker, cycleFiltered

    // The issue
    case askIssue
    /// Judges all statements on a proposal; an empty one goes back to what the program finds.
    case setIssue(String)

    // View
    case cycleTheme, legend, narrower, wider, help

    // Leaving
    case cancel, suspend, redraw
    /// Back to what lies beneath, out of the program when nothing does.
    case leave
    case quit

    // From the program
    case resize(Size)
    /// More of the article's text has been looked at.
    case indexed(Article)
    /// The analysis of a stretch of the text is done; spans count from the article's first byte.
    case annotated(Annotations, of: TextSpan)
    /// Something that the program did for the reader went wrong; one line.
    case failed(String)
}

/// What the program has to do for the reader: whatever can wait or fail.
public enum Effect: Hashable, Sendable {
    /// Analyse a stretch of the text, on `issue` when it is given; answer with `.annotated`. A newer one replaces it.
    case annotate(TextSpan, issue: Issue?)
    /// Ring the bell: what was asked for cannot be done.
    case ring
    /// Give the terminal back until the person continues the program.
    case suspend
    /// Paint everything anew.
    case redraw
    /// Leave the program.
    case quit
}
