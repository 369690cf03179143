internal import CKernels

/// Rows of numbers, one after the other.
public struct Matrix: Sendable, Equatable {
    /// How many rows there are.
    public let rows: Int
    /// How many numbers a row has.
    public let columns: Int
    /// The numbers, row by row.
    public var numbers: [Float]

    /// A matrix of zeros.
    public init(rows: Int, columns: Int) {
        self.rows = rows
        self.columns = columns
        numbers = [Float](repeating: 0, count: rows * columns)
    }

    /// One number.
    public subscript(row: Int, column: Int) -> Float { numbers[row * columns + column] }

    /// One row.
    public subscript(row: Int) -> ArraySlice<Float> { numbers[row * columns..<(row + 1) * columns] }

    /// Every number through GELU (Hendrycks and Gimpel 2016).
    public func gelu() -> Matrix {
        var answer = self
        answer.numbers.withUnsafeMutableBufferPointer { numbers in
            if let base = numbers.baseAddress { lectern_gelu(base, numbers.count) }
        }
        return answer
    }
}
