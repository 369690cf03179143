import Foundation
import LecternTestSupport
import Testing

/// `lectern config`, and the settings in the program as it is.
@Suite(.serialized) struct ConfigCommandTests {
    private let seed = Tmux.packageFile("seeds/000_3f3142c87a95ead7.txt")

    /// Calls `body` with a fresh folder, and the path of the configuration file in it.
    private func inFolder(_ body: (_ folder: String, _ file: String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "lectern-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder.path(), folder.appending(path: "lectern/config.toml").path())
    }

    /// Writes a configuration into `folder`.
    private func write(_ text: String, to file: String) throws {
        let url = URL(filePath: file)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }

    private func run(_ arguments: String..., in folder: String) throws -> Program.Result {
        try Program.run(["config"] + arguments, environment: ["XDG_CONFIG_HOME": folder, "HOME": folder])
    }

    private func text(_ result: Program.Result) -> String { String(decoding: result.output, as: UTF8.self) }

    @Test func `init writes a file without mistakes, makes its folders, and never writes over one`() throws {
        try inFolder { folder, file in
            let made = try run("init", in: folder + "/a/b")
            #expect(made.status == 0, "\(made.errors)")
            #expect(text(made) == "written to ~/lectern/config.toml\n")
            let checked = try run("check", in: folder + "/a/b")
            #expect(checked.status == 0)
            #expect(text(checked) == "~/lectern/config.toml: no mistakes\n")

            try write("width = 80\n", to: file)
            let again = try run("init", in: folder)
            #expect(again.status == 2)
            #expect(
                again.errors
                    == "lectern: ~/lectern/config.toml: is there already and stays as it is; edit it, or move it away first\n"
            )
            #expect(try String(contentsOf: URL(filePath: file), encoding: .utf8) == "width = 80\n")
        }
    }

    @Test func `path tells where the file would be`() throws {
        try inFolder { folder, file in
            let result = try run("path", in: folder)
            #expect(text(result) == file + "\n")
        }
    }

    @Test func `check names the mistakes and is status 1`() throws {
        try inFolder { folder, file in
            try write("theme = \"mono\"\n\nwidth = 0\n[keys]\ncite = \"j\"\n", to: file)
            let result = try run("check", in: folder)
            #expect(result.status == 2)
            #expect(
                result.errors == """
                    lectern: ~/lectern/config.toml:3:9: width: 0 is no width; give a number of columns, 72 perhaps
                    lectern: ~/lectern/config.toml:5:8: keys.cite: j is the key of next-paragraph too; give one of them another

                    """)
        }
    }

    @Test func `without a file there is nothing to check; one that is named must be there`() throws {
        try inFolder { folder, _ in
            let none = try run("check", in: folder)
            #expect(none.status == 0)
            #expect(text(none).contains("there is none"))
            let named = try run("check", "--config", "/no/such.toml", in: folder)
            #expect(named.status == 2)
            #expect(
                named.errors
                    == "lectern: /no/such.toml: no such file; check the name, or write it with lectern config init\n")
        }
    }

    @Test func `what is no small file is refused at once`() throws {
        try inFolder { folder, file in
            try write(String(repeating: "a = 1\n", count: 180_000), to: file)
            for path in [file, folder, "/dev/zero"] {
                let result = try run("check", "--config", path, in: folder)
                #expect(result.status == 2)
                #expect(result.errors.split(separator: "\n").count == 1)
            }
        }
    }

    /// The screen of the seed with a configuration, once the analysis is there.
    private func screen(_ configuration: String, _ options: String = "", keys: String = "") throws -> [String] {
        var screen: [String] = []
        try inFolder { folder, file in
            try write(configuration, to: file)
            let terminal = try Tmux(environment: ["XDG_CONFIG_HOME": folder])
            try terminal.command("clear; \(try Tmux.program()) \(options) \(seed)")
            try terminal.wait(for: "Ukraine’s president")
            if !keys.isEmpty { try terminal.type(keys) }
            screen = try terminal.settled()
            try terminal.type("Q")
        }
        return screen
    }

    @Test func `the width and the keys of the file hold in the reader`() throws {
        let narrow = try screen("width = 40\n[keys]\nnext-paragraph = \"J\"\n", keys: "JJ")
        #expect(narrow[0].contains("3/8"))
        #expect(narrow.dropFirst(3).dropLast(2).allSatisfy { $0.trimmingCharacters(in: .whitespaces).count <= 48 })
    }

    @Test func `a flag wins over the file`() throws {
        let rows = try screen("width = 20", "--width 60")
        #expect(try rows == screen("", "--width 60"))
    }

    @Test func `the first mistake shows in the status line, and the rest of the file holds`() throws {
        let rows = try screen("width = 0\n[keys]\nhelp = 4\n")
        #expect(rows.last?.contains("config.toml:1:9: width: 0 is no width") == true)
    }
}
