import Testing

@testable import LecternFormats

/// Addresses of the web.
@Suite struct WebAddressTests {
    @Test(
        arguments: [
            ("https://News.example:8080/a?b#c", "news.example:8080"),
            ("http://known.example@other.example/", "other.example"),
            ("https://a:b@other.example", "other.example"), ("ftp://news.example/", nil), ("news.example", nil),
        ] as [(String, String?)])
    func `the host is the one that answers`(address: String, host: String?) {
        #expect(WebAddress.host(of: address) == host)
    }
}
