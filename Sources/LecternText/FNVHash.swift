/// A hash of bytes that is the same on every machine and in every version, so that what is on a disk may be named by it, and
/// damage be seen. Against malice it is no help.
///
/// Source: FNV-1a in 64 bits (Fowler, Noll, Vo; draft-eastlake-fnv).
@frozen
public struct FNVHash: Hashable, Sendable {
    /// The hash of the bytes so far.
    public var value: UInt64 = 0xCBF2_9CE4_8422_2325

    /// The hash of no bytes.
    @inlinable
    public init() {}

    /// Takes a byte.
    @inlinable
    public mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }

    /// The hash of some bytes.
    @inlinable
    public static func of(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var hash = FNVHash()
        for byte in bytes { hash.add(byte) }
        return hash.value
    }
}
