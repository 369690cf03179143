internal import LecternQuery
internal import LecternScreen
internal import LecternText

/// Taking keys while a line is typed, and doing what the line says.
extension Reader {
    /// Opens a line over what is shown now.
    mutating func ask(_ purpose: Prompt.Purpose, text: String = "") {
        mode = .prompt(Prompt(purpose, text: text))
    }

    /// Takes a key while a line is typed.
    mutating func press(_ key: Key, in prompt: Prompt) -> [Effect] {
        var prompt = prompt
        if let edit = Self.edit(for: key) {
            // Backspace in an empty line leaves it, as in the readers that people know.
            if edit == .deleteBackward, prompt.text.isEmpty { return cancel(prompt) }
            prompt.edit(edit)
            prompt.historyDepth = nil
            return follow(prompt)
        }
        switch key {
        case .enter: return finish(prompt)
        case .escape, .control("c"): return cancel(prompt)
        case .tab: return complete(prompt)
        case .up, .control("p"): return recall(in: prompt, by: 1)
        case .down where prompt.goesIntoRows:
            keep(prompt)
            return goIntoRows()
        case .down, .control("n"): return recall(in: prompt, by: -1)
        case .control("z"): return [.suspend]
        case .control("l"): return [.redraw]
        default: return [.ring]
        }
    }

