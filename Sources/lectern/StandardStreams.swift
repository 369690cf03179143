internal import Glibc

/// A failure of standard input or output, as one line.
struct StreamError: Error, CustomStringConvertible {
    var description: String

    /// What `errno` says of `stream`.
    init(_ stream: String, remedy: String, code: Int32) {
        description = "\(stream): \(String(cString: strerror(code))); \(remedy)"
    }
}

/// Reads standard input line by line; a line may be of any length.
struct StandardInputLines {
    private var buffer: [UInt8] = []
    /// Where the next line begins in `buffer`.
    private var start = 0
    private var isAtEnd = false

    /// The next line without its end (LF or CRLF), nil after the last.
    mutating func next() throws -> [UInt8]? {
        var scanned = start
        while true {
            if let end = newline(from: scanned) {
                defer { start = end + 1 }
                return line(upTo: end)
            }
            scanned = buffer.count
            if isAtEnd {
                guard start < buffer.count else { return nil }
                defer { start = buffer.count }
                return line(upTo: buffer.count)
            }
            if start > 0 {
                buffer.removeSubrange(..<start)
                scanned -= start
                start = 0
            }
            try fill()
        }
    }

    private func newline(from index: Int) -> Int? {
        buffer.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress, index < bytes.count else { return nil }
            guard let found = memchr(base + index, 0x0A, bytes.count - index) else { return nil }
            return UnsafeRawPointer(found) - UnsafeRawPointer(base)
        }
    }

    private func line(upTo end: Int) -> [UInt8] {
        let last = end > start && buffer[end - 1] == 0x0D ? end - 1 : end
        return Array(buffer[start..<last])
    }

    private mutating func fill() throws {
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        var count = -1
        repeat { count = read(STDIN_FILENO, &chunk, chunk.count) } while count < 0 && errno == EINTR
        guard count >= 0 else { throw StreamError("standard input", remedy: "give a file or a pipe", code: errno) }
        isAtEnd = count == 0
        buffer += chunk[..<count]
    }
}

/// Writes to standard output at once, without a buffer that could be lost.
enum StandardOutput {
    /// Writes all of `bytes`; a reader that has gone away ends the program quietly with status 0.
    static func write(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno == EPIPE {
                exit(0)
            } else if errno != EINTR {
                throw StreamError("standard output", remedy: "make room or write elsewhere", code: errno)
            }
        }
    }

    /// Writes one line to standard error: `lectern:` and what went wrong.
    static func complain(_ what: String) {
        let line = Array("lectern: \(what)\n".utf8)
        _ = line.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
