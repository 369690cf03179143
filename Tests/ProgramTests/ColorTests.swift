import Foundation
import LecternTestSupport
import Testing

extension TerminalTests {
    /// Colours of a theme's own, by what the terminal can show.
    @Suite struct ColorTests {
        /// A kind of terminal, and how the ground and a stance of the theme are then told it.
        struct Row: Sendable {
            var term: String
            var colorTerm = ""
            var ground: String
            var support: String
        }

        @Test(arguments: [
            Row(term: "xterm-256color", colorTerm: "truecolor", ground: "48;2;38;38;38", support: "38;2;156;207;156"),
            Row(term: "xterm-256color", colorTerm: "24bit", ground: "48;2;38;38;38", support: "38;2;156;207;156"),
            Row(term: "screen-256color", colorTerm: "truecolor", ground: "48;5;235", support: "38;5;151"),
            Row(term: "linux", colorTerm: "truecolor", ground: "40", support: "32"),
            Row(term: "xterm-256color", ground: "48;5;235", support: "38;5;151"),
            Row(term: "linux", ground: "40", support: "32"),
        ])
        func `a theme's colour is sent as it is, or as the nearest that the terminal has`(_ row: Row) throws {
            let seed = Tmux.packageFile("seeds/000_3f3142c87a95ead7.txt")
            let terminal = try Tmux(environment: ["TERM": row.term, "COLORTERM": row.colorTerm])
            try terminal.command("clear; \(try Tmux.program()) --theme soft-dark \(seed)")
            try terminal.wait(for: "? help")
            try terminal.waitForAnalysis()
            let looks = try terminal.screen(withLooks: true).joined()
            func isSent(_ code: String) -> Bool { looks.contains("\u{1B}[\(code)m") || looks.contains(";\(code)m") }
            #expect(isSent(row.ground))
            #expect(isSent(row.support))
            // The person's own colours are as they were.
            try terminal.type("tttt")
            try terminal.wait(for: "theme dark")
            let dark = try terminal.screen(withLooks: true).joined()
            #expect(dark.contains("\u{1B}[4m\u{1B}[32m") || dark.contains("4;32m") || dark.contains("32m"))
            #expect(!dark.contains("8;2;") && !dark.contains("8;5;"))
            try terminal.type("q")
        }
    }
}
