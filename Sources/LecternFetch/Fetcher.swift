internal import CFetch

/// What a server gave.
public struct FetchedPage: Hashable, Sendable {
    /// The body, unpacked.
    public var bytes: [UInt8]
    /// The address that answered, after redirects.
    public var address: String
    /// The media type in small letters, without parameters; empty when the server gave none.
    public var type: String
    /// The encoding that the server named.
    public var charset: String?
    /// What to ask with the next time.
    public var validators: Validators
}

/// How to ask whether something has changed: what the server said of the version that is known.
public struct Validators: Hashable, Sendable {
    /// Its `ETag`.
    public var etag: String?
    /// Its `Last-Modified`.
    public var modified: String?

    /// Names a version; with nothing, none is known.
    public init(etag: String? = nil, modified: String? = nil) {
        self.etag = etag
        self.modified = modified
    }
}

/// The answer to a request.
public enum FetchAnswer: Hashable, Sendable {
    /// It is new, or has changed.
    case page(FetchedPage)
    /// It is as it was.
    case unchanged
}

/// Fetches pages and feeds from the web, within limits: http and https only, no cookies, no passwords, no scripts, and no
/// address of this machine or its network. It may be used from several threads.
public struct Fetcher: Sendable {
    /// How far a request may go.
    public struct Limits: Hashable, Sendable {
        /// How often it may be sent elsewhere.
        public var redirectCount = 5
        /// The largest body, in bytes, unpacked.
        public var byteCount = 32 << 20
        /// How long a connection may take to be made, in milliseconds.
        public var connectTime = 10_000
        /// How long all of it may take, in milliseconds.
        public var totalTime = 30_000
        /// How often a request is made that fails for a passing reason.
        public var tryCount = 3
        /// How long the second try waits, in milliseconds; each further one twice as long.
        public var pause = 1_000

        /// The limits of the program.
        public init() {}
    }

    private let limits: Limits
    private let allowsLocal: Bool
    private let schedule: HostSchedule

    /// How the program tells servers who asks.
    static let agent = "lectern (feed reader)"
    /// A server that asks for more patience is asked another day, in milliseconds.
    private static let patience = 60_000

    /// - Parameters:
    ///   - allowsLocal: permits addresses of this machine and its network, and a proxy that the environment names.
    ///   - gap: between the end of a request and the next to the same host, in milliseconds.
    public init(limits: Limits = Limits(), allowsLocal: Bool = false, gap: Int = 1_000) {
        self.limits = limits
        self.allowsLocal = allowsLocal
        schedule = HostSchedule(gap: gap)
    }

    /// What stands at `address`; waits for it, and before that for its turn with the host.
    ///
    /// - Parameter known: the version that is here already, if any; without one the answer is never `unchanged`.
    public func get(_ address: String, unless known: Validators = Validators()) throws(FetchError) -> FetchAnswer {
        var pause = limits.pause
        var number = 1
        while true {
            let transfer = Transfer(limits: limits, allowsLocal: allowsLocal)
            schedule.begin(address)
            let result = transfer.perform(address, unless: known)
            schedule.end(address)
            switch result {
            case .success(let answer): return answer
            case .failure(let error):
                // How long the server wants to be left alone.
                let wait = (transfer.retryAfter ?? 0) * 1000
                guard error.isPassing, number < limits.tryCount, wait <= Self.patience else { throw error }
                schedule.sleep(max(pause, wait))
                pause *= 2
                number += 1
            }
        }
    }
}
