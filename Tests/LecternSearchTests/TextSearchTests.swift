import LecternTestSupport
import LecternText
import Testing

@testable import LecternSearch

/// Going from hit to hit, in pieces of any size.
@Suite struct TextSearchTests {
    /// The next hit as "start" or "start, wrapped".
    private func next(
        _ typed: String, from offset: Int, _ direction: SearchDirection = .forward, in text: String
    ) throws -> String? {
        let store = MemoryStore(Array(text.utf8))
        return try TextSearch(SearchPattern(typed)).next(from: offset, direction, in: store).map {
            "\($0.span.start)\($0.hasWrapped ? ", wrapped" : "")"
        }
    }

    @Test(arguments: ["ab", "\\vab"])
    func `forward, the first hit at the place or after it is next, then those from the beginning`(typed: String) throws
    {
        let text = "ab..ab..\nab"
        #expect(try next(typed, from: 0, in: text) == "0")
        #expect(try next(typed, from: 1, in: text) == "4")
        #expect(try next(typed, from: 5, in: text) == "9")
        #expect(try next(typed, from: 10, in: text) == "0, wrapped")
        #expect(try next(typed, from: 99, in: text) == "0, wrapped")
        #expect(try next(typed, from: 1, in: "ab") == "0, wrapped")
        #expect(try next(typed, from: 1, in: "b") == nil)
        #expect(try next(typed, from: 0, in: "") == nil)
    }

    @Test(arguments: ["ab", "\\vab"])
    func `backward, the last hit before the place is next, then those from the end`(typed: String) throws {
        let text = "ab..ab..\nab"
        #expect(try next(typed, from: 11, .backward, in: text) == "9")
        #expect(try next(typed, from: 9, .backward, in: text) == "4")
        #expect(try next(typed, from: 4, .backward, in: text) == "0")
        #expect(try next(typed, from: 0, .backward, in: text) == "9, wrapped")
        #expect(try next(typed, from: -5, .backward, in: text) == "9, wrapped")
        #expect(try next(typed, from: 0, .backward, in: "b") == nil)
    }

    @Test func `an expression finds the same hits wherever the search begins`() throws {
        #expect(try next("\\v\\w+", from: 2, in: "long words") == "5")
        #expect(try next("\\v\\w+", from: 8, .backward, in: "long words") == "5")
    }

    @Test func `hits that reach into a stretch are among its hits`() throws {
        let store = MemoryStore(Array("one summit, two summits".utf8))
        for typed in ["summit", "\\vsummit"] {
            let search = TextSearch(try SearchPattern(typed))
            #expect(search.hits(in: TextSpan(9, 17), of: store) == [TextSpan(4, 10), TextSpan(16, 22)])
            #expect(search.hits(in: TextSpan(10, 16), of: store) == [])
        }
    }

    @Test func `a search can be stopped, and says how far it is`() throws {
        let store = MemoryStore(Array(repeating: UInt8(ascii: "x"), count: 1000))
        let search = TextSearch(try SearchPattern("y"), limits: SearchLimits(block: 100, margin: 10))
        var told: [Int] = []
        #expect(throws: SearchError.cancelled) {
            try search.next(
                from: 500, .forward, in: store, isCancelled: { told.count == 3 }, progress: { told.append($0) })
        }
        #expect(told == [100, 200, 300])
        #expect(try search.next(from: 500, .forward, in: store, progress: { told.append($0) }) == nil)
        #expect(told.last == 1000)
    }

    @Test func `an expression that would never end is given up with a word`() throws {
        let text = "calm\n" + String(repeating: "birch ", count: 60) + "\n"
        let search = TextSearch(try SearchPattern("\\v(\\w+\\s?)*finch$"))
        #expect(throws: SearchError.tooHard(offset: 5)) {
            try search.next(from: 0, .forward, in: MemoryStore(Array(text.utf8)))
        }
        #expect(search.hits(in: TextSpan(0, text.utf8.count), of: MemoryStore(Array(text.utf8))) == [])
    }

    @Test func `a text that was cut short meanwhile is searched as far as it goes`() throws {
        let search = TextSearch(try SearchPattern("b"), limits: SearchLimits(block: 8, margin: 2))
        let expression = TextSearch(try SearchPattern("\\vb"), limits: SearchLimits(block: 8, margin: 2))
        for direction in [SearchDirection.forward, .backward] {
            let hit = SearchHit(span: TextSpan(11, 12), hasWrapped: false)
            #expect(try search.next(from: direction == .forward ? 0 : 100, direction, in: CutStore()) == hit)
            #expect(try expression.next(from: direction == .forward ? 0 : 100, direction, in: CutStore()) == hit)
        }
    }

    /// A store that promises more than it has.
    private final class CutStore: TextStore {
        private let text = MemoryStore(Array("aaaaaaa\naaabaaa".utf8))
        var byteCount: Int { 100 }
        func bytes(in span: TextSpan) -> [UInt8] { text.bytes(in: span) }
    }

    @Test func `bytes that are no text match nothing and hide nothing`() throws {
        let text: [UInt8] = [0xFF, 0x61, 0x62, 0xE2, 0x80, 0x61, 0x80, 0x62, 0x61, 0x62, 0xC3]
        #expect(try hits("ab", in: text) == [TextSpan(1, 3), TextSpan(8, 10)])
        #expect(try hits("\\vab", in: text) == [TextSpan(1, 3), TextSpan(8, 10)])
        #expect(try hits("\u{FFFD}", in: text) == [])
    }

    @Test func `a run of white space too long to be meant is no hit`() throws {
        let text = "a" + String(repeating: " ", count: 20_000) + "b a b"
        #expect(try hits("a b", in: Array(text.utf8)).map(\.start) == [20_003])
    }

    @Test func `words that repeat themselves cost no more in a text that does`() throws {
        let text = Array(repeating: UInt8(ascii: "a"), count: 300_000) + Array("b".utf8)
        let typed = String(repeating: "a", count: 2000) + "b"
        #expect(try hits(typed, in: text) == [TextSpan(298_000, 300_001)])
        let clock = ContinuousClock()
        let time = try clock.measure { _ = try hits(typed, in: text) }
        #expect(time < .seconds(10))
    }
}
