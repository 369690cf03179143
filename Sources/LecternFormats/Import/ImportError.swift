internal import Glibc

/// Why a file gives no article: the file, what is the matter, and what to do, in one line.
public struct ImportError: Error, Hashable, CustomStringConvertible {
    /// The file as it was asked for.
    public let file: FileName
    /// What is the matter with it.
    public let reason: Reason

    /// What is the matter.
    public enum Reason: Hashable, Sendable {
        /// There is no file of that name.
        case missing
        /// It may not be read.
        case notPermitted
        /// It is a folder.
        case folder
        /// It is a named pipe, which may have no writer.
        case fifo
        /// It is a device or a socket.
        case device
        /// It is a symbolic link that leads to itself.
        case linkLoop
        /// It is the standard input, which has been read already, or is the keyboard.
        case onlyOnce
        /// It holds no word.
        case empty
        /// No text: what it looks like instead.
        case binary(String)
        /// Not UTF-8, and too large to be converted in memory.
        case tooLargeToConvert
        /// A page, a book or Markdown of more than so many bytes.
        case tooLarge(Int)
        /// A page that the parser is spared, or that there is no parser for.
        case page(HTMLError)
        /// An archive that is no book, or a damaged one.
        case book(BookError)
        /// A feed, which holds many articles.
        case feed
        /// Articles as data, one a line.
        case lines
        /// A feed that cannot be read.
        case brokenFeed(FeedError)
        /// Something that did not come from the web: why, and whether it may come a little later.
        case unfetched(String, isPassing: Bool)
        /// A folder without a file that holds an article.
        case emptyFolder
        /// An error of the system, by its number.
        case system(Int32)

        /// The reason behind a failed system call.
        init(errno number: Int32) {
            self =
                switch number {
                case ENOENT, ENOTDIR: .missing
                case EACCES, EPERM: .notPermitted
                case ELOOP: .linkLoop
                case EISDIR: .folder
                default: .system(number)
                }
        }
    }

    /// Says that `file` gives no article.
    public init(_ file: FileName, _ reason: Reason) {
        self.file = file
        self.reason = reason
    }

    /// Whether the file was read and holds nothing: an answer rather than an error.
    public var isNothing: Bool { reason == .empty || reason == .emptyFolder }

    /// Whether the same may go well a little later.
    public var isPassing: Bool {
        if case .unfetched(_, let isPassing) = reason { return isPassing }
        return false
    }

    public var description: String { "\(file.shown): \(explanation)" }

    private var explanation: String {
        switch reason {
        case .missing: "no such file; check the name"
        case .notPermitted: "may not be read; look at its permissions with ls -l"
        case .folder: "is a folder; name a file in it"
        case .fifo: "is a pipe; read from it with cat PIPE | lectern -"
        case .device: "is a device; name a file"
        case .linkLoop: "is a symbolic link that leads back to itself; name the file itself"
        case .onlyOnce: "can be read only once, as the first file; lectern - reads it"
        case .empty: "is empty, there is nothing to read"
        case .binary(let what): "is \(what), not text; name a text file"
        case .tooLargeToConvert: "is not UTF-8 and too large to convert here; convert it with iconv first"
        case .tooLarge(let limit): "is larger than \(limit >> 20) MB; split it, or save its text as a text file"
        case .page(let error): error.explanation
        case .book(let error): error.explanation
        case .feed: "is a feed of many articles; lectern add keeps them in the library, or name one of them"
        case .lines: "holds articles as data; lectern add keeps them in the library, lectern alone opens that"
        case .brokenFeed(let error): error.description
        case .unfetched(let why, _): why
        case .emptyFolder: "is a folder without an article; name another, or a file"
        case .system(let number): "\(Self.message(number)); try again, or copy the file elsewhere"
        }
    }

    private static func message(_ number: Int32) -> String {
        guard let text = strerror(number) else { return "error \(number) of the system" }
        return String(cString: text).lowercased()
    }
}
