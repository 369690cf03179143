import Foundation
import LecternTestSupport
import Testing

/// What is typed wrong is told as every other error is.
@Suite struct UsageTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lectern-\(UUID().uuidString)")

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

    private func run(_ arguments: [String]) throws -> Program.Result {
        try Program.run(arguments, environment: ["XDG_DATA_HOME": folder.path, "LECTERN_LIBRARY": ""])
    }

    @Test(arguments: [
        ["show"], ["show", "x", "--format", "xml"], ["--theme", "pink", "a.txt"], ["ask"], ["tag", "x"],
        ["add", "--date", "2024-13-45", "a.txt"], ["add", "--date", "13/05/2024", "a.txt"],
        ["add", "--id", "x", "a.txt", "b.txt"], ["list", "--nope"],
    ])
    func `wrong usage is one line that says what, and where to read more`(arguments: [String]) throws {
        let result = try run(arguments)
        #expect(result.status == 64)
        #expect(result.errors.hasPrefix("lectern: "))
        #expect(result.errors.hasSuffix("--help tells more\n"))
        #expect(result.errors.filter(\.isNewline).count == 1)
        #expect(result.output.isEmpty)
    }

    @Test func `a tag is taken away by a - before it, whatever letters it has`() throws {
        let file = folder.appendingPathComponent("rain.txt")
        try Data("It rains.\n".utf8).write(to: file)
        #expect(try run(["add", "--id", "rain", file.path]).status == 0)
        #expect(try run(["tag", "rain", "+hope", "+help"]).status == 0)
        let taken = try run(["tag", "rain", "-hope", "-help", "+x"])
        #expect(taken.status == 0)
        #expect(!String(decoding: taken.output, as: UTF8.self).contains("OVERVIEW"))
        let list = String(decoding: try run(["list"]).output, as: UTF8.self)
        #expect(list.contains("#x"))
        #expect(!list.contains("#hope") && !list.contains("#help"))
    }
}
