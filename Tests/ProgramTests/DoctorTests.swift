import Foundation
import LecternTestSupport
import Testing

/// `lectern doctor` on all parts but the library, whose damages are `LibraryTests`'.
@Suite struct DoctorTests {
    private func doctor(_ environment: [String: String], _ arguments: [String] = []) throws -> Program.Result {
        let usual = ["XDG_DATA_HOME": "/nowhere/data", "XDG_CONFIG_HOME": "/dev/null/config", "LECTERN_LIBRARY": ""]
        return try Program.run(["doctor"] + arguments, environment: usual.merging(environment) { $1 })
    }

    @Test func `each part has a line, and where nothing is wrong the status is 0`() throws {
        let result = try doctor([:])
        #expect(result.status == 0)
        let parts = result.lines.map { $0.prefix { $0 != " " } }
        #expect(parts == ["terminal", "config", "model", "stances", "matrices", "library"])
        #expect(result.lines.allSatisfy { $0.contains(" ok ") })
        #expect(result.lines[5].hasSuffix("there is none yet; lectern add FILE begins one"))
    }

    @Test func `a model that is missing is a problem with its remedy`() throws {
        let result = try doctor(["LECTERN_DATA": "/dev/null"])
        #expect(result.status == 1)
        let line = try #require(result.lines.first { $0.hasPrefix("model") })
        #expect(line.contains("problem") && line.contains("set LECTERN_DATA"))
    }

    @Test func `a mistake in the configuration is told with its place`() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "doctor-\(UUID().uuidString).toml")
        try Data("width = \"wide\"\n".utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let result = try doctor([:], ["--config", file.path()])
        #expect(result.status == 1)
        #expect(
            result.lines.contains { $0.hasPrefix("config    problem") && $0.contains(":1:9: width: takes a number") })
    }

    @Test func `a library that somebody has named must be there`() throws {
        #expect(try doctor(["LECTERN_LIBRARY": "/dev/null/none.sqlite"]).status != 0)
        #expect(try doctor([:], ["--library", "/tmp/no-such-library.sqlite"]).status == 1)
    }

    @Test func `on a terminal its name, colours, size and encoding are told`() throws {
        let terminal = try Tmux(columns: 90, rows: 20)
        let program = "XDG_DATA_HOME=/nowhere \(try Tmux.program()) doctor; echo status $?"
        try terminal.command("clear; TERM=xterm-256color \(program)")
        let rows = try terminal.wait(for: "status 0")
        #expect(rows.contains { $0.hasPrefix("terminal  ok       xterm-256color, 256 colours, 90 × 20") })
        #expect(rows.contains { $0.hasPrefix("locale    ok       UTF-8") })
        try terminal.command("clear; TERM=no-such-terminal LC_ALL=xx_YY.UTF-8 \(program)")
        let others = try terminal.wait(for: "status 1")
        #expect(others.contains { $0.hasPrefix("terminal  problem  TERM=no-such-terminal is not known here") })
        #expect(others.contains { $0.hasPrefix("locale    problem") })
    }
}
