internal import GRDB
internal import LecternText

extension ChangePlan {
    /// Follows feeds; those that are followed already stay as they are.
    ///
    /// The row of a feed that nobody follows is not told of, so making it need not be taken back.
    func following(_ feeds: [FeedAddress]) throws -> Journal.Entry {
        let new = try feeds.map { try FeedRecord.findOrMake(db, $0) }.filter { !$0.isFollowed }
        let what = Self.names(new)
        return Journal.Entry(
            before: new.map { .follow($0.id, false) }, after: new.map { .follow($0.id, true) },
            did: new.isEmpty ? "followed already" : "following: \(what)", undid: "no longer following: \(what)")
    }

    /// Follows feeds no longer.
    func unfollowing(_ addresses: [String]) throws -> Journal.Entry {
        let records = try addresses.map { (address) throws -> FeedRecord in
            guard let record = try FeedRecord.find(db, address), record.isFollowed else {
                throw library.unknown("no feed \(address) is followed; lectern feed list tells which are")
            }
            return record
        }
        let what = Self.names(records)
        return Journal.Entry(
            before: records.map { .follow($0.id, true) }, after: records.map { .follow($0.id, false) },
            did: "no longer following: \(what)", undid: "following again: \(what)")
    }

    private static func names(_ feeds: [FeedRecord]) -> String {
        feeds.count == 1 ? feeds[0].listed(articleCount: 0).name : "\(feeds.count) feeds"
    }
}
