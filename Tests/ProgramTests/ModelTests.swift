import Foundation
import LecternTestSupport
import Testing

/// What the program does about its trained model.
@Suite struct ModelTests {
    private let line = Data("{\"id\":\"a\",\"text\":\"Ruiz said it rains.\"}\n".utf8)

    /// Runs with a folder of data that holds `weights` in the place of the model, and `stances` of what judges them.
    private func run(with weights: Data?, stances: Data? = nil) throws -> Program.Result {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try weights?.write(to: folder.appendingPathComponent("model.safetensors"))
        try stances?.write(to: folder.appendingPathComponent("stance.safetensors"))
        return try Program.run(["annotate", "--stream"], input: line, environment: ["LECTERN_DATA": folder.path])
    }

    private func expectRules(_ result: Program.Result, _ word: String) {
        #expect(result.status == 0)
        #expect(result.lines.first?.contains("\"content\":[[10,18]]") == true)
        #expect(result.errors.hasPrefix("lectern: reading by rules: "))
        #expect(result.errors.contains(word))
        #expect(result.errors.filter(\.isNewline).count == 1)
    }

    @Test func `with the model nothing is said about it`() throws {
        let result = try Program.run(["annotate", "--stream"], input: line)
        #expect(result.errors.isEmpty)
        #expect(result.lines.first?.contains("\"content\":[[10,18]]") == true)
    }

    @Test func `without weights the rules read, and one line says what to do`() throws {
        expectRules(try run(with: nil), "set LECTERN_DATA")
    }

    @Test func `without those that judge stances the model reads, and one line says that rules judge`() throws {
        let whole = try Data(contentsOf: TrainedModel.folder.appending(path: "model.safetensors"))
        let result = try run(with: whole)
        #expect(result.status == 0)
        #expect(result.errors.hasPrefix("lectern: judging stances by rules: stance.safetensors: not found"))
        #expect(result.errors.filter(\.isNewline).count == 1)
    }

    @Test func `those that judge stances are not taken beside a model whose pieces are not theirs`() throws {
        let whole = try Data(contentsOf: TrainedModel.folder.appending(path: "model.safetensors"))
        var stances = try Data(contentsOf: TrainedModel.folder.appending(path: "stance.safetensors"))
        let note = try #require(stances.range(of: Data("\"pieces\":\"".utf8)))
        stances.replaceSubrange(note.upperBound..<note.upperBound + 12, with: Data("000000000000".utf8))
        let result = try run(with: whole, stances: stances)
        #expect(result.status == 0)
        #expect(result.errors.hasPrefix("lectern: judging stances by rules: "))
        #expect(result.errors.contains("was made for another model.safetensors"))
        #expect(result.errors.filter(\.isNewline).count == 1)
    }

    @Test func `damaged weights are told from whole ones`() throws {
        let whole = try Data(contentsOf: TrainedModel.folder.appending(path: "model.safetensors"))
        expectRules(try run(with: Data()), "damaged (empty)")
        expectRules(try run(with: Data("no weights at all".utf8)), "damaged")
        expectRules(try run(with: whole.prefix(whole.count / 2)), "damaged")
        expectRules(try run(with: whole.dropLast(1)), "damaged (wrong checksum)")
        var flipped = whole
        flipped[whole.count - 1_000_000] ^= 1
        expectRules(try run(with: flipped), "damaged (wrong checksum)")
        expectRules(try run(with: Data(repeating: 0xFF, count: 4096)), "damaged (no header)")
    }

    @Test func `many articles at once come out in order, a bad line among them`() throws {
        let lines = (0..<40).map { number in
            number == 17
                ? "bad"
                : "{\"id\":\"\(number)\",\"text\":\"\(String(repeating: "Ruiz said it rains. ", count: number % 7))\"}"
        }
        let result = try Program.run(["annotate", "--stream"], input: Data(lines.joined(separator: "\n").utf8))
        #expect(result.status == 2)
        let ids = result.lines.map { line in
            (try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])?["id"] as? String
        }
        #expect(ids == (0..<40).map { $0 == 17 ? nil : "\($0)" })
    }

    @Test func `whoever takes only the beginning does no harm`() throws {
        let article = "{\"id\":\"a\",\"text\":\"\(String(repeating: "Ruiz said it rains. ", count: 60))\"}"
        let lines = String(repeating: article + "\n", count: 12)
        for _ in 0..<4 {
            let process = Process()
            process.executableURL = URL(filePath: "/bin/bash")
            process.arguments = [
                "-c", "'\(Program.url.path)' annotate --stream | head -c 10 > /dev/null; exit ${PIPESTATUS[0]}",
            ]
            let stdin = Pipe()
            process.standardInput = stdin
            try process.run()
            try stdin.fileHandleForWriting.write(contentsOf: Data(lines.utf8))
            try stdin.fileHandleForWriting.close()
            process.waitUntilExit()
            #expect(process.terminationStatus == 0)
        }
    }

    @Test func `an answer comes before the next question`() throws {
        let process = Process()
        process.executableURL = Program.url
        process.arguments = ["annotate", "--stream"]
        let (stdin, stdout) = (Pipe(), Pipe())
        (process.standardInput, process.standardOutput) = (stdin, stdout)
        try process.run()
        for number in 0..<3 {
            try stdin.fileHandleForWriting.write(contentsOf: Data("{\"id\":\"\(number)\",\"text\":\"\"}\n".utf8))
            // Waits for ever if the answer waits for more input.
            let answer = stdout.fileHandleForReading.availableData
            #expect(String(decoding: answer, as: UTF8.self).contains("\"id\":\"\(number)\""))
        }
        try stdin.fileHandleForWriting.close()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    @Test func `what was found for a text is kept, and a damaged file of it does no harm`() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("article.txt")
        try "Ruiz said it rains.\n".write(to: file, atomically: true, encoding: .utf8)
        func plain() throws -> String {
            let result = try Program.run(["--plain", file.path], environment: ["XDG_CACHE_HOME": folder.path])
            return String(decoding: result.output, as: UTF8.self)
        }
        let first = try plain()
        let cache = folder.appendingPathComponent("lectern")
        let names = try FileManager.default.subpathsOfDirectory(atPath: cache.path).filter { $0.hasSuffix(".json") }
        let kept = try #require(names.first)
        #expect(names.count == 1)
        #expect(try plain() == first)
        for damage in [
            "", "{",
            #"{"text":"Ruiz said it rains.\n","statements":[{"id":"s","source":[],"cue":[],"content":[[0,99]],"confidence":1}]}"#,
        ] {
            try damage.write(to: cache.appendingPathComponent(kept), atomically: true, encoding: .utf8)
            #expect(try plain() == first)
        }
    }
}
