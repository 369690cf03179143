import LecternScreen
import LecternTestSupport
import Testing

/// Writing on screens, and how themes show them.
@Suite struct ScreenTests {
    private func text(_ screen: Screen, row: Int = 0) -> String { screen.row(row).map(\.text).joined() }

    @Test func `text that does not fit ends in an ellipsis`() {
        var screen = Screen(size: Size(columns: 8, rows: 1))
        #expect(screen.write("the council", at: Position(column: 1, row: 0), role: .text) == 7)
        #expect(text(screen) == " the co…")
    }

    @Test func `a limit shorter than the row is kept to`() {
        var screen = Screen(size: Size(columns: 8, rows: 1))
        #expect(screen.write("council", at: Position(column: 0, row: 0), role: .text, limit: 4) == 4)
        #expect(text(screen) == "cou…    ")
        #expect(screen.write("x", at: Position(column: 0, row: 0), role: .text, limit: -3) == 0)
    }

    @Test func `what leaves the screen is left out`() {
        var screen = Screen(size: Size(columns: 3, rows: 2))
        screen.write("abc", at: Position(column: -1, row: 0), role: .text)
        screen.write("abc", at: Position(column: 0, row: 7), role: .text)
        #expect(text(screen) == "bc ")
    }

    @Test func `a wide character takes two cells and is never halved`() {
        var screen = Screen(size: Size(columns: 4, rows: 1))
        screen.write("漢字", at: Position(column: 0, row: 0), role: .text)
        #expect(screen.row(0).map(\.text) == ["漢", "", "字", ""])
        var narrow = Screen(size: Size(columns: 3, rows: 1))
        narrow.write("漢字", at: Position(column: 0, row: 0), role: .text)
        #expect(narrow.row(0).map(\.text) == ["漢", "", "…"])
    }

    @Test func `a row is filled with one character, but with none that takes no column, or two`() {
        var screen = Screen(size: Size(columns: 3, rows: 1))
        screen.fill(row: 0, with: "─", role: .rule)
        screen.fill(row: 0, with: "漢", role: .text)
        screen.fill(row: 0, with: "\u{202E}", role: .text)
        screen.fill(row: 7, with: "x", role: .text)
        #expect(text(screen) == "───")
    }

    @Test func `no string can bring a control character onto the screen`() {
        var screen = Screen(size: Size(columns: 8, rows: 1))
        screen.write("a\u{1B}[m\u{202E}b\n", at: Position(column: 0, row: 0), role: .text)
        #expect(text(screen) == "a␛[mb   ")
    }

    @Test func `overwriting half of a wide character leaves no half behind`() {
        var screen = Screen(size: Size(columns: 4, rows: 1))
        screen.write("漢字", at: Position(column: 0, row: 0), role: .text)
        screen.write("x", at: Position(column: 1, row: 0), role: .text)
        #expect(screen.row(0).map(\.text) == [" ", "x", "字", ""])
    }

    @Test(arguments: Theme.all.map(\.name))
    func `each theme shows each role as its golden says`(name: String) throws {
        let theme = try #require(Theme.named(name))
        let lines =
            Role.allCases.map { role in "\(role): \(theme.style(role, []).words)" }
            + [
                ("source", Marks.source), ("event", .event), ("dimmed", .dimmed), ("match", .match),
                ("current", .current), ("current content", .currentContent),
            ]
            .map { "+ \($0.0): \(theme.style(.contentSupport, $0.1).words)" }
        expectGolden(lines.joined(separator: "\n") + "\n", "theme-\(name).txt")
    }

    @Test(arguments: Theme.all.map(\.name))
    func `without colour, speakers, contents, events and what is dimmed differ from plain text`(name: String) throws {
        let theme = try #require(Theme.named(name))
        func attributes(_ role: Role, _ marks: Marks) -> Style.Attributes { theme.style(role, marks).attributes }
        let plain = attributes(.text, [])
        for (role, marks) in [
            (Role.text, Marks.source), (.content, []), (.contentOppose, []), (.text, .event), (.text, .current),
        ] {
            #expect(attributes(role, marks) != plain, "\(role)")
        }
        if name == "mono" { #expect(attributes(.text, .dimmed) != plain) }
    }
}

extension Style {
    /// The style in words: "green on black, bold underline".
    fileprivate var words: String {
        let names: [(Attributes, String)] = [
            (.bold, "bold"), (.dim, "dim"), (.italic, "italic"), (.underline, "underline"), (.reverse, "reverse"),
        ]
        let attributes = names.filter { self.attributes.contains($0.0) }.map(\.1).joined(separator: " ")
        let colours = (foreground.map { "\($0)" } ?? "default") + (background.map { " on \($0)" } ?? "")
        return attributes.isEmpty ? colours : "\(colours), \(attributes)"
    }
}
