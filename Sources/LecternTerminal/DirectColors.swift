internal import Glibc
internal import LecternScreen

/// Colours by red, green and blue, for terminals that take them and whose descriptions know of 256 colours only.
///
/// ncurses sends what the description of the terminal says, and most of them say nothing of mixtures, which terminals
/// announce by `COLORTERM` instead. So ncurses is started with a copy of the description, in which some of the 256 numbers
/// stand for our colours. The terminal's own table is left alone: it outlives the program.
///
/// Source: term(5) for compiled descriptions, terminfo(5) for conditions in them, ncurses(3X) for `TERMINFO=hex:`.
struct DirectColors {
    /// The number of each colour.
    let numbers: [RGB: Int]
    /// What `TERMINFO` has to be while ncurses starts.
    let description: String

    /// The first number that is ours: those before it are the person's.
    private static let first = 16
    /// Places of what sets the colours of letters and of the ground, among the strings of a description.
    private static let (setForeground, setBackground) = (359, 360)
    /// The largest description that is looked at, in bytes: as ncurses has it.
    private static let sizeLimit = 32 << 10

    /// Numbers for colours; nil where the terminal does not take them or its description is not to be had.
    init?(_ colors: [RGB]) {
        let name = Self.variable("TERM")
        guard colors.count < 64, let bytes = Self.description(of: name) else { return nil }
        // GNU screen hands the variable on, and not the colours.
        let isAnnounced = ["truecolor", "24bit"].contains(Self.variable("COLORTERM")) && !name.hasPrefix("screen")
        let isDescribed = ["Tc", "RGB"].contains { Self.contains("\0\($0)\0", in: bytes) }
        guard isAnnounced || isDescribed else { return nil }
        let numbered = colors.enumerated().map { ($0.offset + Self.first, $0.element) }
        guard
            let changed = Self.changing(
                bytes,
                [
                    (Self.setForeground, Self.capability(numbered, normal: "3", bright: "9")),
                    (Self.setBackground, Self.capability(numbered, normal: "4", bright: "10")),
                ])
        else { return nil }
        numbers = Dictionary(numbered.map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        description = "hex:" + changed.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// What sets a colour by its number, in the language of terminfo: a chain of conditions.
    private static func capability(_ colors: [(number: Int, color: RGB)], normal: String, bright: String) -> String {
        let own = colors.map { "%e%p1%{\($0)}%=%t\(normal)8;2;\($1.red);\($1.green);\($1.blue)" }.joined()
        return "\u{1B}[%?%p1%{8}%<%t\(normal)%p1%d%e%p1%{16}%<%t\(bright)%p1%{8}%-%d\(own)%e\(normal)8;5;%p1%d%;m"
    }

    // MARK: Descriptions

    /// A compiled description with other strings, put behind those that it has; nil when it is not as expected.
    private static func changing(_ bytes: [UInt8], _ strings: [(place: Int, text: String)]) -> [UInt8]? {
        func number(at offset: Int) -> Int { Int(bytes[offset]) | Int(bytes[offset + 1]) << 8 }
        guard bytes.count > 12 else { return nil }
        let isWide = number(at: 0) == 0o1036
        guard isWide || number(at: 0) == 0o432 else { return nil }
        let (flagsEnd, stringCount, tableSize) = (12 + number(at: 2) + number(at: 4), number(at: 8), number(at: 10))
        let numbers = flagsEnd + flagsEnd % 2
        let offsets = numbers + number(at: 6) * (isWide ? 4 : 2)
        let table = offsets + 2 * stringCount
        let end = table + tableSize
        let colorCount = numbers + 13 * (isWide ? 4 : 2)
        guard stringCount > Self.setBackground, end <= bytes.count, number(at: 6) > 13, number(at: colorCount) == 256
        else { return nil }
        var changed = Array(bytes[..<end])
        func set(_ value: Int, at offset: Int) {
            (changed[offset], changed[offset + 1]) = (UInt8(value & 0xFF), UInt8(value >> 8 & 0xFF))
        }
        for (place, text) in strings {
            set(changed.count - table, at: offsets + 2 * place)
            changed += Array(text.utf8) + [0]
        }
        guard changed.count - table < 0x7FFF else { return nil }
        set(changed.count - table, at: 10)
        // What follows begins at an even place.
        if changed.count % 2 == 1 { changed.append(0) }
        return changed + bytes.dropFirst(end + end % 2)
    }

    /// The compiled description of a terminal, nil when it is in none of the usual folders.
    private static func description(of name: String) -> [UInt8]? {
        guard let letter = name.utf8.first, !name.contains("/") else { return nil }
        let own = [variable("TERMINFO"), variable("HOME").isEmpty ? "" : variable("HOME") + "/.terminfo"]
        let listed = variable("TERMINFO_DIRS").split(separator: ":").map(String.init)
        let usual = ["/etc/terminfo", "/lib/terminfo", "/usr/share/terminfo", "/usr/lib/terminfo"]
        for folder in own + listed + usual where folder.hasPrefix("/") {
            for part in [String(decoding: [letter], as: UTF8.self), String(letter, radix: 16)] {
                if let bytes = contents(of: "\(folder)/\(part)/\(name)") { return bytes }
            }
        }
        return nil
    }

    private static func contents(of path: String) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        let bytes = [UInt8](unsafeUninitializedCapacity: sizeLimit) { buffer, count in
            count = max(0, read(descriptor, buffer.baseAddress, buffer.count))
        }
        return bytes.isEmpty || bytes.count == sizeLimit ? nil : bytes
    }

    private static func contains(_ text: String, in bytes: [UInt8]) -> Bool {
        let wanted = Array(text.utf8)
        return bytes.indices.contains { bytes[$0...].starts(with: wanted) }
    }

    private static func variable(_ name: String) -> String { getenv(name).map { String(cString: $0) } ?? "" }
}
