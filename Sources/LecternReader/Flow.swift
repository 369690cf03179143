internal import LecternScreen
internal import LecternText

/// A place in the text that survives another width: a paragraph and the first visible byte, from the text's start.
struct Anchor: Hashable, Sendable {
    var paragraph: Int
    var offset: Int
}

/// One row of the article as it is laid out.
enum Row: Hashable, Sendable {
    /// A line of a paragraph; `span` counts from the text's start.
    case line(paragraph: Int, span: TextSpan)
    /// Paragraphs that the filter folded away.
    case fold(Range<Int>)
    /// The blank row between paragraphs.
    case gap
}

/// The article as rows of text at one width: what stands above and below what, found without laying out the rest.
///
/// Lines are made when they are asked for and kept while they are near; nothing here grows with the article.
struct Flow: Sendable {
    /// What rows belong to: a paragraph, or a run of folded ones.
    enum Block: Hashable, Sendable {
        case paragraph(Int)
        case fold(Range<Int>)

        /// The number of its first paragraph.
        var first: Int {
            switch self {
            case .paragraph(let index): index
            case .fold(let range): range.lowerBound
            }
        }
    }

    /// A line of a block.
    struct Place: Comparable, Hashable, Sendable {
        var block: Block
        /// Which line of the block, from 0.
        var line: Int

        static func < (one: Place, other: Place) -> Bool {
            (one.block.first, one.line) < (other.block.first, other.line)
        }
    }

    /// The lines of a paragraph.
    struct Shape: Sendable {
        let kind: ParagraphKind
        /// At least one; spans count from the text's start.
        let lines: [TextSpan]
        /// How many columns the lines after the first are moved right, under the words of an item.
        let indent: Int
        /// Whether the next paragraph follows without a blank row: items of one list, lines of one quotation.
        let isClose: Bool
    }

    /// How many paragraphs' shapes are kept.
    private static let cacheLimit = 256

    let article: Article
    /// The width of the text in columns.
    let width: Int
    /// The paragraphs that are not folded, ascending; nil when none is.
    let unfolded: [Int]?
    private var cache: [Int: Shape] = [:]

    init(article: Article, width: Int, unfolded: [Int]?) {
        self.article = article
        self.width = width
        self.unfolded = unfolded
    }

    private var paragraphCount: Int { article.paragraphs.count }

    /// The lines of a paragraph, at least one; spans count from the text's start.
    mutating func lines(of paragraph: Int) -> [TextSpan] { shape(of: paragraph).lines }

    /// The shape of a paragraph if it has been laid out, as every one on screen has.
    func knownShape(of paragraph: Int) -> Shape? { cache[paragraph] }

    private mutating func shape(of paragraph: Int) -> Shape {
        if let known = cache[paragraph] { return known }
        let (span, bytes) = article.paragraph(paragraph)
        let kind = article.kind(of: paragraph)
        let marker = String(decoding: bytes.prefix(kind.markerLength), as: UTF8.self)
        // In a narrow window an indent would leave too little of the line.
        let indent = min(Columns.count(marker), width / 4)
        // The first line takes the marker's columns from its words, the others the indent, so all are equally long.
        let lines = Wrap.lines(of: bytes, width: width, indent: indent).map { $0.shifted(by: span.start) }
        let isClose =
            kind.markerLength > 0 && paragraph + 1 < paragraphCount && article.standsClose(paragraph)
            && article.kind(of: paragraph + 1).isLike(kind)
        let shape = Shape(kind: kind, lines: lines, indent: indent, isClose: isClose)
        if cache.count >= Self.cacheLimit { cache.removeAll(keepingCapacity: true) }
        cache[paragraph] = shape
        return shape
    }

    /// How many rows stand between a block and the next: one, or none within a list.
    private mutating func gap(after block: Block) -> Int {
        guard case .paragraph(let index) = block, unfolded == nil else { return 1 }
        return shape(of: index).isClose ? 0 : 1
    }

    // MARK: Blocks

    /// The block that holds a paragraph.
    func block(of paragraph: Int) -> Block {
        guard let unfolded else { return .paragraph(paragraph) }
        let next = unfolded.firstIndex(atLeast: paragraph)
        if next < unfolded.count, unfolded[next] == paragraph { return .paragraph(paragraph) }
        return .fold(
            (next > 0 ? unfolded[next - 1] + 1 : 0)..<(next < unfolded.count ? unfolded[next] : paragraphCount))
    }

