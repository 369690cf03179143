import Foundation
import LecternTestSupport
import Testing

/// `lectern FILE…` where there is no terminal: text, messages and statuses.
struct ReadCommandTests {
    private let seed = Tmux.packageFile("seeds/000_3f3142c87a95ead7.txt")

    private func text(_ result: Program.Result) -> String { String(decoding: result.output, as: UTF8.self) }

    /// Runs the program on a file with these bytes, in a folder that is gone afterwards.
    private func run(on bytes: [UInt8], named name: String = "a.txt", _ options: String...) throws -> Program.Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: "lectern-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: name)
        try Data(bytes).write(to: file)
        return try Program.run(options + [file.path()])
    }

    @Test func `into a pipe goes the whole article, as plain text with marginal letters`() throws {
        let result = try Program.run([seed])
        #expect(result.status == 0)
        #expect(result.errors == "")
        #expect(result.lines.count == 8)
        #expect(result.lines.allSatisfy { $0.prefix(5).allSatisfy { " SCONscon".contains($0) } })
        #expect(result.lines[0].dropFirst(5).hasPrefix("Ukraine’s president, Volodymyr Zelensky, stated"))
        #expect(!text(result).contains("\u{1B}"))
    }

    @Test func `a width wraps it`() throws {
        let lines = try Program.run([seed, "--plain", "--width", "40"]).lines
        #expect(lines.count > 60)
        #expect(lines.allSatisfy { $0.count <= 40 })
    }

    @Test func `it begins at the paragraph that is asked for`() throws {
        let lines = try Program.run(["--plain", "+7", seed]).lines
        #expect(lines == Array(try Program.run(["--plain", seed]).lines.suffix(2)))
        #expect(try Program.run(["--plain", "+/Vilnius", seed]).status == 64)
    }

    @Test func `the standard input is an article too`() throws {
        for arguments in [["-"], [], ["--plain"]] {
            let result = try Program.run(arguments, input: Data("Title: Bridge\n\nOne.\n\nTwo.\n".utf8))
            #expect(result.status == 0)
            #expect(text(result) == "     One.\n\n     Two.\n")
        }
    }

    @Test func `several articles follow each other, and a bad one among them is told and is the status`() throws {
        let result = try Program.run([seed, "/no/such\u{1B}[31m.txt", seed])
        #expect(result.status == 2)
        #expect(result.lines.count == 16)
        #expect(result.errors == "lectern: /no/such␛[31m.txt: no such file; check the name\n")
    }

    @Test func `an empty file has nothing to read, which is an answer`() throws {
        let result = try run(on: [])
        #expect(result.status == 1)
        #expect(result.errors.hasSuffix("a.txt: is empty, there is nothing to read\n"))
        #expect(result.output.isEmpty)
    }

    @Test func `what is no text is refused in one line`() throws {
        let result = try run(on: [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0])
        #expect(result.status == 2)
        #expect(result.errors.hasSuffix("a.txt: is a program, not text; name a text file\n"))
        #expect(result.errors.split(separator: "\n").count == 1)
    }

    @Test func `the article's escapes and disguises stay in the article`() throws {
        let result = try run(on: Array("before \u{1B}]52;c;x\u{7} \u{9B}31m \u{202E}after\n".utf8))
        #expect(text(result) == "     before ␛]52;c;x␇ \u{FFFD}31m after\n")
    }

    @Test(arguments: [
        ["--last", "x"], ["--theme", "none", "x"], ["--width", "0", "x"], ["--width", "wide", "x"],
        ["--color", "red", "x"],
        ["--start", "0", "x"],
        ["--no-such-option", "x"],
    ])
    func `a wrong command line is status 64 and says what is right`(_ arguments: [String]) throws {
        let result = try Program.run(arguments)
        #expect(result.status == 64)
        #expect(result.output.isEmpty)
        #expect(result.errors.hasSuffix("lectern --help tells more\n"))
    }

    @Test func `an unknown theme is answered with those there are`() throws {
        let errors = try Program.run(["--theme", "none", "x"]).errors
        for name in ["dark", "light", "high-contrast", "mono"] { #expect(errors.contains(name)) }
    }

    @Test func `a paragraph to start at is no file`() throws {
        #expect(try Program.run(["+3", seed]).status == 0)
        #expect(try Program.run(["--", "+3"]).errors == "lectern: +3: no such file; check the name\n")
    }

    @Test func `a pattern to start at is no file`() throws {
        #expect(try Program.run(["+/-1 %", seed]).status == 0)
        #expect(try Program.run(["--", "+/x"]).errors == "lectern: +/x: no such file; check the name\n")
    }

    @Test func `a large article is printed whole`() throws {
        let line = "The council met on Monday and said that the bridge is safe.\n\n"
        let count = 6_000_000 / line.utf8.count
        let result = try run(on: Array(String(repeating: line, count: count).utf8))
        #expect(result.status == 0)
        #expect(result.output.count == count * (line.utf8.count + 5) - 1)
    }
}
