import Foundation
import LecternTestSupport
import Testing

/// What shells are offered for the words of queries; `make completions` tries the shells themselves.
@Suite(.serialized) struct CompletionTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "complete-\(UUID().uuidString)")

    /// The candidates for the last of the words of a command line.
    private func candidates(_ words: String..., shell: String, command: String = "ask") throws -> [String] {
        let line = ["lectern", command] + words
        return try Program.run(
            ["---completion", command, "--", "positional@0", "\(line.count - 1)", "\(words.last?.count ?? 0)"] + line,
            environment: ["SAP_SHELL": shell, "XDG_DATA_HOME": folder.path()]
        ).lines.filter { $0 != " " }
    }

    private func add() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let article = folder.appending(path: "article.txt")
        let text =
            "Title: Bridge\n\n“The bridge is safe,” said Ana Ruiz.\n\n“Close it,” urged Tom Bell; $(touch pwned) agreed.\n"
        try Data(text.utf8).write(to: article)
        let environment = ["XDG_DATA_HOME": folder.path()]
        let added = try Program.run(["add", article.path()], environment: environment)
        let id = try #require(added.lines.first?.split(separator: " ").last)
        _ = try Program.run(["tag", String(id), "+done", "+$(touch pwned)"], environment: environment)
    }

    @Test func `speakers come as words that no shell expands, from the word on that is typed`() throws {
        try add()
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(try candidates("speaker:ru", shell: "fish") == ["speaker:ruiz"])
        #expect(try candidates("speaker:an", shell: "fish") == ["speaker:ana-ruiz"])
        #expect(try candidates("speaker:An", shell: "zsh") == ["speaker\\:Ana-ruiz"])
        #expect(try candidates("speaker", ":", "an", shell: "bash") == ["ana-ruiz"])
        #expect(try candidates("speaker", ":", shell: "bash").allSatisfy { !$0.contains("$") })
        #expect(try candidates("tag:", shell: "fish") == ["tag:done"])
        #expect(try candidates("+", shell: "fish", command: "tag") == ["+done"])
    }

    @Test func `fields and their values are offered without a library`() throws {
        #expect(try candidates("s", shell: "fish") == ["speaker:", "stance:", "source:"])
        #expect(try candidates("stance:su", shell: "fish") == ["stance:support"])
        #expect(try candidates("stance:support,c", shell: "fish") == ["stance:support,caution"])
        #expect(
            try candidates("sta", shell: "fish")
                == ["stance:support", "stance:caution", "stance:oppose", "stance:neutral"])
    }
}
