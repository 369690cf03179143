import LecternQuery
import LecternText

/// A second reading of the query language, as slow and as plain as its description, to compare the evaluator with.
///
/// It makes no tree: it splits the query's text again and again and looks at strings of words.
struct NaiveReading {
    let facts: ArticleFacts
    let annotations: Annotations
    let text: String

    /// Whether a statement matches, or with nil the article.
    func holds(_ query: String, of statement: Statement?) -> Bool {
        let tokens = Self.tokens(query)
        return tokens.isEmpty || holds(tokens[...], statement)
    }

    // MARK: The grammar

    /// Splits at white space and around parentheses, but not within quotation marks, which are kept.
    static func tokens(_ query: String) -> [String] {
        var tokens = [""]
        var isQuoted = false
        for character in query {
            if character == "\"" { isQuoted.toggle() }
            if !isQuoted, character.isWhitespace {
                tokens.append("")
            } else if !isQuoted, character == "(" || character == ")" {
                tokens += [String(character), ""]
            } else {
                tokens[tokens.count - 1].append(character)
            }
        }
        return tokens.filter { !$0.isEmpty }
    }

    private func holds(_ tokens: ArraySlice<String>, _ statement: Statement?) -> Bool {
        let alternatives = Self.split(tokens) { $0 == "or" }
        if alternatives.count > 1 { return alternatives.contains { holds($0, statement) } }
        let parts = Self.parts(tokens)
        if parts.count == 1 { return partHolds(parts[0], statement) }
        if statement == nil {
            let together = parts.filter(Self.isAboutStatements)
            if together.count > 1, together.contains(where: { $0.first != "not" }) {
                let isMet = annotations.statements.contains { one in together.allSatisfy { partHolds($0, one) } }
                return isMet && parts.allSatisfy { Self.isAboutStatements($0) || partHolds($0, nil) }
            }
        }
        return parts.allSatisfy { partHolds($0, statement) }
    }

    private func partHolds(_ part: ArraySlice<String>, _ statement: Statement?) -> Bool {
        if part.first == "not" { return !holds(part.dropFirst(), statement) }
        if part.first == "(" { return holds(part.dropFirst().dropLast(), statement) }
        return termHolds(part.first ?? "", statement)
    }

    /// The parts of a conjunction: each some nots and a term or a parenthesis.
    private static func parts(_ tokens: ArraySlice<String>) -> [ArraySlice<String>] {
        var parts: [ArraySlice<String>] = []
        var (start, depth) = (tokens.startIndex, 0)
        for (index, token) in zip(tokens.indices, tokens) {
            depth += token == "(" ? 1 : token == ")" ? -1 : 0
            if depth > 0 || token == "not" { continue }
            if token != "and" { parts.append(tokens[start...index]) }
            start = index + 1
        }
        return parts
    }

    private static func split(_ tokens: ArraySlice<String>, at isGap: (String) -> Bool) -> [ArraySlice<String>] {
        var depth = 0
        var ends: [Int] = []
        for (index, token) in zip(tokens.indices, tokens) {
            depth += token == "(" ? 1 : token == ")" ? -1 : 0
            if depth == 0, isGap(token) { ends.append(index) }
        }
        return zip([tokens.startIndex] + ends.map { $0 + 1 }, ends + [tokens.endIndex]).map { tokens[$0..<$1] }
    }

    private static func isAboutStatements(_ part: ArraySlice<String>) -> Bool {
        let terms = part.filter { !["(", ")", "and", "or", "not"].contains($0) }
        let ofStatements = ["speaker:", "stance:", "kind:", "type:", "cue:", "issue:", "event:"]
        let ofArticles = ["source:", "date:", "tag:", "is:"]
        return terms.allSatisfy { term in (ofStatements + ofArticles).contains { term.hasPrefix($0) } }
            && terms.contains { term in ofStatements.contains { term.hasPrefix($0) } }
    }

    // MARK: The terms

    private func termHolds(_ term: String, _ statement: Statement?) -> Bool {
        guard let colon = term.firstIndex(of: ":"), !term.hasPrefix("\"") else {
            return Self.has(texts(of: statement), Self.unquoted(term))
        }
        return Self.values(String(term[term.index(after: colon)...])).contains { value in
            if let fact = factHolds(String(term[..<colon]), value) { return fact }
            let statements = statement.map { [$0] } ?? annotations.statements
            return statements.contains { fieldHolds(String(term[..<colon]), value, $0) }
        }
    }

