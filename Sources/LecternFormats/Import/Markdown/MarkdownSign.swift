/// Tells Markdown from plain text, in which a `#` or a `*` means itself.
enum MarkdownSign {
    /// Whether a text, or its beginning, is Markdown: it has a head of settings, or headings that stand alone, or two
    /// other things that only Markdown has.
    static func isMarkdown(_ text: [UInt8]) -> Bool {
        let lines = text.split(separator: 0x0A, maxSplits: 2000, omittingEmptySubsequences: false).map {
            MarkdownText.trimmed($0)
        }
        if MarkdownText.headLength(lines) != nil { return true }
        var (headings, alone, fences) = (0, 0, 0)
        var signs: Set<String> = []
        for (index, line) in lines.enumerated() {
            if line.starts(with: "```".utf8) { fences += 1 }
            if fences % 2 == 1 { continue }
            if MarkdownText.headingLevel(line) != nil {
                headings += 1
                let isAlone =
                    (index == 0 || lines[index - 1].isEmpty) && (index + 1 == lines.count || lines[index + 1].isEmpty)
                if isAlone { alone += 1 }
            } else if line.count >= 3, line.allSatisfy({ $0 == UInt8(ascii: "=") }), index > 0,
                !lines[index - 1].isEmpty
            {
                signs.insert("underline")
            }
            if has("](", in: line, after: "[") { signs.insert("link") }
            if has("**", in: line, after: "**") { signs.insert("strong") }
        }
        if fences >= 2, fences % 2 == 0 { signs.insert("fence") }
        return alone > 0 && alone * 2 >= headings || signs.count >= 2
    }

    /// Whether `mark` stands in a line somewhere behind `opening`.
    private static func has(_ mark: StaticString, in line: ArraySlice<UInt8>, after opening: StaticString) -> Bool {
        guard let start = line.range(of: opening) else { return false }
        return line[start.upperBound...].range(of: mark) != nil
    }
}
