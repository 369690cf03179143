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

        /// Keeps the library from being written until it is let go, as another program that writes does.
        ///
        /// SQLite's lock of writers is a byte of the file beside it that its processes share: its documentation of WAL mode.
        private final class OtherWriter {
            private let descriptor: Int32

            init(in folder: URL) throws {
                descriptor = open(folder.appending(path: "library.sqlite-shm").path(), O_RDWR)
                var lock = flock()
                (lock.l_type, lock.l_whence) = (Int16(F_WRLCK), Int16(SEEK_SET))
                (lock.l_start, lock.l_len) = (120, 1)
                guard descriptor >= 0, fcntl(descriptor, F_SETLKW, &lock) == 0 else { throw POSIXError(.EACCES) }
            }

            func letGo() { close(descriptor) }
        }

        @Test func `whoever leaves while another program writes loses nothing`() throws {
            let terminal = try terminal()
            try terminal.command("clear; \(try Tmux.program()); echo left $?")
            try terminal.wait(for: "3 articles")
            let other = try OtherWriter(in: terminal.stateFolder)
            try terminal.type("!jTnew")
            try terminal.press("Enter")
            try terminal.type("Q")
            try terminal.wait(for: "keeping in the library what you have done")
            other.letGo()
            try terminal.wait(for: "left 0")
            try terminal.command("clear; \(try Tmux.program()) list is:starred; echo listed")
            try terminal.wait(until: "the star") { $0.contains("listed") && $0.contains { $0.contains("The council") } }
            try terminal.command("clear; \(try Tmux.program()) list tag:new; echo listed")
            try terminal.wait(until: "the tag") { $0.contains("listed") && $0.contains { $0.contains("Engineers") } }
        }

        @Test func `the first star of a file is kept, also when its reader leaves at once`() throws {
            let terminal = try terminal()
            try terminal.command("printf 'Title: Ferries\\n\\nTom Bell said that the ferry leaves.\\n' > new.txt")
            try terminal.command("clear; \(try Tmux.program()) new.txt; echo left $?")
            try terminal.wait(for: "1 of 1")
            let other = try OtherWriter(in: terminal.stateFolder)
            try terminal.type("!Q")
            try terminal.wait(for: "keeping in the library what you have done")
            other.letGo()
            try terminal.wait(for: "left 0")
            try terminal.command("clear; \(try Tmux.program()) list is:starred; echo listed")
            try terminal.wait(until: "the star") { $0.contains("listed") && $0.contains { $0.contains("Ferries") } }
        }

        @Test func `a file stays the one that is read when an article of the library is thought better of`() throws {
            let terminal = try terminal()
            try terminal.command("clear; \(try Tmux.program()) old.txt; echo left $?")
            try terminal.wait(for: "1 of 1")
            try terminal.type("a")
            try terminal.wait(for: "The council votes")
            let other = try OtherWriter(in: terminal.stateFolder)
            // The article that is asked for waits for the star to be kept.
            try terminal.type("!")
            try terminal.press("Enter")
            try terminal.wait(for: "opening …")
            try terminal.press("Escape")
            try terminal.wait(until: "the opening given up") { !$0.contains { $0.contains("opening …") } }
            other.letGo()
            try terminal.wait(for: "starred: The council votes")
            try terminal.type("q")
            try terminal.wait(for: "said that the old bridge is safe")
            _ = try terminal.settled()
            try Data("Title: A bridge too new\n\nNobody spoke.\n".utf8).write(
                to: terminal.stateFolder.appending(path: "old.txt"))
            try terminal.wait(for: "the file has changed")
            try terminal.type("Q")
            try terminal.wait(for: "left 0")
        }

        @Test func `while a long article is analysed, the rest of the library answers`() throws {
            let terminal = try terminal()
            let sentence = "Ines Falk said that the ferry pays for itself, and that boat % would be sold.\n\n"
            let text = (1...4000).map { sentence.replacingOccurrences(of: "%", with: "\($0)") }.joined()
            try Data(("Title: Ferries\nDate: 2024-01-01\n\n" + text).utf8).write(
                to: terminal.stateFolder.appending(path: "long.txt"))
            // The analysis of what is added is broken off.
            try terminal.command("\(try Tmux.program()) add long.txt > /dev/null 2>&1 & P=$!")
            try terminal.command(
                "until \(try Tmux.program()) list | grep -q Ferries; do :; done; kill $P; clear; \(try Tmux.program())")
            try terminal.wait(for: "4 articles")
            try terminal.press("Enter")
            try terminal.wait(for: "boat 1 would be")
            try terminal.type("qj")
            try terminal.press("Enter")
            try terminal.wait(for: "Ana Ruiz said that the bridge has to be closed at once.")
            try terminal.type("q!")
            try terminal.wait(for: "starred: The council votes")
            try terminal.type("Q")
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
