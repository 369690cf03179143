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

    /// Gives the memory of all bytes back until they are touched again.
    func release() { madvise(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count, MADV_DONTNEED) }

    deinit { munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count) }

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
}
