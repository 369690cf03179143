import Foundation
import LecternReader
import LecternScreen
import LecternTestSupport
import Testing

@testable import lectern

/// The configuration file: what is taken from it, and what is said of its mistakes.
struct ConfigurationTests {
    private func read(_ text: String) -> (configuration: Configuration, mistakes: [ConfigurationMistake]) {
        Configuration.read(Array(text.utf8))
    }

    /// The settings that differ from none, as text.
    private func text(of configuration: Configuration) -> String {
        var words: [String] = []
        if let theme = configuration.theme { words.append("theme \(theme.name)") }
        if let width = configuration.width { words.append("width \(width)") }
        if let mouse = configuration.usesMouse { words.append("mouse \(mouse)") }
        if let color = configuration.color { words.append("color \(color)") }
        for issue in configuration.issues { words.append("issue \(issue)") }
        for feed in configuration.feeds { words.append("feed \(feed)") }
        for (usual, own) in zip(Binding.all, configuration.bindings ?? Binding.all) where usual.keys != own.keys {
            words.append("\(own.name) \(own.keys.joined(separator: " "))")
        }
        return words.joined(separator: ", ")
    }

    @Test(arguments: [
        ("", ""),
        ("# nothing but a comment", ""),
        ("theme = \"light\"", "theme light"),
        ("width = 80\nmouse = false\n", "width 80, mouse false"),
        ("color = 'never'\r\nwidth = 0x20\r\n", "width 32, color never"),
        ("\u{FEFF}width = 80", "width 80"),
        (
            "issues = [\"Harwick keeps\\n  the bridge\", '''\nThe road is closed''']",
            "issue Harwick keeps the bridge, issue The road is closed"
        ),
        ("feeds = ['https://n.example/a', 'https://n.example/a']", "feed https://n.example/a"),
        ("[keys]\ncite = \"C\"\nnext-paragraph = [\"J\", \"Down\"]", "next-paragraph J Down, cite C"),
        ("keys = {cite = 'C', pane = ['\\p']}", "cite C, pane \\p"),
        ("keys.cite = 'C'\nkeys.pane = 'P'", "cite C, pane P"),
        ("[keys] # it's '''\ncite = 'C'\n", "cite C"),
        ("[keys]\nnext-paragraph = 'k'\nprevious-paragraph = 'j'", "next-paragraph k, previous-paragraph j"),
    ])
    func `settings are read`(_ file: String, _ settings: String) {
        let (configuration, mistakes) = read(file)
        #expect(mistakes.isEmpty, "\(mistakes)")
        #expect(text(of: configuration) == settings)
    }

    @Test(arguments: [
        ("width = 0", "1:9: width: 0 is no width; give a number of columns, 72 perhaps"),
        ("# é\n\n  width =\t100000", "3:11: width: 100000 is no width; give a number of columns, 72 perhaps"),
        ("width = \"80\"", "1:9: width: takes a number of columns; width = 72 is usual"),
        ("width = 1979-05-27 07:32:00", "1:9: width: takes a number of columns; width = 72 is usual"),
        ("mouse = 1", "1:9: mouse: takes true or false; mouse = true is usual"),
        ("theme = \"drak\"", "1:9: theme: there is no theme \"drak\"; did you mean \"dark\"?"),
        ("color = \"red\"", "1:9: color: there is no color \"red\"; there are \"auto\", \"always\", \"never\""),
        ("widht = 3", "1:1: widht: there is no such setting; did you mean width?"),
        (
            "[hosts]\na = 1",
            "1:1: hosts: there is no such setting; there are theme, width, mouse, color, issues, feeds, keys"
        ),
        (
            "feeds = [\"https://n.example/feed\", \"n\"]",
            "1:36: feeds: a feed is an address in quotation marks; write \"https://…\""
        ),
        ("issues = [\"a\", 3]", "1:16: issues: a proposal is a sentence in quotation marks; write it so"),
        ("issues = [\"a\", \" \"]", "1:16: issues: this proposal is empty; write a sentence, or leave it out"),
        ("keys = 3", "1:8: keys: takes actions and their keys; write [keys], and beneath it: cite = \"y\""),
        (
            "[keys]\nnext-paragrahp = \"n\"",
            "2:1: keys.next-paragrahp: there is no such action; did you mean next-paragraph?"
        ),
        (
            "[keys]\ncite = [\"ö\", \"Ä\", # two\n  \"j\"]",
            "3:3: keys.cite: j is the key of next-paragraph too; give one of them another"
        ),
        (
            "keys = {cite = [\"ö\", \"]\"]}",
            "1:22: keys.cite: ] begins ]h, the key of next-heading; give one of them another"
        ),
        ("[keys]\ncite = 'c1'", "2:8: keys.cite: digits are counts; give another key"),
        (
            "[keys]\ncite = 4",
            "2:8: keys.cite: takes a key in quotation marks, or a list of them: \"j\" or [\"j\", \"Down\"]"
        ),
        ("[keys]\n'cite' = []", "2:10: keys.cite: no key is left for it; give one, or leave the line out"),
        ("width = 3\nwidth = 4", "2:9: cannot redefine existing integer 'width'; settings look like: width = 72"),
        ("width = 3\n[é]", "2:1: this table has no name; write one in brackets: [keys]"),
        ("[[[a]]]", "1:1: this table has no name; write one in brackets: [keys]"),
        ("width = [ # none\n }", "2:2: a } stands where a value should; lists look like: [\"j\"]"),
        (
            "\"\\u001B[31m\" = 1",
            "1:1: ␛[31m: there is no such setting; there are theme, width, mouse, color, issues, feeds, keys"
        ),
    ])
    func `a mistake is told by line and column`(_ file: String, _ words: String) {
        #expect(read(file).mistakes.map { $0.text(in: "f") } == ["f:" + words])
    }

