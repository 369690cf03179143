import Foundation
import LecternTestSupport
import Testing

/// `lectern --linear`: lines in, lines out.
struct LinearTests {
    private let seed = Tmux.packageFile("seeds/000_3f3142c87a95ead7.txt")

    private func run(_ lines: String, _ options: String..., stateFolder: URL? = nil) throws -> Program.Result {
        try Program.run(["--linear"] + options + [seed], input: Data(lines.utf8), stateFolder: stateFolder)
    }

    @Test func `it tells title, issue and what to type, and then a paragraph for each Enter`() throws {
        let result = try run("\n\nq\n")
        let lines = result.lines
        #expect(result.status == 0 && result.errors == "")
        #expect(lines[0].hasPrefix("Ukraine’s president"))
        #expect(lines[1].hasPrefix("Issue: "))
        #expect(lines[2] == "8 paragraphs. Enter reads on, question mark is help, q leaves.")
        #expect(lines[3] == "Paragraph 1 of 8.")
        #expect(lines[4].hasPrefix("Ukraine’s president, Volodymyr Zelensky, stated that"))
        #expect(lines[5].contains("Volodymyr Zelensky (stated), in paraphrase: "))
        #expect(lines.filter { $0.hasPrefix("Paragraph ") } == ["Paragraph 1 of 8.", "Paragraph 2 of 8."])
        #expect(!result.output.contains(0x1B))
    }

    @Test func `it ends with its input, and what follows q is not read`() throws {
        #expect(try run("").lines.count == 3)
        #expect(try run("\nq\n\n\n").lines.filter { $0.hasPrefix("Paragraph ") } == ["Paragraph 1 of 8."])
    }

    @Test func `who leaves at once does not wait for the analysis`() throws {
        #expect(try run("q\n").lines.count == 1)
    }

    @Test func `a width breaks lines between words`() throws {
        #expect(try run("\np\nq\n", "--width", "40").lines.allSatisfy { $0.count <= 40 })
    }

    @Test func `it begins at the paragraph that is asked for`() throws {
        #expect(try run("", "+5").lines[3] == "Paragraph 5 of 8.")
        #expect(try run("", "+99").lines[3] == "There is no paragraph 99. There are 8.")
    }

    @Test func `it goes on where it was left`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "lectern-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        _ = try run("4\nq\n", stateFolder: folder)
        let lines = try run("k\nq\n", stateFolder: folder).lines
        #expect(Array(lines[3...4]) == ["Going on where you were.", "Paragraph 4 of 8."])
        #expect(lines.contains("Paragraph 3 of 8."))
    }

    @Test func `several at once lose none of each other's places`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "lectern-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let count = 8
        DispatchQueue.concurrentPerform(iterations: count) { number in
            let file = folder.appending(path: "\(number).txt")
            try? Data("One of \(number).\n\nTwo.\n\nThree.\n".utf8).write(to: file)
            _ = try? Program.run(["--linear", file.path()], input: Data("\n\n\n1\n2\n".utf8), stateFolder: folder)
        }
        let kept = try Data(contentsOf: folder.appending(path: "lectern/places.json"))
        let places = try #require(try JSONSerialization.jsonObject(with: kept) as? [[String: Any]])
        #expect(places.count == count)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "lectern").path()) == [
                "places.json"
            ])
    }

    @Test func `it goes from file to file, past those that cannot be read, and its status tells of them`() throws {
        let files = [seed, "/no/such.txt", Tmux.packageFile("README.md")]
        let read = try Program.run(["--linear"] + files, input: Data("\n:n\n:n\n\n:p\n:p\nq\n".utf8))
        #expect(read.status == 2)
        #expect(read.errors.contains("/no/such.txt: no such file"))
        let told = read.lines.filter { $0.hasSuffix("q leaves.") || $0.contains("file") && $0.hasPrefix("There is no") }
        #expect(told.count == 5)
        #expect(told[0] == told[3] && told[0].hasPrefix("8 paragraphs."))
        #expect(told[2] == "There is no further file." && told[4] == "There is no file before this one.")
    }

    @Test func `what is no article is told as elsewhere`() throws {
        let result = try Program.run(["--linear", "/no/such.txt"])
        #expect(result.status == 2)
        #expect(result.errors == "lectern: /no/such.txt: no such file; check the name\n")
    }
}

extension TerminalTests {
    /// `lectern --linear` as a person has it, also where nothing can be drawn.
    @Suite struct LinearTerminalTests {
        private let seed = Tmux.packageFile("seeds/000_3f3142c87a95ead7.txt")

        @Test(arguments: ["dumb", "xterm-256color"])
        func `Enter reads on in any terminal, also when the article came by a pipe`(_ name: String) throws {
            let terminal = try Tmux(columns: 60, rows: 60)
            try terminal.command("clear; cat \(seed) | TERM=\(name) \(try Tmux.program()) --linear -; echo status $?")
            try terminal.wait(for: "question mark is help")
            try terminal.press("Enter")
            try terminal.wait(for: "Paragraph 1 of 8.")
            try terminal.command("7")
            try terminal.wait(for: "Paragraph 7 of 8.")
            #expect(try terminal.value("#{alternate_on}") == "0")
            try terminal.command("q")
            try terminal.wait(for: "status 0")
        }
    }
}
