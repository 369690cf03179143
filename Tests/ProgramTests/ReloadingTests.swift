import Foundation
import LecternTestSupport
import Testing

extension TerminalTests {
    /// A file that changes while it is read.
    @Suite struct ReloadingTests {
        /// How a file is changed: written into, replaced as editors do, taken away and written anew.
        @Test(arguments: [
            "(echo Zero.; echo; cat a.txt) > b; cat b > a.txt", "(echo Zero.; echo; cat a.txt) > b; mv b a.txt",
            "(echo Zero.; echo; cat a.txt) > b; rm a.txt; sleep 0.1; cp b a.txt",
            "(echo Zero.; echo; cat a.txt) > b; mv b target; ln -sf target a.txt",
        ])
        func `the status line tells that the file has changed, and R reads it anew at the same place`(
            _ change: String
        ) throws {
            let terminal = try Tmux()
            try terminal.command("mkdir $XDG_STATE_HOME; cd $XDG_STATE_HOME; clear")
            try terminal.command("printf 'One.\\n\\nTwo.\\n\\nThree.\\n' > a.txt; clear; \(try Tmux.program()) a.txt")
            try terminal.wait(until: "the file") { $0[0].contains("One.") && $0[23].contains("? help") }
            try terminal.type("j")
            try terminal.wait(for: "2/3")
            try terminal.wait(for: "none found")
            let before = try terminal.settled()
            let shell = Process()
            shell.executableURL = URL(filePath: "/bin/sh")
            shell.arguments = ["-c", "cd '\(terminal.stateFolder.path())'; \(change)"]
            try shell.run()
            shell.waitUntilExit()
            let told = try terminal.wait(for: "the file has changed; R reads it anew")
            #expect(told.dropLast() == before.dropLast())
            try terminal.type("k")
            try terminal.wait(until: "what stays to be told") { $0[23].contains("changed, R reads anew") }
            try terminal.type("jR")
            try terminal.wait(until: "the same paragraph, by its new number") { rows in
                rows[0].contains("3/4") && rows.contains { $0.contains("▌Two.") } && !rows[23].contains("changed")
            }
            try terminal.type("q")
        }
    }
}
