internal import Glibc

/// Why standard input gave no more lines.
struct InputError: Error, CustomStringConvertible {
    /// The system's number for it.
    var number: Int32

    var description: String {
        "standard input: \(String(cString: strerror(number)).lowercased()); give a file or a pipe"
    }
}

/// Reads standard input, or another descriptor, line by line; a line may be of any length.
struct InputLines {
    private let descriptor: Int32
    private var buffer: [UInt8] = []
    /// Where the next line begins in `buffer`.
    private var start = 0
    private var isAtEnd = false

    /// Lines of an open descriptor, which stays open.
    ///
    /// - Parameter beginning: what has been read of it already.
    init(_ descriptor: Int32 = STDIN_FILENO, after beginning: [UInt8] = []) {
        self.descriptor = descriptor
        buffer = beginning
    }

    /// Closes the descriptor; there are no more lines.
    func closeDescriptor() { close(descriptor) }

    /// The next line without its end (LF or CRLF), nil after the last.
    mutating func next() throws(InputError) -> [UInt8]? {
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

    /// Waits for a line, which stays to be taken, no longer than until `other` can be read; nil then, and after the last.
    mutating func peek(until other: Int32) throws(InputError) -> [UInt8]? {
        while true {
            if let end = newline(from: start) { return line(upTo: end) }
            if isAtEnd { return start < buffer.count ? line(upTo: buffer.count) : nil }
            var waiting = [
                pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
                pollfd(fd: other, events: Int16(POLLIN), revents: 0),
            ]
            guard poll(&waiting, 2, -1) > 0 else { continue }
            if waiting[1].revents != 0 { return nil }
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

    private mutating func fill() throws(InputError) {
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        var count = -1
        repeat { count = read(descriptor, &chunk, chunk.count) } while count < 0 && errno == EINTR
        guard count >= 0 else { throw InputError(number: errno) }
        isAtEnd = count == 0
        buffer += chunk[..<count]
    }
}
