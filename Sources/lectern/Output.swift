internal import Glibc
internal import LecternFormats

/// Why the standard output took no more.
enum OutputError: Error, CustomStringConvertible {
    /// Whoever read it has gone: nothing to complain of.
    case closed
    /// An error of the system, by its number.
    case failed(Int32)

    var description: String {
        switch self {
        case .closed: "standard output: closed"
        case .failed(ENOSPC): "standard output: the disk is full; free some space and try again"
        case .failed(let number): "standard output: \(String(cString: strerror(number)).lowercased()); try another file"
        }
    }
}

/// The standard output, written in large pieces, or line by line when a person is watching.
struct Output: ~Copyable {
    private var waiting: [UInt8] = []
    private let isWatched = isatty(STDOUT_FILENO) != 0
    private static let pieceLength = 64 << 10

    /// Writes `bytes`, now or later.
    mutating func write(_ bytes: borrowing [UInt8]) throws(OutputError) {
        waiting += bytes
        if isWatched || waiting.count >= Self.pieceLength { try flush() }
    }

    /// Writes what is waiting.
    mutating func flush() throws(OutputError) {
        var written = 0
        while written < waiting.count {
            let lineEnd = isWatched ? waiting[written...].firstIndex(of: 0x0A) : nil
            let length = (lineEnd.map { $0 + 1 } ?? waiting.count) - written
            let count = waiting.withUnsafeBytes {
                Glibc.write(STDOUT_FILENO, $0.baseAddress.map { $0 + written }, length)
            }
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw errno == EPIPE ? .closed : .failed(errno) }
            written += count
        }
        waiting.removeAll(keepingCapacity: true)
    }
}

/// What the program says when something goes wrong: one line on standard error.
enum Complaint {
    /// Writes `lectern: MESSAGE`, which may hold words of a file.
    static func write(_ message: some CustomStringConvertible) {
        let line = Array("lectern: \(Sanitizer.printable("\(message)"))\n".utf8)
        // Nobody is left to be told if even this fails.
        _ = line.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
