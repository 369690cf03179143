/// What the tokenizer makes of single scalars, as tables of the file of weights.
struct PieceLetters: Sendable {
    /// What a scalar does to the word it meets.
    enum Kind: Int32, Sendable {
        /// Nothing: controls, accents.
        case dropped
        /// It ends.
        case space
        /// It ends, and the scalar is a word by itself: marks, ideographs.
        case alone
        /// It grows.
        case letter
    }

    /// One to four scalars, rows of a table.
    struct Folded: Sendable {
        private static let most = 4
        private var scalars: SIMD4<UInt32>

        fileprivate init(_ scalar: Unicode.Scalar) { scalars = SIMD4(scalar.value, 0, 0, 0) }

        fileprivate init(_ row: ArraySlice<Int32>) {
            scalars = SIMD4(repeating: 0)
            for (place, value) in row.prefix(Self.most).enumerated() { scalars[place] = UInt32(bitPattern: value) }
        }

        /// How many scalars there are.
        var count: Int { (0..<Self.most).count { scalars[$0] != 0 } }

        /// One of them.
        subscript(place: Int) -> Unicode.Scalar { Unicode.Scalar(scalars[place]) ?? "\u{FFFD}" }
    }

    /// The columns of the table of letters: a scalar, then what it becomes.
    private static let width = 5

    /// Rows of first, end, kind, ascending; what lies between is letters.
    private let ranges: [Int32]
    /// Rows of `width`, ascending.
    private let changes: [Int32]

    /// Takes the tables from the weights.
    ///
    /// - Throws: `EncoderError.damaged`.
    init(_ weights: Weights) throws(EncoderError) {
        ranges = try weights.numbers("letters.ranges", width: 3)
        changes = try weights.numbers("letters.changes", width: Self.width)
    }

    /// What a scalar is.
    func kind(of scalar: Unicode.Scalar) -> Kind {
        let value = Int32(bitPattern: scalar.value)
        var (low, high) = (0, ranges.count / 3)
        while low < high {
            let middle = (low + high) / 2
            if ranges[3 * middle + 1] <= value { low = middle + 1 } else { high = middle }
        }
        guard low < ranges.count / 3, ranges[3 * low] <= value else { return .letter }
        return Kind(rawValue: ranges[3 * low + 2]) ?? .letter
    }

    /// A scalar without case and accents.
    func folded(_ scalar: Unicode.Scalar) -> Folded {
        let value = Int32(bitPattern: scalar.value)
        var (low, high) = (0, changes.count / Self.width)
        while low < high {
            let middle = (low + high) / 2
            if changes[Self.width * middle] < value { low = middle + 1 } else { high = middle }
        }
        let row = Self.width * low
        guard row < changes.count, changes[row] == value else { return Folded(scalar) }
        return Folded(changes[row + 1..<row + Self.width])
    }
}
