public import LecternScreen
public import LecternText

/// Everything a reader can be asked to do, by a key or by an effect that has finished.
public enum Action: Sendable {
    case move(paragraphs: Int)
    case quit
    case resize(Size)
    /// More of the article's text has been looked at.
    case indexed(Article)
    /// The analysis of a stretch of the text is done; spans are the article's.
    case annotated(Annotations, of: TextSpan)
    /// Something that the program did for the reader went wrong; one line.
    case failed(String)
}

/// What the program has to do for the reader: whatever can wait or fail.
public enum Effect: Hashable, Sendable {
    /// Analyse a stretch of the text, on `issue` when it is given; answer with `.annotated`.
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
