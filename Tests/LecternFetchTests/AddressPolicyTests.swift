import Testing

@testable import LecternFetch

/// Which addresses may be connected to.
@Suite struct AddressPolicyTests {
    @Test(
        arguments: [
            [0, 0, 0, 0], [10, 1, 2, 3], [100, 64, 0, 1], [100, 127, 255, 255], [127, 0, 0, 1], [169, 254, 169, 254],
            [172, 16, 0, 1], [172, 31, 255, 255], [192, 0, 0, 8], [192, 168, 1, 1], [198, 18, 0, 1], [198, 19, 0, 1],
            [224, 0, 0, 1], [255, 255, 255, 255],
        ] as [[UInt8]])
    func `special addresses of version 4 are not public`(address: [UInt8]) {
        #expect(!AddressPolicy.isPublic(address))
        #expect(!AddressPolicy.isPublic(Array(repeating: 0, count: 10) + [0xFF, 0xFF] + address))
        #expect(!AddressPolicy.isPublic([0x20, 0x02] + address + Array(repeating: 1, count: 10)))
        #expect(!AddressPolicy.isPublic([0, 0x64, 0xFF, 0x9B] + Array(repeating: 0, count: 8) + address))
    }

    @Test(
        arguments: [[1, 1, 1, 1], [93, 184, 216, 34], [100, 128, 0, 1], [172, 32, 0, 1], [198, 20, 0, 1]] as [[UInt8]])
    func `other addresses of version 4 are public`(address: [UInt8]) {
        #expect(AddressPolicy.isPublic(address))
        #expect(AddressPolicy.isPublic(Array(repeating: 0, count: 10) + [0xFF, 0xFF] + address))
    }

    @Test(
        arguments: [
            [], [0xFC], [0xFD, 0x12], [0xFE, 0x80], [0xFE, 0xC0], [0xFF, 0x02], [0x20, 0x01, 0x0D, 0xB8], [0x20, 0x01],
            [0x01, 0x00],
        ] as [[UInt8]])
    func `special addresses of version 6 are not public`(beginning: [UInt8]) {
        let zeros = [UInt8](repeating: 0, count: 15 - beginning.count)
        #expect(!AddressPolicy.isPublic(beginning + zeros + [1]))
    }

    @Test func `an address of version 6 that a registry has given out is public`() {
        #expect(AddressPolicy.isPublic([0x2A, 0, 0x14, 0x50] + Array(repeating: 7, count: 12)))
    }

    @Test func `an address of any other length is not public`() { #expect(!AddressPolicy.isPublic([1, 2, 3])) }
}