    /// Takes a text that was pasted: into the line that is typed, at the cursor. Elsewhere it does nothing, as keys would
    /// do what nobody meant.
    ///
    /// Line ends and other white space become spaces; what cannot be printed is left out.
    public mutating func paste(_ text: String) -> [Effect] {
        guard case .prompt(var prompt) = mode else {
            message = .note("pasted text goes into a line that is typed; here it does nothing")
            return [.ring]
        }
        message = nil
        var words = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch Printable(scalar) {
            case .plain, .mark: words.append(scalar)
            case .space: if words.last != " " { words.append(" ") }
            case .hidden, .substitute: continue
            }
        }
        for character in String(words) { prompt.insert(character) }
        prompt.historyDepth = nil
        let effects = follow(prompt)
        layOutPage()
        return effects + pageDue()
    }

    private static func edit(for key: Key) -> Prompt.Edit? {
        switch key {
        case .character(let character): .insert(character)
        case .backspace, .control("h"): .deleteBackward
        case .delete, .control("d"): .deleteForward
        case .control("u"): .deleteLine
        case .control("w"): .deleteWord
        case .left, .control("b"): .left
        case .right, .control("f"): .right
        case .home, .control("a"): .start
        case .end, .control("e"): .end
        default: nil
        }
    }

    /// Shows a line that has changed, and what follows from it while it is typed.
    private mutating func follow(_ prompt: Prompt) -> [Effect] {
        var prompt = prompt
        prompt.mistake = nil
        prompt.candidates = []
        prompt.note = nil
        var effects: [Effect] = []
        switch prompt.purpose {
        case .filter: prompt.mistake = filter(by: prompt.line)
        case .search: (effects, prompt.mistake) = search(for: prompt.line)
        case .articles: prompt.mistake = narrow(by: prompt.line)
        case .names: narrow(words: prompt.line)
        case .issue, .command, .pipe, .export, .tags, .speaker, .stance, .note: break
        }
        mode = .prompt(prompt)
        layOut()
        return effects
    }

    /// Filters by a query as far as it can be read; what is wrong with it leaves the last good one standing.
    private mutating func filter(by line: String) -> Prompt.Mistake? {
        do throws(QueryError) {
            let query = try Query.parse(line)
            filter.query = query == .everything ? nil : query
            stayAmongPassing()
            return nil
        } catch {
            return Prompt.Mistake(column: error.column, message: error.message)
        }
    }

    private mutating func cancel(_ prompt: Prompt) -> [Effect] {
        mode = .reading
        if prompt.purpose == .filter {
            filter = filterBefore
            stayAmongPassing()
        }
        if prompt.purpose == .search { cancelSearch() }
        if prompt.purpose == .articles || prompt.purpose == .names { cancelNarrowing() }
        mending = nil
        layOut()
        return []
    }

    /// Does what the line says.
    private mutating func finish(_ prompt: Prompt) -> [Effect] {
        var prompt = prompt
        if prompt.purpose == .export, !prompt.text.isEmpty { prompt.mistake = mistake(inExport: prompt.line) }
        if prompt.purpose == .stance { prompt.mistake = mistake(inStance: prompt.line) }
        if prompt.mistake != nil {
            mode = .prompt(prompt)
            return [.ring]
        }
        mode = .reading
        keep(prompt)
        switch prompt.purpose {
        case .issue: return apply(.setIssue(prompt.line))
        case .command: return run(prompt.line)
        case .pipe: return prompt.text.isEmpty ? [] : [.pipe(command: prompt.line)]
        case .export: return prompt.text.isEmpty ? [] : export(to: prompt.line)
        case .filter:
            showPassing()
            return []
        case .articles, .names: return goToFirst()
        case .tags: return tag(as: prompt.line)
        case .speaker, .stance, .note: return mend(by: prompt.line)
        case .search:
            acceptSearch()
            return []
        }
    }

    // MARK: History

    /// How many lines of each purpose are kept.
    private static let historyLimit = 100

    /// Keeps a line to be recalled, the newest first, each once.
    private mutating func keep(_ prompt: Prompt) {
        guard !prompt.text.isEmpty, prompt.purpose.isRecalled else { return }
        var lines = history[prompt.purpose] ?? []
        lines.removeAll { $0 == prompt.line }
        lines.insert(prompt.line, at: 0)
        history[prompt.purpose] = Array(lines.prefix(Self.historyLimit))
    }

    private mutating func recall(in prompt: Prompt, by step: Int) -> [Effect] {
        var prompt = prompt
        let lines = history[prompt.purpose] ?? []
        let depth = (prompt.historyDepth ?? -1) + step
        guard depth >= -1, depth < lines.count else { return [.ring] }
        prompt.replace(with: depth < 0 ? "" : lines[depth])
        let effects = follow(prompt)
        if case .prompt(var shown) = mode {
            shown.historyDepth = depth < 0 ? nil : depth
            mode = .prompt(shown)
        }
        return effects
    }

    /// The lines that have been typed, by what for, the newest first: to be kept for another day.
    public var linesTyped: [String: [String]] {
        Dictionary(uniqueKeysWithValues: history.map { ($0.key.rawValue, $0.value) })
    }

    /// Takes over lines that were typed another day, to be recalled.
    public mutating func remember(lines: [String: [String]]) {
        for (name, lines) in lines {
            if let purpose = Prompt.Purpose(rawValue: name) {
                history[purpose] = Array(lines.prefix(Self.historyLimit))
            }
        }
    }

    // MARK: Completion

    /// Completes the word under the cursor as far as it is certain; shows what is not.
    private mutating func complete(_ prompt: Prompt) -> [Effect] {
        let (range, candidates) = completion(for: prompt)
        guard let first = candidates.first else { return [.ring] }
        var prompt = prompt
        let common = candidates.dropFirst().reduce(first) { String(zip($0, $1).prefix { $0 == $1 }.map(\.0)) }
        if candidates.count == 1 || common.count > range.count { prompt.replace(range, with: common) }
        let effects = follow(prompt)
        if candidates.count > 1, case .prompt(var shown) = mode {
            shown.candidates = candidates
            mode = .prompt(shown)
        }
        return effects
    }

    private func queryCompletion(for prompt: Prompt) -> (range: Range<Int>, candidates: [String]) {
        let annotations = highlights.annotations
        let completion = Completion.at(
            cursor: prompt.cursor, in: prompt.line, speakers: annotations.speakers.map(\.name),
            events: annotations.events.map(\.name), issues: annotations.issues.map(\.proposition))
        return (completion.columns, completion.candidates)
    }

    /// The issues to choose from, each once: those that the person follows, then what the article may debate, the likeliest
    /// first.
    var knownIssues: [Issue] {
        let followed = followedIssues.map { Issue(id: "i1", proposition: $0) }
        var seen: Set<String> = []
        return (followed + highlights.annotations.issues + highlights.annotations.proposals).filter {
            seen.insert($0.proposition).inserted
        }
    }

    /// Of the issues to choose from those that begin as the line does; a line that is one of them makes way for the next.
    private func issueCompletion(for prompt: Prompt) -> (range: Range<Int>, candidates: [String]) {
        let known = knownIssues.map(\.proposition)
        let range = 0..<prompt.text.count
        // All begin with nothing; the first is taken, from which Tab goes on.
        if prompt.text.isEmpty { return (range, Array(known.prefix(1))) }
        if let number = known.firstIndex(of: prompt.line) { return (range, [known[(number + 1) % known.count]]) }
        let fitting = known.filter { Folding.fold($0).hasPrefix(Folding.fold(prompt.line)) }
        return (range, fitting.isEmpty ? Array(known.prefix(1)) : fitting)
    }

    private func libraryCompletion(for prompt: Prompt) -> (range: Range<Int>, candidates: [String]) {
        let known = shelf?.vocabulary ?? LibraryVocabulary()
        let completion = Completion.at(
            cursor: prompt.cursor, in: prompt.line, speakers: known.speakers, events: known.events,
            issues: known.issues, tags: known.tags)
        return (completion.columns, completion.candidates)
    }

    /// The tag at the cursor, from the comma before it.
    private func tagCompletion(for prompt: Prompt) -> (range: Range<Int>, candidates: [String]) {
        let head = prompt.text[..<prompt.cursor]
        let start = head.lastIndex(of: ",").map { $0 + 1 } ?? 0
        let first = head[start...].firstIndex { !$0.isWhitespace } ?? prompt.cursor
        let typed = Folding.fold(String(head[first...]))
        return (first..<prompt.cursor, shelf?.vocabulary.tags.filter { Folding.fold($0).hasPrefix(typed) } ?? [])
    }

    /// The names that begin as the line does, then those that hold it.
    private func choice(for prompt: Prompt, among names: [String]) -> (range: Range<Int>, candidates: [String]) {
        let typed = Folding.fold(prompt.line)
        let (first, others) = names.reduce(into: ([String](), [String]())) { found, name in
            let folded = Folding.fold(name)
            if folded.hasPrefix(typed) { found.0.append(name) } else if folded.contains(typed) { found.1.append(name) }
        }
        return (0..<prompt.text.count, first.isEmpty ? others : first)
    }

    /// The characters that a completion replaces, and what may take their place.
    private func completion(for prompt: Prompt) -> (range: Range<Int>, candidates: [String]) {
        switch prompt.purpose {
        case .command: commandCompletion(prompt.text, cursor: prompt.cursor)
        case .issue: issueCompletion(for: prompt)
        case .filter: queryCompletion(for: prompt)
        case .articles: libraryCompletion(for: prompt)
        case .tags: tagCompletion(for: prompt)
        case .speaker: choice(for: prompt, among: highlights.annotations.speakers.map(\.name))
        case .stance: choice(for: prompt, among: Stance.allCases.map(\.rawValue))
        case .search, .pipe, .export, .names, .note: (0..<0, [])
        }
    }
}
