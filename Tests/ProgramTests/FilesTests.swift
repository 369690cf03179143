import Foundation
import LecternTestSupport
import Testing

extension TerminalTests {
    /// Several files at once, in a real terminal.
    @Suite struct FilesTests {
        @Test func `files are chosen from a list, whatever they are called and whether they can be read`() throws {
            let terminal = try Tmux()
            try terminal.command("mkdir $XDG_STATE_HOME; cd $XDG_STATE_HOME; clear")
            for (name, text) in [("a.txt", "Alpha speaks."), ("$'b\\e[31m.txt'", "Beta speaks."), ("c.txt", "")] {
                try terminal.command("printf '\(text)\\n' > \(name)")
            }
            try terminal.command("clear; \(try Tmux.program()) a.txt gone.txt c.txt b*; echo status $?")
            try terminal.wait(until: "the first file") { $0[0].contains("Alpha") && $0[23].contains("? help") }
            try terminal.type("Fgone")
            try terminal.wait(for: "Files  1  “gone”")
            try terminal.press("Enter")
            try terminal.wait(for: "gone.txt: no such file; check the name")
            try terminal.press("C-u", "End", "Enter")
            try terminal.wait(until: "the last file") { $0[0].contains("Beta") && $0[23].contains("? help") }
            // The two in between cannot be read: one is gone, as is known by now, and one is empty.
            try terminal.type("[f")
            try terminal.wait(for: "c.txt: is empty, there is nothing to read")
            try terminal.type("[f")
            try terminal.wait(until: "the first file") { $0[0].contains("Alpha") && $0[23].contains("? help") }
            try terminal.type("F")
            try terminal.wait(until: "the list, with what is known by now") { rows in
                rows.count { $0.contains("cannot be read") } == 2 && rows.contains { $0.contains("b␛[31m.txt") }
            }
            try terminal.press("Escape")
            try terminal.type("q")
            try terminal.wait(for: "status 0")
        }

        @Test func `what came by a pipe is gone back to as it was`() throws {
            let terminal = try Tmux()
            try terminal.command("mkdir $XDG_STATE_HOME; cd $XDG_STATE_HOME; echo Beta speaks. > b.txt; clear")
            try terminal.command("echo Alpha speaks. | \(try Tmux.program()) - b.txt; echo status $?")
            try terminal.wait(until: "the pipe's article") { $0[0].contains("Alpha") && $0[23].contains("? help") }
            try terminal.type("]f")
            try terminal.wait(until: "the file") { $0[0].contains("Beta") && $0[23].contains("? help") }
            try terminal.type("[f")
            try terminal.wait(until: "the pipe's article") { $0[0].contains("Alpha") && $0[23].contains("? help") }
            try terminal.type("R")
            try terminal.wait(for: "can be read only once")
            try terminal.type("q")
            try terminal.wait(for: "status 0")
        }
    }
}
