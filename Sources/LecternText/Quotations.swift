/// A stretch of a paragraph in quotation marks.
public struct Quotation: Hashable, Sendable {
    /// The quotation with its marks.
    public var span: TextSpan
    /// What stands between the marks.
    public var inner: TextSpan
    /// Whether a mark closes it; without one it runs to the end of its paragraph.
    public var isClosed: Bool
    /// Whether it goes on from the paragraph before, whose last quotation nothing closed.
    public var continues: Bool

    /// Describes a quotation.
    public init(span: TextSpan, inner: TextSpan, isClosed: Bool, continues: Bool = false) {
        self.span = span
        self.inner = inner
        self.isClosed = isClosed
        self.continues = continues
    }
}

/// Finds what a text has in quotation marks.
public enum Quotations {
    /// The quotations of `paragraph` in order; one inside another belongs to the outer one.
    ///
    /// Known are straight and curly double marks, guillemets pointing either way, „low and high“, and single marks,
    /// told from apostrophes by what stands around them. A mark that closes nothing is passed over. Cost: one pass.
    ///
    /// - Parameter isOpen: whether the last quotation of the paragraph before was left open.
    public static func find(
        _ bytes: UnsafeBufferPointer<UInt8>, in paragraph: TextSpan, after isOpen: Bool = false
    ) -> [Quotation] {
        var scanner = QuotationScanner(bytes: bytes, paragraph: paragraph)
        scanner.run()
        if isOpen, var first = scanner.found.first, first.span.start == paragraph.start {
            first.continues = true
            scanner.found[0] = first
        }
        return scanner.found
    }

    /// Whether `content` is quoted: all of its letters and digits, none, or some.
    ///
    /// - Parameter quotations: those of the whole text, in order.
    public static func kind(
        of content: [TextSpan], _ bytes: UnsafeBufferPointer<UInt8>, quotations: [Quotation]
    ) -> Statement.Kind {
        var (inside, outside) = (0, 0)
        for span in content {
            var next = firstIndex(endingAfter: span.start, quotations)
            for index in span.range where isWordByte(bytes[index]) {
                while next < quotations.count, quotations[next].span.end <= index { next += 1 }
                if next < quotations.count, quotations[next].span.start <= index { inside += 1 } else { outside += 1 }
            }
        }
        return inside == 0 ? .indirect : outside == 0 ? .direct : .mixed
    }

    private static func firstIndex(endingAfter offset: Int, _ quotations: [Quotation]) -> Int {
        var (low, high) = (0, quotations.count)
        while low < high {
            let middle = (low + high) / 2
            if quotations[middle].span.end <= offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Letters and digits; of other scripts than Latin the bytes that cannot begin a typographic mark.
    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xC3...0xDF: true
        default: false
        }
    }
}

/// The loop that pairs marks: at most one quotation is open at a time.
private struct QuotationScanner {
    let bytes: UnsafeBufferPointer<UInt8>
    let paragraph: TextSpan
    var found: [Quotation] = []
    private var open: Open?

    private struct Open {
        var mark: UInt32
        var start: Int
        var innerStart: Int
    }

    init(bytes: UnsafeBufferPointer<UInt8>, paragraph: TextSpan) {
        self.bytes = bytes
        self.paragraph = paragraph
    }

    mutating func run() {
        var index = paragraph.start
        while index < paragraph.end {
            let lead = bytes[index]
            // The lead bytes of every mark.
            guard lead == 0x22 || lead == 0x27 || lead == 0xC2 || lead == 0xE2,
                let step = ScalarStep.at(index, bytes, before: paragraph.end)
            else {
                index += 1
                continue
            }
            take(step)
            index = step.end
        }
        if let open, open.mark != Mark.leftSingle, open.mark != Mark.apostrophe {
            close(open, innerEnd: paragraph.end, end: paragraph.end, isClosed: false)
        }
    }

    private mutating func take(_ step: ScalarStep) {
        if let open {
            if closes(step, open.mark) {
                close(open, innerEnd: step.start, end: step.end, isClosed: true)
                self.open = nil
            } else if open.mark == Mark.leftSingle || open.mark == Mark.apostrophe, opens(step) {
                // A single mark that nothing closed was an apostrophe.
                self.open = Open(mark: step.value, start: step.start, innerStart: step.end)
            }
        } else if opens(step) {
            open = Open(mark: step.value, start: step.start, innerStart: step.end)
        }
    }

