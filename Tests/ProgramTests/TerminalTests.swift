import Foundation
import LecternTestSupport
import Testing

/// The program in a real terminal, from the shell's prompt back to it.
@Suite(.serialized) struct TerminalTests {
    private let seed = Tmux.packageFile("seeds/000_3f3142c87a95ead7.txt")

    /// A terminal in which the program is reading the seed, or what `arguments` say.
    ///
    private func opened(
        _ arguments: String? = nil, before: String = "", environment: [String: String] = [:]
    ) throws -> Tmux {
        let terminal = try Tmux(environment: environment)
        try terminal.command("clear; M=$(stty -g); \(before) \(try Tmux.program()) \(arguments ?? seed)")
        try terminal.wait(for: "Ukraine’s president")
        try terminal.wait(for: "? help")
        // What the analysis brings changes the screen once more.
        try terminal.waitForAnalysis()
        return terminal
    }

    /// The shell is back, and the terminal as it was when the shell noted its modes in `M`.
    private func expectRestored(_ terminal: Tmux, status: Int32) throws {
        try terminal.wait(until: "the first screen") { _ in try terminal.value("#{alternate_on}") == "0" }
        try terminal.command("S=$?; clear; [ \"$M\" = \"$(stty -g)\" ] && echo same modes, status $S")
        try terminal.wait(for: "same modes, status \(status)")
        #expect(try terminal.value("#{alternate_on} #{cursor_flag} #{keypad_cursor_flag} #{keypad_flag}") == "0 1 0 0")
    }

    @Test func `it opens, moves, and gives the terminal back`() throws {
        let terminal = try opened()
        #expect(try terminal.value("#{alternate_on} #{cursor_flag}") == "1 0")
        let first = try terminal.settled()
        try terminal.type("jjj")
        try terminal.wait(for: "4/8")
        try terminal.press("Down", "Up", "PageDown")
        try terminal.type("1G")
        try terminal.wait(until: "the first screen again") { $0 == first }
        try terminal.type("q")
        try expectRestored(terminal, status: 0)
    }

    @Test func `a storm of sizes leaves the same screen as before`() throws {
        let terminal = try opened()
        try terminal.type("jj")
        try terminal.wait(for: "3/8")
        let before = try terminal.settled()
        var generator = SeededGenerator(seed: 7)
        for number in 0..<60 {
            try terminal.resize(
                columns: Int.random(in: 1...200, using: &generator), rows: Int.random(in: 1...60, using: &generator))
            if number.isMultiple(of: 4) { try terminal.press("C-l") }
        }
        try terminal.resize(columns: 80, rows: 24)
        try terminal.wait(until: "the screen of before") { $0 == before }
        try terminal.type("q")
        try expectRestored(terminal, status: 0)
    }

    @Test(arguments: [SIGTERM, SIGHUP, SIGINT])
    func `a signal that ends it restores the terminal and is its status`(_ signal: Int32) throws {
        let terminal = try opened()
        #expect(kill(try terminal.foreground(), signal) == 0)
        try expectRestored(terminal, status: 128 + signal)
    }

    @Test(arguments: [SIGSEGV, SIGILL, SIGABRT, SIGFPE, SIGBUS, SIGTRAP, SIGQUIT])
    func `a fault restores the terminal and is its status`(_ signal: Int32) throws {
        let terminal = try opened(before: "ulimit -c 0;")
        #expect(kill(try terminal.foreground(), signal) == 0)
        try expectRestored(terminal, status: 128 + signal)
    }

