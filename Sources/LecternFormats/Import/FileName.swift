internal import Glibc

/// What a person typed for a file: any bytes but NUL, as the system has them.
public struct FileName: Hashable, Sendable {
    /// The name, without the NUL that ends it for the system.
    public let bytes: [UInt8]

    /// Names a file.
    public init(_ bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }

    /// Names a file.
    public init(_ name: String) { self.init(name.utf8) }

    /// Its path from the root; nil where there is no such file, and for what is no UTF-8.
    public var fromRoot: String? {
        withCString { name in
            guard let path = realpath(name, nil) else { return nil }
            defer { free(path) }
            return String(validatingCString: path)
        }
    }

    /// Whether it stands for the standard input: `-`, or the device of that name.
    public var isStandardInput: Bool {
        ["-", "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"].contains { Array($0.utf8) == bytes }
    }

    /// The address of the web that it is, nil for a file.
    public var webAddress: String? {
        let name = String(decoding: bytes, as: UTF8.self)
        return WebAddress.isFetchable(name) ? name : nil
    }

    /// Fit to be printed: no escapes, no line ends, no direction overrides, whatever the name holds.
    public var shown: String { isStandardInput ? "standard input" : Sanitizer.printable(bytes) }

    /// The last part of the path, fit to be printed.
    public var lastPart: String {
        isStandardInput ? shown : Sanitizer.printable(bytes.suffix(from: bytes.lastIndex(of: 0x2F).map { $0 + 1 } ?? 0))
    }

    /// What lists call files: the last parts of their paths, or the paths where those are the same.
    public static func listed(_ files: [FileName]) -> [String] {
        let parts = files.map(\.lastPart)
        let counts = Dictionary(parts.map { ($0, 1) }, uniquingKeysWith: +)
        return zip(files, parts).map { file, part in counts[part] == 1 ? part : file.shown }
    }

    /// The folder that the file is in.
    public var folder: FileName {
        guard let slash = bytes.lastIndex(of: 0x2F) else { return FileName(".") }
        return FileName(bytes[...slash])
    }

    /// Calls `body` with the name as the system takes it.
    public func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
        let name = bytes.prefix { $0 != 0 }.map { CChar(bitPattern: $0) } + [0]
        return name.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { preconditionFailure("it holds at least the final NUL") }
            return body(base)
        }
    }
}
