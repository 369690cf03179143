internal import CZlib

/// The files in a ZIP archive that is held in memory.
///
/// Only what its directory lists can be had, by name, and nothing is ever written: a name that leads out of the archive
/// leads nowhere. Sizes that the archive claims are believed only to refuse. zlib does the inflating.
/// Source: PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.
struct ZipArchive {
    /// The largest archive that is read, in bytes.
    static let byteLimit = 256 << 20
    /// The largest file in it that is read, in bytes.
    static let fileLimit = 16 << 20
    /// How many times its packed size a file may have: deflate reaches 1032, markup hardly 30.
    static let ratioLimit = 200

    /// Where a file lies in the archive.
    private struct Entry {
        var method: Int
        var packedCount: Int
        /// Where its own header begins.
        var offset: Int
    }

    private let bytes: [UInt8]
    private var entries: [String: Entry] = [:]

    /// Reads the directory of an archive.
    init(_ bytes: [UInt8]) throws(BookError) {
        guard bytes.count <= Self.byteLimit else { throw .tooLarge }
        self.bytes = bytes
        guard let end = directoryEnd() else { throw .damaged }
        let count = number(end + 10, 2)
        var offset = number(end + 16, 4)
        for _ in 0..<count {
            guard offset + 46 <= bytes.count, number(offset, 4) == 0x0201_4B50 else { throw .damaged }
            let (nameCount, extraCount, commentCount) = (
                number(offset + 28, 2), number(offset + 30, 2), number(offset + 32, 2)
            )
            guard offset + 46 + nameCount <= bytes.count else { throw .damaged }
            let name = String(decoding: bytes[offset + 46..<offset + 46 + nameCount], as: UTF8.self)
            let isEncrypted = number(offset + 8, 2) & 1 == 1
            // The first of a name counts, as for most readers.
            if !isEncrypted, entries[name] == nil {
                entries[name] = Entry(
                    method: number(offset + 10, 2), packedCount: number(offset + 20, 4), offset: number(offset + 42, 4))
            }
            offset += 46 + nameCount + extraCount + commentCount
        }
    }

    /// The content of a file; nil when there is none of that name, or it is damaged or too large.
    func file(_ name: String) -> [UInt8]? {
        guard let entry = entries[name], entry.offset + 30 <= bytes.count, number(entry.offset, 4) == 0x0403_4B50 else {
            return nil
        }
        let start = entry.offset + 30 + number(entry.offset + 26, 2) + number(entry.offset + 28, 2)
        guard start <= bytes.count, entry.packedCount <= bytes.count - start else { return nil }
        let packed = bytes[start..<start + entry.packedCount]
        switch entry.method {
        case 0: return packed.count <= Self.fileLimit ? Array(packed) : nil
        case 8: return Self.inflated(packed, limit: min(Self.fileLimit, max(64 << 10, packed.count * Self.ratioLimit)))
        default: return nil
        }
    }

    /// Where the record at the directory's end begins: the last one, as a comment may follow it.
    private func directoryEnd() -> Int? {
        guard bytes.count >= 22 else { return nil }
        let earliest = max(0, bytes.count - 22 - 65_535)
        return stride(from: bytes.count - 22, through: earliest, by: -1).first {
            bytes[$0] == 0x50 && number($0, 4) == 0x0605_4B50
        }
    }

    /// A number of `count` bytes, the lowest first.
    private func number(_ offset: Int, _ count: Int) -> Int {
        (0..<count).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
    }

    /// What deflated bytes hold, nil when they are damaged or hold more than `limit`.
    private static func inflated(_ packed: ArraySlice<UInt8>, limit: Int) -> [UInt8]? {
        var stream = z_stream()
        guard inflateInit2_(&stream, -MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            return nil
        }
        defer { inflateEnd(&stream) }
        var out: [UInt8] = []
        var result = Z_OK
        var input = Array(packed)
        input.withUnsafeMutableBufferPointer { input in
            stream.next_in = input.baseAddress
            stream.avail_in = UInt32(input.count)
            while result == Z_OK, out.count <= limit {
                let piece = [UInt8](unsafeUninitializedCapacity: 64 << 10) { piece, filled in
                    stream.next_out = piece.baseAddress
                    stream.avail_out = UInt32(piece.count)
                    result = inflate(&stream, Z_NO_FLUSH)
                    filled = piece.count - Int(stream.avail_out)
                }
                out += piece
            }
        }
        return result == Z_STREAM_END && out.count <= limit ? out : nil
    }
}
