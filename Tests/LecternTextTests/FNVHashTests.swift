import LecternText
import Testing

@Suite struct FNVHashTests {
    @Test func `the hashes are those of the draft`() {
        // draft-eastlake-fnv, section "FNV-1a 64 bit": of nothing, of "a", and of "foobar".
        let known: [(String, UInt64)] = [
            ("", 0xCBF2_9CE4_8422_2325), ("a", 0xAF63_DC4C_8601_EC8C), ("foobar", 0x8594_4171_F739_67E8),
        ]
        for (text, hash) in known { #expect(FNVHash.of(text.utf8) == hash) }
    }
}
