/// A word, a number or a mark of a text.
public struct Word: Hashable, Sendable {
    /// What kind of thing it is.
    public enum Kind: UInt8, Hashable, Sendable {
        case word, number, mark
    }

    /// Where it stands.
    public var span: TextSpan
    public var kind: Kind

    /// Marks a word.
    public init(span: TextSpan, kind: Kind) {
        self.span = span
        self.kind = kind
    }
}

/// Cuts a stretch of text into words.
public enum Words {
    /// The words, numbers and marks of `span`, in order; white space lies between them.
    ///
    /// A word keeps its inner apostrophes and hyphens ("Kyiv's", "long-term") and the stops of initials ("U.S."); a
    /// number keeps its inner points, commas and slashes ("9/11"). Every other mark stands alone. Cost: one pass.
    public static func split(_ bytes: UnsafeBufferPointer<UInt8>, in span: TextSpan) -> [Word] {
        var words: [Word] = []
        words.reserveCapacity(span.count / 5)
        var index = span.start
        while let step = ScalarStep.at(index, bytes, before: span.end) {
            switch step.kind {
            case .space:
                index = step.end
            case .mark:
                words.append(Word(span: TextSpan(step.start, step.end), kind: .mark))
                index = step.end
            case .letter, .digit:
                let end = wordEnd(bytes, from: step, before: span.end)
                let kind: Word.Kind = step.kind == .digit ? .number : .word
                words.append(Word(span: TextSpan(step.start, end), kind: kind))
                index = end
            }
        }
        return words
    }

    private static func wordEnd(_ bytes: UnsafeBufferPointer<UInt8>, from first: ScalarStep, before end: Int) -> Int {
        var index = first.end
        var last = first
        // How many letters stand since the last stop: "U.S." has one each, a sentence's last word more.
        var run = first.kind == .letter ? 1 : 2
        var hasStop = false
        while let step = ScalarStep.at(index, bytes, before: end) {
            if step.kind == .letter || step.kind == .digit {
                run += 1
            } else if step.value == 0x2E, last.kind == .letter, run == 1, hasStop || isLetter(step.end, bytes, end) {
                (hasStop, run) = (true, 0)
            } else if !joins(step, after: last) || !continues(step, bytes, end) {
                break
            }
            last = step
            index = step.end
        }
        return index
    }

    private static func isLetter(_ index: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ end: Int) -> Bool {
        ScalarStep.at(index, bytes, before: end)?.kind == .letter
    }

    private static func joins(_ mark: ScalarStep, after last: ScalarStep) -> Bool {
        switch mark.value {
        case Mark.apostrophe, Mark.rightSingle, 0x2D, 0x2010, 0x2011: last.kind != .mark
        case 0x2E, 0x2C, 0x3A, 0x2F: last.kind == .digit
        case 0x26: last.kind == .letter
        default: false
        }
    }

    private static func continues(_ mark: ScalarStep, _ bytes: UnsafeBufferPointer<UInt8>, _ end: Int) -> Bool {
        guard let next = ScalarStep.at(mark.end, bytes, before: end) else { return false }
        switch mark.value {
        case 0x2E, 0x2C, 0x3A, 0x2F: return next.kind == .digit
        default: return next.kind == .letter || next.kind == .digit
        }
    }
}
