internal import LecternText

/// What the term before the cursor may become.
public struct Completion: Hashable, Sendable {
    /// What a candidate replaces, in characters from the query's start; it ends at the cursor.
    public var columns: Range<Int>
    /// What fits, best first, as it is typed: fields with their colon, names in quotation marks if they need them.
    public var candidates: [String]

    /// Completes a query at `cursor`, a column from 0 to the query's length.
    ///
    /// A word becomes the name of a field, a value one of the field's closed list or one of the names given: those that
    /// begin as typed come first, then those of which a later word does. Where nothing can be completed, there are no
    /// candidates.
    public static func at(
        cursor: Int, in text: String, speakers: [String] = [], events: [String] = [], issues: [String] = [],
        tags: [String] = []
    ) -> Completion {
        let typed = String(text.prefix(max(0, cursor)))
        let end = typed.unicodeScalars.count
        guard let last = Lexer.tokens(typed).last, last.range.upperBound == end else {
            return Completion(columns: typed.count..<typed.count, candidates: fields(""))
        }
        let (piece, candidates): (Range<Int>, [String])
        switch last.kind {
        case .text(let word) where !word.isQuoted:
            (piece, candidates) = (word.range, fields(word.text))
        case .open:
            (piece, candidates) = (end..<end, fields(""))
        case .field(let name, let values):
            guard let value = values.last, let field = Field(named: name), !(value.isQuoted && value.isClosed) else {
                return Completion(columns: typed.count..<typed.count, candidates: [])
            }
            let names = self.names(for: field, speakers, events, issues, tags)
            (piece, candidates) = (value.range, fitting(value.text, names).map { Query.Value.text($0).description })
        default:
            (piece, candidates) = (end..<end, [])
        }
        return Completion(columns: Lexer.columns(of: piece, in: typed), candidates: candidates)
    }

    private static func fields(_ typed: String) -> [String] {
        let typed = typed.lowercased()
        return Field.allCases.map { "\($0.rawValue):" }.filter { $0.hasPrefix(typed) }
    }

    private static func names(
        for field: Field, _ speakers: [String], _ events: [String], _ issues: [String], _ tags: [String]
    ) -> [String] {
        switch field {
        case .speaker: speakers
        case .event: events
        case .issue: issues
        case .tag: tags
        default: field.choices
        }
    }

    /// The names that begin with `typed`, then those of which a later word does; each once.
    private static func fitting(_ typed: String, _ names: [String]) -> [String] {
        let wanted = Folding.fold(typed)
        var rows = WordRows()
        for name in names { rows.append([name]) }
        let later = rows.rows(holding: typed, isBeginning: true)
        var seen: Set<String> = []
        let first = names.filter { Folding.fold($0).hasPrefix(wanted) && seen.insert($0).inserted }
        return first + zip(names, later).filter { $1 && seen.insert($0).inserted }.map(\.0)
    }
}
