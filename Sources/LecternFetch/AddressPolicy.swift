/// Which addresses of the Internet Protocol may be connected to.
///
/// Source: IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890 and what amends it).
enum AddressPolicy {
    /// Whether an address, 4 or 16 bytes in network order, is one of the public Internet: no private, loopback, link-local,
    /// multicast, documentation or other special one, nor one of IPv6 that wraps such a one of IPv4.
    static func isPublic(_ address: [UInt8]) -> Bool {
        switch address.count {
        case 4: return !specialV4.contains { matches(address, $0.prefix, $0.length) }
        case 16:
            if let inner = wrapped(address) { return isPublic(inner) }
            // All that is given out lies in 2000::/3.
            return matches(address, [0x20], 3) && !specialV6.contains { matches(address, $0.prefix, $0.length) }
        default: return false
        }
    }

    /// The address of IPv4 that one of IPv6 leads to: mapped, by NAT64, or by 6to4.
    private static func wrapped(_ address: [UInt8]) -> [UInt8]? {
        let mapped: [UInt8] = Array(repeating: 0, count: 10) + [0xFF, 0xFF]
        let translated: [UInt8] = [0x00, 0x64, 0xFF, 0x9B] + Array(repeating: 0, count: 8)
        if address.starts(with: mapped) || address.starts(with: translated) { return Array(address[12...]) }
        if address.starts(with: [0x20, 0x02]) { return Array(address[2..<6]) }
        return nil
    }

    private static func matches(_ address: [UInt8], _ prefix: [UInt8], _ length: Int) -> Bool {
        for bit in 0..<length {
            let expected = bit / 8 < prefix.count ? prefix[bit / 8] : 0
            if (address[bit / 8] ^ expected) & (0x80 >> UInt8(bit % 8)) != 0 { return false }
        }
        return true
    }

    private static let specialV4: [(prefix: [UInt8], length: Int)] = [
        ([0], 8), ([10], 8), ([100, 64], 10), ([127], 8), ([169, 254], 16), ([172, 16], 12), ([192, 0, 0], 24),
        ([192, 0, 2], 24), ([192, 88, 99], 24), ([192, 168], 16), ([198, 18], 15), ([198, 51, 100], 24),
        ([203, 0, 113], 24), ([224], 4), ([240], 4),
    ]

    private static let specialV6: [(prefix: [UInt8], length: Int)] = [
        // Protocol assignments, Teredo among them; documentation, twice.
        ([0x20, 0x01, 0x00], 23), ([0x20, 0x01, 0x0D, 0xB8], 32), ([0x3F, 0xFF, 0x00], 20),
    ]
}
