import LecternReader
import LecternScreen
import Testing

/// Other keys than the usual ones.
@Suite struct RebindingTests {
    /// A reader with changed keys, which must be no mistakes.
    private func reader(_ changes: KeyChange...) -> Reader {
        let (bindings, mistakes) = Binding.table(changing: changes)
        #expect(mistakes.isEmpty, "\(mistakes)")
        var reader = Sample.reader()
        reader.configure(ReaderConfiguration(bindings: bindings))
        return reader
    }

    @Test func `no name stands twice, and each can be written in a file as it is`() {
        let names = Binding.all.map(\.name)
        #expect(Set(names).count == names.count)
        for name in names { #expect(name.allSatisfy { $0 == "-" || ("a"..."z").contains($0) }, "\(name)") }
    }

    @Test func `a new key takes the place of all the old ones`() {
        var reader = reader(KeyChange("next-paragraph", ["J", ",j"]))
        reader.type("J ,j")
        #expect(reader.shownParagraph == 3)
        #expect(reader.type("j") == [.ring])
        #expect(reader.type("Down") == [.ring])
        reader.type("k")
        #expect(reader.shownParagraph == 2)
    }

    @Test func `counts, sequences and bookmarks go on with other keys`() {
        var reader = reader(
            KeyChange("set-bookmark", ["ma"]), KeyChange("go-to-bookmark", ["^G"]), KeyChange("pane", ["P"]))
        reader.type("3 G ma x g ^G x")
        #expect(reader.shownParagraph == 3)
    }

    @Test func `actions may exchange their keys`() {
        var reader = reader(KeyChange("next-paragraph", ["k"]), KeyChange("previous-paragraph", ["j"]))
        reader.type("k k j")
        #expect(reader.shownParagraph == 2)
    }

    @Test func `the help shows the keys as they are`() {
        var reader = reader(KeyChange("cite", ["^A"]))
        reader.type("?")
        let rows = (0..<24).map { reader.draw().row($0).map(\.text).joined() }
        #expect(rows.contains { $0.contains("^A x  cite; export the statements") })
    }

    @Test func `hints tell the keys as they are`() {
        var reader = reader(
            KeyChange("help", ["^A"]), KeyChange("next-position", ["P"]), KeyChange("set-issue", [",i"]),
            KeyChange("reload", ["^T"]), KeyChange("leave", ["X"]), KeyChange("next-paragraph", [",j", "J"]),
            KeyChange("why", ["W"]))
        #expect(reader.status.contains("^A help"))
        _ = reader.apply(.outdated)
        #expect(reader.status.contains("^T reads it anew"))
        reader.type("4 G")
        reader.type("s Enter")
        #expect(reader.status.contains("Enter text · X back · W why · y cite · J k · ^A help"))
        reader.type("J X Esc ^A")
        #expect(reader.draw().row(0).map(\.text).joined().contains("/ finds, X back"))
        reader.type("J X")
        #expect(reader.shownParagraph == 4)
    }

    @Test func `each action that a hint tells of is in the table`() {
        let reader = Sample.reader()
        for name in [
            "set-issue", "next-speaker", "next-position", "why", "next-paragraph", "previous-paragraph", "leave",
            "reload",
            "help", "search", "clear-filter", "go-to-bookmark", "speakers", "positions", "events", "export", "command",
        ] {
            #expect(!reader.key(name).isEmpty, "\(name)")
        }
    }

    @Test func `lists keep the keys that every list has, whatever else does what they do`() {
        var reader = reader(
            KeyChange("next-paragraph", ["J"]), KeyChange("cite", ["Down"]), KeyChange("export", ["Esc"]),
            KeyChange("cancel", ["^A"]))
        reader.type("s Down Enter")
        #expect(reader.draw().row(3).map(\.text).joined().contains("Tom Bell"))
        reader.type("Esc Esc")
        #expect(reader.draw() == Sample.reader().draw())
    }

    @Test func `theme and width are taken over, and the place stays`() {
        var reader = Sample.reader()
        reader.type("3 G")
        reader.configure(ReaderConfiguration(theme: .named("mono"), textWidth: 30))
        #expect(reader.theme.name == "mono")
        #expect(reader.shownParagraph == 3)
        let rows = (2..<22).map { reader.draw().row($0).map(\.text).joined() }
        #expect(rows.contains { $0.contains("It was built in 1931") && !$0.contains("thousand") })
    }

    /// A change, and what is said of it.
    struct Mistaken: Sendable {
        var changes: [KeyChange]
        var change = 0
        var key: Int?
        var words: String
    }

    private static let mistakes = [
        Mistaken(
            changes: [KeyChange("next-paragrahp", ["n"])],
            words: "there is no such action; did you mean next-paragraph?"),
        Mistaken(
            changes: [KeyChange("make-coffee", ["n"])],
            words: "there is no such action; lectern config init writes a file with all of them"),
        Mistaken(changes: [KeyChange("cite", [])], words: "no key is left for it; give one, or leave the line out"),
        Mistaken(
            changes: [KeyChange("cite", ["y", ""])], key: 1,
            words: "no key is written so; write it as in the help: j, ^E, Space, S-Tab, ]s"),
        Mistaken(
            changes: [KeyChange("cite", ["^M"])], key: 0,
            words: "no key is written so; write it as in the help: j, ^E, Space, S-Tab, ]s"),
        Mistaken(changes: [KeyChange("cite", ["c1"])], key: 0, words: "digits are counts; give another key"),
        Mistaken(
            changes: [KeyChange("cite", ["j"])], key: 0,
            words: "j is the key of next-paragraph too; give one of them another"),
        Mistaken(changes: [KeyChange("cite", ["c", "c"])], key: 1, words: "c stands twice; leave one out"),
        Mistaken(
            changes: [KeyChange("cite", ["]"])], key: 0,
            words: "] begins ]h, the key of next-heading; give one of them another"),
        Mistaken(
            changes: [KeyChange("cite", ["C", "jj"])], key: 1,
            words: "jj begins with j, the key of next-paragraph; give one of them another"),
        Mistaken(
            changes: [KeyChange("next-paragraph", ["C"]), KeyChange("cite", ["j"]), KeyChange("export", ["C"])],
            change: 2, key: 0, words: "C is the key of next-paragraph too; give one of them another"),
    ]

    @Test(arguments: mistakes)
    func `a mistake is left out and told`(_ row: Mistaken) {
        let (bindings, mistakes) = Binding.table(changing: row.changes)
        #expect(mistakes.map(\.description) == [row.words])
        #expect(mistakes.map(\.change) == [row.change])
        #expect(mistakes.map(\.key) == [row.key])
        let mistaken = row.changes[row.change].name
        #expect(
            bindings.filter { $0.name == mistaken }.map(\.keys)
                == Binding.all.filter { $0.name == mistaken }.map(\.keys))
    }

    @Test func `a change that takes the keys of one left out is left out too`() {
        let (bindings, mistakes) = Binding.table(
            changing: [KeyChange("next-paragraph", ["1"]), KeyChange("cite", ["j"]), KeyChange("quit", ["X"])])
        #expect(mistakes.map(\.change) == [0, 1])
        #expect(bindings.filter { $0.name == "quit" }.map(\.keys) == [["X"]])
    }
}
