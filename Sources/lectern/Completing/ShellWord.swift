internal import ArgumentParser

/// A word of a command line that is being completed, as far as it has been typed.
struct ShellWord {
    /// The word without quotation marks.
    let text: String
    /// The library that the command line names; nil when it names none.
    let library: String?
    /// What of the word the shell leaves alone: bash takes colons for ends of words.
    private let fixed: String

    /// The word at `index` of those that a shell gives.
    init(_ words: [String], at index: Int) {
        library = words.firstIndex(of: "--library").flatMap { words.indices.contains($0 + 1) ? words[$0 + 1] : nil }
        var parts = words.indices.contains(index) ? [words[index]] : []
        if CompletionShell.requesting == .bash {
            // What stands before and after a colon are words of their own there, and the colon is one.
            var at = index
            while at > 1, words.indices.contains(at), words[at] == ":" || words[at - 1] == ":" {
                at -= 1
                parts.insert(words[at], at: 0)
            }
        }
        text = parts.joined().filter { $0 != "\"" && $0 != "'" && $0 != "\\" }
        fixed = CompletionShell.requesting == .bash ? String(text.prefix { $0 != ":" }) + ":" : ""
    }

    /// Candidates for the whole word, as the shell takes them.
    func offer(_ candidates: [String]) -> [String] {
        switch CompletionShell.requesting {
        case .bash?:
            candidates.map { text.contains(":") && $0.hasPrefix(fixed) ? String($0.dropFirst(fixed.count)) : $0 }
        // There a colon would end the candidate and begin its explanation.
        case .zsh?: candidates.map { $0.replacing(":", with: "\\:") }
        default: candidates
        }
    }
}
