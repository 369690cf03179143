internal import Glibc

/// The files in a folder.
public enum ArticleFolder {
    /// The most files that are taken from a folder and those within it.
    public static let fileLimit = 100_000
    /// How deep folders within it are looked into.
    private static let depthLimit = 32

    /// Whether a name is a folder's.
    public static func isFolder(_ name: FileName) -> Bool {
        var status = stat()
        return name.withCString { stat($0, &status) } == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// The plain files in a folder and the folders within it, by name; hidden ones and links are left out.
    ///
    /// What they hold is not looked at. Folders that may not be read, but for the first, are passed over.
    public static func files(in folder: FileName) throws(ImportError) -> [FileName] {
        var files: [FileName] = []
        let error = visit(folder, depth: 0, into: &files)
        if let error { throw ImportError(folder, ImportError.Reason(errno: error)) }
        if files.isEmpty { throw ImportError(folder, .emptyFolder) }
        return files
    }

    /// Each of `names`, a folder's replaced by the files in it.
    public static func expanded(_ names: [FileName]) throws(ImportError) -> [FileName] {
        var all: [FileName] = []
        for name in names { all += isFolder(name) ? try files(in: name) : [name] }
        return all
    }

    /// Takes the files of a folder in; returns the system's error when it may not be read.
    private static func visit(_ folder: FileName, depth: Int, into files: inout [FileName]) -> Int32? {
        guard let directory = folder.withCString({ opendir($0) }) else { return errno }
        defer { closedir(directory) }
        var names: [[UInt8]] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            if name.first != UInt8(ascii: ".") { names.append(name) }
        }
        let base = folder.bytes.last == 0x2F ? folder.bytes : folder.bytes + [0x2F]
        for name in names.sorted(by: { $0.lexicographicallyPrecedes($1) }) where files.count < fileLimit {
            let path = FileName(base + name)
            var status = stat()
            guard path.withCString({ lstat($0, &status) }) == 0 else { continue }
            switch status.st_mode & S_IFMT {
            case S_IFREG: files.append(path)
            // What cannot be looked into holds nothing for us.
            case S_IFDIR where depth < depthLimit: _ = visit(path, depth: depth + 1, into: &files)
            default: continue
            }
        }
        return nil
    }
}
