internal import Glibc

/// A file's bytes, read by the system as they are touched.
///
/// Unchecked: the mapping is read-only and lasts as long as the value.
final class MappedFile: @unchecked Sendable {
    /// All of the file.
    let bytes: UnsafeRawBufferPointer

    /// Maps a regular file.
    ///
    /// - Throws: `EncoderError.unreadable`; `.damaged` for an empty file.
    init(_ path: String) throws(EncoderError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.failure(path) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw Self.failure(path) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .unreadable(path: path, reason: "not a file") }
        guard status.st_size > 0 else { throw .damaged(path: path, what: "empty") }
        let size = Int(status.st_size)
        guard let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED else {
            throw Self.failure(path)
        }
        bytes = UnsafeRawBufferPointer(start: start, count: size)
    }

    deinit { munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count) }

    /// Lets the system take back the memory of a part that has been read; it can be read again.
    func release(_ range: Range<Int>) {
        let page = Int(sysconf(Int32(_SC_PAGESIZE)))
        let start = (range.lowerBound + page - 1) / page * page
        let end = range.upperBound / page * page
        guard start < end, let base = bytes.baseAddress else { return }
        madvise(UnsafeMutableRawPointer(mutating: base + start), end - start, MADV_DONTNEED)
    }

    private static func failure(_ path: String) -> EncoderError {
        .unreadable(path: path, reason: String(cString: strerror(errno)).lowercased())
    }
}

/// Part of a mapped file, which it keeps mapped.
struct MappedPart: Sendable {
    private let file: MappedFile
    private let range: Range<Int>

    /// A part that lies within the file.
    init(_ file: MappedFile, _ range: Range<Int>) {
        self.file = file
        self.range = range
    }

    /// The bytes; they are there as long as the part is.
    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: file.bytes[range]) }

    /// Gives their memory back, once they have been copied.
    func release() { file.release(range) }
}
