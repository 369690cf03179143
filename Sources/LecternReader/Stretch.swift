internal import LecternText

/// How much of an article is analysed at once.
///
/// An article of ordinary size is one stretch. Of a very long text only the neighbourhood of the cursor is analysed, so
/// that memory and the time to the first highlight stay bounded.
enum Stretch {
    /// The longest text, in bytes, that is analysed as a whole: some 150,000 words.
    static let wholeLimit = 1 << 20
    /// What is analysed before and after the cursor in a longer one, in bytes.
    static let before = 1 << 16, after = 3 << 17

    /// The stretch that holds a paragraph; `known` as long as it does.
    static func around(_ paragraph: Int, of article: Article, keeping known: TextSpan?) -> TextSpan {
        let index = article.paragraphs
        guard index.count > 0 else { return TextSpan(0, 0) }
        let byteCount = article.store.byteCount
        if byteCount <= wholeLimit { return TextSpan(0, byteCount) }
        let start = index.starts[paragraph]
        if let known, known.contains(start) { return known }
        let first = index.starts[index.paragraph(at: max(0, start - before))]
        let last = index.extent(of: index.paragraph(at: start + after))
        return TextSpan(first, last.end)
    }
}

/// How far the analysis of a stretch is.
struct StretchAnalysis {
    let stretch: TextSpan
    /// Which share has come, 0 to 1: 1 when it is done.
    var share: Double
    /// Whether all has been read, and stances are being judged.
    var isJudging = false

    init(_ stretch: TextSpan, share: Double = 0) {
        self.stretch = stretch
        self.share = share
    }
}
