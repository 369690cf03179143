import LecternFormats
import LecternTestSupport
import Testing

/// Feeds of all kinds, and what is wrong with them.
@Suite struct FeedTests {
    private func read(_ text: String, from address: String? = nil) throws(FeedError) -> Feed {
        try Feed.read(Array(text.utf8), from: address)
    }

    private func rss(_ items: String, head: String = "<title>News</title><link>https://n.example/</link>") -> String {
        "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" "
            + "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel>\(head)\(items)</channel></rss>"
    }

    @Test func `RSS 2 gives title, link, date, author, summary and text`() throws {
        let feed = try read(
            rss(
                """
                <item><title>Bridge &amp; river</title><link>/one</link><pubDate>Thu, 01 Jan 2004 19:48:21 -0500</pubDate>
                <dc:creator>Ana Ruiz</dc:creator><author>a@n.example</author><description>Short.</description>
                <content:encoded><![CDATA[<p>First.</p><ul><li>an item</li></ul><script>no()</script>]]></content:encoded></item>
                """))
        #expect(feed.title == "News")
        #expect(feed.link == "https://n.example/")
        let entry = try #require(feed.entries.first)
        #expect(entry.title == "Bridge & river")
        #expect(entry.link == "https://n.example/one")
        #expect(entry.date?.iso8601 == "2004-01-02T00:48:21Z")
        #expect(entry.author == "Ana Ruiz")
        #expect(entry.summary == "Short.")
        #expect(entry.text == "First.\n- an item")
        #expect(entry.isWhole)
    }

