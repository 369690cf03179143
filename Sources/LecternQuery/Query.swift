/// What a person asks for: the same tree for the filter line, the library and the command line.
///
/// `Query.parse` makes one from text and `description` writes it back; `QueryEvaluator` says what it means.
public indirect enum Query: Hashable, Sendable {
    /// Asks for nothing in particular, so that all is found: the empty text.
    case everything
    /// Words that follow one another in the text; a single word is the shortest phrase.
    case text(String)
    /// Words of which the last may go on: `ukr*`.
    case beginning(String)
    /// A field with its alternatives, at least one.
    case field(Field, [Value])
    /// What the inner query does not find.
    case not(Query)
    /// All of two or more.
    case and([Query])
    /// At least one of two or more.
    case or([Query])

    /// What a field is asked for.
    public enum Value: Hashable, Sendable {
        /// Words, a label or one of the field's closed list, as its row in the table of fields says.
        case text(String)
        /// Days.
        case dates(DateRange)
    }

    /// All of `queries`, in the form that the parser gives: no `and` within an `and`, and none of fewer than two.
    public static func all(_ queries: [Query]) -> Query {
        let parts = queries.flatMap { query -> [Query] in
            switch query {
            case .everything: []
            case .and(let parts): parts
            default: [query]
            }
        }
        return parts.count > 1 ? .and(parts) : parts.first ?? .everything
    }

    /// At least one of `queries`, of which there is at least one, in the form that the parser gives.
    public static func any(_ queries: [Query]) -> Query {
        if queries.contains(.everything) { return .everything }
        let parts = queries.flatMap { query -> [Query] in
            if case .or(let parts) = query { parts } else { [query] }
        }
        return parts.count == 1 ? parts[0] : .or(parts)
    }

    /// Whether any of its terms, the leaves of the tree, is as asked.
    func hasTerm(where isWanted: (Query) -> Bool) -> Bool {
        switch self {
        case .everything, .text, .beginning, .field: isWanted(self)
        case .not(let inner): inner.hasTerm(where: isWanted)
        case .and(let parts), .or(let parts): parts.contains { $0.hasTerm(where: isWanted) }
        }
    }
}

extension Query: CustomStringConvertible {
    /// The shortest text that parses to the same tree, if the tree is as the parser, `all` and `any` make them.
    public var description: String {
        switch self {
        case .everything: ""
        case .text(let text): Lexer.isOneWord(text) ? text : Lexer.quoted(text)
        case .beginning(let text): text + "*"
        case .field(let field, let values): "\(field.rawValue):" + values.map(\.description).joined(separator: ",")
        case .not(let inner): "not " + inner.description(isBracketed: inner.isAnd || inner.isOr)
        case .and(let parts): parts.map { $0.description(isBracketed: $0.isAnd || $0.isOr) }.joined(separator: " ")
        case .or(let parts): parts.map { $0.description(isBracketed: $0.isOr) }.joined(separator: " or ")
        }
    }

    private var isAnd: Bool { if case .and = self { true } else { false } }
    private var isOr: Bool { if case .or = self { true } else { false } }

    private func description(isBracketed: Bool) -> String { isBracketed ? "(\(description))" : description }
}

extension Query.Value: CustomStringConvertible {
    /// The value as it is written after the colon, in quotation marks if it needs them.
    public var description: String {
        switch self {
        case .text(let text): Lexer.isOneValue(text) ? text : Lexer.quoted(text)
        case .dates(let dates): dates.description
        }
    }
}
