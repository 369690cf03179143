public import LecternQuery
public import LecternScreen
public import LecternSearch
public import LecternText

/// Which way a movement goes in reading order.
public enum Direction: Hashable, Sendable {
    /// Further on in the text.
    case next
    /// Back toward its beginning.
    case previous
}

/// What can be listed.
public enum List: Hashable, Sendable {
    /// Whoever makes statements.
    case speakers
    /// The statements.
    case positions
    /// The named events.
    case events
    /// The files that were given.
    case files
}

/// Everything a reader can be asked to do, by a key or by an effect that has finished.
public enum Action: Sendable {
    // MARK: Moving

    /// To the next paragraph, or within one that is taller than the screen by a line.
    case paragraph(Direction)
    /// By a line, the cursor staying on screen.
    case line(Direction)
    /// By as many rows as the text has on screen.
    case page(Direction)
    /// By half as many.
    case halfPage(Direction)
    /// To the first paragraph, or with a count to the one of that number.
    case first
    /// To the last paragraph, or with a count to the one of that number.
    case last
    /// To where that share of the text lies before, by the count.
    case percent
    /// To a heading.
    case heading(Direction)
    /// Keeps the place under a name.
    case setBookmark(Character)
    /// To a bookmark; `'` is the place before the last jump.
    case goToBookmark(Character)
    /// To where the last jump began.
    case back

    // MARK: Jumping

    /// To a source, content or mention of an event, in reading order.
    case highlight(Direction)
    /// To a statement by someone else than now.
    case speaker(Direction)
    /// To another statement's content.
    case position(Direction)
    /// To a mention of an event.
    case event(Direction)
    /// To the next or previous place of the same speaker, a statement or a mention, or mention of the same event.
    case same(Direction)

    /// Opens the line in which a pattern is typed.
    case askSearch
    /// To another hit of the last search.
    case hit(Direction)

    // MARK: Lists

    /// Opens a list.
    case list(List)
    /// Shows how the current statement was read.
    case why
    /// Opens the page of the current speaker or event.
    case about

    // MARK: The library

    /// Opens the page over all articles of the current speaker or event.
    case allArticles
    /// Opens the board of the issue; in the library the list of issues, which have boards.
    case board
    /// Stars the article, or takes its star away.
    case star
    /// Opens the line in which its tags are typed.
    case askTags
    /// Opens the line in which a note on the current statement is typed.
    case askNote
    /// Lets words be marked that are a statement.
    case select
    /// Takes the last change of the library back.
    case undo
    /// Makes a change again that was taken back.
    case redo
    /// Marks the chosen article to be acted on, or no longer.
    case mark
    /// Marks all articles that the query finds, or none.
    case markAll
    /// Marks articles as read or unread.
    case toggleRead
    /// Takes articles out of the library.
    case remove
    /// Lists the articles in another order.
    case order
    /// To a later or an earlier time on a board.
    case time(Direction)

    // MARK: Filtering

    /// Lets statements of a stance through, or no longer.
    case toggle(Stance)
    /// Lets everything through.
    case clearFilter
    /// Lets only the current speaker through, or everybody again.
    case onlySpeaker
    /// Opens the line in which a query is typed.
    case askFilter
    /// Shows what is left out bright, dim, or folded.
    case cycleFiltered

    // MARK: The issue

    /// Opens the line in which the issue is typed.
    case askIssue
    /// Judges all statements on a proposal; an empty one goes back to what the program finds.
    case setIssue(String)

    // MARK: Taking away

    /// Copies a citation of the current statement.
    case cite
    /// Asks where to write the statements.
    case askExport
    /// Opens the article's link.
    case openLink
    /// Opens the text in an editor, at the current paragraph.
    case edit
    /// Asks for a program to hand the text to.
    case askPipe
    /// Asks for a command.
    case askCommand
    /// To another of the files that were given.
    case file(Direction)
    /// Opens the article anew, as it is now.
    case reload

    // MARK: View

    /// To the next theme.
    case cycleTheme
    /// Shows or hides what letters and looks mean.
    case legend
    /// Makes the lines of text shorter.
    case narrower
    /// Makes the lines of text longer.
    case wider
    /// Opens or closes the pane beside the text.
    case pane
    /// Shows the keys.
    case help

    // MARK: Leaving

    /// Forgets what has been typed of a command.
    case cancel
    /// Gives the terminal back until the program is continued.
    case suspend
    /// Paints everything anew.
    case redraw
    /// Back to what lies beneath, out of the program when nothing does.
    case leave
    /// Out of the program from anywhere.
    case quit

