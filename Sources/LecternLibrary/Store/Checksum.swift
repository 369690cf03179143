internal import LecternText

/// A sum over the fields of a row, so that damage is seen that SQLite's own check does not see.
///
/// It is an `FNVHash` without its top bit, so that it is a positive integer of SQLite. Each field is closed by its length, so
/// that none runs into the next.
struct Checksum {
    private var hash = FNVHash()

    /// What the fields so far sum up to.
    var value: Int64 { Int64(bitPattern: hash.value & 0x7FFF_FFFF_FFFF_FFFF) }

    /// Takes bytes.
    mutating func add(_ bytes: some Sequence<UInt8>) {
        var count = 0
        for byte in bytes {
            hash.add(byte)
            count += 1
        }
        add(Int64(count))
    }

    /// Takes a text; nil differs from an empty one.
    mutating func add(_ text: String?) {
        guard let text else { return add(-1) }
        add(text.utf8)
    }

    /// Takes a number.
    mutating func add(_ number: Int64) {
        for shift in stride(from: 0, to: 64, by: 8) { hash.add(UInt8(truncatingIfNeeded: number >> shift)) }
    }

    /// The sum of texts.
    static func of(_ texts: String?...) -> Int64 {
        var sum = Checksum()
        for text in texts { sum.add(text) }
        return sum.value
    }
}
