internal import LecternScreen
internal import LecternText

/// Makes any bytes fit to be printed on one line of a terminal.
///
/// As on the reader's screen: C0 controls and DEL become their pictures (U+2400 and on), what is no character U+FFFD;
/// format characters (bidi controls, tags, zero-width spaces) go, as they could only deceive (Unicode Technical
/// Report 36, section 3); the joiners stay, which Persian and Hindi words need.
public enum Sanitizer {
    /// The printable form of `bytes`, which may be no UTF-8.
    public static func printable(_ bytes: some Sequence<UInt8>) -> String {
        var out: [UInt8] = []
        Array(bytes).withUnsafeBufferPointer { append($0, to: &out) }
        return String(decoding: out, as: UTF8.self)
    }

    /// The printable form of `text`.
    public static func printable(_ text: String) -> String { printable(text.utf8) }

    /// Appends the printable form of `bytes`, line ends and tabs as blanks. Cost: 1 ns a byte of plain ASCII.
    public static func append(_ bytes: UnsafeBufferPointer<UInt8>, to out: inout [UInt8]) {
        out.reserveCapacity(out.count + bytes.count)
        var index = 0
        while index < bytes.count {
            let start = index
            while index < bytes.count, bytes[index] >= 0x20, bytes[index] < 0x7F { index += 1 }
            if start < index { out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index])) }
            guard index < bytes.count else { return }
            let step = ScalarDecoder.step(bytes, at: index)
            index += step.length
            if let shown = shown(step.scalar) {
                out.append(contentsOf: UTF8.encode(shown) ?? UTF8.encodedReplacementCharacter)
            }
        }
    }

    /// What stands for a scalar, nil when nothing does.
    private static func shown(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        if (0x09...0x0D).contains(scalar.value) { return " " }
        // Joiners hold Persian and Hindi words and emoji families together, and can deceive nobody.
        if scalar == "\u{200C}" || scalar == "\u{200D}" { return scalar }
        switch Printable(scalar) {
        case .plain(let scalar), .substitute(let scalar): return scalar
        case .space: return " "
        case .mark: return scalar
        case .hidden: return nil
        }
    }
}
