internal import LecternReader
internal import LecternSearch
internal import LecternText
internal import Synchronization

/// Searches texts off the main thread; a newer search ends the older ones.
final class Searcher: Sendable {
    private let newest = Mutex(0)
    private let mailbox: Mailbox

    /// Leaves results in `mailbox`.
    init(to mailbox: Mailbox) { self.mailbox = mailbox }

    /// Looks for what `request` asks for in `store`.
    func find(_ request: SearchRequest, in store: any TextStore) {
        newest.withLock { $0 = request.id }
        Background.run { [self] in
            do throws(SearchError) {
                let hit = try TextSearch(request.pattern).next(from: request.offset, request.direction, in: store) {
                    newest.withLock { $0 != request.id }
                }
                mailbox.post(.found(hit, request: request.id))
            } catch {
                // A search that was given up has nothing to tell.
                if error != .cancelled { mailbox.post(.failed("\(error)")) }
            }
        }
    }
}
