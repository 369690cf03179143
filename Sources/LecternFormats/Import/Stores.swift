internal import Glibc
internal import LecternText
internal import Synchronization

/// A text left in its file, for files too large to hold; only UTF-8.
///
/// Read on demand rather than mapped: a mapped file that another program cuts short kills whoever looks at the lost part.
final class FileStore: TextStore {
    let byteCount: Int
    private let descriptor: Int32
    /// Where in the file the text begins, after a byte order mark and head lines.
    private let base: Int

    /// Reads the text from `base` to `end`, offsets in the file; owns `descriptor` from now on.
    init(descriptor: Int32, base: Int, end: Int) {
        self.descriptor = descriptor
        self.base = base
        byteCount = max(0, end - base)
    }

    deinit { close(descriptor) }

    func bytes(in span: TextSpan) -> [UInt8] {
        let start = min(max(0, span.start), byteCount)
        let count = min(max(start, span.end), byteCount) - start
        guard count > 0 else { return [] }
        return [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let got = pread(
                    descriptor, buffer.baseAddress.map { $0 + filled }, count - filled, off_t(base + start + filled))
                if got < 0 && errno == EINTR { continue }
                if got <= 0 { break }
                filled += got
            }
        }
    }
}

/// A text that is still coming in.
final class StreamStore: TextStore {
    private struct State {
        var text: [UInt8]
        var isComplete = false
    }

    private let state: Mutex<State>

    /// A text that begins with `text`.
    init(_ text: [UInt8]) { state = Mutex(State(text: text)) }

    /// What has come so far; one more than that until the end is known, so that no article over it is whole before.
    var byteCount: Int { state.withLock { $0.text.count + ($0.isComplete ? 0 : 1) } }

    func bytes(in span: TextSpan) -> [UInt8] {
        state.withLock { state in
            let start = min(max(0, span.start), state.text.count)
            return Array(state.text[start..<min(max(start, span.end), state.text.count)])
        }
    }

    /// Takes what came next.
    func append(_ bytes: [UInt8]) { state.withLock { $0.text.append(contentsOf: bytes) } }

    /// There is no more.
    func complete() { state.withLock { $0.isComplete = true } }
}
