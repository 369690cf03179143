public import LecternText

/// A text with labelled stretches drawn into it: `{q1|We will win}, {c1|said} {s1|Smith}.`
///
/// A label is a role letter and a number: `s` source, `c` cue, `q` content (what is quoted), `e` a mention of an event,
/// `m` a mention of whoever makes that statement, `a` the words that tell whom its source means.
/// Labels nest; parts with one label are one list of spans; `{{` is a brace.
public struct MarkedText: Sendable {
    /// The text without the labels.
    public private(set) var text: [UInt8] = []
    /// The spans of each label, in text order.
    public private(set) var spans: [String: [TextSpan]] = [:]

    /// Reads marked text; a closing brace too many, or too few, is an error in the test.
    public init(_ marked: String) {
        var open: [(label: String, start: Int)] = []
        var rest = Substring(marked)
        while let character = rest.popFirst() {
            if character == "{", rest.first == "{" {
                rest.removeFirst()
                text.append(UInt8(ascii: "{"))
            } else if character == "{", let bar = rest.firstIndex(of: "|") {
                open.append((String(rest[..<bar]), text.count))
                rest = rest[rest.index(after: bar)...]
            } else if character == "}" {
                guard let last = open.popLast() else { preconditionFailure("a } too many in \(marked)") }
                spans[last.label, default: []].append(TextSpan(last.start, text.count))
            } else {
                text += Array(String(character).utf8)
            }
        }
        precondition(open.isEmpty, "a } is missing in \(marked)")
        for label in spans.keys { spans[label]?.sort() }
    }

    /// Draws labels into a text, to compare what was found with what was marked.
    public init(text: [UInt8], spans: [String: [TextSpan]]) {
        self.text = text
        self.spans = spans
    }

    /// The numbers used with a role letter, ascending.
    public func numbers(_ role: Character) -> [Int] {
        spans.keys.filter { $0.first == role }.compactMap { Int($0.dropFirst()) }.sorted()
    }
}
