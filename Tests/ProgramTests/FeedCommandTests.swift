import Foundation
import LecternTestSupport
import Synchronization
import Testing

/// `lectern feed`, and addresses given to `lectern add`, with a server on this machine.
@Suite struct FeedCommandTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lectern-\(UUID().uuidString)")

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

    private func run(_ arguments: String..., input: String = "") throws -> Program.Result {
        // Rules read what is analysed: the model takes long in a debug build.
        let environment = [
            "XDG_DATA_HOME": folder.path, "LECTERN_LIBRARY": "", "LECTERN_DATA": folder.path,
            "XDG_CONFIG_HOME": folder.path,
        ]
        return try Program.run(arguments, input: Data(input.utf8), environment: environment)
    }

    /// A feed of a story that it tells whole, and of one whose page has the text.
    private static func feed(_ link: String, title: String = "News") -> String {
        """
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>\(title)</title>
        <item><title>The ferry</title><guid>f1</guid><pubDate>Wed, 05 Apr 2023 08:00:00 GMT</pubDate>
        <content:encoded>&lt;p&gt;The ferry runs again, Ana Bell said.&lt;/p&gt;</content:encoded></item>
        <item><title>The bridge</title><guid>b1</guid><link>\(link)</link>
        <description>The bridge is closed …</description></item></channel></rss>
        """
    }

    private static let page = """
        <!doctype html><title>Bridge</title><article><h1>The bridge</h1><p>The bridge at Kirkham is closed from Monday on, the \
        mayor of the town said, and the ferry has to carry everybody who works on the other side of the river.</p><p>Nobody \
        knows for how long, she told the council, as the pillars have to be looked at one after the other.</p></article>
        """

    /// Serves the feed at `/feed`, which does not change, and the page at `/bridge`.
    private func server() throws -> LoopbackServer {
        try LoopbackServer { request, _ in
            switch request.path {
            case "/feed":
                if request.headers["if-none-match"] == "\"v1\"" { return .init(status: 304) }
                return .init(
                    Self.feed("/bridge"), headers: ["Content-Type": "application/rss+xml", "ETag": "\"v1\""])
            case "/bridge": return .init(Self.page)
            case "/": return .init("<!doctype html><link rel=alternate type=application/rss+xml href=feed><p>A site.")
            default: return .init(status: 404)
            }
        }
    }

    private func paths(_ server: LoopbackServer) -> [String] { server.requests.map(\.path) }

    @Test func `a feed is followed, and its articles come whole and once`() throws {
        let server = try server()
        defer { server.stop() }
        let address = server.address("/feed")
        #expect(try run("feed", "add", "--allow-local", address).lines == ["following: News"])
        let first = try run("feed", "fetch", "--allow-local")
        #expect(first.status == 0, "\(first.errors)")
        #expect(first.lines == ["News: 2 new"])
        #expect(paths(server) == ["/feed", "/feed", "/bridge"])
        let listed = try run("list", "--format", "jsonl").lines
        try #require(listed.count == 2)
        #expect(listed[0].contains("\"title\":\"The ferry\",\"date\":\"2023-04-05\",\"source\":\"News\""))
        #expect(listed[1].contains("\"title\":\"The bridge\""))
        #expect(listed[1].contains("\"url\":\"\(server.address("/bridge"))\""))
        #expect(try run("list", "pillars").lines.count == 1)
        #expect(try run("feed", "fetch", "--allow-local").lines == ["News: nothing new"])
        #expect(server.requests.last?.headers["if-none-match"] == "\"v1\"")
        let feeds = try run("feed", "list").lines
        try #require(feeds.count == 1)
        #expect(feeds[0].hasPrefix("News · \(address) · 2 articles · read "))
    }

    @Test func `an article that has been removed does not come back`() throws {
        let server = try LoopbackServer { _, number in
            // Another version each time.
            .init(Self.feed("", title: "News \(number)"), headers: ["Content-Type": "text/xml"])
        }
        defer { server.stop() }
        _ = try run("feed", "add", "--allow-local", server.address("/feed"))
        #expect(try run("feed", "fetch", "--allow-local").lines == ["News 0: 2 new"])
        for line in try run("list").lines { _ = try run("remove", String(line.prefix(16))) }
        #expect(try run("feed", "fetch", "--allow-local").lines == ["News 0: nothing new"])
        #expect(try run("list").status == 1)
    }

    @Test func `a feed that cannot be read stops no other, and the list tells why`() throws {
        let server = try server()
        defer { server.stop() }
        let opml = """
            <opml version="2.0"><body><outline text="folder"><outline text="Gone" xmlUrl="\(server.address("/gone"))"/></outline>
            <outline text="A page" xmlUrl="\(server.address("/bridge"))"/>
            <outline text="News" xmlUrl="\(server.address("/feed"))"/></body></opml>
            """
        #expect(try run("feed", "import", "-", input: opml).lines == ["following: 3 feeds"])
        let result = try run("feed", "fetch", "--allow-local")
        #expect(result.status == 2)
        #expect(result.lines == ["News: 2 new"])
        #expect(result.errors.contains("/gone: is not there; check the address\n"))
        #expect(result.errors.contains("/bridge: is no feed; give the address of an RSS, Atom or JSON feed\n"))
        #expect(try run("feed", "list").lines.filter { $0.hasPrefix("    http") }.count == 2)
    }

    @Test func `a page that cannot be had for now is left for the next time`() throws {
        let isBusy = Flag()
        let server = try LoopbackServer { request, _ in
            if request.path == "/feed" { return .init(Self.feed("/bridge"), headers: ["ETag": "a"]) }
            return isBusy.value.withLock { $0 }
                ? .init(status: 503, headers: ["Retry-After": "3600"]) : .init(Self.page)
        }
        defer { server.stop() }
        try FileManager.default.createDirectory(
            at: folder.appendingPathComponent("lectern"), withIntermediateDirectories: true)
        try Data("feeds = [\"\(server.address("/feed"))\"]\n".utf8).write(
            to: folder.appendingPathComponent("lectern/config.toml"))
        let first = try run("feed", "fetch", "--allow-local")
        #expect(first.status == 2)
        #expect(first.lines == ["News: 1 new, 1 left for the next time"])
        isBusy.value.withLock { $0 = false }
        #expect(try run("feed", "fetch", "--allow-local").lines == ["News: 1 new"])
        #expect(try run("feed", "list").lines.first?.hasSuffix(" · named by the configuration") == true)
    }

    private final class Flag: Sendable {
        let value = Mutex(true)
    }

    @Test func `subscriptions come from other readers and go to them, and can be taken back`() throws {
        let opml = """
            <opml version="1.0"><body><outline title="One &amp; two" xmlUrl="https://n.example/1"/>
            <outline text="Three" xmlUrl="https://n.example/3"/></body></opml>
            """
        _ = try run("feed", "import", "-", input: opml)
        #expect(try run("feed", "import", "-", input: opml).lines == ["followed already"])
        let written = String(decoding: try run("feed", "export").output, as: UTF8.self)
        #expect(written.contains("title=\"One &amp; two\" xmlUrl=\"https://n.example/1\""))
        #expect(try run("feed", "remove", "three").lines == ["no longer following: Three"])
        #expect(try run("feed", "list").lines.count == 1)
        #expect(try run("remove", "--undo").lines == ["following again: Three"])
        #expect(try run("feed", "list").lines.count == 2)
        let none = try run("feed", "remove", "nobody")
        #expect(none.status == 2)
        #expect(none.errors == "lectern: nobody: no feed is called that; lectern feed list tells what there is\n")
    }

    @Test func `the address of a site follows the feed that its page names`() throws {
        let server = try server()
        defer { server.stop() }
        #expect(try run("feed", "add", "--allow-local", server.address("/")).lines == ["following: News"])
        #expect(try run("feed", "list").lines.first?.contains(server.address("/feed")) == true)
        let nothing = try run("feed", "add", "--allow-local", server.address("/bridge"))
        #expect(nothing.status == 2)
        #expect(nothing.errors.hasSuffix("/bridge: is no feed; give the address of an RSS, Atom or JSON feed\n"))
    }

    // MARK: Addresses

    @Test func `add takes a page or a feed from an address, and a dry run fetches it once`() throws {
        let server = try server()
        defer { server.stop() }
        let dry = try run("add", "--dry-run", "--allow-local", server.address("/feed"))
        #expect(dry.lines.count == 1)
        #expect(dry.lines.first?.contains("\"feed\":{\"title\":\"News\"}") == true)
        #expect(paths(server) == ["/feed"])
        #expect(try run("add", "--allow-local", server.address("/bridge")).lines.count == 1)
        #expect(
            try run("list", "--format", "jsonl").lines.first?.contains("\"url\":\"\(server.address("/bridge"))\"")
                == true)
        let feed = try run("add", "--allow-local", server.address("/feed"))
        #expect(feed.lines.map { $0.prefix(6) } == ["stored", "known "])
        #expect(try run("feed", "list").status == 1)
    }

    @Test func `addresses of this machine are refused without leave`() throws {
        let server = try server()
        defer { server.stop() }
        for words in [["add"], ["add", "--dry-run"], ["feed", "add"], ["export"]] {
            let result = try Program.run(
                words + [server.address("/feed")], environment: ["XDG_DATA_HOME": folder.path, "LECTERN_LIBRARY": ""])
            #expect(result.status == 2)
            #expect(
                result.errors.contains("leads to an address of this machine or its network; --allow-local permits it"))
        }
        #expect(server.requests.isEmpty)
    }

    @Test func `a feed in a file or a pipe is taken as it stands`() throws {
        #expect(try run("add", "-", input: Self.feed("http://127.0.0.1:1/bridge")).lines.count == 2)
        #expect(try run("list", "closed").lines.count == 1)
    }
}
