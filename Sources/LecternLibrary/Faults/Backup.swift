internal import GRDB
internal import Glibc

extension Library {
    /// Copies the library into one file while others use it, makes sure that the copy is whole, and then lets it take its name.
    ///
    /// - Returns: what is in it.
    /// - Throws: `.damaged` if the library is, `.inTheWay` if the file of that name is no library, `.impossible` if it is this one;
    ///   then there is no new copy, and what has that name stays.
    public func backup(to target: String) throws(LibraryError) -> Checkup {
        if LibraryFile.isOne(path, target) {
            throw LibraryError(target, .impossible("is the library itself; name another file"))
        }
        guard LibraryFile.mayBeReplaced(target) else { throw LibraryError(target, .inTheWay) }
        let draft = LibraryFile.draft(of: target)
        defer { LibraryFile.delete(draft) }
        LibraryFile.delete(draft)
        try LibraryFile.prepare(draft, making: true)
        do {
            let queue = try DatabaseQueue(path: draft)
            try copy(to: queue)
            try queue.close()
        } catch {
            throw LibraryError(target, error)
        }
        let checkup = try Self.verified(draft)
        try LibraryFile.rename(draft, to: target)
        return checkup
    }

    /// Puts a backup into the place of a library, if it is whole. What is there is kept beside it, under a name of its own.
    ///
    /// - Returns: what is in it, and where the old library is now; nil if there was none.
    /// - Throws: `.damaged` if the backup is, `.busy` if another lectern has the library open, which would go on writing to the old one.
    public static func restore(_ backup: String, to target: String) throws(LibraryError) -> (Checkup, kept: String?) {
        let source = try Library(at: backup)
        try LibraryFile.prepare(target, making: true)
        let draft = LibraryFile.draft(of: target)
        LibraryFile.delete(draft)
        defer { LibraryFile.delete(draft) }
        let checkup = try source.backup(to: draft)
        let old = try held(target)
        // What has no log of its own leaves alone what has its old name when it is closed.
        _ = try? old?.writeWithoutTransaction { try String.fetchOne($0, sql: "PRAGMA journal_mode = DELETE") }
        return (checkup, try LibraryFile.replace(target, by: draft, keeping: "before-restore"))
    }

    /// A library that from now on nobody else reads or writes; nil where there is none, or one too damaged to be opened.
    private static func held(_ path: String) throws(LibraryError) -> DatabaseQueue? {
        var status = stat()
        guard stat(path, &status) == 0, status.st_size > 0 else { return nil }
        do { return try LibraryFile.openAlone(path).0 } catch {
            let error = LibraryError(path, error)
            if error.reason == .busy { throw error }
            return nil
        }
    }

    private static func verified(_ path: String) throws(LibraryError) -> Checkup {
        let copy = try Library(at: path)
        let checkup = try copy.checkup()
        if let damage = checkup.damages.first { throw LibraryError(path, .damaged(damage)) }
        try copy.close()
        return checkup
    }
}

extension LibraryFile {
    /// The files that belong to a library: itself, its log, and the index of that.
    private static let endings = ["", "-wal", "-shm"]

    /// What every file of SQLite begins with.
    private static let signature = Array("SQLite format 3\0".utf8)

    /// Where in a file of SQLite it stands whose it is, as `PRAGMA application_id`.
    private static let ownerPlace = 68

    /// Whether there is nothing of that name, nothing in it, or a library, damaged or not.
    static func mayBeReplaced(_ path: String) -> Bool {
        let descriptor = Glibc.open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { return errno == ENOENT }
        defer { Glibc.close(descriptor) }
        let owner = withUnsafeBytes(of: Schema.applicationID.bigEndian, Array.init)
        var head = [UInt8](repeating: 0, count: ownerPlace + owner.count)
        let count = read(descriptor, &head, head.count)
        return count == 0
            || count == head.count && head.starts(with: signature) && head[ownerPlace...].elementsEqual(owner)
    }

    /// Whether two names lead to one file.
    static func isOne(_ path: String, _ other: String) -> Bool {
        var (one, two) = (stat(), stat())
        return stat(path, &one) == 0 && stat(other, &two) == 0 && one.st_dev == two.st_dev && one.st_ino == two.st_ino
    }

    /// What a file is called until it is whole: no name that another program gives a file of its own.
    static func draft(of path: String) -> String { path + ".lectern-part" }

    /// Deletes a file of ours that has not got its name yet.
    static func delete(_ path: String) {
        for ending in endings { unlink(path + ending) }
    }

    /// Lets a file take a name, on the disk when this returns. A log of what had that name goes, as it is of no other file.
    static func rename(_ path: String, to target: String) throws(LibraryError) {
        let slash = target.lastIndex(of: "/")
        let folder = slash.map { $0 == target.startIndex ? "/" : String(target[..<$0]) } ?? "."
        guard isOnDisk(path) else { throw LibraryError(target, errno == ENOSPC ? .full : .readOnly) }
        for ending in endings.dropFirst() { unlink(target + ending) }
        guard Glibc.rename(path, target) == 0 else {
            throw LibraryError(target, errno == ENOSPC ? .full : .readOnly)
        }
        // A file system that cannot be asked this for a folder keeps its names in order by itself.
        _ = isOnDisk(folder)
    }

    /// Waits until a file, or the names in a folder, are on the disk.
    private static func isOnDisk(_ path: String) -> Bool {
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        defer { if descriptor >= 0 { Glibc.close(descriptor) } }
        return descriptor >= 0 && fsync(descriptor) == 0
    }

    /// Lets a file take the name of a library, which is kept beside it; returns where, nil if nothing was there to keep.
    static func replace(_ target: String, by path: String, keeping word: String) throws(LibraryError) -> String? {
        var kept: String?
        var status = stat()
        if stat(target, &status) == 0, status.st_mode & S_IFMT != S_IFREG || status.st_size > 0 {
            var number = 1
            while access("\(target).\(word)-\(number)", F_OK) == 0 { number += 1 }
            let name = "\(target).\(word)-\(number)"
            guard Glibc.rename(target, name) == 0 else { throw LibraryError(target, .readOnly) }
            kept = name
            for ending in endings.dropFirst() { _ = Glibc.rename(target + ending, name + ending) }
        }
        try rename(path, to: target)
        return kept
    }
}
