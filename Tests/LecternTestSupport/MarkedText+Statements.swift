public import LecternText

extension MarkedText: CustomStringConvertible {
    /// The statements of an analysis, as marks: `s1 c1 q1` for the first.
    public init(text: [UInt8], statements: [Statement]) {
        var spans: [String: [TextSpan]] = [:]
        for (index, one) in statements.enumerated() {
            for (letter, role) in [("s", one.source), ("c", one.cue), ("q", one.content)] where !role.isEmpty {
                spans["\(letter)\(index + 1)"] = role
            }
        }
        self.init(text: text, spans: spans)
    }

    /// The statements that the marks tell of, in the order of their numbers.
    public var statements: [Statement] {
        let numbers = Set(spans.keys.compactMap { Int($0.dropFirst()) }).sorted()
        return numbers.map { number in
            Statement(
                id: "s\(number)", source: spans["s\(number)"] ?? [], cue: spans["c\(number)"] ?? [],
                content: spans["q\(number)"] ?? [])
        }
    }

    /// The text in marks again, so that a failing test's difference reads as prose.
    public var description: String {
        var opening: [Int: [(end: Int, label: String)]] = [:]
        var closing: [Int: Int] = [:]
        for (label, spans) in spans {
            for span in spans {
                opening[span.start, default: []].append((span.end, label))
                closing[span.end, default: 0] += 1
            }
        }
        var bytes: [UInt8] = []
        for index in 0...text.count {
            bytes += Array(repeating: UInt8(ascii: "}"), count: closing[index] ?? 0)
            for one in (opening[index] ?? []).sorted(by: { ($1.end, $0.label) < ($0.end, $1.label) }) {
                bytes += Array("{\(one.label)|".utf8)
            }
            guard index < text.count else { break }
            if text[index] == UInt8(ascii: "{") { bytes.append(text[index]) }
            bytes.append(text[index])
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
