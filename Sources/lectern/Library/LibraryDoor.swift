internal import Glibc
internal import LecternLibrary
internal import LecternText
internal import Synchronization

/// The way to the library: it is opened when something first needs it, so that nobody who reads a file waits for it.
final class LibraryDoor: Sendable {
    /// Where it is; nil where no folder is known for one.
    let path: String?
    private let opened: Mutex<Library?>

    /// To the library at `path`; nil where no folder is known for one.
    init(to path: String?) {
        self.path = path
        opened = Mutex(nil)
    }

    /// To a library that is open.
    init(_ library: Library) {
        path = library.path
        opened = Mutex(library)
    }

    /// Whether there is a library.
    var isThere: Bool { path.map { access($0, F_OK) == 0 } ?? false }

    /// What the library knows of an article of that text, as its person has corrected it; nil where it has no such article, or knows
    /// nothing of it yet. Says so where it cannot be asked.
    func annotations(of text: [UInt8]) -> Annotations? {
        // A text that is no UTF-8 is kept in other words, and what is known counts in those.
        guard isThere, String(validating: text, as: UTF8.self) != nil else { return nil }
        do throws(LibraryError) {
            return try open(making: false).article(holding: text)?.annotations
        } catch {
            Complaint.write(error)
            return nil
        }
    }

    /// The library.
    ///
    /// - Parameter making: makes it where there is none.
    /// - Throws: `.missing` only without `making`.
    func open(making: Bool) throws(LibraryError) -> Library {
        try opened.withLock { (opened) throws(LibraryError) in
            if let opened { return opened }
            guard let path else { throw LibraryOption.unknownPlace }
            let library = try Library(at: path, making: making)
            opened = library
            return library
        }
    }
}
