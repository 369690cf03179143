import LecternFetch
import LecternTestSupport
import Testing

/// Pages from the web, or rather from a server on this machine.
@Suite struct FetcherTests {
    private func fetcher(_ change: (inout Fetcher.Limits) -> Void = { _ in }) -> Fetcher {
        var limits = Fetcher.Limits()
        limits.pause = 10
        limits.totalTime = 5_000
        change(&limits)
        return Fetcher(limits: limits, allowsLocal: true, gap: 0)
    }

    private func reason(_ body: () throws -> FetchAnswer) -> FetchError.Reason? {
        do {
            _ = try body()
            return nil
        } catch {
            return (error as? FetchError)?.reason
        }
    }

    private func page(_ answer: FetchAnswer) throws -> FetchedPage {
        guard case .page(let page) = answer else { throw NoPage() }
        return page
    }

    private struct NoPage: Error {}

    @Test func `a page comes with its type, its encoding and what to ask with the next time`() throws {
        let server = try LoopbackServer { _, _ in
            .init(
                "hello",
                headers: ["Content-Type": "Text/HTML; charset=\"utf-8\"", "ETag": "\"a1\"", "Last-Modified": "Mon"])
        }
        defer { server.stop() }
        let page = try page(try fetcher().get(server.address("/a?b=c")))
        #expect(String(decoding: page.bytes, as: UTF8.self) == "hello")
        #expect(page.type == "text/html")
        #expect(page.charset == "utf-8")
        #expect(page.validators == Validators(etag: "\"a1\"", modified: "Mon"))
        let request = try #require(server.requests.first)
        #expect(request.path == "/a?b=c")
        #expect(request.headers["cookie"] == nil)
    }

    @Test func `what is known already is asked for by its version`() throws {
        let server = try LoopbackServer { request, _ in
            .init(status: request.headers["if-none-match"] == "\"a1\"" ? 304 : 200)
        }
        defer { server.stop() }
        #expect(
            try fetcher().get(server.address("/"), unless: Validators(etag: "\"a1\"", modified: "Mon")) == .unchanged)
        #expect(server.requests.first?.headers["if-modified-since"] == "Mon")
    }

    @Test func `redirects are followed to their end, and it is told`() throws {
        let server = try LoopbackServer { request, _ in
            request.path == "/old" ? .init(status: 301, headers: ["Location": "/new", "ETag": "old"]) : .init("here")
        }
        defer { server.stop() }
        let page = try page(try fetcher().get(server.address("/old")))
        #expect(page.address == server.address("/new"))
        #expect(page.validators.etag == nil)
    }

    @Test func `redirects without end are an error`() throws {
        let server = try LoopbackServer { request, _ in .init(status: 302, headers: ["Location": request.path + "x"]) }
        defer { server.stop() }
        #expect(reason { try fetcher().get(server.address("/")) } == .redirects)
        #expect(server.requests.count == 6)
    }

    @Test(arguments: ["file:///etc/passwd", "ftp://127.0.0.1/a", "gopher://127.0.0.1/"])
    func `a redirect out of the web is not followed`(place: String) throws {
        let server = try LoopbackServer { _, _ in .init(status: 302, headers: ["Location": place]) }
        defer { server.stop() }
        #expect(reason { try fetcher().get(server.address("/")) } == .scheme)
        #expect(reason { try fetcher().get(place) } == .scheme)
    }

    @Test func `addresses of this machine are refused unless they are allowed`() throws {
        let server = try LoopbackServer { _, _ in .init("secret") }
        defer { server.stop() }
        let careful = Fetcher(gap: 0)
        #expect(reason { try careful.get(server.address("/")) } == .local)
        #expect(reason { try careful.get("http://localhost:\(server.port)/") } == .local)
        #expect(reason { try careful.get("http://[::ffff:127.0.0.1]:\(server.port)/") } == .local)
        #expect(reason { try careful.get("http://2130706433:\(server.port)/") } == .local)
        #expect(server.requests.isEmpty)
    }

    @Test func `what grows beyond the limit is given up`() throws {
        let server = try LoopbackServer { _, _ in .init(String(repeating: "x", count: 5_000)) }
        defer { server.stop() }
        #expect(reason { try fetcher { $0.byteCount = 4_000 }.get(server.address("/")) } == .tooLarge(4_000))
    }

    @Test func `pictures and films are not fetched`() throws {
        let server = try LoopbackServer { _, _ in .init("x", headers: ["Content-Type": "image/png"]) }
        defer { server.stop() }
        #expect(reason { try fetcher().get(server.address("/")) } == .type("image/png"))
    }

    @Test func `a server that is busy is asked again`() throws {
        let server = try LoopbackServer { _, number in number < 2 ? .init(status: 503) : .init("at last") }
        defer { server.stop() }
        let page = try page(try fetcher().get(server.address("/")))
        #expect(String(decoding: page.bytes, as: UTF8.self) == "at last")
        #expect(server.requests.count == 3)
    }

    @Test func `it is not asked for ever, and not at all again for what is not there`() throws {
        let busy = try LoopbackServer { _, _ in .init(status: 503) }
        let gone = try LoopbackServer { _, _ in .init(status: 404) }
        defer {
            busy.stop()
            gone.stop()
        }
        #expect(reason { try fetcher().get(busy.address("/")) } == .status(503))
        #expect(busy.requests.count == 3)
        #expect(reason { try fetcher().get(gone.address("/")) } == .status(404))
        #expect(gone.requests.count == 1)
    }

    @Test(arguments: [("3600", 429), ("9223372036854775807", 503)])
    func `a server that wants long rest gets it`(rest: String, status: Int) throws {
        let server = try LoopbackServer { _, _ in .init(status: status, headers: ["Retry-After": rest]) }
        defer { server.stop() }
        #expect(reason { try fetcher().get(server.address("/")) } == .status(status))
        #expect(server.requests.count == 1)
    }

    @Test func `two requests to one host keep their distance`() throws {
        let server = try LoopbackServer { _, _ in .init("x") }
        defer { server.stop() }
        let polite = Fetcher(allowsLocal: true, gap: 300)
        let start = ContinuousClock.now
        _ = try polite.get(server.address("/1"))
        _ = try polite.get(server.address("/2"))
        #expect(ContinuousClock.now - start >= .milliseconds(300))
    }

    @Test(arguments: ["http://name:word@127.0.0.1/", "http://", "nothing at all"])
    func `what is no address is an error that says so`(address: String) {
        let error = #expect(throws: FetchError.self) { _ = try fetcher().get(address) }
        #expect(error?.description.hasPrefix(address + ": ") == true)
        #expect([.badAddress, .noHost].contains(error?.reason))
    }
}
