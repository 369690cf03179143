internal import LecternScreen
public import LecternText

/// An article as plain text with marginal letters: for pipes, files and terminals that only print.
///
/// Each paragraph is one line, or wrapped lines when a width is given, after a margin of five columns with the letters of
/// the stances taken in it, small for guesses; a blank line stands between paragraphs. Nothing in it is a control character but line ends.
public struct PlainText {
    /// The margin's width, in columns: four letters and a blank.
    public static let marginWidth = 5

    /// The letter of each stance that is taken.
    private typealias Letters = [Stance: String]

    private let width: Int?
    private let start: Int
    private var nextParagraph: Int

    /// Prints from a paragraph on, counted from 0, in lines of `width` columns, margin included; nil leaves paragraphs unwrapped.
    public init(width: Int?, from start: Int = 0) {
        self.width = width
        self.start = start
        nextParagraph = start
    }

    /// Writes the paragraphs of `article` that have not been written yet, as far as they are known to the end.
    ///
    /// Call again when more of the article is known. Memory: the longest paragraph a few times over.
    public mutating func write<Failure: Error>(
        _ article: Article, _ annotations: Annotations = Annotations(),
        to sink: (borrowing [UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        let stances = Self.stances(of: annotations, in: article.paragraphs)
        let knownCount = article.isWhole ? article.paragraphs.count : max(0, article.paragraphs.count - 1)
        while nextParagraph < knownCount {
            var out: [UInt8] = nextParagraph > start ? [0x0A] : []
            append(article.paragraph(nextParagraph).bytes, stances: stances[nextParagraph] ?? [:], to: &out)
            nextParagraph += 1
            try sink(out)
        }
    }

    private static func stances(of annotations: Annotations, in paragraphs: ParagraphIndex) -> [Int: Letters] {
        var stances: [Int: Letters] = [:]
        for statement in annotations.statements {
            guard let position = statement.position else { continue }
            for span in statement.content {
                // A sure statement makes sure what another one leaves a guess.
                stances[paragraphs.paragraph(at: span.start), default: [:]].merge([position.stance: position.letter]) {
                    min($0, $1)
                }
            }
        }
        return stances
    }

    private func append(_ paragraph: [UInt8], stances: Letters, to out: inout [UInt8]) {
        let letters = Stance.allCases.map { stances[$0] ?? "" }.joined()
        out += [UInt8](repeating: 0x20, count: Self.marginWidth - 1 - letters.utf8.count)
        out += letters.utf8
        out.append(0x20)
        guard let width else {
            paragraph.withUnsafeBufferPointer { Sanitizer.append($0, to: &out) }
            out.append(0x0A)
            return
        }
        let room = max(1, width - Self.marginWidth)
        for (number, line) in Wrap.lines(of: paragraph, width: room).enumerated() {
            if number > 0 { out += [0x0A] + [UInt8](repeating: 0x20, count: Self.marginWidth) }
            paragraph[line.range].withUnsafeBufferPointer { Sanitizer.append($0, to: &out) }
        }
        out.append(0x0A)
    }
}
