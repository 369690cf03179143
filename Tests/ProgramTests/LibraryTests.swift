import Foundation
import LecternTestSupport
import Testing

@Suite struct LibraryTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lectern-\(UUID().uuidString)")

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

    private func run(_ arguments: String...) throws -> Program.Result {
        try Program.run(arguments, environment: ["XDG_DATA_HOME": folder.path, "LECTERN_LIBRARY": ""])
    }

    private func file(_ name: String, _ text: String) throws -> String {
        let file = folder.appendingPathComponent(name)
        try Data(text.utf8).write(to: file)
        return file.path
    }

    /// Two articles with annotations of them.
    private func add() throws {
        let one = try file("one.txt", "Title: Rain\nDate: 2023-04-05\nSource: The Mirror\n\nAna Bell said it rains.")
        let two = try file("two.txt", "Title: Sun\nDate: 2023-05-01\n\nAna Bell said it shines.")
        let line = """
            {"id":"%","issue":[{"id":"i1","proposition":"It rains"}],"speakers":[{"id":"p1","name":"Ana Bell","type":"person","aliases":[]}],\
            "statements":[{"id":"s1","source":[[0,8]],"cue":[[9,13]],"content":[[14,20]],"speaker":"p1","issue":"i1","stance":"$"}],"events":[]}
            """
        let lines = [("one", "support"), ("two", "oppose")].map { id, stance in
            line.replacingOccurrences(of: "%", with: id).replacingOccurrences(of: "$", with: stance)
        }
        let annotations = try file("annotations.jsonl", lines.joined(separator: "\n") + "\n")
        let result = try run("add", "--annotations", annotations, one, two)
        #expect(result.status == 0)
        #expect(result.lines.count == 2)
        #expect(result.lines.allSatisfy { $0.hasPrefix("stored ") })
    }

    @Test func `what is added is listed, asked and shown`() throws {
        try add()
        #expect(try run("list").lines.map { $0.contains("Sun") } == [true, false])
        let asked = try run("ask", "speaker:bell", "not", "stance:oppose", "--format", "jsonl")
        #expect(asked.lines.count == 1)
        #expect(asked.lines[0].contains("\"content\":\"it rai\""))
        let id = try #require(asked.lines[0].split(separator: "\"").dropFirst(3).first.map { String($0.prefix(16)) })
        #expect(String(decoding: try run("show", id).output, as: UTF8.self).contains("Ana Bell said it rains."))
        #expect(try run("speakers").lines == ["p1      Ana Bell · person · 2 in 2  +1 ~0 -1 .0"])
        #expect(try run("board", "rains").lines.last?.hasSuffix("S1        O1         changed") == true)
    }

    @Test func `a file that is printed or read line by line is read as the library has it`() throws {
        try add()
        let one = folder.appendingPathComponent("one.txt").path
        let plain = String(decoding: try run("--plain", one).output, as: UTF8.self)
        #expect(plain.contains("S Ana Bell said it rains."))
        let linear = try Program.run(
            ["--linear", one], input: Data("\nq\n".utf8),
            environment: ["XDG_DATA_HOME": folder.path, "LECTERN_LIBRARY": ""])
        #expect(linear.lines.contains { $0.hasPrefix("Support. Ana Bell (said), in paraphrase: it rai") })
    }

    @Test func `nothing found is status 1, a bad query 64, and no library says how to begin`() throws {
        let none = try run("list")
        #expect(none.status == 1)
        #expect(none.errors.contains("lectern add FILE begins one"))
        try add()
        #expect(try run("ask", "nobody").status == 1)
        let bad = try run("ask", "speakr:bell")
        #expect(bad.status == 64)
        #expect(bad.errors == "lectern: query: column 1: there is no field speakr; perhaps speaker\n")
        #expect(try run("show", "nope").status == 2)
    }

    @Test func `tags and removals are told, and taken back`() throws {
        try add()
        let id = try #require(try run("list").lines.first).prefix(16)
        #expect(try run("tag", String(id), "+To cite").lines == ["tagged To cite: Sun"])
        #expect(try run("list", "tag:\"to cite\"").lines.count == 1)
        #expect(try run("remove", String(id)).lines == ["removed: Sun"])
        #expect(try run("list").lines.count == 1)
        #expect(try run("remove", "--undo").lines == ["back again: Sun"])
        #expect(try run("list").lines.count == 2)
    }

    @Test func `a damaged library says so in one line, and is mended from what is whole`() throws {
        try add()
        #expect(try run("doctor").lines.last?.hasSuffix("2 articles, 2 statements, whole") == true)
        let backup = folder.path + "/backup"
        #expect(try run("backup", backup).lines == ["\(backup): 2 articles, 2 statements, verified"])
        let path = folder.path + "/lectern/library.sqlite"
        var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        let place = try #require(bytes.range(of: Data("Ana Bell said it rains.".utf8)))
        bytes[place.lowerBound] = UInt8(ascii: "E")
        try bytes.write(to: URL(fileURLWithPath: path))
        let told = try run("doctor")
        #expect(told.status == 2)
        #expect(told.errors.split(separator: "\n").count == 1)
        #expect(told.errors.contains("damaged (the text of "))
        #expect(try run("doctor", "--repair").status == 0)
        #expect(try run("list").lines.count == 1)
        #expect(try run("restore", backup).status == 0)
        #expect(try run("list").lines.count == 2)
    }

    @Test func `what is exported as data makes the same library, and what is exported of that is the same`() throws {
        try add()
        let ids = try run("list").lines.map { String($0.prefix(16)) }
        _ = try run("tag", ids[0], "+To cite")
        _ = try run("speakers", "rename", "p1", "Ana Maria Bell")
        let lines = try run("export", "--format", "jsonl")
        #expect(lines.lines.count == 2)
        let file = folder.appendingPathComponent("all.jsonl")
        try lines.output.write(to: file)
        let other = folder.appendingPathComponent("other.sqlite").path
        let added = try run("add", "--library", other, file.path)
        #expect(added.status == 0, "\(added.errors)")
        #expect(added.lines.allSatisfy { $0.hasPrefix("stored ") })
        #expect(try run("export", "--format", "jsonl", "--library", other).output == lines.output)
        for command in ["list", "speakers", "ask"] {
            let words = command == "ask" ? [command, "speaker:bell"] : [command]
            let here = try Program.run(words + ["--library", folder.path + "/lectern/library.sqlite"])
            #expect(try Program.run(words + ["--library", other]).output == here.output)
        }
        #expect(try run("add", "--library", other, file.path).lines.allSatisfy { $0.hasPrefix("known ") })
    }

    @Test func `an article that cannot be stored is told, and the others are stored, of this file and of later ones`()
        throws
    {
        let first = try file("first.jsonl", #"{"id":"one","text":"Rain."}"# + "\n")
        let bad = try file(
            "bad.jsonl",
            [#"{"id":"two","text":"Sun."}"#, #"{"id":"one","text":"Snow."}"#, #"{"id":"three","text":"Hail."}"#]
                .joined(separator: "\n"))
        let last = try file("last.jsonl", #"{"id":"four","text":"Fog."}"#)
        #expect(try run("add", first).status == 0)
        let added = try run("add", bad, last)
        #expect(added.status == 2)
        #expect(added.lines.map { $0.split(separator: " ")[1] } == ["two", "three", "four"])
        #expect(added.errors.split(separator: "\n").count == 1)
        #expect(added.errors.contains(": one is the name of ") && !added.errors.contains("--id"))
        #expect(try run("list").lines.count == 4)
    }

    @Test func `the library may be named before the command`() throws {
        try add()
        let path = folder.path + "/lectern/library.sqlite"
        #expect(try Program.run(["--library", path, "list"]).output == run("list").output)
        #expect(try Program.run(["--library=" + path, "list"]).output == run("list").output)
    }

    @Test func `help names all commands, and commands of commands by their whole name`() throws {
        let help = String(decoding: try Program.run(["--help"]).output, as: UTF8.self)
        #expect(help.contains("USAGE: lectern <subcommand>") && help.contains("  annotate "))
        let events = String(decoding: try Program.run(["events", "--help"]).output, as: UTF8.self)
        #expect(events.contains("USAGE: lectern events"))
    }

    @Test func `what a query finds, or a name, is exported to every format`() throws {
        try add()
        let table = try run("export", "--format", "csv", "--query", "stance:oppose")
        #expect(table.lines.count == 2)
        #expect(table.lines.last?.contains("it shi") == true)
        for format in ["bib", "csl.json"] {
            let references = try run("export", "--format", format, "--query", "stance:oppose")
            let text = String(decoding: references.output, as: UTF8.self)
            #expect(text.contains("it shi") && !text.contains("rains"), "\(format)")
        }
        let one = try run("export", "--format", "md", "one")
        #expect(one.status == 2)
        #expect(one.errors == "lectern: one: no such file; check the name\n")
        let id = try #require(try run("list").lines.last).prefix(16)
        #expect(try run("export", "--format", "txt", String(id)).lines.count == 1)
        for format in ["md", "html", "csv", "csl.json", "json", "jsonl", "bib", "txt"] {
            let result = try run("export", "--format", format)
            #expect(result.status == 0)
            #expect(String(decoding: result.output, as: UTF8.self).contains("Rain"), "\(format)")
        }
        #expect(try run("export", "--query", "nobody").status == 1)
        #expect(try run("export", "--query", "speakr:x").status == 64)
    }
}