    @Test func `of several settings the good ones hold, and the mistakes are in the order of the file`() {
        let (configuration, mistakes) = read("[keys]\npane = \"1\"\ncite = \"C\"\nhelp = \"2\"\n[theme]\n")
        #expect(text(of: configuration) == "cite C")
        #expect(mistakes.map(\.place?.line) == [2, 4, 5])
    }

    @Test func `the file to begin with has no mistake and changes nothing, with and without its comments`() {
        let (configuration, mistakes) = read(ConfigurationTemplate.text)
        #expect(mistakes.isEmpty, "\(mistakes)")
        #expect(text(of: configuration) == "theme dark, width 72, mouse true, color auto")
        let bare = ConfigurationTemplate.text.replacing(/(?m)^# ([a-z-]+ = )/) { String($0.output.1) }
        let (whole, others) = read(bare)
        #expect(others.isEmpty, "\(others)")
        #expect(text(of: whole) == text(of: configuration))
        for binding in Binding.all { #expect(bare.contains("\n\(binding.name) = ")) }
        for setting in Setting.all { #expect(bare.contains("\n# \(setting.help)\n")) }
    }

    /// Files that try to break the program: whatever is in them, a few short lines are said of it.
    private static let hostile: [(name: String, bytes: [UInt8])] = [
        ("a NUL", Array("width = 3\nx\0".utf8)),
        ("no UTF-8", [0x61, 0x3D, 0xFF]),
        ("nested lists", Array(("a=" + String(repeating: "[", count: 30_000)).utf8)),
        ("nested tables", Array(("a=" + String(repeating: "{a=", count: 20_000)).utf8)),
        ("a name of many parts", Array((String(repeating: "a.", count: 32_000) + "a=1").utf8)),
        ("a table of many parts", Array(("[" + String(repeating: "a.", count: 30_000) + "a]").utf8)),
        ("many unknown keys", Array(("[keys]\n" + (0..<6000).map { "k\($0)=\"x\"\n" }.joined()).utf8)),
        ("many settings", Array((0..<6000).map { "k\($0)=1\n" }.joined().utf8)),
        ("a key of many letters", Array("keys.cite = \"\(String(repeating: "x", count: 60_000))\"".utf8)),
        ("an action of many keys", Array("keys.cite = [\(String(repeating: "\"x\",", count: 15_000))]".utf8)),
        ("a name with a NUL", Array("\"a\\u0000b\" = 1\n[keys]\n\"cite\\u0000\" = \"x\"".utf8)),
        ("no end", Array("a = \"\"\"x".utf8)),
    ]

    @Test(arguments: hostile.indices)
    func `a hostile file is answered in short lines`(_ index: Int) {
        let (name, bytes) = Self.hostile[index]
        let mistakes = Configuration.read(bytes).mistakes
        #expect(name == "a name with a NUL" || !mistakes.isEmpty, "\(name)")
        for mistake in mistakes {
            #expect(mistake.text(in: "f").count < 300 && !mistake.message.contains("\n"), "\(name)")
        }
    }

    @Test func `pieces of files in any order are read or refused`() {
        let pieces = [
            "[", "]", "{", "}", "=", ".", ",", "\"", "'", "\"\"\"", "'''", "\n", "#", " ", "keys", "cite", "width", "1",
            "-", "\\",
            "[keys]\n", "cite = \"C\"\n", "true", "1979-05-27", "é", "\r", "\t",
        ]
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<4000 {
            let count = Int.random(in: 1...12, using: &generator)
            let text = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
            for mistake in read(text).mistakes { #expect(!mistake.message.contains("\n"), "\(text)") }
        }
    }
}
