/// Why an address was not fetched: the address, what is the matter, and what to do, in one line.
public struct FetchError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The address as it was asked for, fit to be printed.
    public let address: String
    /// What is the matter.
    public let reason: Reason

    /// What is the matter.
    public enum Reason: Hashable, Sendable {
        /// It is no address of the web, or holds a name and a password.
        case badAddress
        /// Nobody knows the host.
        case noHost
        /// The host does not answer.
        case noConnection
        /// It leads, itself or by a redirect, to an address that is not of the public Internet.
        case local
        /// It took too long.
        case timeout
        /// It leads from address to address without end.
        case redirects
        /// It leads to something else than http or https.
        case scheme
        /// The certificate does not prove that the host is who it says.
        case certificate
        /// The answer is larger than so many bytes.
        case tooLarge(Int)
        /// The answer is of a type that is nothing to read.
        case type(String)
        /// The server says no, by the status of HTTP.
        case status(Int)
        /// libcurl, which fetches, is missing.
        case noLibrary
        /// The connection broke off.
        case broken
    }

    /// Says that `address` was not fetched.
    init(_ address: String, _ reason: Reason) {
        self.address = String(
            address.unicodeScalars.filter { $0.properties.generalCategory != .control }.prefix(200).map(Character.init))
        self.reason = reason
    }

    /// Whether the same request may go well a little later.
    public var isPassing: Bool {
        switch reason {
        case .noConnection, .timeout, .broken: true
        case .status(let status): [408, 425, 429, 500, 502, 503, 504].contains(status)
        default: false
        }
    }

    public var description: String { "\(address): \(explanation)" }

    /// What is the matter and what to do, to stand behind the address.
    public var explanation: String {
        switch reason {
        case .badAddress: "is no address to fetch; give http:// or https:// and a host, no name or password"
        case .noHost: "there is no such host; check the address and the network"
        case .noConnection: "the host does not answer; try again later"
        case .local: "leads to an address of this machine or its network; --allow-local permits it"
        case .timeout: "took too long; try again later"
        case .redirects: "leads from address to address without end; give the address it should lead to"
        case .scheme: "leads to something other than http or https; give another address"
        case .certificate: "cannot prove who it is; check the address, and the clock of this machine"
        case .tooLarge(let limit): "is larger than \(limit >> 20) MB; save it and name the file"
        case .type(let type): "is \(type), nothing to read; give the address of a page or a feed"
        case .status(404), .status(410): "is not there; check the address"
        case .status(let status): "the server answers \(status); try again later, or open it in a browser"
        case .noLibrary: "libcurl is missing, which fetches pages; install it (apt install libcurl4)"
        case .broken: "the connection broke off; try again"
        }
    }
}
