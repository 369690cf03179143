import Foundation
import LecternTestSupport
import LecternText
import Testing

@testable import LecternFormats

/// Files of all sorts, opened.
struct ArticleFileTests {
    /// A fresh folder, gone after the test.
    private final class Folder {
        let path = NSTemporaryDirectory() + "lectern-" + UUID().uuidString

        init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

        deinit { try? FileManager.default.removeItem(atPath: path) }

        func file(_ name: String, _ bytes: [UInt8]) throws -> FileName {
            try Data(bytes).write(to: URL(filePath: "\(path)/\(name)"))
            return FileName("\(path)/\(name)")
        }
    }

    private func text(_ article: Article) -> String {
        String(decoding: article.store.bytes(in: TextSpan(0, article.store.byteCount)), as: UTF8.self)
    }

    private func reason(_ file: FileName) -> ImportError.Reason? {
        do throws(ImportError) {
            _ = try ArticleFile.open(file)
            return nil
        } catch {
            return error.reason
        }
    }

    @Test func `a small file is read whole, without its mark and head lines`() throws {
        let folder = try Folder()
        let opened = try ArticleFile.open(folder.file("a.txt", Array("\u{FEFF}Title: A bridge\n\nOne.\n\nTwo.\n".utf8)))
        #expect(text(opened.article) == "One.\n\nTwo.\n")
        #expect(opened.article.title == "A bridge")
        #expect(opened.article.paragraphs.starts == [0, 6])
        #expect(opened.article.isWhole && opened.rest == nil)
    }

    @Test func `what gives no article says why`() throws {
        let folder = try Folder()
        #expect(reason(FileName(folder.path + "/none")) == .missing)
        #expect(reason(FileName(folder.path)) == .folder)
        #expect(mkfifo(folder.path + "/fifo", 0o600) == 0)
        #expect(reason(FileName(folder.path + "/fifo")) == .fifo)
        #expect(symlink("loop", folder.path + "/loop") == 0)
        #expect(reason(FileName(folder.path + "/loop")) == .linkLoop)
        #expect(reason(FileName("/dev/null")) == .device)
        for nothing in [[], [0x0A], [0xEF, 0xBB, 0xBF], Array("Title: only\n\n \t\n".utf8)] as [[UInt8]] {
            #expect(try reason(folder.file("nothing", nothing)) == .empty)
        }
        #expect(try reason(folder.file("gzip", [0x1F, 0x8B, 0x08, 0x00, 0x01])) == .binary("compressed by gzip"))
        #expect(try reason(folder.file("zeros", [UInt8](repeating: 0, count: 5000))) == .binary("full of zero bytes"))
        var generator = SeededGenerator(seed: 1)
        let noise = (0..<5000).map { _ in UInt8.random(in: 0...255, using: &generator) }
        #expect(try reason(folder.file("noise", noise)) == .binary("binary data"))
    }

    @Test func `a text with stray controls is still a text`() throws {
        let folder = try Folder()
        let controls = (0..<32).flatMap { [0x78, $0, 0x79, 0x20] as [UInt8] }
        for bytes in [controls, Array("nul\0inside\0\0words".utf8), [7, 7, 7, 7, 7, 7] + Array("ring".utf8)]
            as [[UInt8]]
        {
            #expect(try reason(folder.file("odd", bytes)) == nil)
        }
    }

    @Test func `a message names the file, whatever its name, in one line that commands nothing`() {
        let error = ImportError(
            FileName([0x6E, 0x1B, 0x5D, 0x30, 0x0A, 0xFF, 0xC2, 0x9B] + Array("\u{202E}".utf8)), .missing)
        #expect(error.description == "n␛]0 \u{FFFD}\u{FFFD}: no such file; check the name")
    }

    @Test func `a name that is no UTF-8 is opened`() throws {
        let folder = try Folder()
        let name = FileName(Array((folder.path + "/n").utf8) + [0xFF, 0xFE])
        let descriptor = name.withCString { creat($0, 0o600) }
        #expect(write(descriptor, "text", 4) == 4)
        close(descriptor)
        #expect(try text(ArticleFile.open(name).article) == "text")
    }

    @Test func `a large file is shown from its beginning and read on in the background, to the same index`() throws {
        let folder = try Folder()
        let line = Array("A line of words, “quoted”, and one more.\n\n".utf8)
        let body = (0..<(ArticleFile.wholeLimit / line.count + 1000)).flatMap { _ in line }
        let opened = try ArticleFile.open(folder.file("large.txt", Array("Title: Large\n\n".utf8) + body))
        #expect(!opened.article.isWhole)
        #expect(opened.article.title == "Large")
        #expect(opened.article.paragraphs.scannedByteCount < ArticleFile.headLength)
        var last = opened.article
        opened.rest? { last = $0 }
        #expect(last.isWhole)
        #expect(last.paragraphs == ParagraphIndex(of: body))
        let memory = MemoryStore(body)
        var generator = SeededGenerator(seed: 2)
        for _ in 0..<200 {
            let start = Int.random(in: -10...body.count + 10, using: &generator)
            let span = TextSpan(start, start + Int.random(in: 0...5000, using: &generator))
            #expect(last.store.bytes(in: span) == memory.bytes(in: span), "\(span)")
        }
    }

    @Test func `a large file cut short under the reader gives what is left`() throws {
        let folder = try Folder()
        let body = [UInt8](repeating: 0x61, count: ArticleFile.wholeLimit + 1)
        let name = try folder.file("cut.txt", body)
        let opened = try ArticleFile.open(name)
        #expect(name.withCString { truncate($0, 100) } == 0)
        #expect(opened.article.store.bytes(in: TextSpan(0, 200)).count == 100)
        var last = opened.article
        opened.rest? { last = $0 }
        #expect(last.isWhole)
    }

    @Test func `what comes through a pipe is shown before its end`() throws {
        var ends: [Int32] = [0, 0]
        #expect(pipe(&ends) == 0)
        #expect(write(ends[1], "First.\n", 7) == 7)
        let opened = try TextStream.open(ends[0], as: FileName("-"))
        #expect(opened.article.paragraphs.count == 1)
        #expect(!opened.article.isWhole)
        #expect(write(ends[1], "Second.\n", 8) == 8)
        close(ends[1])
        var last = opened.article
        opened.rest? { last = $0 }
        #expect(last.isWhole)
        #expect(text(last) == "First.\nSecond.\n")
        #expect(last.paragraphs.starts == [0, 7])
        close(ends[0])
    }

    @Test func `a pipe that ends at once is one whole text`() throws {
        var ends: [Int32] = [0, 0]
        #expect(pipe(&ends) == 0)
        #expect(write(ends[1], [0x93, 0x61, 0x94] as [UInt8], 3) == 3)
        close(ends[1])
        let opened = try TextStream.open(ends[0], as: FileName("-"))
        #expect(opened.rest == nil)
        #expect(text(opened.article) == "“a”")
        close(ends[0])
    }

    @Test(arguments: SeededGenerator.seeds(100))
    func `an index made in chunks is the index of the whole`(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let text = HostileText.make(80, using: &generator)
        var index = ParagraphIndex()
        var rest = text[...]
        while !rest.isEmpty {
            let chunk = rest.prefix(Int.random(in: 1...20, using: &generator))
            rest = rest.dropFirst(chunk.count)
            chunk.withUnsafeBufferPointer { index.scan($0) }
        }
        #expect(index.starts == ParagraphIndex(of: text).starts, "\(generator)")
    }
}
