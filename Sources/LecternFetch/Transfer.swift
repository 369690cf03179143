internal import CFetch

/// One request and what comes of it. Used by one thread, while libcurl calls back.
final class Transfer {
    private let limits: Fetcher.Limits
    private let allowsLocal: Bool
    private var bytes: [UInt8] = []
    private var type = ""
    private var refused: FetchError.Reason?
    private var validators = Validators()
    /// How many seconds the server wants to be left alone.
    private(set) var retryAfter: Int?

    /// Prepares a request.
    init(limits: Fetcher.Limits, allowsLocal: Bool) {
        self.limits = limits
        self.allowsLocal = allowsLocal
    }

    /// Makes the request and waits for its end.
    func perform(_ address: String, unless known: Validators) -> Result<FetchAnswer, FetchError> {
        var status = 0
        var final = [CChar](repeating: 0, count: 4096)
        let end = address.withCString { url in
            Fetcher.agent.withCString { agent in
                Self.withOptional(known.etag) { etag in
                    Self.withOptional(known.modified) { modified in
                        var request = fetch_request(
                            url: url, agent: agent, etag: etag, modified: modified,
                            redirect_limit: limits.redirectCount, connect_milliseconds: limits.connectTime,
                            total_milliseconds: limits.totalTime, allows_proxy: allowsLocal ? 1 : 0)
                        var callbacks = Self.callbacks(for: self)
                        return fetch_perform(&request, &callbacks, &status, &final, final.count)
                    }
                }
            }
        }
        if let reason = reason(of: end, status: status) { return .failure(FetchError(address, reason)) }
        if status == 304 { return .success(.unchanged) }
        let reached = String(decoding: final.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return .success(
            .page(
                FetchedPage(
                    bytes: bytes, address: reached.isEmpty ? address : reached, type: Self.mediaType(type),
                    charset: Self.charset(type), validators: validators)))
    }

    private func reason(of end: fetch_end, status: Int) -> FetchError.Reason? {
        if let refused { return refused }
        switch end {
        case FETCH_DONE: return (200..<300).contains(status) || status == 304 ? nil : .status(status)
        case FETCH_BAD_URL: return .badAddress
        case FETCH_NO_HOST: return .noHost
        case FETCH_NO_CONNECTION: return .noConnection
        case FETCH_FORBIDDEN_ADDRESS: return .local
        case FETCH_TIMEOUT: return .timeout
        case FETCH_REDIRECTS: return .redirects
        case FETCH_FORBIDDEN_SCHEME: return .scheme
        case FETCH_TLS: return .certificate
        case FETCH_NO_LIBRARY: return .noLibrary
        default: return .broken
        }
    }

    // MARK: What libcurl calls

    private static func callbacks(for transfer: Transfer) -> fetch_callbacks {
        // The transfer outlives the call that these are given to.
        fetch_callbacks(
            owner: Unmanaged.passUnretained(transfer).toOpaque(),
            may_connect: { owner, address, length in
                guard let owner, let address else { return 0 }
                let bytes = Array(UnsafeBufferPointer(start: address, count: length))
                let transfer = Unmanaged<Transfer>.fromOpaque(owner).takeUnretainedValue()
                return transfer.allowsLocal || AddressPolicy.isPublic(bytes) ? 1 : 0
            },
            take: { owner, status, type, bytes, count in
                guard let owner, let bytes else { return 0 }
                let transfer = Unmanaged<Transfer>.fromOpaque(owner).takeUnretainedValue()
                let type = type.map { String(cString: $0) } ?? ""
                return transfer.take(UnsafeBufferPointer(start: bytes, count: count), status: status, type: type)
                    ? 1 : 0
            },
            header: { owner, line, count in
                guard let owner, let line else { return }
                let bytes = UnsafeRawBufferPointer(start: line, count: min(count, 2000))
                Unmanaged<Transfer>.fromOpaque(owner).takeUnretainedValue().header(
                    String(decoding: bytes, as: UTF8.self))
            })
    }

    /// Takes a piece of the body; false ends the transfer.
    private func take(_ piece: UnsafeBufferPointer<UInt8>, status: Int, type: String) -> Bool {
        // What an error page says is of no use.
        guard (200..<300).contains(status) else { return true }
        self.type = type
        let media = Self.mediaType(type)
        guard Self.isReadable(media) else {
            refused = .type(media)
            return false
        }
        guard bytes.count + piece.count <= limits.byteCount else {
            refused = .tooLarge(limits.byteCount)
            return false
        }
        bytes.append(contentsOf: piece)
        return true
    }

    /// The longest wait that a server can ask for and be understood, in seconds: a day.
    private static let longestWait = 86_400

    private func header(_ line: String) {
        if line.hasPrefix("HTTP/") {
            // Another answer begins; what the last one said was of a redirect.
            validators = Validators()
            retryAfter = nil
        }
        guard let colon = line.firstIndex(of: ":") else { return }
        let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
        guard value.utf8.count <= 1000 else { return }
        switch line[..<colon].lowercased() {
        case "etag": validators.etag = String(value)
        case "last-modified": validators.modified = String(value)
        case "retry-after": retryAfter = Int(value).map { min(max(0, $0), Self.longestWait) }
        default: break
        }
    }

    // MARK: Types

    /// Whether something of that type may be read; what it is in truth, its content tells.
    private static func isReadable(_ type: String) -> Bool {
        let opaque = ["application/octet-stream", "application/epub+zip", "application/json", "application/x-rss"]
        return type.isEmpty || type.hasPrefix("text/") || type.hasSuffix("xml") || type.hasSuffix("+json")
            || opaque.contains(type)
    }

    private static func mediaType(_ header: String) -> String {
        header.prefix { $0 != ";" }.lowercased().filter { !$0.isWhitespace }
    }

    private static func charset(_ header: String) -> String? {
        for part in header.split(separator: ";").dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, pair[0].lowercased().filter({ !$0.isWhitespace }) == "charset" else { continue }
            return pair[1].filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" }
        }
        return nil
    }

    private static func withOptional<Result>(_ text: String?, _ body: (UnsafePointer<CChar>?) -> Result) -> Result {
        guard let text else { return body(nil) }
        return text.withCString { body($0) }
    }
}
