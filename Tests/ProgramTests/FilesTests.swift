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

        /// A server whose page comes when the gate is opened.
        private func server(_ gate: DispatchSemaphore) throws -> LoopbackServer {
            try LoopbackServer { _, _ in
                gate.wait()
                return .init(
                    "<html><head><title>Gamma</title></head><body><p>Gamma speaks at length.</p></body></html>")
            }
        }

        @Test func `an address is fetched while the person reads on, and shown when it is there`() throws {
            let gate = DispatchSemaphore(value: 0)
            let server = try server(gate)
            let terminal = try Tmux()
            try terminal.command("mkdir $XDG_STATE_HOME; cd $XDG_STATE_HOME; clear")
            try terminal.command("printf 'Alpha speaks.\\n\\nTwo.\\n\\nThree.\\n' > a.txt")
            let program = "\(try Tmux.program()) --allow-local a.txt \(server.address("/gamma"))"
            try terminal.command("clear; \(program); echo status $?")
            try terminal.wait(until: "the file") { $0[0].contains("Alpha") && $0[23].contains("? help") }
            try terminal.type("]f")
            try terminal.wait(until: "what is waited for") { $0[23].contains("fetching http://127.0.0.1") }
            try terminal.type("jj")
            try terminal.wait(for: "3/3")
            #expect(try !terminal.settled().contains { $0.contains("fetching") })
            gate.signal()
            try terminal.wait(until: "the page") { $0[0].contains("Gamma") && $0[23].contains("? help") }
            try terminal.type("v")
            try terminal.wait(for: "the article came from the web; :w writes it to a file first")
            try terminal.type("[f")
            try terminal.wait(until: "the file") { $0[0].contains("Alpha") && $0[23].contains("? help") }
            // Whoever has opened another file by then, or leaves, waits for nothing.
            try terminal.type("]f[f")
            try terminal.wait(for: "this is the first file")
            try terminal.type("q")
            try terminal.wait(for: "status 0")
            for _ in 0..<9 { gate.signal() }
        }

        @Test func `an address that cannot be had is told, and the text stays`() throws {
            let server = try LoopbackServer { _, _ in .init("", status: 404) }
            let terminal = try Tmux()
            try terminal.command("mkdir $XDG_STATE_HOME; cd $XDG_STATE_HOME; echo Alpha speaks. > a.txt; clear")
            let program = "\(try Tmux.program()) --allow-local a.txt \(server.address("/gone"))"
            try terminal.command("clear; \(program); echo status $?")
            try terminal.wait(until: "the file") { $0[0].contains("Alpha") && $0[23].contains("? help") }
            try terminal.type("]f")
            try terminal.wait(until: "why not") { $0[23].contains("/gone: is not there") && $0[0].contains("Alpha") }
            try terminal.type("q")
            try terminal.wait(for: "status 0")
        }

        @Test func `an editor gets the name of a file as it is, whatever its bytes`() throws {
            let terminal = try Tmux()
            try terminal.command("mkdir $XDG_STATE_HOME; cd $XDG_STATE_HOME; clear")
            try terminal.command("printf '#!/bin/sh\\ncp \"$2\" copied.txt\\n' > editor; chmod +x editor")
            try terminal.command("echo Alpha speaks. > $'a\\xff.txt'; export VISUAL=./editor")
            try terminal.command("clear; \(try Tmux.program()) a*.txt; cat copied.txt; echo status $?")
            try terminal.wait(until: "the file") { $0[0].contains("Alpha") && $0[23].contains("? help") }
            try terminal.type("v")
            try terminal.wait(for: "back from the editor")
            try terminal.type("q")
            try terminal.wait(until: "the copy") { $0.contains("Alpha speaks.") && $0.contains("status 0") }
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