    @Test(arguments: ["key", "signal"])
    func `suspended by key or signal it gives the terminal back, and takes it again`(_ how: String) throws {
        let terminal = try opened()
        try terminal.type("jj")
        try terminal.wait(for: "3/8")
        let before = try terminal.settled()
        if how == "key" { try terminal.press("C-z") } else { #expect(kill(try terminal.foreground(), SIGTSTP) == 0) }
        try terminal.wait(for: "Stopped")
        try expectRestored(terminal, status: 128 + SIGTSTP)
        try terminal.command("fg")
        try terminal.wait(until: "the screen of before") { $0 == before }
        try terminal.type("kq")
        try expectRestored(terminal, status: 0)
    }

    @Test func `a window that changed while it was suspended is filled when it goes on`() throws {
        let terminal = try opened()
        try terminal.press("C-z")
        try terminal.wait(for: "Stopped")
        try terminal.resize(columns: 50, rows: 12)
        try terminal.command("clear; fg")
        try terminal.wait(until: "twelve rows, the last with the hint") { $0.count == 12 && $0[11].contains("?") }
        try terminal.type("q")
        try expectRestored(terminal, status: 0)
    }

    @Test func `keys it does not know do nothing, however they end`() throws {
        let terminal = try opened()
        let before = try terminal.settled()
        // CSI 1;9q, SS3 q, an operating system command with q's in it: none of them is the key q.
        for keys in [
            ["1b", "5b", "31", "3b", "39", "71"], ["1b", "4f", "71"], ["1b", "5d", "31", "31", "3b", "71", "71", "07"],
        ] {
            try terminal.pressBytes(keys)
            // Only the status row says that the key does nothing.
            #expect(try terminal.settled().dropLast() == before.dropLast())
        }
        try terminal.type("q")
        try expectRestored(terminal, status: 0)
    }

    @Test func `a paste presses no keys, and fills a line that is typed`() throws {
        let terminal = try opened()
        try terminal.paste("jjq")
        try terminal.wait(for: "pasted text goes into a line")
        try terminal.wait(for: "1/8")
        try terminal.type("/")
        try terminal.wait(until: "the line of the search") { $0.last?.hasPrefix(" /") == true }
        try terminal.paste("nato\nq")
        try terminal.wait(for: "/nato q")
        try terminal.press("Escape")
        try terminal.wait(for: "? help")
        try terminal.type("q")
        try expectRestored(terminal, status: 0)
    }

    @Test func `a paste whose end never comes does not keep the reader`() throws {
        let terminal = try opened()
        try terminal.pressBytes(["1b", "5b", "32", "30", "30", "7e", "6a"])
        try terminal.wait(for: "pasted text goes into a line")
        try terminal.type("j")
        try terminal.wait(for: "2/8")
        try terminal.type("q")
        try expectRestored(terminal, status: 0)
    }

    @Test func `reports of the focus are no keys`() throws {
        let terminal = try opened()
        let before = try terminal.settled()
        try terminal.pressBytes(["1b", "5b", "49", "1b", "5b", "4f"])
        #expect(try terminal.settled() == before)
        try terminal.type("q")
        try expectRestored(terminal, status: 0)
    }

    @Test(arguments: [("C-c", 130), ("C-\\", 131)])
    func `a key that interrupts another program on the terminal ends that one only`(_ key: String, _ status: Int) throws
    {
        let terminal = try opened(before: "ulimit -c 0;")
        try terminal.type("jj")
        try terminal.wait(for: "3/8")
        try terminal.type("|cat > /dev/null; echo run''ning; sleep 60")
        try terminal.press("Enter")
        try terminal.wait(for: "running")
        try terminal.press(key)
        try terminal.wait(for: "[Enter goes back to the article]")
        // Neither does it end a while later.
        Thread.sleep(forTimeInterval: 2.5)
        try terminal.press("Enter")
        try terminal.wait(for: "ended with status \(status)")
        try terminal.wait(for: "3/8")
        try terminal.type("q")
        try expectRestored(terminal, status: 0)
    }

    @Test func `stopped while another program is on the terminal, both go on together`() throws {
        let terminal = try opened()
        try terminal.type("|cat > /dev/null; echo run''ning; sleep 1; echo do''ne")
        try terminal.press("Enter")
        try terminal.wait(for: "running")
        try terminal.press("C-z")
        try terminal.wait(for: "Stopped")
        try terminal.command("clear; fg")
        try terminal.wait(for: "done")
        try terminal.press("Enter")
        try terminal.wait(for: "Ukraine’s president")
        try terminal.type("q")
        try expectRestored(terminal, status: 0)
    }

    @Test func `with NO_COLOR there is no colour`() throws {
        let colored = try opened().screen(withLooks: true).joined()
        let terminal = try opened(environment: ["NO_COLOR": "1"])
        let plain = try terminal.screen(withLooks: true).joined()
        let color = /\u{1B}\[(?:[0-9;]*;)?(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])[;m]/
        #expect(colored.contains(color))
        #expect(!plain.contains(color))
        try terminal.type("q")
        try expectRestored(terminal, status: 0)
    }

    @Test func `an article from a pipe leaves the keys to the terminal`() throws {
        let terminal = try opened("-", before: "cat \(seed) |")
        try terminal.type("jj")
        try terminal.wait(for: "3/8")
        try terminal.type("q")
        try expectRestored(terminal, status: 0)
    }

    @Test func `an article whose pipe stays open is shown and left`() throws {
        let terminal = try opened("- < <(cat \(seed); exec sleep 60)")
        try terminal.type("j")
        try terminal.wait(for: "2/")
        try terminal.type("q")
        try expectRestored(terminal, status: 0)
    }

    @Test(arguments: ["dumb", "", "no-such-terminal"])
    func `a terminal that cannot be drawn on is read on line by line, and all but a dumb one gets a remedy`(
        _ name: String
    ) throws {
        let terminal = try Tmux()
        try terminal.command("clear; TERM=\(name) \(try Tmux.program()) \(seed); echo status $?")
        let screen = try terminal.wait(for: "Paragraph 1 of 8.")
        #expect(screen.contains { $0.hasPrefix("Ukraine’s president, Volodymyr Zelensky") })
        #expect(screen.contains { $0.hasPrefix("lectern: TERM") } == (name != "dumb"))
        try terminal.press("Enter")
        try terminal.wait(for: "Paragraph 2 of 8.")
        try terminal.command("q")
        try terminal.wait(for: "status 0")
        #expect(try terminal.value("#{alternate_on}") == "0")
    }

    @Test func `where nothing can be drawn and no line be typed, the plain text is printed`() throws {
        let terminal = try Tmux(columns: 80, rows: 120)
        try terminal.command("clear; TERM=dumb \(try Tmux.program()) \(seed) < /dev/null; echo status $?")
        let screen = try terminal.wait(for: "status 0")
        #expect(screen.contains { $0.dropFirst(5).hasPrefix("Ukraine’s president, Volodymyr Zelensky") })
    }

    @Test func `lines are as long as the configuration says, on a terminal`() throws {
        let terminal = try Tmux(columns: 80, rows: 120)
        try terminal.command("mkdir $XDG_STATE_HOME; cd $XDG_STATE_HOME; echo 'width = 30' > c.toml; clear")
        for (option, width) in [("--plain", 35), ("--linear", 30)] {
            let program = "\(try Tmux.program()) --config c.toml \(option)"
            try terminal.command("clear; \(program) \(seed) 2>&1; echo status $?")
            if option == "--linear" { try terminal.command("q") }
            let rows = try terminal.wait(for: "status 0")
            #expect(rows.dropFirst(2).allSatisfy { $0.count <= width }, "\(option)")
            #expect(rows.contains { $0.count > width - 8 }, "\(option)")
        }
        let program = "\(try Tmux.program()) --config c.toml --plain"
        try terminal.command("clear; \(program) \(seed) | awk 'length > 90' | wc -l")
        try terminal.wait(until: "long lines in a pipe") {
            $0.contains { Int($0.trimmingCharacters(in: .whitespaces)) ?? 0 > 5 }
        }
    }
}
