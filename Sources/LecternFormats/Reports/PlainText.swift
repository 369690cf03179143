public import LecternText

/// An article as plain text with marginal letters: for pipes, files and terminals that only print.
///
/// Each paragraph is one line, or wrapped lines when a width is given, after a margin of five columns with the letters of
/// the stances taken in it; a blank line stands between paragraphs. Nothing in it is a control character but line ends.
public struct PlainText {
    /// The margin's width, in columns: four letters and a blank.
    public static let marginWidth = 5

    private let width: Int?
    private let columns: (Unicode.Scalar) -> Int
    private var nextParagraph = 0

    /// Describes how to print.
    /// - Parameters:
    ///   - width: columns of a line, margin included; nil leaves paragraphs unwrapped. At least one column is left to text.
    ///   - columns: how many columns a printable scalar takes, 0 to 2.
    public init(width: Int?, columns: @escaping (Unicode.Scalar) -> Int) {
        self.width = width
        self.columns = columns
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
            var out: [UInt8] = nextParagraph > 0 ? [0x0A] : []
            append(article.paragraph(nextParagraph).bytes, stances: stances[nextParagraph] ?? [], to: &out)
            nextParagraph += 1
            try sink(out)
        }
    }

    private static func stances(of annotations: Annotations, in paragraphs: ParagraphIndex) -> [Int: Set<Stance>] {
        var stances: [Int: Set<Stance>] = [:]
        for statement in annotations.statements {
            guard let stance = statement.stance else { continue }
            for span in statement.content { stances[paragraphs.paragraph(at: span.start), default: []].insert(stance) }
        }
        return stances
    }

    private func append(_ paragraph: [UInt8], stances: Set<Stance>, to out: inout [UInt8]) {
        let letters = String(Stance.allCases.filter(stances.contains).map(\.letter))
        out += [UInt8](repeating: 0x20, count: Self.marginWidth - 1 - letters.utf8.count)
        out += letters.utf8
        out.append(0x20)
        guard let width else {
            paragraph.withUnsafeBufferPointer { Sanitizer.append($0, to: &out) }
            out.append(0x0A)
            return
        }
        var text: [UInt8] = []
        paragraph.withUnsafeBufferPointer { Sanitizer.append($0, to: &text) }
        wrap(text, room: max(1, width - Self.marginWidth), to: &out)
        out.append(0x0A)
    }

    /// Appends `text` in lines of at most `room` columns, broken at blanks, or within words that are longer.
    private func wrap(_ text: [UInt8], room: Int, to out: inout [UInt8]) {
        let margin = [0x0A] + [UInt8](repeating: 0x20, count: Self.marginWidth)
        var column = 0
        for word in text.split(separator: 0x20) {
            let scalars = String(decoding: word, as: UTF8.self).unicodeScalars
            let width = scalars.reduce(0) { $0 + columns($1) }
            if column > 0 {
                if column + 1 + width <= room {
                    out.append(0x20)
                    column += 1
                } else {
                    out += margin
                    column = 0
                }
            }
            guard width > room else {
                out += word
                column += width
                continue
            }
            for scalar in scalars {
                let width = columns(scalar)
                if column > 0 && column + width > room {
                    out += margin
                    column = 0
                }
                out.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
                column += width
            }
        }
    }
}