    private func block(after block: Block) -> Block? {
        let next: Int
        switch block {
        case .paragraph(let index): next = index + 1
        case .fold(let range): next = range.upperBound
        }
        return next < paragraphCount ? self.block(of: next) : nil
    }

    private func block(before block: Block) -> Block? {
        block.first > 0 ? self.block(of: block.first - 1) : nil
    }

    private mutating func lineCount(of block: Block) -> Int {
        switch block {
        case .paragraph(let index): lines(of: index).count
        case .fold: 1
        }
    }

    // MARK: Places

    /// The line that shows the anchor.
    mutating func place(of anchor: Anchor) -> Place {
        let block = block(of: anchor.paragraph)
        guard case .paragraph(let index) = block else { return Place(block: block, line: 0) }
        let lines = lines(of: index)
        return Place(
            block: block, line: max(0, lines.firstIndex { $0.start > anchor.offset }.map { $0 - 1 } ?? lines.count - 1))
    }

    /// The anchor of a line: its first byte.
    mutating func anchor(of place: Place) -> Anchor {
        switch place.block {
        case .paragraph(let index):
            let lines = lines(of: index)
            return Anchor(paragraph: index, offset: lines[min(place.line, lines.count - 1)].start)
        case .fold(let range):
            return Anchor(paragraph: range.lowerBound, offset: article.paragraphs.starts[range.lowerBound])
        }
    }

    /// The last line of the article.
    mutating func end() -> Place {
        let block = block(of: paragraphCount - 1)
        return Place(block: block, line: lineCount(of: block) - 1)
    }

    /// The line `count` lines further on, or the last one.
    mutating func place(_ count: Int, linesAfter place: Place) -> Place {
        var (place, left) = (place, count)
        while true {
            let inBlock = lineCount(of: place.block) - 1 - place.line
            if left <= inBlock { return Place(block: place.block, line: place.line + left) }
            guard let next = block(after: place.block) else {
                return Place(block: place.block, line: place.line + inBlock)
            }
            left -= inBlock + 1
            place = Place(block: next, line: 0)
        }
    }

    /// The line `count` lines back, or the first one.
    mutating func place(_ count: Int, linesBefore place: Place) -> Place {
        var (place, left) = (place, count)
        while left > place.line {
            guard let previous = block(before: place.block) else { return Place(block: place.block, line: 0) }
            left -= place.line + 1
            place = Place(block: previous, line: lineCount(of: previous) - 1)
        }
        return Place(block: place.block, line: place.line - left)
    }

    /// The highest line from which `place` is at most `rows` rows away, gaps counted.
    mutating func place(atMost rows: Int, rowsAbove place: Place) -> Place {
        var (place, left) = (place, rows)
        while left > place.line {
            left -= place.line
            place.line = 0
            guard let previous = block(before: place.block) else { return place }
            let height = gap(after: previous) + 1
            guard left >= height else { return place }
            left -= height
            place = Place(block: previous, line: lineCount(of: previous) - 1)
        }
        return Place(block: place.block, line: place.line - left)
    }

    /// At most `count` rows from `place` on.
    mutating func rows(from place: Place, count: Int) -> [Row] {
        var rows: [Row] = []
        var (block, line): (Block?, Int) = (place.block, place.line)
        while let current = block, rows.count < count {
            switch current {
            case .paragraph(let index):
                for span in lines(of: index).dropFirst(line).prefix(count - rows.count) {
                    rows.append(.line(paragraph: index, span: span))
                }
            case .fold(let range): rows.append(.fold(range))
            }
            block = self.block(after: current)
            line = 0
            if block != nil && rows.count < count && gap(after: current) > 0 { rows.append(.gap) }
        }
        return rows
    }
}

extension ParagraphKind {
    /// Whether both are items, or both lines of a quotation.
    fileprivate func isLike(_ other: ParagraphKind) -> Bool {
        switch (self, other) {
        case (.item, .item), (.quote, .quote): true
        default: false
        }
    }
}

extension Array where Element: Comparable {
    /// The index of the first element that is not below `value` in an ascending array; `count` when all are.
    func firstIndex(atLeast value: Element) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < value { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
