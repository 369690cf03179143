import Foundation
import LecternTestSupport
import LecternText
import Testing

@testable import LecternFormats

/// What files are, whatever they are called.
struct ArticleKindTests {
    @Test(
        arguments: [
            ("<!DOCTYPE HTML><p>a", .page), ("\n <!-- a --><html>", .page),
            ("<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC 'a'>", .page),
            ("<p>One paragraph.", .page), ("<b>a</b> <i>b</i> <u>c</u>", .page), ("<b>a</b> is bold.", .text),
            ("<nothing>", .text),
            ("<?xml version='1.0'?><rss version='2.0'>", .feed), ("<feed xmlns='http://www.w3.org/2005/Atom'>", .feed),
            ("{\"version\": \"https://jsonfeed.org/version/1.1\"}", .feed), ("{\"a\": 1}", .text),
            ("{\"id\": \"a\", \"text\": \"b\"}", .lines), ("{\"a\": {\"text\": 1}}", .text),
            ("{\"events\":[],\"id\":\"a\",\"statements\":[{", .lines), ("{\n \"text\": \"b\"}", .text),
            ("# A\n\nText.", .markdown),
            ("Plain words.", .text), ("", .text), ("< 5 people came", .text),
            ("PK\u{3}\u{4}....mimetypeapplication/epub+zip", .book),
            ("PK\u{3}\u{4}....readme.txt", .text),
        ] as [(String, ArticleKind)])
    func `the content tells`(_ content: String, _ kind: ArticleKind) {
        #expect(ArticleKind(Array(content.utf8)) == kind)
    }

    @Test func `pages in UTF-16 are pages`() {
        let page = Array("<!doctype html><title>t</title><p>Some words of it.".utf16)
        #expect(ArticleKind([0xFF, 0xFE] + page.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }) == .page)
        #expect(ArticleKind(page.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }) == .page)
    }
}

/// The files of a folder.
struct ArticleFolderTests {
    @Test func `files come by name, those of folders within it too, hidden ones and links not`() throws {
        let path = NSTemporaryDirectory() + "lectern-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: path) }
        try FileManager.default.createDirectory(atPath: path + "/b/c", withIntermediateDirectories: true)
        try FileManager.default.createDirectory(atPath: path + "/.git", withIntermediateDirectories: true)
        for name in ["d.txt", "a.txt", "b/c/e.txt", ".hidden", ".git/f"] {
            #expect(FileManager.default.createFile(atPath: path + "/" + name, contents: Data("x".utf8)))
        }
        #expect(symlink("a.txt", path + "/link.txt") == 0)
        let files = try ArticleFolder.files(in: FileName(path)).map(\.shown)
        #expect(files == ["a.txt", "b/c/e.txt", "d.txt"].map { path + "/" + $0 })
        #expect(try ArticleFolder.expanded([FileName("-"), FileName(path)]).count == 4)
        try FileManager.default.createDirectory(atPath: path + "/empty", withIntermediateDirectories: true)
        #expect(throws: ImportError(FileName(path + "/empty"), .emptyFolder)) {
            try ArticleFolder.files(in: FileName(path + "/empty"))
        }
    }
}
