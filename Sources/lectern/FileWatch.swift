internal import Glibc
internal import LecternFormats

/// Notices that a file has become another one, and costs nothing as long as nothing happens.
///
/// It watches the file, for those who write into it, and its folder, for editors that put a new file in its place. Where
/// the system gives no watch, as its limit is reached or the file is no file, nothing is ever noticed.
struct FileWatch: ~Copyable {
    /// What tells a file from the one that had its name before.
    private struct Fingerprint: Equatable {
        var device: dev_t
        var node: ino_t
        var size: off_t
        var seconds: Int
        var nanoseconds: Int

        /// Nil when there is no file of that name.
        init?(_ file: FileName) {
            var status = stat()
            guard file.withCString({ stat($0, &status) }) == 0 else { return nil }
            (device, node, size) = (status.st_dev, status.st_ino, status.st_size)
            (seconds, nanoseconds) = (status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
        }
    }

    /// Has something to read when the file may have changed; nil when there is no watch, or none any more.
    private(set) var descriptor: Int32?
    private let file: FileName
    private let before: Fingerprint?

    /// Watches a file from now on: to be made before the file is read.
    init(_ file: FileName) {
        self.file = file
        before = file.isStandardInput ? nil : Fingerprint(file)
        guard before != nil else { return }
        let descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
        guard descriptor >= 0 else { return }
        let ofFile = UInt32(IN_MODIFY | IN_CLOSE_WRITE | IN_ATTRIB | IN_MOVE_SELF | IN_DELETE_SELF)
        let ofFolder = UInt32(IN_CREATE | IN_MOVED_TO) | UInt32(IN_ONLYDIR)
        let watches = [
            file.withCString { inotify_add_watch(descriptor, $0, ofFile) },
            file.folder.withCString { inotify_add_watch(descriptor, $0, ofFolder) },
        ]
        if watches.contains(where: { $0 >= 0 }) { self.descriptor = descriptor } else { close(descriptor) }
    }

    deinit {
        if let descriptor { close(descriptor) }
    }

    /// Takes what the descriptor has to read; true once, when another file has taken the name.
    ///
    /// Then the watch is over: a file that is written to for hours wakes nobody twice.
    mutating func takeChange() -> Bool {
        guard let descriptor else { return false }
        withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 8) { buffer in
            while read(descriptor, buffer.baseAddress, buffer.count) > 0 {}
        }
        // An editor may have taken the old file away and be about to write the new one.
        guard let now = Fingerprint(file), now != before else { return false }
        close(descriptor)
        self.descriptor = nil
        return true
    }
}
