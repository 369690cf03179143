extension SeededGenerator {
    /// A text of pieces that segmentation must tell apart, some of them no UTF-8.
    public mutating func text(upTo count: Int) -> [UInt8] {
        let pieces = [
            "a", "Word", "said", " ", " ", "\n", "\n\n", ".", ". ", "!", "?", "…", "\"", "“", "”", "‘", "’", "'", "«",
            "»",
            "„", "(", ")", "[", "]", ",", "Mr. ", "U.S. ", "3.5", "1,000", "é", "Ж", "中", "。", "👩‍👩‍👧", "e\u{301}",
            "\u{202E}",
            "\t", "\r\n", "\u{A0}", "-", "—", ":", "that ", "He ", "\u{0}",
        ]
        var text: [UInt8] = []
        for _ in 0..<Int.random(in: 0...count, using: &self) {
            if Int.random(in: 0..<40, using: &self) == 0 {
                text.append(UInt8.random(in: 0...255, using: &self))
            } else if let piece = pieces.randomElement(using: &self) {
                text += Array(piece.utf8)
            }
        }
        return text
    }
}
