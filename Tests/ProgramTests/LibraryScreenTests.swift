import Foundation
import LecternTestSupport
import Testing

extension TerminalTests {
    /// The library on screen, from its list into an article and back.
    @Suite struct LibraryScreenTests {
        /// Three articles by file name; in each somebody says something.
        private static let articles = [
            "old.txt": """
            Title: A bridge too old
            Date: 2023-04-02
            Source: The Harwick Courier

            Ana Ruiz, the mayor, said that the old bridge is safe.
            """,
            "warning.txt": """
            Title: Engineers warn
            Date: 2023-06-18
            Source: Wend Daily

            Tom Bell, an engineer, said that the council should close the bridge.
            """,
            "vote.txt": """
            Title: The council votes
            Date: 2023-07-10
            Source: Wend Daily

            Ana Ruiz said that the bridge has to be closed at once.
            """,
        ]

        /// A terminal whose library holds the articles.
        private func terminal(columns: Int = 80, rows: Int = 24) throws -> Tmux {
            let terminal = try Tmux(columns: columns, rows: rows)
            try FileManager.default.createDirectory(at: terminal.stateFolder, withIntermediateDirectories: true)
            for (name, text) in Self.articles {
                try Data(text.utf8).write(to: terminal.stateFolder.appending(path: name))
            }
            try terminal.command("cd $XDG_STATE_HOME; export LECTERN_LIBRARY=$PWD/library.sqlite; clear")
            try terminal.command(
                "\(try Tmux.program()) add old.txt warning.txt vote.txt > /dev/null 2>&1; echo added $?")
            try terminal.wait(for: "added 0")
            return terminal
        }

        @Test func `it opens, narrows, opens an article, corrects, undoes, goes back and quits`() throws {
            let terminal = try terminal()
            try terminal.command("clear; \(try Tmux.program()); echo left $?")
            try terminal.wait(for: "3 articles")
            try terminal.type("fspeaker:ruiz")
            try terminal.wait(for: "2 articles found")
            try terminal.press("Down")
            let list = try terminal.wait(until: "the second row chosen") {
                $0.contains { $0.hasPrefix("▌") && $0.contains("A bridge too old") }
            }
            #expect(list.contains { $0.contains("2/2") })
            try terminal.press("Enter")
            try terminal.wait(for: "said that the old bridge is safe")
            try terminal.type("iThe bridge stays open")
            try terminal.press("Enter")
            try terminal.wait(until: "the statement judged") {
                $0.contains { $0.contains("The bridge stays open") && $0.contains("~0") }
            }
            try terminal.type("]pw")
            try terminal.wait(for: "How this was read")
            try terminal.type("jjjj")
            try terminal.wait(until: "the stance chosen") { $0.contains { $0.hasPrefix("▌ stance") } }
            try terminal.press("Enter")
            try terminal.wait(for: "Stance:")
            try terminal.type("caution")
            try terminal.press("Enter")
            try terminal.wait(until: "the stance corrected") { $0.contains { $0.contains("~1") } }
            try terminal.type("L")
            try terminal.wait(for: "corrected)")
            try terminal.type("Lu")
            try terminal.wait(for: "undone:")
            try terminal.wait(until: "the stance as before") {
                $0.contains { $0.contains("The bridge stays open") && $0.contains("~0") }
            }
            try terminal.type("q")
            try terminal.wait(until: "the list at its row") {
                $0.contains { $0.hasPrefix("▌") && $0.contains("A bridge too old") }
            }
            try terminal.type("q")
            try terminal.wait(for: "left 0")
        }

        @Test func `a file is starred and corrected, and so found in the library and when it is opened again`() throws {
            let terminal = try Tmux()
            try FileManager.default.createDirectory(at: terminal.stateFolder, withIntermediateDirectories: true)
            let text = Data(Self.articles["old.txt", default: ""].utf8)
            try text.write(to: terminal.stateFolder.appending(path: "old.txt"))
            try terminal.command("cd $XDG_STATE_HOME; clear; \(try Tmux.program()) old.txt; echo left $?")
            try terminal.wait(for: "1 of 1")
            try terminal.type("!")
            try terminal.wait(for: "now in the library, and starred: A bridge too old")
            try terminal.type("wjjj")
            try terminal.wait(until: "the speaker chosen") { $0.contains { $0.hasPrefix("▌ speaker") } }
            try terminal.press("Enter")
            try terminal.wait(for: "Speaker:")
            try terminal.type("Eva Moor")
            try terminal.press("Enter")
            try terminal.wait(for: "the speaker is Eva Moor")
            try terminal.type("q")
            try terminal.wait(for: "left 0")

            try terminal.command("clear; \(try Tmux.program()) old.txt; echo left again $?")
            try terminal.wait(until: "what the library keeps of it") { screen in
                screen.contains { $0.contains("★") } && screen.contains { $0.contains("Eva Moor  said") }
            }
            try terminal.type("q")
            try terminal.wait(for: "left again 0")
            try terminal.command("clear; \(try Tmux.program()) ask is:starred speaker:moor")
            try terminal.wait(for: "the old bridge is safe")
        }

        @Test(arguments: [(80, 24), (40, 10), (140, 50)])
        func `an empty library says how it is filled`(columns: Int, rows: Int) throws {
            let terminal = try Tmux(columns: columns, rows: rows)
            try terminal.command("clear; \(try Tmux.program()) --library $XDG_STATE_HOME/new.sqlite; echo left $?")
            try terminal.wait(for: "lectern add FILE")
            try terminal.type("q")
            try terminal.wait(for: "left 0")
        }
    }
}
