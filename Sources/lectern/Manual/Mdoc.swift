/// A page of the manual as it grows, in the language of mdoc(7).
struct Mdoc {
    private(set) var text: String

    /// Begins a page of that name and section.
    init(_ name: String, section: Int, date: String, summary: String) {
        text = """
            .Dd \(date)
            .Dt \(name.uppercased()) \(section)
            .Os
            .Sh NAME
            .Nm \(name)
            .Nd \(Self.arguments(summary))

            """
    }

    /// Adds a line of a macro and its arguments, which are already fit for it.
    mutating func add(_ macro: String) { text += macro + "\n" }

    /// Begins a section.
    mutating func section(_ title: String) { add(".Sh \(title)") }

    /// Begins a part of a section.
    mutating func part(_ title: String) { add(".Ss \(Self.arguments(title))") }

    /// Adds paragraphs of words, which have an empty line between them.
    ///
    /// Lines that are indented stand as they are typed; in others `code` stands out.
    mutating func prose(_ words: String) {
        var isLiteral = false
        for (number, paragraph) in words.split(separator: "\n\n").enumerated() {
            for (place, line) in paragraph.split(separator: "\n").enumerated() {
                let wasLiteral = isLiteral
                isLiteral = line.hasPrefix("  ")
                if wasLiteral, !isLiteral { add(".Ed") }
                if isLiteral, !wasLiteral { add(".Bd -literal -offset indent") }
                let isBegun = number > 0 && place == 0 || wasLiteral || text.hasSuffix(".El\n")
                if !isLiteral, isBegun { add(".Pp") }
                if isLiteral { add(Self.shielded(Self.escaped(line.dropFirst(2)))) } else { fill(line) }
            }
        }
        if isLiteral { add(".Ed") }
    }

    /// Adds words as lines of text that are not long, each sentence on lines of its own, as mdoc(7) asks.
    private mutating func fill(_ words: some StringProtocol) {
        var line = ""
        for word in Self.marked(words).split(separator: " ") {
            if !line.isEmpty, line.utf8.count + word.utf8.count > 76 {
                add(Self.shielded(line))
                line = ""
            }
            line += (line.isEmpty ? "" : " ") + word
            if let end = word.last(where: { $0 != ")" && $0 != "\"" }), ".!?".contains(end) {
                add(Self.shielded(line))
                line = ""
            }
        }
        if !line.isEmpty { add(Self.shielded(line)) }
    }

    /// Adds a list of terms, each a macro line without its dot, and what they mean.
    mutating func list(_ items: [(term: String, meaning: String)]) {
        guard !items.isEmpty else { return }
        add(".Bl -tag -width Ds")
        for item in items {
            add(".It \(item.term)")
            prose(item.meaning)
        }
        add(".El")
    }

    // MARK: Letters

    /// Words as text in which `code` is bold.
    private static func marked(_ words: some StringProtocol) -> String {
        let parts = words.split(separator: "`", omittingEmptySubsequences: false)
        return parts.enumerated().map { $0.isMultiple(of: 2) ? escaped($1) : "\\fB" + escaped($1) + "\\fR" }.joined()
    }

    /// A line of text, which must not be taken for a request.
    private static func shielded(_ line: String) -> String {
        line.hasPrefix(".") || line.hasPrefix("\\(aq") ? "\\&" + line : line
    }

    /// Words as arguments of a macro.
    static func arguments(_ words: some StringProtocol) -> String {
        words.split(separator: " ").map { word in
            let escaped = escaped(word).replacing("\"", with: "\\(dq")
            // Names of macros and punctuation mean something there.
            let isPlain = word.count > 3 && !word.contains { ".,:;()[]?!|".contains($0) }
            return isPlain ? escaped : "\\&" + escaped
        }.joined(separator: " ")
    }

    private static func escaped(_ words: some StringProtocol) -> String {
        var text = ""
        for scalar in words.unicodeScalars {
            switch scalar {
            case "\\": text += "\\e"
            case "-": text += "\\-"
            case "~": text += "\\(ti"
            case "^": text += "\\(ha"
            case "'": text += "\\(aq"
            case "`": text += "\\(ga"
            case _ where scalar.value < 0x7F: text.unicodeScalars.append(scalar)
            default:
                let digits = String(scalar.value, radix: 16, uppercase: true)
                text += "\\[u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "]"
            }
        }
        return text
    }
}
