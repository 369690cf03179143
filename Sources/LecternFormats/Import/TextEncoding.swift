internal import LecternText

/// How a text was written down.
public enum TextEncoding: Hashable, Sendable, CaseIterable {
    /// What nearly everything is written in.
    case utf8
    /// What Windows calls Unicode.
    case utf16LittleEndian
    /// UTF-16 as on networks.
    case utf16BigEndian
    /// Four bytes a scalar, the lowest first; known by its mark alone.
    case utf32LittleEndian
    /// Four bytes a scalar, the highest first; known by its mark alone.
    case utf32BigEndian
    /// Latin letters with curly quotes, a superset of what Latin-1 prints.
    case windows1252
    /// Cyrillic letters; told by their frequencies, as are all that follow.
    case windows1251
    /// Cyrillic letters in the order of the Latin ones.
    case koi8r
    /// Greek letters.
    case windows1253
    /// Japanese as on Windows.
    case shiftJIS
    /// Japanese as on Unix.
    case eucJP
    /// Korean.
    case eucKR
    /// Chinese, GB 2312 and GBK included.
    case gb18030

    /// The encoding of a text that begins with `bytes`, and how many of them are its byte order mark.
    ///
    /// A mark decides. Without one, UTF-16 shows by the zero bytes of its spaces and Latin letters; UTF-8 is what is
    /// well-formed, or nearly so; other scripts show by their letters; the rest is Windows-1252, in which any bytes are a
    /// text.
    /// - Parameter isWhole: whether the text ends with `bytes`; if not, a sequence cut at the end is no fault.
    public static func detect(_ bytes: UnsafeBufferPointer<UInt8>, isWhole: Bool) -> (
        encoding: TextEncoding, markLength: Int
    ) {
        // The marks of UTF-32 begin like those of UTF-16.
        for (encoding, mark) in marks where bytes.starts(with: mark) { return (encoding, mark.count) }
        if let encoding = utf16WithoutMark(bytes) { return (encoding, 0) }
        if UTF8Count(bytes, isWhole: isWhole).isUTF8 { return (.utf8, 0) }
        return (EncodingStatistics.guess(bytes) ?? .windows1252, 0)
    }

    /// Whether it is found by frequencies, or taken because nothing speaks against it, so that whoever knows is to be believed.
    var isGuess: Bool { self == .windows1252 || converterName != nil }

    /// What the system's converter calls an encoding that is left to it.
    private var converterName: String? {
        switch self {
        case .windows1251: "CP1251"
        case .koi8r: "KOI8-R"
        case .windows1253: "CP1253"
        case .shiftJIS: "CP932"
        case .eucJP: "EUC-JP"
        case .eucKR: "CP949"
        case .gb18030: "GB18030"
        case .utf8, .utf16LittleEndian, .utf16BigEndian, .utf32LittleEndian, .utf32BigEndian, .windows1252: nil
        }
    }

    private static let marks: [(TextEncoding, [UInt8])] = [
        (.utf32LittleEndian, [0xFF, 0xFE, 0, 0]), (.utf32BigEndian, [0, 0, 0xFE, 0xFF]), (.utf8, [0xEF, 0xBB, 0xBF]),
        (.utf16LittleEndian, [0xFF, 0xFE]), (.utf16BigEndian, [0xFE, 0xFF]),
    ]

    private static func utf16WithoutMark(_ bytes: UnsafeBufferPointer<UInt8>) -> TextEncoding? {
        let sample = bytes.prefix(4096)
        guard sample.count >= 8 else { return nil }
        var zeros = (even: 0, odd: 0)
        for (index, byte) in sample.enumerated() where byte == 0 {
            if index.isMultiple(of: 2) { zeros.even += 1 } else { zeros.odd += 1 }
        }
        // Every sixth character of a text is a space, a letter or a sign below U+0100, in any language.
        let (least, pairCount) = (min(zeros.even, zeros.odd), sample.count / 2)
        guard max(zeros.even, zeros.odd) * 6 >= pairCount, least * 20 <= max(zeros.even, zeros.odd) else { return nil }
        return zeros.odd > zeros.even ? .utf16LittleEndian : .utf16BigEndian
    }

