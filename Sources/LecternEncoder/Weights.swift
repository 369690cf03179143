internal import FoundationEssentials

/// A file of weights: named tables of numbers, mapped.
///
/// The format is safetensors (https://huggingface.co/docs/safetensors): eight bytes with the length of a header, the header
/// in JSON, the tables.
struct Weights: Sendable {
    private struct Table: Decodable {
        var dtype: String
        var shape: [Int]
        var offsets: [Int]

        enum CodingKeys: String, CodingKey {
            case dtype, shape
            case offsets = "data_offsets"
        }
    }

    /// The longest header that is believed, in bytes.
    private static let headerLimit = 1 << 20

    /// What the weights were made by, as their header tells; two files of one version hold the same.
    let version: String
    /// Which embeddings of pieces the encoder takes, as the header tells.
    let pieces: String?
    private let path: String
    private let file: MappedFile
    private let tables: [String: Table]
    private let dataStart: Int

    /// Opens a file and checks that it is whole.
    ///
    /// Cost: reads all of it once, some milliseconds for 20 MB.
    ///
    /// - Throws: `EncoderError.unreadable` or `.damaged`.
    init(path: String) throws(EncoderError) {
        self.path = path
        file = try MappedFile(path)
        let bytes = file.bytes
        guard bytes.count >= 8 else { throw .damaged(path: path, what: "too short") }
        let length = bytes.loadUnaligned(as: UInt64.self)
        guard length <= Self.headerLimit, Int(length) <= bytes.count - 8 else {
            throw .damaged(path: path, what: "no header")
        }
        dataStart = 8 + Int(length)
        var header: [String: Header]
        do {
            header = try JSONDecoder().decode([String: Header].self, from: Data(bytes[8..<dataStart]))
        } catch {
            throw .damaged(path: path, what: "no header")
        }
        guard case .notes(let notes) = header.removeValue(forKey: "__metadata__"), let version = notes["version"] else {
            throw .damaged(path: path, what: "no version")
        }
        self.version = version
        pieces = notes["pieces"]
        tables = header.compactMapValues { if case .table(let table) = $0 { table } else { nil } }
        let sum = Self.checksum(UnsafeRawBufferPointer(rebasing: bytes[dataStart...]))
        guard notes["checksum"] == String(sum, radix: 16) else { throw .damaged(path: path, what: "wrong checksum") }
        release()
    }

    private enum Header: Decodable {
        case notes([String: String])
        case table(Table)

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let table = try? container.decode(Table.self) {
                self = .table(table)
            } else {
                self = .notes(try container.decode([String: String].self))
            }
        }
    }

    /// A checksum that tells damage, not malice: FNV-1a (Fowler, Noll, Vo) over words of eight bytes instead of bytes, four
    /// sums side by side, bytes beyond the last 32 left out of the words and added at the end.
    static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        let prime: UInt64 = 0x0000_0100_0000_01B3
        var sums = SIMD4<UInt64>(repeating: 0xCBF2_9CE4_8422_2325) ^ SIMD4(0, 1, 2, 3)
        var place = 0
        while place + 32 <= bytes.count {
            sums = (sums ^ bytes.loadUnaligned(fromByteOffset: place, as: SIMD4<UInt64>.self)) &* prime
            place += 32
        }
        var sum = sums[0]
        for lane in 1..<4 { sum = (sum ^ sums[lane]) &* prime }
        for byte in bytes[place...] { sum = (sum ^ UInt64(byte)) &* prime }
        return sum
    }

    /// Gives the memory back until the weights are read again.
    func release() { file.release() }

    // MARK: Tables

    /// A vector of `count` numbers.
    func vector(_ name: String, _ count: Int) throws(EncoderError) -> [Float] {
        let bytes = try table(name, "F32", [count]).bytes
        return (0..<count).map { bytes.loadUnaligned(fromByteOffset: 4 * $0, as: Float.self) }
    }

    /// What kind of numbers a table holds, by safetensors's name; nil when there is no such table.
    func kind(of name: String) -> String? { tables[name]?.dtype }

    /// A list of whole numbers of any length, `width` in each row.
    func numbers(_ name: String, width: Int) throws(EncoderError) -> [Int32] {
        guard let found = tables[name], found.shape.count == 2, found.shape[1] == width, found.shape[0] >= 0 else {
            throw damage(name)
        }
        let bytes = try table(name, "I32", found.shape).bytes
        return (0..<bytes.count / 4).map { bytes.loadUnaligned(fromByteOffset: 4 * $0, as: Int32.self) }
    }

    /// Bytes as they are.
    func bytes(_ name: String) throws(EncoderError) -> MappedPart {
        guard let found = tables[name], found.shape.count == 1 else { throw damage(name) }
        return try table(name, "U8", found.shape)
    }

    /// The name of the file.
    var name: String { path.split(separator: "/").last.map(String.init) ?? path }

    /// An error that names a table.
    func damage(_ what: String) -> EncoderError { .damaged(path: path, what: what) }

    private static let sizes = ["F32": 4, "I32": 4, "I8": 1, "U8": 1, "U16": 2]

    /// The bytes of a table of exactly that kind and shape.
    func table(_ name: String, _ kind: String, _ shape: [Int]) throws(EncoderError) -> MappedPart {
        guard let found = tables[name], found.dtype == kind, found.shape == shape, found.offsets.count == 2,
            let size = Self.sizes[kind]
        else { throw damage(name) }
        let (start, end) = (found.offsets[0], found.offsets[1])
        var count = size
        for side in shape {
            let (product, overflows) = count.multipliedReportingOverflow(by: side)
            guard side >= 0, !overflows else { throw damage(name) }
            count = product
        }
        guard start >= 0, end <= file.bytes.count - dataStart, start <= end, end - start == count else {
            throw damage(name)
        }
        return MappedPart(file, dataStart + start..<dataStart + end)
    }
}
