import LecternText
import Testing

@testable import LecternLibrary

@Suite struct SHA256Tests {
    /// The examples of FIPS 180-4.
    @Test func `digests are those of the standard`() {
        #expect(SHA256.prefix(of: []) == 0xE3B0_C442_98FC_1C14)
        #expect(SHA256.prefix(of: Array("abc".utf8)) == 0xBA78_16BF_8F01_CFEA)
        let two = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"
        #expect(SHA256.prefix(of: Array(two.utf8)) == 0x248D_6A61_D206_38B8)
    }
}
