import Foundation
import LecternTestSupport
import Testing

extension TerminalTests {
    /// Reading goes on where it was left, another day.
    @Suite struct PlacesTests {
        private let seed = Tmux.packageFile("seeds/000_3f3142c87a95ead7.txt")

        /// Opens a file in a terminal that a shell has, another day.
        private func open(_ file: String, _ options: String = "", in terminal: Tmux) throws {
            if let kept = try? String(contentsOf: self.file(terminal), encoding: .utf8) {
                // Every place was left long ago.
                let aged = kept.replacing(#/"left":\d+/#, with: "\"left\":0")
                try Data(aged.utf8).write(to: self.file(terminal))
            }
            try reopen(file, options, in: terminal)
        }

        /// Opens a file in a terminal that a shell has, at once.
        private func reopen(_ file: String, _ options: String = "", in terminal: Tmux) throws {
            try terminal.command("clear; \(try Tmux.program()) \(options) \(file); echo left")
            try terminal.wait(for: "Issue")
        }

        private func type(_ keys: String, waitingFor text: String, in terminal: Tmux) throws {
            try terminal.type(keys)
            try terminal.wait(for: text)
        }

        private func file(_ terminal: Tmux) -> URL { terminal.stateFolder.appending(path: "lectern/places.json") }

        @Test func `an article opens where it was left, whatever its name, or where it is asked to`() throws {
            let terminal = try Tmux()
            try open(seed, in: terminal)
            try type("5Gmak", waitingFor: "4/8", in: terminal)
            let before = try terminal.settled()
            try type("q", waitingFor: "left", in: terminal)
            let permissions = try FileManager.default.attributesOfItem(atPath: file(terminal).path())[.posixPermissions]
            #expect(permissions as? Int == 0o600)

            let copy = terminal.stateFolder.appending(path: "other name.txt")
            try FileManager.default.copyItem(atPath: seed, toPath: copy.path(percentEncoded: false))
            try open("'\(copy.path(percentEncoded: false))'", in: terminal)
            try terminal.wait(until: "the screen of before") { $0.dropFirst() == before.dropFirst() }
            try type("'a", waitingFor: "5/8", in: terminal)
            try type("q", waitingFor: "left", in: terminal)

            try open(seed, "+2", in: terminal)
            try terminal.wait(for: "2/8")
            #expect(kill(try terminal.foreground(), SIGTERM) == 0)
            try terminal.wait(for: "left")
            try open(seed, in: terminal)
            try terminal.wait(for: "2/8")
        }

        @Test func `an article that is opened again the same day begins at its beginning, and tells of the place`()
            throws
        {
            let terminal = try Tmux()
            try open(seed, in: terminal)
            try type("4G", waitingFor: "4/8", in: terminal)
            try type("q", waitingFor: "left", in: terminal)
            try reopen(seed, in: terminal)
            try terminal.wait(for: "you were at paragraph 4; '' goes there")
            try terminal.wait(for: "1/8")
            try type("''", waitingFor: "4/8", in: terminal)
        }

        @Test func `the place of a file is kept when another is opened`() throws {
            let terminal = try Tmux()
            let other = terminal.stateFolder.appending(path: "other.txt")
            try FileManager.default.createDirectory(at: terminal.stateFolder, withIntermediateDirectories: true)
            try Data("One.\n\nTwo.\n\nThree.\n".utf8).write(to: other)
            try open("\(seed) \(other.path())", in: terminal)
            try type("3G", waitingFor: "3/8", in: terminal)
            try type(":n", waitingFor: ":n", in: terminal)
            try terminal.press("Enter")
            try terminal.wait(for: "1/3")
            try type("j:p", waitingFor: ":p", in: terminal)
            try terminal.press("Enter")
            try terminal.wait(for: "3/8")
            try type("Q", waitingFor: "left", in: terminal)
            try open(other.path(), in: terminal)
            try terminal.wait(for: "2/3")
        }

        @Test func `the place is kept when the terminal is closed, which the program is told twice`() throws {
            let terminal = try Tmux()
            try open(seed, in: terminal)
            try type("3G", waitingFor: "3/8", in: terminal)
            let program = try terminal.foreground()
            #expect(kill(program, SIGHUP) == 0)
            _ = kill(program, SIGHUP)
            try terminal.wait(for: "left")
            try open(seed, in: terminal)
            try terminal.wait(for: "3/8")
        }

        @Test func `a large article goes on where it was left once it has been looked at`() throws {
            let terminal = try Tmux()
            try FileManager.default.createDirectory(at: terminal.stateFolder, withIntermediateDirectories: true)
            let large = terminal.stateFolder.appending(path: "large.txt")
            let count = 100_000
            try Data(
                String(repeating: "The council met on Monday and said that the bridge is safe.\n", count: count).utf8
            ).write(to: large)
            try open(large.path(), in: terminal)
            try terminal.wait(for: "1/\(count)")
            try type("90000G", waitingFor: "90000/\(count)", in: terminal)
            try type("q", waitingFor: "left", in: terminal)
            try open(large.path(), in: terminal)
            try terminal.wait(for: "90000/\(count)")
        }

        @Test(arguments: ["", "{", "[\n{\"article\":\"x\"\n]\n", "\u{0}\u{1}\n\n,,,]"])
        func `a damaged file of places is begun anew`(_ text: String) throws {
            let terminal = try Tmux()
            try FileManager.default.createDirectory(
                at: terminal.stateFolder.appending(path: "lectern"), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file(terminal))
            try open(seed, in: terminal)
            try type("3G", waitingFor: "3/8", in: terminal)
            try type("q", waitingFor: "left", in: terminal)
            let places = try JSONSerialization.jsonObject(with: Data(contentsOf: file(terminal))) as? [[String: Any]]
            #expect(places?.count == 1)
            try open(seed, in: terminal)
            try terminal.wait(for: "3/8")
        }

        @Test func `where places cannot be kept one reads all the same`() throws {
            // Not by permissions, which bind no root: a file where the folder should be.
            let terminal = try Tmux()
            try Data().write(to: terminal.stateFolder)
            try open(seed, in: terminal)
            try type("3G", waitingFor: "3/8", in: terminal)
            try type("q", waitingFor: "left", in: terminal)
            #expect(try !terminal.screen().contains { $0.contains("lectern:") })
            try open(seed, in: terminal)
            try terminal.wait(for: "1/8")
        }

        @Test func `the oldest of too many places makes room`() throws {
            let terminal = try Tmux()
            try FileManager.default.createDirectory(
                at: terminal.stateFolder.appending(path: "lectern"), withIntermediateDirectories: true)
            let lines = (0..<1_000).map { "{\"article\":\"\($0)-1\",\"bookmarks\":{},\"cursor\":0,\"top\":0}" }
            try Data("[\n\(lines.joined(separator: ",\n"))\n]\n".utf8).write(to: file(terminal))
            try open(seed, in: terminal)
            try type("3G", waitingFor: "3/8", in: terminal)
            try type("q", waitingFor: "left", in: terminal)
            let kept = try String(contentsOf: file(terminal), encoding: .utf8)
            #expect(kept.split(separator: "\n").count == 1_002)
            #expect(!kept.contains("\"0-1\"") && kept.contains("\"1-1\"") && kept.contains("\"999-1\""))
        }
    }
}
