/// Texts as queries compare them, for those who look for words by other means than the evaluator, as the library does.
public enum FoldedWords {
    /// The words of `text`, UTF-8 of any quality, folded and with one space between them; empty if it has none.
    ///
    /// A word is a run of letters, digits and marks, without case and accents. Cost: about 5 ns a byte.
    public static func of(_ text: [UInt8]) -> String {
        var words: [UInt8] = []
        WordRows.fold(text, into: &words)
        return words.count > 2 ? String(decoding: words[1..<(words.count - 1)], as: UTF8.self) : ""
    }

    /// The words of a text.
    public static func of(_ text: String) -> String { of(Array(text.utf8)) }
}
