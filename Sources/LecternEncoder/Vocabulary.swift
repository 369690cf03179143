/// The pieces that there are, in order of their bytes, searched where they lie in the file.
struct Vocabulary: Sendable {
    /// What a piece that goes on in a word begins with.
    private static let continuation: [UInt8] = [0x23, 0x23]

    /// The most bytes of a piece.
    let longestPiece: Int
    private let part: MappedPart
    private let starts: [Int32]
    private let ids: [Int32]

    /// Takes the vocabulary from the weights.
    ///
    /// - Throws: `EncoderError.damaged`.
    init(_ weights: Weights) throws(EncoderError) {
        part = try weights.bytes("vocabulary.pieces")
        starts = try weights.numbers("vocabulary.starts", width: 1)
        ids = try weights.numbers("vocabulary.ids", width: 1)
        let isAscending = zip(starts, starts.dropFirst()).allSatisfy { $0 <= $1 }
        guard !ids.isEmpty, starts.count == ids.count + 1, starts[0] == 0, Int(starts[ids.count]) == part.bytes.count,
            isAscending
        else { throw weights.damage("vocabulary") }
        longestPiece = zip(starts, starts.dropFirst()).map { Int($1 - $0) }.max() ?? 0
    }

    /// How many pieces there are.
    var count: Int { ids.count }

    /// The number of a piece; one that does not begin its word is `continuing`. Cost: 15 comparisons.
    func id(_ piece: ArraySlice<UInt8>, continuing: Bool) -> Int32? {
        var (low, high) = (0, ids.count)
        while low < high {
            let middle = (low + high) / 2
            switch compare(middle, piece, continuing) {
            case 0: return ids[middle]
            case ..<0: low = middle + 1
            default: high = middle
            }
        }
        return nil
    }

    /// Below 0 when the piece at `index` comes before the one looked for, 0 when it is that one.
    private func compare(_ index: Int, _ piece: ArraySlice<UInt8>, _ continuing: Bool) -> Int {
        let bytes = part.bytes
        var place = Int(starts[index])
        let end = Int(starts[index + 1])
        if continuing {
            for byte in Self.continuation {
                guard place < end else { return -1 }
                if bytes[place] != byte { return bytes[place] < byte ? -1 : 1 }
                place += 1
            }
        }
        for byte in piece {
            guard place < end else { return -1 }
            if bytes[place] != byte { return bytes[place] < byte ? -1 : 1 }
            place += 1
        }
        return place < end ? 1 : 0
    }
}