    private mutating func close(_ open: Open, innerEnd: Int, end: Int, isClosed: Bool) {
        found.append(
            Quotation(
                span: TextSpan(open.start, end), inner: TextSpan(open.innerStart, innerEnd), isClosed: isClosed))
    }

    private func opens(_ step: ScalarStep) -> Bool {
        switch step.value {
        case Mark.leftDouble, Mark.lowDouble, Mark.leftGuillemet: true
        case Mark.doubleQuote: !touchesWord(before: step) && !isSpace(after: step)
        case Mark.rightGuillemet, Mark.leftSingle, Mark.apostrophe: !touchesWord(before: step) && isLetter(after: step)
        default: false
        }
    }

    private func closes(_ step: ScalarStep, _ mark: UInt32) -> Bool {
        switch mark {
        case Mark.leftDouble: step.value == Mark.rightDouble
        case Mark.lowDouble: step.value == Mark.leftDouble || step.value == Mark.rightDouble
        case Mark.leftGuillemet: step.value == Mark.rightGuillemet
        case Mark.rightGuillemet: step.value == Mark.leftGuillemet
        case Mark.leftSingle: step.value == Mark.rightSingle && endsSingle(step)
        case Mark.apostrophe: step.value == Mark.apostrophe && endsSingle(step)
        default: step.value == mark
        }
    }

    /// Whether a single mark closes: no letter follows, and it is no plural possessive ("the members' vote").
    private func endsSingle(_ step: ScalarStep) -> Bool {
        guard let next = ScalarStep.at(step.end, bytes, before: paragraph.end) else { return true }
        guard next.kind == .space || next.kind == .mark else { return false }
        guard let last = ScalarStep.before(step.start, bytes, from: paragraph.start), last.kind != .space else {
            return false
        }
        guard last.value == 0x73, next.kind == .space,
            ScalarStep.at(next.end, bytes, before: paragraph.end)?.kind == .letter
        else { return true }
        return !closesLater(from: next.end, like: step.value)
    }

    /// How far a later closing mark is looked for; a bound keeps the pass linear.
    private static let lookahead = 200

    /// Whether another mark closes soon, before anything opens: then the one in question was a possessive.
    private func closesLater(from start: Int, like mark: UInt32) -> Bool {
        var index = start
        while index < min(paragraph.end, start + Self.lookahead) {
            guard let step = ScalarStep.at(index, bytes, before: paragraph.end) else { return false }
            index = step.end
            guard step.value == mark || step.value == Mark.leftSingle else { continue }
            if opens(step) { return false }
            if step.value == mark, !isLetter(after: step) { return true }
        }
        return false
    }

    private func touchesWord(before step: ScalarStep) -> Bool {
        guard let last = ScalarStep.before(step.start, bytes, from: paragraph.start) else { return false }
        return last.kind == .letter || last.kind == .digit || isPause(last.value)
    }

    /// A stop or comma: what may stand before a closing mark.
    private func isPause(_ value: UInt32) -> Bool {
        value == 0x2E || value == 0x2C || value == 0x21 || value == 0x3F || value == Mark.ellipsis
    }

    private func isSpace(after step: ScalarStep) -> Bool {
        (ScalarStep.at(step.end, bytes, before: paragraph.end)?.kind ?? .space) == .space
    }

    private func isLetter(after step: ScalarStep) -> Bool {
        ScalarStep.at(step.end, bytes, before: paragraph.end)?.kind == .letter
    }
}

extension Quotations {
    /// What kind of statement a content makes that lies anywhere in `text`. Cost: one pass over the text.
    public static func kind(of content: [TextSpan], in text: [UInt8]) -> Statement.Kind {
        kind(of: content, in: text, all(in: text))
    }

    /// The same where the quotations of the text are known.
    public static func kind(of content: [TextSpan], in text: [UInt8], _ quotations: [Quotation]) -> Statement.Kind {
        text.withUnsafeBufferPointer { kind(of: content, $0, quotations: quotations) }
    }

    /// The quotations of all paragraphs of `text`, in order. Cost: one pass over the text.
    public static func all(in text: [UInt8]) -> [Quotation] {
        let index = ParagraphIndex(of: text)
        return text.withUnsafeBufferPointer { bytes in
            var quotations: [Quotation] = []
            var isOpen = false
            for number in 0..<index.count {
                let found = find(bytes, in: index.extent(of: number), after: isOpen)
                isOpen = found.last.map { !$0.isClosed } ?? false
                quotations += found
            }
            return quotations
        }
    }
}
