import Foundation
import LecternTestSupport
import Testing

extension TerminalTests {
    /// What is kept from one run to the next beside places.
    @Suite struct MemoryTests {
        private let seed = Tmux.packageFile("seeds/000_3f3142c87a95ead7.txt")

        private func open(_ options: String = "", in terminal: Tmux) throws {
            try terminal.command("clear; \(try Tmux.program()) \(options) \(seed); echo left")
            try terminal.wait(for: "  ~")
        }

        private func quit(_ terminal: Tmux) throws {
            try terminal.type("Q")
            try terminal.wait(for: "left")
        }

        @Test func `a search goes on another day, with its place among the hits`() throws {
            let terminal = try Tmux()
            try open(in: terminal)
            try terminal.type("/membership")
            try terminal.wait(for: "/membership")
            try terminal.press("Enter")
            try terminal.wait(for: "/membership 1 of 5")
            try quit(terminal)
            try open(in: terminal)
            try terminal.type("2n")
            try terminal.wait(for: "/membership 2 of 5")
            try terminal.type("/")
            try terminal.press("Up")
            try terminal.wait(for: "/membership")
        }

        @Test func `--last reads on in the article that was left last`() throws {
            let terminal = try Tmux()
            try terminal.command("clear; \(try Tmux.program()) --last; echo left $?")
            try terminal.wait(for: "nothing has been read yet")
            try open(in: terminal)
            try terminal.type("3G")
            try terminal.wait(for: "3/8")
            try quit(terminal)
            try terminal.command("clear; cd /; \(try Tmux.program()) --last; echo left")
            try terminal.wait(for: "Ukraine’s president")
            try quit(terminal)
        }

        @Test func `the width that keys have set is kept until another is configured`() throws {
            let terminal = try Tmux()
            try open(in: terminal)
            try terminal.type("<<<")
            try terminal.wait(for: "text 60 columns wide")
            let narrow = try terminal.screen()[3]
            try quit(terminal)
            try open(in: terminal)
            #expect(try terminal.settled()[3] == narrow)
            try quit(terminal)
            try open("--width 50", in: terminal)
            #expect(try terminal.settled()[3] != narrow)
            try quit(terminal)
            // The usual width, but asked for.
            try open("--width 72", in: terminal)
            #expect(try terminal.settled()[3] != narrow)
            try quit(terminal)
            try open(in: terminal)
            #expect(try terminal.settled()[3] == narrow, "what was asked for once takes nothing away")
        }

        @Test func `two at once keep what was typed in either`() throws {
            let one = try Tmux()
            let other = try Tmux(environment: ["XDG_STATE_HOME": one.stateFolder.path()])
            for terminal in [one, other] { try open(in: terminal) }
            for (terminal, words) in [(one, "membership"), (other, "alliance")] {
                try terminal.type("/\(words)")
                try terminal.wait(for: "/\(words)")
                try terminal.press("Enter")
                try terminal.wait(for: "/\(words) 1 of")
            }
            for terminal in [one, other] { try quit(terminal) }
            try open(in: one)
            try one.type("/")
            try one.press("Up")
            try one.wait(for: "/alliance")
            try one.press("Up")
            try one.wait(for: "/membership")
        }

        @Test func `the issue that was set is there again`() throws {
            let terminal = try Tmux()
            try open(in: terminal)
            try terminal.type("iTolls rise")
            try terminal.press("Enter")
            try terminal.wait(for: "on your issue: ")
            try quit(terminal)
            try terminal.command("clear; \(try Tmux.program()) \(seed); echo left")
            try terminal.wait(for: "Issue  Tolls rise")
        }

        @Test func `an export tells how many statements it wrote, and a name that is taken keeps the line`() throws {
            let terminal = try Tmux()
            try FileManager.default.createDirectory(at: terminal.stateFolder, withIntermediateDirectories: true)
            let path = terminal.stateFolder.appending(path: "o.csv").path()
            try open(in: terminal)
            try terminal.type("x\(path)")
            try terminal.wait(for: "o.csv")
            try terminal.press("Enter")
            try terminal.wait(for: " statements written to")
            try terminal.type("x\(path)")
            try terminal.wait(for: "o.csv")
            try terminal.press("Enter")
            try terminal.wait(for: "give another name")
            try terminal.wait(for: " statements to (")
        }
    }
}