    // MARK: Mouse

    /// The wheel was turned by one notch.
    case wheel(Direction)
    /// A cell was clicked.
    case click(Position)

    // MARK: From the program

    /// The terminal has another size.
    case resize(Size)
    /// More of the article's text has been looked at.
    case indexed(Article)
    /// The article of the file of that number is to be read, from its beginning or, opened anew, at the same place.
    case opened(Article, file: Int, keepingPlace: Bool)
    /// The file of the article on screen is another one by now.
    case outdated
    /// The file of that number could not be opened; why, in one line.
    case unopened(file: Int, String)
    /// What the analysis of a stretch of the text has found, and which share of it is done; spans count from the article's
    /// first byte. Of an article in the library only what is kept there counts.
    case annotated(Annotations, of: TextSpan, share: Double = 1, isKept: Bool = false)
    /// Which share of the analysis of a stretch is done, 0 to 1, or, after that, of the judging of stances; as above, of an
    /// article in the library only of what is kept.
    case analysing(TextSpan, share: Double, isJudging: Bool = false, isKept: Bool = false)
    /// A search has ended, with its nearest hit.
    case found(SearchHit?, request: Int)
    /// The library answers a question.
    case libraryAnswered(LibraryAnswer, question: Int)
    /// The library could not answer a question; why, in one line.
    case libraryFailed(String, question: Int)
    /// What queries and tags are completed with.
    case vocabulary(LibraryVocabulary)
    /// An article of the library is to be read: what is kept of it, and what was found in it, nil while it waits for that.
    case openedFromLibrary(Article, Shelved, Annotations?)
    /// The article on screen, which a file holds, is in the library: what is kept of it, and what was found in it, nil while it
    /// waits for that.
    case shelved(Article, Shelved, Annotations?)
    /// The article on screen could not be put into the library; why, in one line.
    case unshelved(String)
    /// The library has changed: what is kept of the article on screen, if one is, and one line that says what was done.
    case libraryChanged(Shelved?, String)
    /// Something was done for the reader; one line.
    case done(String)
    /// Something that the program did for the reader went wrong; one line.
    case failed(String)
}

/// What the program has to do for the reader: whatever can wait or fail.
public enum Effect: Hashable, Sendable {
    /// Analyse a stretch of the text, on `issue` when it is given; answer with `.annotated`. A newer one replaces it.
    case annotate(TextSpan, issue: Issue?)
    /// Put a citation of a statement into the terminal's clipboard; answer with `.done` or `.failed`, as all below.
    case cite(Statement)
    /// Write statements to a file that does not exist yet.
    case export(Annotations, ExportFormat, path: String)
    /// Write the article as plain text to a file that does not exist yet.
    case write(path: String)
    /// Open the article's link in the person's browser.
    case openLink
    /// Open the text in the person's editor, at a byte of it.
    case edit(offset: Int)
    /// Hand the article as plain text to a shell command.
    case pipe(command: String)
    /// Open the file of that number among those that were given; answer with `.opened`, or `.unopened`.
    case open(file: Int)
    /// Open the article anew; answer with `.opened`, or `.unopened`.
    case reload
    /// Look for a pattern; answer with `.found`, or `.failed`. A newer one replaces it.
    case search(SearchRequest)
    /// Ask the library; answer with `.libraryAnswered`, or `.libraryFailed`. A newer question replaces it.
    case askLibrary(LibraryQuestion)
    /// Ask what queries and tags are completed with; answer with `.vocabulary`.
    case askVocabulary
    /// Open an article of the library; answer with `.openedFromLibrary`, or `.failed`.
    case openArticle(ArticleID)
    /// Keep where the person was in an article of the library, which is left for one of the library's screens.
    case keepPlace(ArticleID, Place)
    /// Put the article on screen into the library, with what was found in it on the issue that the person has set, if one is;
    /// answer with `.shelved`, or `.unshelved`.
    case shelve(Annotations, issue: Issue?)
    /// Change the library; answer with `.libraryChanged`, or `.failed`, as all below.
    case changeLibrary(LibraryChange)
    /// Do that to all articles that a query finds, in the place of its own.
    case changeAll(Query, LibraryChange)
    /// Take the last change back.
    case undo
    /// Make the change again that was taken back last.
    case redo
    /// Ring the bell: what was asked for cannot be done.
    case ring
    /// Give the terminal back until the person continues the program.
    case suspend
    /// Paint everything anew.
    case redraw
    /// Leave the program.
    case quit
}
