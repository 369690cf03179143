public import LecternText

/// A word or part of one that the encoder knows by number.
public struct WordPiece: Hashable, Sendable {
    /// Its number in the vocabulary.
    public var id: Int32
    /// Where it stands, in bytes of the text.
    public var span: TextSpan
    /// Whether it goes on in the word of the piece before it.
    public var continues: Bool

    /// A piece of a text.
    public init(id: Int32, span: TextSpan, continues: Bool = false) {
        self.id = id
        self.span = span
        self.continues = continues
    }
}

/// Cuts text into word pieces: the longest that the vocabulary has, from the left (Schuster and Nakajima 2012; Devlin et
/// al. 2019). Letters lose case and accents first. Vocabulary and letters come with the weights, so that both are those of
/// the tokenizer that the encoder was trained with.
public struct WordPieces: Sendable {
    /// The piece that stands for a word with no pieces.
    static let unknown = 100
    /// A word of more scalars is unknown.
    private static let longestWord = 100

    private let vocabulary: Vocabulary
    private let letters: PieceLetters

    /// Takes vocabulary and letters from the weights.
    ///
    /// - Throws: `EncoderError.damaged`.
    init(_ weights: Weights) throws(EncoderError) {
        vocabulary = try Vocabulary(weights)
        letters = try PieceLetters(weights)
    }

    /// How many pieces there are.
    var count: Int { vocabulary.count }

    /// The pieces of a part of a text in text order. Cost: some 100 ns a byte.
    public func pieces(_ bytes: UnsafeBufferPointer<UInt8>, in span: TextSpan) -> [WordPiece] {
        var pieces: [WordPiece] = []
        var word = Word()
        var place = span.start
        while place < span.end {
            let step = ScalarDecoder.step(bytes, at: place)
            let extent = TextSpan(place, min(place + step.length, span.end))
            place = extent.end
            switch step.isValid ? letters.kind(of: step.scalar) : .dropped {
            case .dropped: continue
            case .space: cut(&word, into: &pieces)
            case .alone:
                cut(&word, into: &pieces)
                word.append(letters.folded(step.scalar), at: extent)
                cut(&word, into: &pieces)
            case .letter: word.append(letters.folded(step.scalar), at: extent)
            }
        }
        cut(&word, into: &pieces)
        return pieces
    }

    /// A word with the place in the text of each of its scalars.
    private struct Word {
        var bytes: [UInt8] = []
        /// Where each scalar begins in `bytes`.
        var starts: [Int] = []
        var spans: [TextSpan] = []

        mutating func append(_ folded: PieceLetters.Folded, at span: TextSpan) {
            for place in 0..<folded.count {
                starts.append(bytes.count)
                spans.append(span)
                bytes.append(contentsOf: UTF8.encode(folded[place]) ?? UTF8.encodedReplacementCharacter)
            }
        }

        mutating func clear() {
            bytes.removeAll(keepingCapacity: true)
            starts.removeAll(keepingCapacity: true)
            spans.removeAll(keepingCapacity: true)
        }
    }

    /// Appends the pieces of a word and begins the next.
    private func cut(_ word: inout Word, into pieces: inout [WordPiece]) {
        guard let first = word.spans.first, let last = word.spans.last else { return }
        let before = pieces.count
        var start = 0
        while start < word.spans.count, word.spans.count <= Self.longestWord {
            var end = min(word.spans.count, start + vocabulary.longestPiece)
            var id: Int32?
            while end > start {
                let stop = end < word.starts.count ? word.starts[end] : word.bytes.count
                id = vocabulary.id(word.bytes[word.starts[start]..<stop], continuing: start > 0)
                if id != nil { break }
                end -= 1
            }
            guard let id else { break }
            let span = TextSpan(word.spans[start].start, word.spans[end - 1].end)
            pieces.append(WordPiece(id: id, span: span, continues: start > 0))
            start = end
        }
        if start < word.spans.count {
            pieces.removeSubrange(before...)
            pieces.append(WordPiece(id: Int32(Self.unknown), span: TextSpan(first.start, last.end)))
        }
        word.clear()
    }
}