    private func factHolds(_ field: String, _ value: String) -> Bool? {
        switch field {
        case "source":
            return Self.has(
                [facts.source ?? "", facts.url.map { $0.split(separator: "/").map(String.init)[1] } ?? ""], value)
        case "tag": return facts.tags.contains { Self.folded($0) == Self.folded(value) }
        case "is": return value == "starred" ? facts.isStarred == true : facts.isUnread == (value == "unread")
        case "date":
            guard let date = facts.date else { return false }
            let bounds =
                value.contains("..")
                ? value.split(separator: ".", omittingEmptySubsequences: false).map(String.init) : [value, value]
            let (first, last) = (bounds[0], bounds[bounds.count - 1])
            return (first.isEmpty || Self.day(first, "01") <= Self.day(date, "01"))
                && (last.isEmpty || Self.day(date, "99") <= Self.day(last, "99"))
        default: return nil
        }
    }

    private func fieldHolds(_ field: String, _ value: String, _ statement: Statement) -> Bool {
        let speaker = annotations.speakers.first { $0.id == statement.speaker }
        switch field {
        case "speaker": return speaker.map { Self.has([$0.name] + $0.aliases, value) } ?? false
        case "type": return speaker?.kind.rawValue == value
        case "stance": return statement.position?.stance.rawValue == value
        case "kind": return statement.kind.rawValue == value
        case "cue": return Self.has([joined(statement.cue)], value, isBeginning: true)
        case "issue":
            return annotations.issues.contains {
                $0.id == statement.position?.issue && Self.has([$0.proposition], value)
            }
        case "event":
            return events(of: statement).contains { Self.has([$0.name] + $0.mentions.map { joined([$0.span]) }, value) }
        default: preconditionFailure("no field \(field)")
        }
    }

    private func events(of statement: Statement) -> [Event] {
        let spans = statement.source + statement.cue + statement.content
        let own = annotations.events.filter {
            $0.mentions.contains { mention in spans.contains { $0.overlaps(mention.span) } }
        }
        if !own.isEmpty { return own }
        var start = 0
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let paragraph = TextSpan(start, start + line.utf8.count + 1)
            if paragraph.contains(statement.start) {
                return annotations.events.filter { $0.mentions.contains { $0.span.overlaps(paragraph) } }
            }
            start = paragraph.end
        }
        return []
    }

    private func texts(of statement: Statement?) -> [String] {
        if let statement { return [statement.source, statement.cue, statement.content].map(joined) }
        return [facts.title ?? ""] + text.split(separator: "\n").map(String.init)
    }

    private func joined(_ spans: [TextSpan]) -> String {
        spans.map { String(decoding: Array(text.utf8)[$0.range], as: UTF8.self) }.joined(separator: " ")
    }

    // MARK: Strings

    private static func values(_ list: String) -> [String] {
        var values = [""]
        var isQuoted = false
        for character in list {
            if character == "\"" { isQuoted.toggle() }
            if character == ",", !isQuoted { values.append("") } else { values[values.count - 1].append(character) }
        }
        return values.map(unquoted)
    }

    private static func unquoted(_ text: String) -> String {
        text.hasPrefix("\"") ? String(text.dropFirst().dropLast()).replacing("\"\"", with: "\"") : text
    }

    private static func folded(_ text: String) -> String { text.lowercased().replacing("ü", with: "u") }

    private static func words(_ text: String) -> [String] {
        folded(text).split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    /// Whether one of the texts holds the words of `wanted` one after the other.
    private static func has(_ texts: [String], _ wanted: String, isBeginning: Bool = false) -> Bool {
        let wanted = words(wanted)
        return texts.map(words).contains { words in
            words.indices.contains { start in
                let run = Array(words[start...].prefix(wanted.count))
                if run == wanted { return true }
                guard isBeginning, run.count == wanted.count, run.dropLast() == wanted.dropLast() else { return false }
                return (run.last ?? "").hasPrefix(wanted.last ?? "")
            }
        }
    }

    private static func day(_ date: String, _ rest: String) -> String {
        date + String(repeating: "-\(rest)", count: 3 - date.split(separator: "-").count)
    }
}
