internal import Foundation
internal import Synchronization

/// A server of HTTP on 127.0.0.1 for one test: answers what the test says, one connection at a time, and ends with it.
public final class LoopbackServer: Sendable {
    /// What was asked.
    public struct Request: Hashable, Sendable {
        /// The path with its query.
        public var path: String
        /// Names in small letters.
        public var headers: [String: String]
    }

    /// What to answer.
    public struct Answer: Sendable {
        public var status: Int
        public var headers: [String: String]
        public var body: [UInt8]

        /// An answer, by default a page.
        public init(_ body: String = "", status: Int = 200, headers: [String: String] = ["Content-Type": "text/html"]) {
            self.status = status
            self.headers = headers
            self.body = Array(body.utf8)
        }
    }

    /// The most requests it answers: a loop between client and server ends.
    private static let requestLimit = 100

    /// Where it listens.
    public let port: Int
    private let descriptor: Int32
    private let seen = Mutex<[Request]>([])
    private let answer: @Sendable (Request, Int) -> Answer

    /// What has been asked so far.
    public var requests: [Request] { seen.withLock { $0 } }

    /// The address of a path on it.
    public func address(_ path: String) -> String { "http://127.0.0.1:\(port)\(path)" }

    /// Listens on a free port; `answer` gets each request and how many came before it.
    public init(answer: @escaping @Sendable (Request, Int) -> Answer) throws {
        self.answer = answer
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = descriptor
        let result = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw in
                bind(descriptor, raw, length) == 0 && listen(descriptor, 16) == 0
                    && getsockname(descriptor, raw, &length) == 0
            }
        }
        guard result else { throw POSIXError(.EADDRNOTAVAIL) }
        port = Int(UInt16(bigEndian: address.sin_port))
        Thread { self.serve() }.start()
    }

    /// Stops listening.
    public func stop() { shutdown(descriptor, Int32(SHUT_RDWR)) }

    private func serve() {
        defer { close(descriptor) }
        for number in 0..<Self.requestLimit {
            let connection = accept(descriptor, nil, nil)
            guard connection >= 0 else { return }
            defer { close(connection) }
            guard let request = read(from: connection) else { continue }
            seen.withLock { $0.append(request) }
            write(answer(request, number), to: connection)
        }
    }

    private func read(from connection: Int32) -> Request? {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 4096)
        while !String(decoding: bytes, as: UTF8.self).contains("\r\n\r\n"), bytes.count < 64 << 10 {
            let count = recv(connection, &piece, piece.count, 0)
            guard count > 0 else { return nil }
            bytes += piece[..<count]
        }
        let lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n")
        let words = lines[0].split(separator: " ")
        guard words.count >= 2 else { return nil }
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { continue }
            headers[line[..<colon].lowercased()] = line[line.index(after: colon)...].trimmingCharacters(
                in: .whitespaces)
        }
        return Request(path: String(words[1]), headers: headers)
    }

    private func write(_ answer: Answer, to connection: Int32) {
        var head = "HTTP/1.1 \(answer.status) Answer\r\nConnection: close\r\n"
        if answer.headers["Content-Length"] == nil { head += "Content-Length: \(answer.body.count)\r\n" }
        for (name, value) in answer.headers { head += "\(name): \(value)\r\n" }
        var rest = Array((head + "\r\n").utf8) + answer.body
        while !rest.isEmpty {
            // Whoever has heard enough closes; that is no signal to this process.
            let count = send(connection, rest, rest.count, Int32(MSG_NOSIGNAL))
            guard count > 0 else { return }
            rest.removeFirst(count)
        }
    }
}
