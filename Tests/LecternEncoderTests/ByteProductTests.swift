import LecternTestSupport
import Testing

@testable import LecternEncoder

@Suite("Products of bytes are exact, whatever multiplies them")
struct ByteProductTests {
    private let algebra: LinearAlgebra

    init() throws { algebra = try LinearAlgebra() }

    private struct Shape: CustomTestStringConvertible {
        var rows, columns, inner: Int
        var testDescription: String { "\(rows)×\(columns)×\(inner)" }
    }

    private static let shapes = [
        Shape(rows: 1, columns: 1, inner: 1), Shape(rows: 3, columns: 5, inner: 32),
        Shape(rows: 17, columns: 33, inner: 768), Shape(rows: 130, columns: 96, inner: 768),
    ]

    private func expectExact(_ a: [Int8], _ b: [Int8], _ shape: Shape) {
        var wanted: [Int32] = []
        for row in 0..<shape.rows {
            for column in 0..<shape.columns {
                wanted.append(
                    (0..<shape.inner).reduce(0) {
                        $0 + Int32(a[row * shape.inner + $1]) * Int32(b[column * shape.inner + $1])
                    })
            }
        }
        var (found, asFloats) = (wanted.map { _ in Int32.min }, wanted.map { _ in Int32.min })
        algebra.multiply(
            a, b, into: &found, rows: shape.rows, columns: shape.columns, inner: shape.inner)
        algebra.multiplyAsFloats(
            a, b, into: &asFloats, rows: shape.rows, columns: shape.columns, inner: shape.inner)
        #expect(found == wanted)
        #expect(asFloats == wanted)
    }

    @Test("Of chance bytes.", arguments: shapes)
    private func chance(_ shape: Shape) {
        var random = SeededGenerator(seed: 7)
        expectExact(
            (0..<shape.rows * shape.inner).map { _ in Int8.random(in: -127...127, using: &random) },
            (0..<shape.columns * shape.inner).map { _ in Int8.random(in: -127...127, using: &random) }, shape)
    }

    @Test("Of the largest, whose sums overflow where two products are added in 16 bits.", arguments: shapes)
    private func largest(_ shape: Shape) {
        expectExact(
            [Int8](repeating: 127, count: shape.rows * shape.inner),
            (0..<shape.columns * shape.inner).map { $0.isMultiple(of: 5) ? -127 : 127 }, shape)
    }
}
