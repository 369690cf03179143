internal import CKernels

/// A matrix of trained numbers in fewer bits than they are computed with, in the mapped file.
///
/// Widening it for each product costs little beside a product of some hundred rows, takes a quarter or an eighth of the memory,
/// and all processes share it.
struct NarrowMatrix: Sendable {
    private enum Numbers: Sendable {
        /// Whole numbers of 8 bits; each row has a factor.
        case eight(MappedPart, factors: [Float])
        /// Whole numbers of 4 bits less 8, in groups of `groupWidth` of a row; each group has a factor, the upper half of a float.
        ///
        /// Of a group's bytes, the lower halves come before the upper ones.
        case four(MappedPart, factors: MappedPart)
    }

    private static let groupWidth = 32

    let rows: Int
    let columns: Int
    private let numbers: Numbers
    /// What whole numbers of 8 bits are to be multiplied by, for each row.
    let rowFactors: [Float]

    /// Takes the matrix called `name`.
    ///
    /// - Throws: `EncoderError.damaged` if it is missing or of another shape.
    init(_ weights: Weights, _ name: String, rows: Int, columns: Int) throws(EncoderError) {
        (self.rows, self.columns) = (rows, columns)
        if weights.kind(of: name) == "U8", columns.isMultiple(of: Self.groupWidth) {
            let groups = columns / Self.groupWidth
            let factors = try weights.table(name + ".scale", "U16", [rows, groups])
            numbers = .four(try weights.table(name, "U8", [rows, columns / 2]), factors: factors)
            rowFactors = (0..<rows).map { row in
                let most = factors.bytes.baseAddress.map { lectern_most_factor($0 + row * groups * 2, groups) } ?? 0
                return max(most, .leastNormalMagnitude) * 8 / 127
            }
        } else {
            let factors = try weights.vector(name + ".scale", rows)
            numbers = .eight(try weights.table(name, "I8", [rows, columns]), factors: factors)
            rowFactors = factors
        }
    }

    /// Writes all rows as whole numbers of 8 bits; times `rowFactors` they are the weights, but for rounding.
    func narrow(into narrow: UnsafeMutablePointer<Int8>) {
        switch numbers {
        case .eight(let part, _):
            guard let all = part.bytes.assumingMemoryBound(to: Int8.self).baseAddress else { return }
            narrow.update(from: all, count: rows * columns)
        case .four(let part, let factors):
            guard let all = part.bytes.assumingMemoryBound(to: UInt8.self).baseAddress,
                let factors = factors.bytes.baseAddress
            else { return }
            let groups = columns / Self.groupWidth
            for row in 0..<rows {
                lectern_narrow_halves(
                    narrow + row * columns, all + row * columns / 2, factors + row * groups * 2, 1 / rowFactors[row],
                    groups)
            }
        }
    }

    /// Writes some rows, one after the other.
    func widen(_ chosen: Range<Int>, into x: UnsafeMutablePointer<Float>) {
        precondition(chosen.lowerBound >= 0 && chosen.upperBound <= rows, "rows that there are")
        let first = chosen.lowerBound
        switch numbers {
        case .eight(let part, let factors):
            guard let all = part.bytes.assumingMemoryBound(to: Int8.self).baseAddress else { return }
            factors.withUnsafeBufferPointer { factors in
                guard let factors = factors.baseAddress else { return }
                lectern_widen(x, all + first * columns, factors + first, chosen.count, columns)
            }
        case .four(let part, let factors):
            guard let all = part.bytes.assumingMemoryBound(to: UInt8.self).baseAddress,
                let factors = factors.bytes.baseAddress
            else { return }
            let groups = columns / Self.groupWidth
            lectern_widen_halves(
                x, all + first * columns / 2, factors + first * groups * 2, chosen.count * groups)
        }
    }
}
