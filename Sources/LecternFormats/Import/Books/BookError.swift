/// Why an archive, or the book in it, was not read.
public enum BookError: Error, Hashable, Sendable {
    /// It is cut off, or its parts do not fit together.
    case damaged
    /// It is larger than any book.
    case tooLarge
    /// It is an archive of other things.
    case notABook
    /// It is called a book and is something else.
    case notAnArchive
    /// None of its chapters can be read.
    case noChapter
    /// Its description cannot be read.
    case markup(HTMLError)

    /// What is the matter and what to do, to stand behind a file's name.
    var explanation: String {
        switch self {
        case .damaged: "is a damaged archive; get it once more"
        case .tooLarge:
            "is a book of more than \(EPUBBook.byteLimit >> 20) MB of text; take its chapters out and read those"
        case .notABook: "is a ZIP archive, and no book; unpack it and name a file of it"
        case .notAnArchive: "is called an EPUB and is none; name it otherwise to read what it is"
        case .noChapter: "is a book without a chapter that can be read; get it once more"
        case .markup(let error): error.explanation
        }
    }
}
