internal import Foundation

/// Values as JSON, the same ones as the same text.
///
/// What a terminal could take for a command, or that turns the direction of text, is escaped wherever it stands: a person may
/// look at what is meant for programs.
public enum JSONText {
    /// The JSON of a value of strings, integers and finite fractions, members by name.
    static func encode(_ value: some Encodable, isPretty: Bool = false) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        if isPretty { encoder.outputFormatting.insert(.prettyPrinted) }
        do {
            return escaped(Array(try encoder.encode(value)))
        } catch {
            // Confidences are the only numbers with a fraction, and they are clamped to 0...1.
            preconditionFailure("strings, integers and finite fractions always have a JSON form")
        }
    }

    /// The JSON of a string, for records whose members have an order of their own.
    public static func quoted(_ text: String) -> String {
        var out: [UInt8] = [0x22]
        for byte in text.utf8 {
            switch byte {
            case 0x22, 0x5C: out += [0x5C, byte]
            case 0x0A: out += Array("\\n".utf8)
            case 0..<0x20: out += escape(UInt32(byte))
            default: out.append(byte)
            }
        }
        return String(decoding: escaped(out + [0x22]), as: UTF8.self)
    }

    /// JSON with all `unsafeScalar`s escaped: only its strings have such.
    private static func escaped(_ json: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(json.count)
        var start = 0
        for index in json.indices where json[index] >= 0x7F {
            guard let (scalar, length) = unsafeScalar(json, at: index) else { continue }
            out += json[start..<index]
            out += escape(scalar)
            start = index + length
        }
        return out + json[start...]
    }

    /// The scalar that begins at a byte of well-formed UTF-8, and how many bytes it has, where it is one to be escaped: DEL, the
    /// controls of C1, and what turns the direction of text.
    private static func unsafeScalar(_ bytes: [UInt8], at index: Int) -> (scalar: UInt32, length: Int)? {
        switch bytes[index] {
        case 0x7F: return (0x7F, 1)
        case 0xC2 where bytes[index + 1] < 0xA0: return (UInt32(bytes[index + 1]), 2)
        case 0xD8 where bytes[index + 1] == 0x9C: return (0x061C, 2)
        case 0xE2 where bytes[index + 1] <= 0x81:
            let scalar = 0x2000 | UInt32(bytes[index + 1] & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F)
            switch scalar {
            case 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069: return (scalar, 3)
            default: return nil
            }
        default: return nil
        }
    }

    private static func escape(_ scalar: UInt32) -> [UInt8] {
        let digits = String(scalar, radix: 16)
        return Array(("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8)
    }
}
