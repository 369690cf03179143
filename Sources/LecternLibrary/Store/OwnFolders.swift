internal import Glibc

/// The folders that a file of the person's needs.
public enum OwnFolders {
    /// Why a folder could not be made.
    public struct Failure: Error, Hashable {
        /// The folder.
        public var path: String
        /// The system's number of the error, `errno`.
        public var code: Int32
    }

    /// Makes the folders above `path` that are not there yet, for their owner alone, as the XDG base directories ask. What is
    /// there already is as its owner wants it.
    public static func make(above path: String) throws(Failure) {
        var made = path.hasPrefix("/") ? "" : "."
        for part in path.split(separator: "/").dropLast() {
            made += "/" + part
            guard mkdir(made, 0o700) != 0 else { continue }
            let code = errno
            // What is there may also be told of as a disk that cannot be written.
            if code != EEXIST, access(made, F_OK) != 0 { throw Failure(path: made, code: code) }
        }
    }
}