    /// The text that `bytes` hold, as UTF-8; what is no character becomes U+FFFD.
    public func decode(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        switch self {
        case .utf8: Self.repair(bytes)
        case .utf16LittleEndian: Self.utf16(bytes) { UInt16($0) | UInt16($1) << 8 }
        case .utf16BigEndian: Self.utf16(bytes) { UInt16($0) << 8 | UInt16($1) }
        case .utf32LittleEndian: Self.utf32(bytes) { $0.reversed() }
        case .utf32BigEndian: Self.utf32(bytes) { $0 }
        case .windows1252: Self.windows1252(bytes)
        case .windows1251, .koi8r, .windows1253, .shiftJIS, .eucJP, .eucKR, .gb18030:
            // A system without that converter.
            converterName.flatMap { DeclaredEncoding.converted(Array(bytes), from: $0) } ?? Self.windows1252(bytes)
        }
    }

    private static func repair(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        bytes.withUnsafeBufferPointer { buffer in
            if UTF8Count(buffer, isWhole: true).isWellFormed { return Array(buffer) }
            var out: [UInt8] = []
            out.reserveCapacity(buffer.count + 64)
            var index = 0
            while index < buffer.count {
                let step = ScalarDecoder.step(buffer, at: index)
                if step.isValid {
                    out.append(contentsOf: buffer[index..<index + step.length])
                } else {
                    out.append(contentsOf: UTF8.encodedReplacementCharacter)
                }
                index += step.length
            }
            return out
        }
    }

    private static func utf16(_ bytes: ArraySlice<UInt8>, unit: (UInt8, UInt8) -> UInt16) -> [UInt8] {
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2 + 1)
        var index = bytes.startIndex
        while index + 1 < bytes.endIndex {
            units.append(unit(bytes[index], bytes[index + 1]))
            index += 2
        }
        if index < bytes.endIndex { units.append(0xFFFD) }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    private static func utf32(_ bytes: ArraySlice<UInt8>, bigEndian: (ArraySlice<UInt8>) -> some Sequence<UInt8>)
        -> [UInt8]
    {
        var out = String.UnicodeScalarView()
        for index in stride(from: bytes.startIndex, to: bytes.endIndex, by: 4) {
            let four = bytes[index..<min(index + 4, bytes.endIndex)]
            let value = four.count == 4 ? bigEndian(four).reduce(UInt32(0)) { $0 << 8 | UInt32($1) } : 0xFFFD
            out.append(Unicode.Scalar(value) ?? "\u{FFFD}")
        }
        return Array(String(out).utf8)
    }

    private static func windows1252(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes {
            if byte < 0x80 {
                out.append(byte)
            } else {
                let scalar = byte < 0xA0 ? windows1252Signs[Int(byte) - 0x80] : Unicode.Scalar(byte)
                out.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
        return out
    }

    /// Bytes 0x80 to 0x9F; the five that mean nothing would be C1 controls, and are no characters here.
    /// Source: unicode.org/Public/MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT.
    private static let windows1252Signs = Array(
        "€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ".unicodeScalars)
}

/// How far bytes are UTF-8.
struct UTF8Count {
    /// Characters beyond ASCII.
    private(set) var sequenceCount = 0
    /// Stretches that are no UTF-8.
    private(set) var faultCount = 0

    /// Looks at all of `bytes`; a sequence cut off at the end is a fault only if the text is whole.
    init(_ bytes: UnsafeBufferPointer<UInt8>, isWhole: Bool) {
        var index = 0
        while index < bytes.count {
            if bytes[index] < 0x80 {
                index += Self.asciiRun(bytes, from: index)
                continue
            }
            let step = ScalarDecoder.step(bytes, at: index)
            index += step.length
            if step.isValid {
                sequenceCount += 1
            } else if isWhole || index < bytes.count {
                faultCount += 1
            }
        }
    }

    var isWellFormed: Bool { faultCount == 0 }

    /// Other encodings hit on valid sequences by chance alone, seldom; a damaged text has many more than faults.
    var isUTF8: Bool { faultCount == 0 || sequenceCount > 0 && sequenceCount >= faultCount }

    private static func asciiRun(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        let raw = UnsafeRawBufferPointer(bytes)
        var index = start
        while index + 8 <= raw.count,
            raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
        {
            index += 8
        }
        while index < raw.count, raw[index] < 0x80 { index += 1 }
        return index - start
    }
}

extension UTF8 {
    /// U+FFFD as bytes.
    static let encodedReplacementCharacter: EncodedScalar = encode("\u{FFFD}") ?? EncodedScalar()
}
