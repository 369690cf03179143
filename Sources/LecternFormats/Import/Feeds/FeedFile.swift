internal import Glibc

/// Feeds in files.
public enum FeedFile {
    /// The feed in `file`, which is read whole.
    public static func read(_ file: FileName) throws(ImportError) -> Feed {
        let bytes = try bytes(of: file)
        do {
            return try Feed.read(bytes)
        } catch {
            throw ImportError(file, .brokenFeed(error))
        }
    }

    /// The subscriptions that an OPML file lists.
    public static func subscriptions(in file: FileName) throws(ImportError) -> [OPML.Subscription] {
        let bytes = try bytes(of: file)
        do {
            return try OPML.read(bytes)
        } catch {
            throw ImportError(file, .brokenFeed(error == .notAFeed ? .notOPML : error))
        }
    }

    private static func bytes(of file: FileName) throws(ImportError) -> [UInt8] {
        let descriptor = try ArticleFile.descriptor(of: file)
        defer { close(descriptor) }
        return try ArticleFile.readAll(descriptor, atMost: Feed.byteLimit, of: file)
    }
}
