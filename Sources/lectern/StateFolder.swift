internal import Glibc
internal import LecternLibrary

/// The folder in which what a person did is kept from one day to the next: places, lines that were typed, the width.
struct StateFolder {
    private let path: String

    /// The folder of that path, which need not exist yet.
    init(_ path: String) { self.path = path }

    /// The person's, `$XDG_STATE_HOME/lectern`; nil without a home.
    init?() {
        guard let state = PersonalFolders.state else { return nil }
        path = state + "/lectern"
    }

    /// What a file in it holds; nothing when there is none, or when it is larger than `limit` bytes and so none of ours.
    func contents(of file: String, upTo limit: Int) -> [UInt8] {
        // A pipe in its place would make a plain open wait for ever.
        let descriptor = open(path + "/" + file, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
        guard descriptor >= 0 else { return [] }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size <= limit
        else {
            return []
        }
        return [UInt8](unsafeUninitializedCapacity: Int(status.st_size)) { buffer, filled in
            while filled < buffer.count {
                let count = read(descriptor, buffer.baseAddress.map { $0 + filled }, buffer.count - filled)
                if count < 0, errno == EINTR { continue }
                if count <= 0 { break }
                filled += count
            }
        }
    }

    /// Makes it where it is not there yet; false when it cannot be made.
    func make() -> Bool {
        do throws(OwnFolders.Failure) { try OwnFolders.make(above: path + "/file") } catch { return false }
        return true
    }

    /// Keeps other lecterns from writing, for as long as the descriptor is open; not for ever, as they may be stopped.
    func lock() -> Int32 {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return -1 }
        for _ in 0..<50 {
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK { break }
            usleep(2_000)
        }
        return descriptor
    }

    /// Replaces a file in it in one step; false when it cannot be written.
    func replace(_ file: String, by bytes: [UInt8]) -> Bool {
        let path = path + "/" + file
        // Made with mode 0600: what a person reads is nobody else's business.
        var name = Array((path + ".XXXXXX").utf8CString)
        let descriptor = mkstemp(&name)
        guard descriptor >= 0 else { return false }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            rest = rest.dropFirst(count)
        }
        // On disk before it takes the place of the old one: a power cut leaves either.
        let isWritten = rest.isEmpty && fsync(descriptor) == 0
        if close(descriptor) == 0, isWritten, rename(name, path) == 0 { return true }
        unlink(name)
        return false
    }
}
