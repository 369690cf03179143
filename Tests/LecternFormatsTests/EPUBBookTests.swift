import LecternTestSupport
import LecternText
import Testing

@testable import LecternFormats

/// Books, made here file by file.
struct EPUBBookTests {
    /// An archive of files, stored or in the plainest form of deflate.
    struct Archive {
        var files: [(name: String, content: String)]
        var deflates = false

        var bytes: [UInt8] {
            var (out, directory) = ([UInt8](), [UInt8]())
            for file in files {
                let content = Array(file.content.utf8)
                let packed =
                    deflates
                    ? [1] + Self.little(content.count, 2) + Self.little(content.count ^ 0xFFFF, 2) + content : content
                let fields =
                    Self.little(deflates ? 8 : 0, 2) + Self.little(0, 8) + Self.little(packed.count, 4)
                    + Self.little(content.count, 4)
                let names = Self.little(file.name.utf8.count, 2) + Self.little(0, 2)
                directory +=
                    [0x50, 0x4B, 1, 2] + Self.little(20, 4) + Self.little(0, 2) + fields + names + Self.little(0, 10)
                directory += Self.little(out.count, 4) + Array(file.name.utf8)
                out +=
                    [0x50, 0x4B, 3, 4] + Self.little(20, 2) + Self.little(0, 2) + fields + names + Array(file.name.utf8)
                    + packed
            }
            let start = out.count
            return out + directory + [0x50, 0x4B, 5, 6] + Self.little(0, 4) + Self.little(files.count, 2)
                + Self.little(files.count, 2)
                + Self.little(directory.count, 4) + Self.little(start, 4) + [0, 0]
        }

        private static func little(_ number: Int, _ count: Int) -> [UInt8] {
            (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
        }
    }

    private static let container =
        "<?xml version='1.0'?><container><rootfiles><rootfile full-path='OPS/book.opf' media-type='application/oebps-package+xml'/></rootfiles></container>"

    /// A book of chapters by path; the spine names their numbers.
    private static func book(_ chapters: [(path: String, content: String)], spine: [Int], deflates: Bool = false)
        -> [UInt8]
    {
        let items = chapters.enumerated().map {
            "<item id='c\($0)' href='\($1.path)' media-type='application/xhtml+xml'/>"
        }
        let package = """
            <?xml version='1.0'?><package xmlns='http://www.idpf.org/2007/opf'><metadata xmlns:dc='x'><dc:title>Two bridges</dc:title>
            <dc:creator>Ana Ruiz</dc:creator><dc:language>en</dc:language><dc:date>2019-05-06</dc:date></metadata>
            <manifest>\(items.joined())</manifest><spine>\(spine.map { "<itemref idref='c\($0)'/>" }.joined())</spine></package>
            """
        let files = chapters.map { ("OPS/" + $0.path.split(separator: "%20").joined(separator: " "), $0.content) }
        return Archive(
            files: [
                ("mimetype", "application/epub+zip"), ("META-INF/container.xml", container), ("OPS/book.opf", package),
            ] + files,
            deflates: deflates
        ).bytes
    }

    private static let chapters = [
        (
            "two.xhtml",
            "<html><head><title>x</title></head><body><h2>Second</h2><p>It fell.</p><ul><li>Once</li></ul></body></html>"
        ),
        (
            "part%20one.xhtml",
            "<html><head/><body><h2 id='a'/><h2>First</h2><p>It <i>was</i> built.<span epub:type='pagebreak'>7</span></p><ul><li>Twice</li></ul></body></html>"
        ),
    ]

    private func text(_ bytes: [UInt8]) throws -> String {
        String(decoding: try EPUBBook.read(bytes).text, as: UTF8.self)
    }

    private func error(_ bytes: [UInt8]) -> BookError? {
        do throws(BookError) {
            _ = try EPUBBook.read(bytes)
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: [false, true])
    func `chapters come in the order of reading, each once, under their headings`(_ deflates: Bool) throws {
        let book = Self.book(Self.chapters, spine: [1, 0, 1], deflates: deflates)
        #expect(try text(book) == "## First\n\nIt was built.\n\n- Twice\n\n## Second\n\nIt fell.\n\n- Once")
        #expect(
            try EPUBBook.read(book).head
                == ArticleHead(title: "Two bridges", date: "2019-05-06", author: "Ana Ruiz", language: "en"))
    }

    @Test func `what is missing leaves the rest`() throws {
        let book = Self.book(
            Self.chapters + [("../../etc/passwd", "no"), ("file:///etc/passwd", "no")], spine: [2, 3, 4, 0])
        #expect(try text(book) == "## Second\n\nIt fell.\n\n- Once")
    }

    @Test func `what is no book says so`() {
        let book = Self.book(Self.chapters, spine: [0])
        #expect(error(Array(book.prefix(book.count / 2))) == .damaged)
        #expect(error(Self.book(Self.chapters, spine: [])) == .noChapter)
        #expect(error(Archive(files: [("readme.txt", "no book")]).bytes) == .notABook)
        #expect(error([]) == .damaged)
    }

    @Test func `files are had by name, and by no other path`() throws {
        let small = Archive(files: [("a", "abc")], deflates: true).bytes
        #expect(try ZipArchive(small).file("a") == Array("abc".utf8))
        #expect(try ZipArchive(small).file("../a") == nil)

    }

    @Test(arguments: SeededGenerator.seeds(40))
    func `damaged books are read or refused`(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var book = Self.book(Self.chapters, spine: [1, 0], deflates: seed.isMultiple(of: 2))
        for _ in 0..<Int.random(in: 1...20, using: &generator) {
            book[Int.random(in: 0..<book.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
        }
        if let text = try? EPUBBook.read(book).text {
            #expect(String(validating: text, as: UTF8.self) != nil, "\(generator)")
        }
    }
}
