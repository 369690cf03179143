internal import Glibc
internal import LecternLibrary
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
