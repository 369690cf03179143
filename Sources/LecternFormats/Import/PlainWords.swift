internal import LecternScreen

/// Words as they may stand in an article: no controls, nothing that deceives, white space folded.
enum PlainWords {
    /// `text` on one line.
    static func line(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        var isBlank = false
        for scalar in text.unicodeScalars {
            guard let kept = kept(scalar) else { continue }
            if kept == " " {
                isBlank = !out.isEmpty
            } else {
                if isBlank { out.append(" ") }
                isBlank = false
                out.append(kept)
            }
        }
        return String(out)
    }

    /// The paragraphs of a plain text: blank lines stand between them.
    static func paragraphs(_ text: String) -> [String] {
        var paragraphs: [[Substring]] = [[]]
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            if line.allSatisfy(\.isWhitespace) {
                paragraphs.append([])
            } else {
                paragraphs[paragraphs.count - 1].append(line)
            }
        }
        return paragraphs.compactMap { nonEmpty(self.line($0.joined(separator: " "))) }
    }

    /// `text`, nil when it is empty.
    static func nonEmpty(_ text: String) -> String? { text.isEmpty ? nil : text }

    /// What becomes of a scalar; nil when it goes.
    private static func kept(_ scalar: UnicodeScalar) -> UnicodeScalar? {
        // Joiners hold words of Persian and Hindi together, and families of emoji.
        if scalar == "\u{200C}" || scalar == "\u{200D}" || scalar == "\u{FE0F}" { return scalar }
        switch Printable(scalar) {
        case .plain, .mark: return scalar
        case .space: return " "
        case .hidden, .substitute: return nil
        }
    }
}
