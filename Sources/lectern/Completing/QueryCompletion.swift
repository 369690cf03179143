internal import ArgumentParser
internal import LecternFormats
internal import LecternLibrary
internal import LecternQuery
internal import LecternText

/// What a shell offers for the words of a query, with the speakers, events, issues and tags of the library.
enum QueryCompletion {
    /// The most names of each kind that are looked at.
    private static let limit = 200

    /// For arguments that are words of a query.
    static let words = CompletionKind.custom { words, index, _ in
        let typed = ShellWord(words, at: index)
        return typed.offer(candidates(for: typed.text, path: LibraryOption.path(named: typed.library)))
    }

    /// For an option that takes a tag.
    static let tags = CompletionKind.custom { words, index, _ in
        let typed = ShellWord(words, at: index)
        return typed.offer(tags(LibraryOption.path(named: typed.library)).filter { $0.hasPrefix(typed.text) })
    }

    /// For words that are ids of articles and, with a plus before them, tags.
    static let newTags = CompletionKind.custom { words, index, _ in
        let typed = ShellWord(words, at: index)
        let tags = tags(LibraryOption.path(named: typed.library)).map { "+" + $0 }
        return typed.offer(tags.filter { $0.hasPrefix(typed.text) })
    }

    /// What `typed`, a word as far as it has been typed, may become: each begins with it.
    ///
    /// A single field is offered with its values: a shell would put a space behind the colon.
    static func candidates(for typed: String, path: String?) -> [String] {
        let candidates = completed(typed, path)
        guard candidates.count == 1, candidates[0].hasSuffix(":"), candidates[0] != typed else { return candidates }
        let values = completed(candidates[0], path)
        return values.isEmpty ? candidates : values
    }

    private static func completed(_ typed: String, _ path: String?) -> [String] {
        let completion = Completion.at(
            cursor: typed.count, in: typed, speakers: names(.speaker, path), events: names(.event, path),
            issues: names(.issue, path), tags: tags(path))
        let head = typed.prefix(completion.columns.lowerBound)
        let part = typed.dropFirst(completion.columns.lowerBound)
        return completion.candidates.compactMap { candidate in
            from(String(part), in: candidate).map { head + $0 }
        }
    }

    /// A candidate from the word on that begins as typed; what was typed stays as it is.
    private static func from(_ typed: String, in candidate: String) -> String? {
        var rest = candidate[...]
        while true {
            if rest.lowercased().hasPrefix(typed.lowercased()) { return typed + rest.dropFirst(typed.count) }
            guard let hyphen = rest.firstIndex(of: "-") else { return nil }
            rest = rest[rest.index(after: hyphen)...]
        }
    }

    // MARK: Names

    /// The names of a kind, words with hyphens between them: in a query that is the same as the name in quotation marks.
    ///
    /// They come from articles and go into a shell, which expands what it is offered: words are letters, digits and marks.
    private static func names(_ kind: EntityID.Kind, _ path: String?) -> [String] {
        library(path).flatMap { library in
            try? library.entities(kind, limit: limit)
                .map { FoldedWords.of(Sanitizer.printable($0.name)).replacing(" ", with: "-") }
                .filter { !$0.isEmpty }
        } ?? []
    }

    /// The tags that a shell takes as one word without quotation marks.
    private static func tags(_ path: String?) -> [String] {
        library(path).flatMap { library in
            try? library.tags().filter { $0.allSatisfy { $0.isLetter || $0.isNumber || "-_./".contains($0) } }
        } ?? []
    }

    /// The library, if there is one that can be read: while a word is completed nobody can be told otherwise.
    private static func library(_ path: String?) -> Library? { path.flatMap { try? Library(at: $0) } }
}
