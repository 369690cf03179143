import LecternText
import Testing

@testable import LecternFormats

/// What is taken of a page and what is left.
struct HTMLArticleTests {
    private static let page = """
        <!doctype html>
        <html lang="en-GB"><head><meta charset="utf-8">
        <title>Harbour bridge closes for repairs | The Quay Courier</title>
        <meta property="og:site_name" content="The Quay Courier">
        <meta property="article:published_time" content="2021-03-04T06:00:00+01:00">
        <link rel="canonical" href="https://courier.example/bridge">
        <script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "no"}, {"@type": "NewsArticle",
        "headline": "Harbour bridge closes for repairs", "author": [{"name": "Ana Ruiz"}, {"name": "Tom Bell"}]}]}</script>
        </head><body class="has-sidebar">
        <nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport news of the day</a></li></ul></nav>
        <div class="cookie-notice">We use cookies to make this page better for everybody who reads it. Accept all.</div>
        <main><article>
        <h1>Harbour bridge closes for repairs</h1>
        <p class="byline">By Ana Ruiz and Tom Bell</p>
        <div class="share-bar"><a href="#">Share on this</a> <a href="#">Share on that</a></div>
        <div class="story-body">
        <p>The harbour bridge will be closed from Monday, the council <b>said</b>, because its cables&nbsp;have rusted.
        Ships are to pass it as before.</p>
        <div class="ad-slot">Buy a boat today, and have it brought to your own door by the weekend. Offers end soon.</div>
        <h2>Who pays</h2>
        <p>“The town alone cannot pay for this,” the mayor said after the meeting, which went on until midnight.</p>
        <ul><li>The repairs take two years, according to the engineers of the port.</li>
        <li>The ferry will run every ten minutes until they are done.</li></ul>
        <ol><li>First the cables are replaced.</li><li>Then the road is laid anew.</li></ol>
        <blockquote><p>We waited twenty years for this day.</p><p>We can wait two more.</p></blockquote>
        <figure><img src="bridge.jpg"><figcaption>The bridge in fog. Photo: port office</figcaption></figure>
        <p><a href="/ferry">Read more: how the ferry came to be what it is today</a></p>
        <p>Traders on the south bank fear for their customers, and have asked the council to lower their rents meanwhile.</p>
        </div>
        <h3>Related articles</h3><ul><li><a href="/a">A ferry sinks</a></li><li><a href="/b">A ferry rises</a></li></ul>
        </article>
        <section id="comments"><p>I have said for years that the bridge would rust, and nobody would listen to me at all.</p>
        <p>My uncle built that bridge with his own hands, and he would never have let it come to this.</p></section>
        </main><footer>© The Quay Courier. All rights reserved, also those that nobody knows of.</footer></body></html>
        """

    private func text(_ page: String) throws -> String {
        String(decoding: try HTMLArticle.read(Array(page.utf8)).text, as: UTF8.self)
    }

    @Test(arguments: ["article", "main", "section", "header", "x-story"])
    func `a body may begin without its tag, whatever comes first in it`(name: String) throws {
        let page =
            "<!doctype html><title>Rain</title><\(name)><p>It rained on the bridge, and nobody came.</p></\(name)>"
        let (head, text) = try HTMLArticle.read(Array(page.utf8))
        #expect(head.title == "Rain")
        #expect(String(decoding: text, as: UTF8.self) == "It rained on the bridge, and nobody came.")
    }

    @Test func `the article is read without menu, advert, byline, links and comments`() throws {
        #expect(
            try text(Self.page) == """
                The harbour bridge will be closed from Monday, the council said, because its cables have rusted. Ships are to \
                pass it as before.

                ## Who pays

                “The town alone cannot pay for this,” the mayor said after the meeting, which went on until midnight.

                - The repairs take two years, according to the engineers of the port.
                - The ferry will run every ten minutes until they are done.

                1. First the cables are replaced.
                2. Then the road is laid anew.

                > We waited twenty years for this day.
                > We can wait two more.

                Traders on the south bank fear for their customers, and have asked the council to lower their rents meanwhile.
                """)
    }

    @Test func `what the page says of itself is kept`() throws {
        let head = try HTMLArticle.read(Array(Self.page.utf8)).head
        #expect(
            head
                == ArticleHead(
                    title: "Harbour bridge closes for repairs", date: "2021-03-04", source: "The Quay Courier",
                    url: "https://courier.example/bridge", author: "Ana Ruiz, Tom Bell", language: "en-GB"))
    }

    @Test func `without JSON-LD the meta elements speak, and then the text`() throws {
        let page = """
            <title>A quiet night - Courier</title><meta name=author content="By Eve Stone"><meta property="og:site_name" content=Courier>
            <p>Nothing at all happened last night, say those who were there.<time datetime="2020-02-01">yesterday</time>
            """
        let head = try HTMLArticle.read(Array(page.utf8)).head
        #expect(head == ArticleHead(title: "A quiet night", date: "2020-02-01", source: "Courier", author: "Eve Stone"))
    }

    @Test func `a page that resembles no article gives its words`() throws {
        #expect(try text("<p>Closed on Mondays.") == "Closed on Mondays.")
        #expect(try text("<ul><li><a href=/a>One</a><li><a href=/b>Two</a></ul>") == "- One\n- Two")
        #expect(try text("<script>var x = 1</script><style>p {}</style>") == "")
    }

    @Test func `line breaks part paragraphs where sentences end, and cells stand on one line`() throws {
        #expect(
            try text("<div>One stands here.<br>Two stands here.<br><br>Three</div>")
                == "One stands here.\n\nTwo stands here.\n\nThree")
        #expect(
            try text("<table><tr><th>Town<th>Votes<tr><td>Aston<td>12</table><pre>a\n  b</pre>")
                == "Town | Votes\nAston | 12\n\na\nb")
        #expect(
            try text("<p>Here is a long line of text.<table><tr><th>Year<th>Raise<tr><td>2023<td>11%</table>")
                == "Here is a long line of text.\n\nYear | Raise\n2023 | 11%")
    }

    @Test func `nothing of a page can deceive or command`() throws {
        let page = "<p>A\u{1B}[2Jb &#27;]0; &#x9b;1m c\u{202E}d <a href='javascript:alert(1)'>e</a> f\u{AD}g</p>"
        #expect(try text(page) == "A[2Jb ]0; 1m cd e fg")
    }

    @Test(
        arguments: [
            ("<meta charset=windows-1251>", "windows-1251"),
            ("<META http-equiv=Content-Type content='text/html; charset=koi8-r'>", "koi8-r"),
            ("<meta name=a><meta charset = \"utf-8\" >", "utf-8"), ("<p>charset=utf-8", nil),
            ("<meta name=charset>", nil),
        ] as [(String, String?)])
    func `a page says how it is written`(_ page: String, _ charset: String?) {
        #expect(PageEncoding.declared(in: Array(page.utf8)) == charset)
    }

    @Test func `a page is read as it says, unless its bytes say better`() throws {
        func read(_ head: String, _ words: [UInt8]) throws -> String {
            String(decoding: try HTMLArticle.read(Array("<meta charset=\(head)><p>".utf8) + words).text, as: UTF8.self)
        }
        #expect(try read("windows-1251", [0xC4, 0xE0]) == "Да")
        #expect(try read("utf-8", [0x6E, 0x61, 0xEF, 0x76, 0x65]) == "naïve")
        #expect(try read("iso-8859-1", Array("naïve".utf8)) == "naïve")
        #expect(try read("x-unknown", Array("naïve".utf8)) == "naïve")
    }
}
