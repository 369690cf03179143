import Foundation
import LecternTestSupport
import Testing

extension TerminalTests {
    /// Wheel and clicks, as a terminal reports them.
    @Suite struct MouseTests {
        private let seed = Tmux.packageFile("seeds/000_3f3142c87a95ead7.txt")
        private let modes = "#{mouse_any_flag} #{mouse_sgr_flag}"

        private func opened(_ options: String = "", term: String = "xterm-256color") throws -> Tmux {
            let terminal = try Tmux(rows: 12, environment: ["TERM": term])
            try terminal.command("clear; \(try Tmux.program()) \(options) \(seed); echo left")
            try terminal.wait(for: "? help")
            return terminal
        }

        /// What a terminal sends of a button at a cell, both counted from 1: one burst, so many times.
        private func send(_ button: Int, column: Int = 10, row: Int = 6, times: Int = 1, to terminal: Tmux) throws {
            let report = Array("\u{1B}[<\(button);\(column);\(row)M".utf8)
            try terminal.pressBytes((0..<times).flatMap { _ in report }.map { String($0, radix: 16) })
        }

        /// The first line of the text without the margin, which tells where the cursor is.
        private func text(_ rows: [String]) -> Substring { rows[3].dropFirst(6) }

        @Test func `the wheel scrolls both ways, and of a burst no notch is lost`() throws {
            let terminal = try opened()
            #expect(try terminal.value(modes) == "1 1")
            let first = text(try terminal.settled())
            try send(65, times: 1, to: terminal)
            try terminal.wait(until: "three lines on") { text($0) != first }
            let third = text(try terminal.settled())
            try send(64, to: terminal)
            try terminal.wait(until: "the beginning") { text($0) == first }
            try send(65, times: 12, to: terminal)
            #expect(text(try terminal.settled()) != first)
            try send(64, times: 11, to: terminal)
            try terminal.wait(until: "all but one notch taken back") { text($0) == third }
            try terminal.type("q")
            try terminal.wait(for: "left")
            #expect(try terminal.value(modes) == "0 0")
        }

        @Test func `a click chooses a paragraph, its release and other buttons nothing`() throws {
            let terminal = try opened()
            let row = try #require(try terminal.settled().firstIndex { $0.contains("Zelensky noted") })
            try terminal.pressBytes(
                Array("\u{1B}[<2;9;\(row + 1)M\u{1B}[<0;9;\(row + 1)m".utf8).map { String($0, radix: 16) })
            try terminal.wait(for: "1/8")
            try send(0, column: 20, row: row + 1, to: terminal)
            try terminal.wait(for: "2/8")
            // The old form, of terminals that know no decimal numbers.
            try terminal.pressBytes(["1b", "5b", "4d", "20", "2a", "24"])
            try terminal.wait(for: "1/8")
        }

        @Test func `it is left to the terminal when that is wanted, and where there is none`() throws {
            #expect(try opened("--no-mouse").value(modes) == "0 0")
            #expect(try opened(term: "vt100").value(modes) == "0 0")
        }

        @Test(arguments: [SIGSEGV, SIGTERM])
        func `a signal leaves the mouse to the terminal`(_ signal: Int32) throws {
            let terminal = try opened()
            #expect(kill(try terminal.foreground(), signal) == 0)
            try terminal.wait(for: "left")
            #expect(try terminal.value(modes) == "0 0")
        }

        @Test func `suspended it leaves the mouse to the terminal, and takes it again`() throws {
            let terminal = try opened()
            try terminal.press("C-z")
            try terminal.wait(for: "Stopped")
            #expect(try terminal.value(modes) == "0 0")
            try terminal.command("fg")
            try terminal.wait(for: "? help")
            #expect(try terminal.value(modes) == "1 1")
        }
    }
}
