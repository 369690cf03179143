import Glibc
import LecternTestSupport
import Testing

@testable import LecternFormats

/// Bytes of every encoding, found out and read.
struct TextEncodingTests {
    private static let sample = "“Quoted” – naïve, 漢字 and 😀.\nA second line.\n"

    private func decoded(_ bytes: [UInt8]) -> (encoding: TextEncoding, text: String) {
        let (encoding, markLength) = bytes.withUnsafeBufferPointer { TextEncoding.detect($0, isWhole: true) }
        return (encoding, String(decoding: encoding.decode(bytes[markLength...]), as: UTF8.self))
    }

    private static func encoded(_ text: String, as encoding: TextEncoding) -> [UInt8] {
        switch encoding {
        case .utf8: Array(text.utf8)
        case .utf16LittleEndian: text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
        case .utf16BigEndian: text.utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
        case .utf32LittleEndian:
            text.unicodeScalars.flatMap { scalar in (0..<4).map { UInt8(truncatingIfNeeded: scalar.value >> ($0 * 8)) }
            }
        case .utf32BigEndian:
            text.unicodeScalars.flatMap { scalar in
                (0..<4).map { UInt8(truncatingIfNeeded: scalar.value >> (24 - $0 * 8)) }
            }
        default: []
        }
    }

    @Test(arguments: [TextEncoding.utf8, .utf16LittleEndian, .utf16BigEndian, .utf32LittleEndian, .utf32BigEndian])
    func `a byte order mark decides`(_ encoding: TextEncoding) {
        let found = decoded(Self.encoded("\u{FEFF}" + Self.sample, as: encoding))
        #expect(found.encoding == encoding)
        #expect(found.text == Self.sample)
    }

    @Test(arguments: [TextEncoding.utf8, .utf16LittleEndian, .utf16BigEndian])
    func `a text without a mark is found out`(_ encoding: TextEncoding) {
        let found = decoded(Self.encoded(Self.sample, as: encoding))
        #expect(found.encoding == encoding)
        #expect(found.text == Self.sample)
    }

    @Test func `what is no UTF-8 is Windows-1252`() {
        let found = decoded([0x93, 0x51, 0x94, 0x20, 0x96, 0x20, 0x80, 0x35, 0x85, 0x20, 0xE9, 0x20, 0x81])
        #expect(found.encoding == .windows1252)
        #expect(found.text == "“Q” – €5… é \u{FFFD}")
    }

    @Test func `a few damaged bytes do not make UTF-8 another encoding`() {
        let found = decoded(Array("“The bridge” – café ".utf8) + [0xFF] + Array(" is safe".utf8))
        #expect(found.encoding == .utf8)
        #expect(found.text == "“The bridge” – café \u{FFFD} is safe")
    }

    @Test func `a character cut by the end of what was read is no fault`() {
        let bytes = Array("plain words, then é".utf8).dropLast()
        let isUTF8 = Array(bytes).withUnsafeBufferPointer { TextEncoding.detect($0, isWhole: false).encoding == .utf8 }
        #expect(isUTF8)
        #expect(decoded(Array(bytes)).encoding == .windows1252)
    }

    @Test func `a few zero bytes do not make UTF-16`() {
        #expect(decoded([0, 0, 0] + Array("the council met on Monday".utf8)).encoding == .utf8)
        #expect(decoded(Array("nul\0inside\0\0words and some more of them".utf8)).encoding == .utf8)
    }

    @Test func `odd lengths and lone surrogates become replacement characters`() {
        #expect(decoded([0xFF, 0xFE, 0x41, 0x00, 0x42]).text == "A\u{FFFD}")
        #expect(decoded([0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00]).text == "\u{FFFD}A")
        #expect(decoded([0, 0, 0xFE, 0xFF, 0, 0x11, 0, 0, 0, 0, 0, 0x41]).text == "\u{FFFD}A")
    }

    @Test(arguments: SeededGenerator.seeds(300))
    func `any bytes in any encoding become valid UTF-8`(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let bytes = (0..<Int.random(in: 0...400, using: &generator)).map { _ in
            UInt8.random(in: 0...255, using: &generator)
        }
        for encoding in TextEncoding.allCases {
            let text = encoding.decode(bytes[...])
            #expect(String(validating: text, as: UTF8.self) != nil, "\(generator), \(encoding)")
        }
        let hostile = HostileText.make(40, using: &generator)
        #expect(String(validating: TextEncoding.utf8.decode(hostile[...]), as: UTF8.self) != nil, "\(generator)")
    }

    @Test(
        arguments: [
            (.windows1251, "CP1251", "Мост закрыли на ремонт, сказал мэр города в понедельник утром."),
            (.koi8r, "KOI8-R", "Мост закрыли на ремонт, сказал мэр города в понедельник утром."),
            (.windows1253, "CP1253", "Η γέφυρα έκλεισε για επισκευή, είπε ο δήμαρχος της πόλης τη Δευτέρα."),
            (.shiftJIS, "CP932", "橋は修理のために閉まっていると市長が月曜日に言いました。"),
            (.eucJP, "EUC-JP", "橋は修理のために閉まっていると市長が月曜日に言いました。"),
            (.eucKR, "CP949", "다리는 수리를 위해 닫혀 있다고 시장이 월요일에 말하였다고 한다."),
            (.gb18030, "GB18030", "市长说，桥是在上个月关的，这里的人们不到年中不会有桥了。"),
        ] as [(TextEncoding, String, String)])
    func `other scripts show by their letters`(_ encoding: TextEncoding, _ name: String, _ text: String) throws {
        let bytes = try #require(Self.converted(text, to: name))
        #expect(decoded(bytes).encoding == encoding)
        #expect(decoded(bytes).text == text)
        // Markup around it changes nothing.
        #expect(
            decoded(Array("<p class='a'>".utf8) + bytes + Array("</p> <em>Latin words</em>".utf8)).encoding == encoding)
    }

    @Test(arguments: [
        "Déjà vu à l’été: où êtes-vous, naïve Zoë?", "Größe, Übermut, schöne Äpfel, süße Öfen, müßig",
        "¿Qué año será mañana, señor Núñez? ¡Adiós!",
    ])
    func `Latin letters with accents are no other script`(_ text: String) throws {
        let bytes = try #require(Self.converted(text, to: "CP1252"))
        #expect(decoded(bytes).encoding == .windows1252)
        #expect(decoded(bytes).text == text)
    }

    /// `text` in an encoding by its name in the system.
    private static func converted(_ text: String, to name: String) -> [UInt8]? {
        guard let converter = iconv_open(name, "UTF-8"), converter != iconv_t(bitPattern: -1) else { return nil }
        defer { iconv_close(converter) }
        var input = Array(text.utf8).map { CChar(bitPattern: $0) }
        var output = [CChar](repeating: 0, count: input.count * 2)
        var (inputLeft, outputLeft) = (input.count, output.count)
        let isDone = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                var (from, to) = (input.baseAddress, output.baseAddress)
                return iconv(converter, &from, &inputLeft, &to, &outputLeft) == 0
            }
        }
        return isDone ? output.prefix(output.count - outputLeft).map { UInt8(bitPattern: $0) } : nil
    }
}