    @Test func `Atom says of each text how it is written, and whose base links have`() throws {
        let feed = try read(
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://n.example/a/"><title>N</title>
            <author><name>Tom Bell</name></author><link rel="self" href="feed"/><link href="../"/>
            <entry><title type="text">1 &lt;b&gt; 2</title><link href="x"/><id>urn:1</id>
            <updated>2004-02-01T00:00:00Z</updated><published>2004-01-01</published>
            <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One <b>two</b></p><p>three</p></div></content></entry>
            </feed>
            """)
        #expect(feed.link == "https://n.example/")
        let entry = try #require(feed.entries.first)
        #expect(entry.title == "1 <b> 2")
        #expect(entry.link == "https://n.example/a/x")
        #expect(entry.date?.iso8601 == "2004-01-01")
        #expect(entry.author == "Tom Bell")
        #expect(entry.text == "One two\nthree")
        #expect(entry.id == "urn:1")
    }

    @Test func `RSS 1 has its items beside the channel, under any prefix`() throws {
        let feed = try read(
            """
            <r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:q="http://purl.org/rss/1.0/">
            <q:channel r:about="https://n.example/"><q:title>N</q:title></q:channel>
            <q:item r:about="https://n.example/1"><q:title>One</q:title></q:item></r:RDF>
            """)
        #expect(feed.title == "N")
        #expect(feed.entries.first?.link == "https://n.example/1")
    }

    @Test func `JSON Feed is read, and a member of another type counts as missing`() throws {
        let feed = try read(
            #"""
            {"version":"https://jsonfeed.org/version/1.1","title":"N","authors":[{"name":"Ana"}],"home_page_url":5,"items":[
            {"id":"7","url":"https://n.example/7","content_html":"<p>a</p>b","title":["x"]},null,3]}
            """#)
        #expect(feed.link == nil)
        #expect(
            feed.entries == [
                FeedEntry(id: "7", link: "https://n.example/7", author: "Ana", text: "a\nb", isWhole: true)
            ])
    }

    @Test func `CDF is read`() throws {
        let feed = try read(
            "<CHANNEL HREF=\"https://n.example/\"><TITLE>N</TITLE><CHANNEL><ITEM HREF=\"https://n.example/1\" LASTMOD=\"2003-02-06T12:12-05:00\">"
                + "<ABSTRACT>what</ABSTRACT></ITEM></CHANNEL></CHANNEL>")
        #expect(feed.entries.first?.text == "what")
        #expect(feed.entries.first?.date?.iso8601 == "2003-02-06T17:12:00Z")
    }

    @Test func `what is not well-formed is read all the same`() throws {
        let feed = try read(
            "\n\n<?xml version=\"1.0\"?>\n"
                + rss(
                    "<item><title>R&D caf&eacute; &bogus; a < b</title><link>http://n.example/?a=1&b=2</link>"
                        + "<description><p>one<br>two</description><item><title>second</title></channel>"
                ).dropFirst(21))
        #expect(feed.entries.map(\.title) == ["R&D café &bogus; a < b", "second"])
        #expect(feed.entries.first?.link == "http://n.example/?a=1&b=2")
        #expect(feed.entries.first?.text == "one\ntwo")
    }

    @Test func `an entry that breaks off is left for another day`() throws {
        let whole = rss("<item><title>one</title></item><item><title>two</title></item>")
        let end = try #require(whole.firstRange(of: "two"))
        #expect(try read(String(whole[..<end.upperBound])).entries.map(\.title) == ["one"])
    }

    @Test func `entities that the document declares are known, and those that grow without measure are refused`() throws
    {
        let honest = rss("<item><title>&co; wins</title></item>").replacing(
            "<rss", with: "<!DOCTYPE rss [<!ENTITY co \"Bell &amp; Sons\">]><rss", maxReplacements: 1)
        #expect(try read(honest).entries.first?.title == "Bell & Sons wins")
        let layers = (1...9).map { "<!ENTITY a\($0) \"\(String(repeating: "&a\($0 - 1);", count: 10))\">" }.joined()
        let bomb = rss("<item><title>&a9;</title></item>").replacing(
            "<rss", with: "<!DOCTYPE rss [<!ENTITY a0 \"ha\">\(layers)]><rss", maxReplacements: 1)
        #expect(throws: FeedError.entities) { try read(bomb) }
    }

    @Test func `files that a document names are not read`() throws {
        let feed = try read(
            rss("<item><title>a&x;b</title></item>").replacing(
                "<rss", with: "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss", maxReplacements: 1))
        #expect(feed.entries.first?.title == "a&x;b")
    }

    @Test(arguments: [
        "javascript:alert(1)", " java\tscript:alert(1)", "data:text/html,x", "file:///etc/passwd", "JAVASCRIPT:x",
    ])
    func `links lead to the web or nowhere`(link: String) throws {
        #expect(try read(rss("<item><title>a</title><link>\(link)</link></item>")).entries.first?.link == nil)
    }

    @Test func `controls and what deceives are taken out`() throws {
        let feed = try read(rss("<item><title>a&#27;[2J&#x202E;b&#x9b;&#0;</title></item>"))
        #expect(
            feed.entries.first?.title?.unicodeScalars.allSatisfy {
                $0.value >= 0x20 && $0.value != 0x9B && $0.value != 0x202E
            } == true)
    }

    @Test(arguments: [
        ("Thu, 01 Jan 2004 19:48:21 GMT", "2004-01-01T19:48:21Z"), ("01 Jan 04 19:48 EST", "2004-01-02T00:48:00Z"),
        ("2004-01-01T19:48:21.25+01:00", "2004-01-01T18:48:21Z"), ("2004-01-01 19:48", "2004-01-01T19:48:00Z"),
        ("2003-12", "2003-12-01"), ("20040105", "2004-01-05"), ("2004-032", "2004-02-01"),
        ("Sun Jan  4 16:29:06 PST 2004", "2004-01-05T00:29:06Z"), ("1 février 2004", "2004-02-01"),
        ("12/25/2003 1:05 PM", "2003-12-25T13:05:00Z"), ("Thu, 29 Feb 2024 24:00:00 +0000", "2024-03-01T00:00:00Z"),
        ("Fri, 1 Jan 1999 00:00:00 GMT+2", "1998-12-31T22:00:00Z"),
    ])
    func `dates are read as they are written`(text: String, date: String) {
        #expect(DateReading(text)?.iso8601 == date)
    }

    @Test(arguments: ["", "yesterday", "2004-13-01", "99", "::", "Jan", "2004-01-32"])
    func `what is no date is none`(text: String) { #expect(DateReading(text) == nil) }

    @Test(arguments: ["", "word", "<html><body>x</body></html>", "{\"a\":1}", "<svg/>"])
    func `other documents are no feeds`(text: String) {
        #expect(!Feed.isFeed(Array(text.utf8)))
        #expect(throws: FeedError.notAFeed) { try read(text) }
    }

    @Test func `any bytes are read without a crash, and what is told is fit to be printed`() {
        var readCount = 0
        for seed in SeededGenerator.seeds(60) {
            var generator = SeededGenerator(seed: seed)
            var bytes = Array(rss("<item><title>&amp;</title><description>&lt;p&gt;x</description></item>").utf8)
            let noise = HostileText.make(40, using: &generator)
            for _ in 0..<6 {
                bytes.insert(contentsOf: noise.prefix(9), at: Int.random(in: 0...bytes.count, using: &generator))
            }
            bytes.removeLast(Int.random(in: 0..<bytes.count, using: &generator))
            guard let feed = try? Feed.read(bytes) else { continue }
            readCount += 1
            for entry in feed.entries {
                let words = [entry.title, entry.text, entry.link].compactMap { $0 }.joined()
                #expect(
                    words.unicodeScalars.allSatisfy {
                        $0 == "\n" || $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value)
                    }, "\(generator)")
            }
        }
        #expect(readCount > 10)
    }

    @Test func `subscriptions go out as OPML and come back`() throws {
        let subscriptions = [
            OPML.Subscription(address: "https://n.example/f?a=1&b=2", title: "A & \"B\" <c>"),
            OPML.Subscription(address: "https://m.example/", title: "M"),
        ]
        let bytes = OPML.write(subscriptions, title: "mine")
        #expect(OPML.isOPML(bytes))
        #expect(try OPML.read(bytes) == subscriptions)
        #expect(throws: FeedError.notAFeed) { try OPML.read(Array(rss("").utf8)) }
    }

    @Test func `a feed that gives the text says more than one that gives its beginning`() throws {
        let long = Array(repeating: "It rained on the bridge.", count: 50).joined(separator: " ")
        for (words, isWhole, isSummary) in [
            ("Short.", true, false), ("Short.", false, true), ("It begins …", true, true),
            ("And so on [...]", true, true),
            (long + "\n" + long, false, false), (long + long, false, true),
        ] {
            #expect(FeedEntry(text: words, isWhole: isWhole).isSummary == isSummary, "\(words.prefix(20))")
        }
        #expect(FeedEntry().isSummary)
    }

    @Test func `the feeds of a page are those that it names as such`() {
        let page = """
            <!doctype html><link rel=stylesheet href=a.css><link rel="alternate" hreflang=de href=/de>
            <link rel="Alternate home" type="application/rss+xml" title="All &amp; more" href="/feed">
            <link rel=alternate type=application/atom+xml href="javascript:x"><LINK REL=alternate TYPE=application/atom+xml HREF=a>
            """
        let links = Feed.links(inPage: Array(page.utf8), at: "https://n.example/b/c")
        #expect(links.map(\.address) == ["https://n.example/feed", "https://n.example/b/a"])
        #expect(links.first?.title == "All & more")
    }
}
