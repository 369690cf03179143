internal import Glibc

/// The text of a document that says itself how it is written: XML, and what servers serve.
enum DeclaredEncoding {
    /// How far a declaration is looked for, in bytes.
    private static let reach = 1024

    /// The text as UTF-8, without byte order mark; what is no character becomes U+FFFD.
    ///
    /// A byte order mark decides, then the zero bytes of UTF-16, then `charset`, then the XML declaration; where none holds
    /// or the name is unknown, UTF-8 where it is that, else Windows-1252.
    static func text(of bytes: [UInt8], charset: String? = nil) -> [UInt8] {
        let (found, markLength) = bytes.withUnsafeBufferPointer { TextEncoding.detect($0, isWhole: true) }
        guard markLength == 0, found == .utf8 || found.isGuess else {
            return found.decode(bytes[markLength...])
        }
        for label in [charset, declaration(in: bytes)].compactMap({ $0 }) {
            guard let name = canonical(label) else { continue }
            // Many say Latin-1 and write UTF-8, or the other way about; UTF-8 is hardly ever what it is not.
            if name == "UTF-8" || found == .utf8 && name == "CP1252" { break }
            if let text = converted(bytes, from: name) { return text }
        }
        return found.decode(bytes[...])
    }

    /// The encoding that an XML declaration names.
    private static func declaration(in bytes: [UInt8]) -> String? {
        let head = String(decoding: bytes.prefix(reach), as: UTF8.self)
        guard let start = head.firstRange(of: "<?xml"), let end = head[start.upperBound...].firstRange(of: "?>"),
            let word = head[start.upperBound..<end.lowerBound].firstRange(of: "encoding")
        else { return nil }
        let value = head[word.upperBound..<end.lowerBound].drop { " =\t\r\n".contains($0) }
        guard let mark = value.first, mark == "\"" || mark == "'" else { return nil }
        return String(value.dropFirst().prefix { $0 != mark })
    }

    /// The name by which the system's converter knows an encoding; nil for what the bytes tell better than a name.
    ///
    /// Source: WHATWG Encoding, section 4.2: names on the web mean the larger set that browsers take them for.
    private static func canonical(_ label: String) -> String? {
        let name = label.lowercased().filter { !$0.isWhitespace }
        guard !name.isEmpty, name.utf8.count <= 40,
            name.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "/") })
        else { return nil }
        switch name {
        case "utf-8", "utf8", "us-ascii", "ascii": return "UTF-8"
        case "iso-8859-1", "latin1", "latin-1", "windows-1252", "cp1252", "x-cp1252": return "CP1252"
        case "shift_jis", "shift-jis", "sjis", "x-sjis", "windows-31j", "ms_kanji": return "CP932"
        case "euc-kr", "ks_c_5601-1987", "ksc5601", "korean", "windows-949": return "CP949"
        case "gb2312", "gbk", "x-gbk", "gb18030", "chinese": return "GB18030"
        case "big5", "big5-hkscs", "x-x-big5": return "BIG5-HKSCS"
        case "iso-8859-9": return "CP1254"
        case "tis-620", "iso-8859-11", "windows-874": return "CP874"
        // Zero bytes would have told: it is not.
        case let wide where wide.hasPrefix("utf-16") || wide.hasPrefix("utf-32") || wide.contains("10646"): return nil
        case "utf-7": return nil
        case let windows where windows.hasPrefix("windows-"): return "CP" + windows.dropFirst(8)
        default: return name.uppercased()
        }
    }

    /// `bytes` as UTF-8 by the system's converter; nil when it does not know the encoding.
    static func converted(_ bytes: [UInt8], from name: String) -> [UInt8]? {
        guard let converter = iconv_open("UTF-8", name), converter != iconv_t(bitPattern: -1) else { return nil }
        defer { iconv_close(converter) }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count * 2)
        var input = bytes
        input.withUnsafeMutableBytes { buffer in
            var next = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
            var left = buffer.count
            while left > 0 {
                let piece = [UInt8](unsafeUninitializedCapacity: 32 << 10) { piece, filled in
                    var place = UnsafeMutableRawPointer(piece.baseAddress)?.assumingMemoryBound(to: CChar.self)
                    var room = piece.count
                    let result = iconv(converter, &next, &left, &place, &room)
                    filled = piece.count - room
                    // A full piece is no fault; all else is a byte that means nothing.
                    guard result == -1, errno != E2BIG, room >= 3, left > 0 else { return }
                    next = next.map { $0 + 1 }
                    left -= 1
                    for byte in UTF8.encodedReplacementCharacter {
                        piece[filled] = byte
                        filled += 1
                    }
                }
                out += piece
            }
        }
        return out
    }
}
