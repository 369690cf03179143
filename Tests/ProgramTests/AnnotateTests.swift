import Foundation
import LecternTestSupport
import Testing

@Suite struct AnnotateTests {
    private func stream(_ input: String) throws -> Program.Result {
        try Program.run(["annotate", "--stream"], input: Data(input.utf8))
    }

    private func object(_ line: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }

    @Test func `the stream answers line by line in order`() throws {
        let result = try stream("{\"id\":\"b\",\"text\":\"Ruiz said it rains.\"}\n{\"id\":\"a\",\"text\":\"\"}\n")
        #expect(result.status == 0)
        #expect(try result.lines.map { try object($0)["id"] as? String } == ["b", "a"])
        let first = try object(try #require(result.lines.first))
        #expect(Set(first.keys) == ["id", "issue", "speakers", "statements", "events"])
        let statement = try #require((first["statements"] as? [[String: Any]])?.first)
        #expect(statement["content"] as? [[Int]] == [[10, 18]])
        #expect(statement["kind"] as? String == "indirect")
        #expect(statement["stance"] == nil)
    }

    @Test func `a bad line gives an error, the rest go on, and the status tells`() throws {
        let result = try stream("nope\n{\"id\":\"a\"}\n\n{\"id\":\"b\",\"text\":\"\"}\n")
        #expect(result.status == 2)
        #expect(result.lines.count == 3)
        #expect(result.lines[0] == "{\"error\":\"the line is no valid JSON\"}")
        #expect(result.lines[1] == "{\"error\":\"the member .text is missing\",\"id\":\"a\"}")
        #expect(try object(result.lines[2])["id"] as? String == "b")
    }

    @Test func `byte order mark, CRLF and a missing last line end are taken`() throws {
        let result = try stream("\u{FEFF}{\"id\":\"a\",\"text\":\"\"}\r\n{\"id\":\"b\",\"text\":\"\"}")
        #expect(result.status == 0)
        #expect(result.lines.count == 2)
    }

    @Test func `bytes that are no UTF-8 make a bad line`() throws {
        let line = Data("{\"id\":\"a\",\"text\":\"".utf8) + Data([0xFF, 0xC3]) + Data("\"}\n".utf8)
        let result = try Program.run(["annotate", "--stream"], input: line)
        #expect(result.status == 2)
        #expect(result.lines.count == 1)
    }

    @Test func `given statements and issue are answered`() throws {
        let result = try stream(
            #"{"id":"a","text":"Ruiz praised it.","issue":[{"id":"i9","proposition":"It opens"}],"#
                + #""statements":[{"id":"x7","source":[[0,4]],"cue":[[5,12]],"content":[[13,15]]}]}"# + "\n")
        let statement = try #require((try object(result.lines[0])["statements"] as? [[String: Any]])?.first)
        #expect(statement["id"] as? String == "x7")
        #expect(statement["speaker"] as? String == "p1")
        #expect(statement["issue"] as? String == "i9")
        #expect(statement["stance"] as? String == "support")
    }

    @Test func `a file that cannot be read is one line and status 2, the others are answered`() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("rain.txt")
        try Data("Ruiz said it rains.".utf8).write(to: file)
        let result = try Program.run(["annotate", folder.path + "/none", file.path])
        #expect(result.status == 2)
        #expect(result.lines.count == 1)
        #expect(result.errors.hasPrefix("lectern: \(folder.path)/none: "))
        #expect(result.errors.split(separator: "\n").count == 1)
    }

    @Test func `a page or a table is of all articles`() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = ["rain", "sun"].map { folder.path + "/\($0).txt" }
        for file in files { try Data("Ana Ruiz said the bridge is safe.".utf8).write(to: URL(fileURLWithPath: file)) }
        let table = try Program.run(["annotate", "--format", "csv"] + files)
        #expect(table.status == 0)
        #expect(table.lines.count == 3)
        let page = try Program.run(["annotate", "--format", "html"] + files)
        #expect(String(decoding: page.output, as: UTF8.self).components(separatedBy: "<!DOCTYPE html>").count == 2)
    }

    @Test func `wrong usage is status 64`() throws {
        #expect(try Program.run(["annotate"]).status == 64)
        #expect(try Program.run(["annotate", "--stream", "file"]).status == 64)
        #expect(try Program.run(["annotate", "--format", "nope", "file"]).status == 64)
    }

    @Test func `a full disk is one line and status 2`() throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = [
            "-c", "echo '{\"id\":\"a\",\"text\":\"\"}' | '\(Program.url.path)' annotate --stream > /dev/full",
        ]
        let errors = Pipe()
        process.standardError = errors
        try process.run()
        let said = String(decoding: try errors.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 2)
        #expect(said.hasPrefix("lectern: standard output: "))
    }
}
