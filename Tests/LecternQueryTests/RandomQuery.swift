import LecternQuery
import LecternTestSupport

/// Queries to try properties with.
enum RandomQuery {
    /// Words that occur in the random articles, and some that never do.
    static let words = [
        "nato", "Rüiz", "ruiz", "BRIDGE", "safe", "bell", "close", "it", "summit", "vilnius", "said", "sa", "urged",
        "never",
    ]
    private static let phrases = [
        "the bridge", "is safe", "Ana Rüiz", "bridge-is", "close it now", "vilnius summit", "it. “the",
    ]
    private static let hostile = [
        "and", "Or", "not", "-x", "speaker:x", "a \"b\" c", "(x", "x)", "a,b", "\u{301}x", "x\u{3000}y", "漢字", "a:b",
        "x\r\ny",
    ]
    private static let dates = ["2023", "2023-04", "2023-04-05", "2022..2023-03", "2023-04-02..", "..2023-04", "2024"]

    /// A tree in the form that the parser gives; with `hostile` texts only unless they are to be evaluated too.
    static func tree(depth: Int, isPlain: Bool = false, using generator: inout SeededGenerator) -> Query {
        switch Int.random(in: 0..<(depth > 0 ? 8 : 4), using: &generator) {
        case 0: return .text(text(isPlain, &generator))
        case 1 where !isPlain && Bool.random(using: &generator):
            return .beginning(pick(words + ["a*b", "and"], &generator))
        case 1, 2, 3:
            let field = pick(Field.allCases, &generator)
            return .field(
                field, (0..<Int.random(in: 1...3, using: &generator)).map { _ in value(field, isPlain, &generator) })
        case 4: return .not(tree(depth: depth - 1, isPlain: isPlain, using: &generator))
        case 5: return .any(trees(depth, isPlain, &generator))
        default: return .all(trees(depth, isPlain, &generator))
        }
    }

    private static func trees(_ depth: Int, _ isPlain: Bool, _ generator: inout SeededGenerator) -> [Query] {
        (0..<Int.random(in: 1...3, using: &generator)).map { _ in
            tree(depth: depth - 1, isPlain: isPlain, using: &generator)
        }
    }

    private static func text(_ isPlain: Bool, _ generator: inout SeededGenerator) -> String {
        pick(
            Bool.random(using: &generator) ? words : isPlain || Bool.random(using: &generator) ? phrases : hostile,
            &generator)
    }

    private static func value(_ field: Field, _ isPlain: Bool, _ generator: inout SeededGenerator) -> Query.Value {
        switch field.row.takes {
        case .choice(let choices): return .text(pick(choices, &generator))
        case .words, .beginnings, .label: return .text(text(isPlain, &generator))
        case .dates:
            let typed = pick(dates, &generator)
            if case .field(_, let values) = try? Query.parse("date:\(typed)"), let first = values.first { return first }
            preconditionFailure("\(typed) is a date")
        }
    }

    /// A text of pieces that mean something to the grammar and pieces that mean harm.
    static func noise(_ count: Int, using generator: inout SeededGenerator) -> String {
        let pieces =
            words + hostile + dates + Field.allCases.map { "\($0.rawValue):" } + [
                "(", ")", "\"", "\"\"", ",", "-", " ", " ", " ", "..", ":", "support", "\u{301}", "\u{200D}",
                "\u{202E}", "👩‍👩‍👧‍👦", "\0", "\u{FFFD}",
            ]
        return (0..<count).map { _ in pick(pieces, &generator) }.joined()
    }

    static func pick<Element>(_ elements: [Element], _ generator: inout SeededGenerator) -> Element {
        elements[Int.random(in: elements.indices, using: &generator)]
    }
}
