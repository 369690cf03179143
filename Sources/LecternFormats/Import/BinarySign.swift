/// What files that are no text look like.
enum BinarySign {
    /// What the beginning of a file says it is, nil when it may be a text.
    static func find(in bytes: UnsafeBufferPointer<UInt8>, encoding: TextEncoding) -> String? {
        if let format = formats.first(where: { bytes.starts(with: $0.sign) }) { return format.name }
        guard encoding == .utf8 || encoding == .windows1252 else { return nil }
        let sample = bytes.prefix(64 * 1024)
        var (nulCount, controlCount) = (0, 0)
        for byte in sample where byte < 0x20 {
            if byte == 0 { nulCount += 1 }
            // Tabs, line ends, backspaces and escapes occur in texts.
            if !(0x07...0x0D).contains(byte) && byte != 0x1B { controlCount += 1 }
        }
        // A text with a few stray controls is still one, and short texts are given the benefit of the doubt.
        if sample.count >= 64 && nulCount * 10 > sample.count * 3 { return "full of zero bytes" }
        if encoding == .windows1252 && sample.count >= 512 && controlCount * 33 > sample.count { return "binary data" }
        return nil
    }

    private static let formats: [(name: String, sign: [UInt8])] = [
        ("a program", [0x7F, 0x45, 0x4C, 0x46]), ("compressed by gzip", [0x1F, 0x8B]),
        ("compressed by xz", [0xFD, 0x37, 0x7A, 0x58, 0x5A]),
        ("compressed by bzip2", [0x42, 0x5A, 0x68, 0x39, 0x31, 0x41]),
        ("compressed by zstd", [0x28, 0xB5, 0x2F, 0xFD]), ("a ZIP archive", [0x50, 0x4B, 0x03, 0x04]),
        ("a PDF", Array("%PDF-".utf8)), ("a JPEG picture", [0xFF, 0xD8, 0xFF]),
        ("a PNG picture", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A]), ("a GIF picture", Array("GIF89a".utf8)),
        ("a SQLite database", Array("SQLite format 3\0".utf8)),
    ]
}
