internal import Dispatch
internal import Synchronization

/// Keeps requests to one host apart: one at a time, and a gap between them.
final class HostSchedule: Sendable {
    /// A host that is being asked has no next time yet.
    private enum Turn {
        case busy
        case free(after: ContinuousClock.Instant)
    }

    /// How often a waiting request looks whether its turn has come, in milliseconds.
    private static let step = 20

    private let gap: Int
    private let turns = Mutex<[String: Turn]>([:])

    /// - Parameter gap: in milliseconds.
    init(gap: Int) { self.gap = gap }

    /// Waits for the turn of a request to the host in `address`, and takes it.
    func begin(_ address: String) {
        let host = Self.host(of: address)
        while !takes(host) { sleep(Self.step) }
    }

    /// Gives the turn back.
    func end(_ address: String) {
        let next = ContinuousClock.now + .milliseconds(gap)
        turns.withLock { $0[Self.host(of: address)] = .free(after: next) }
    }

    /// Waits, in milliseconds.
    func sleep(_ time: Int) {
        // Nobody signals it: only the time ends the wait.
        _ = DispatchSemaphore(value: 0).wait(timeout: .now() + .milliseconds(time))
    }

    private func takes(_ host: String) -> Bool {
        turns.withLock { turns in
            switch turns[host] {
            case .busy: return false
            case .free(let time) where time > .now: return false
            case .free, nil:
                turns[host] = .busy
                return true
            }
        }
    }

    private static func host(of address: String) -> String {
        guard let start = address.firstRange(of: "://")?.upperBound else { return address }
        return address[start...].prefix { !"/?#".contains($0) }.lowercased()
    }
}
