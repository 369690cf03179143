internal import LecternText

extension Query {
    /// Reads a query; the empty text asks for everything.
    ///
    ///     query = and { "or" and }              and   = not { ["and"] not }
    ///     not   = ("not" | "-") not | term      term  = "(" query ")" | word | phrase | field ":" value { "," value }
    ///
    /// Names of fields, closed values and the words `and`, `or`, `not` may be in capitals. A phrase, and a value with
    /// spaces, stands in quotation marks; a quotation mark within them is doubled. A hyphen right before a term is `not`.
    /// A word with a star behind it stands for all that begin so. Cost: one pass, about 0.2 µs a character.
    ///
    /// - Parameter isTyped: whether the text is still being typed, so that its last word may go on.
    public static func parse(_ text: String, isTyped: Bool = false) throws(QueryError) -> Query {
        var tokens = Lexer.tokens(text)
        if isTyped { Lexer.goOn(with: &tokens, in: text) }
        var parser = Parser(tokens: tokens)
        do throws(Parser.Failure) {
            return try parser.query()
        } catch {
            throw QueryError(mistake: error.mistake, columns: Lexer.columns(of: error.range, in: text))
        }
    }
}

/// Reads tokens into a tree by recursive descent, no deeper than `deepest`.
struct Parser {
    /// How many parentheses and nots may stand within one another: far more than a person writes, far less than the
    /// stack holds, here and in whatever walks the tree.
    static let deepest = 64

    /// A mistake, its place in scalars.
    struct Failure: Error {
        var mistake: QueryError.Mistake
        var range: Range<Int>
    }

    private let tokens: [Token]
    private var index = 0
    private var depth = 0

    /// Begins before the first token.
    init(tokens: [Token]) { self.tokens = tokens }

    /// Reads all tokens.
    mutating func query() throws(Failure) -> Query {
        guard !tokens.isEmpty else { return .everything }
        let query = try alternatives()
        // Only a closing parenthesis ends a query before its last token.
        if let rest = next { throw Failure(mistake: .strayParenthesis, range: rest.range) }
        return query
    }

    private var next: Token? { index < tokens.count ? tokens[index] : nil }

    private mutating func alternatives() throws(Failure) -> Query {
        var parts = [try conjunction()]
        while next?.kind == .or {
            index += 1
            parts.append(try conjunction())
        }
        return .any(parts)
    }

    private mutating func conjunction() throws(Failure) -> Query {
        var parts = [try factor()]
        while let token = next, token.kind != .or, token.kind != .close {
            if token.kind == .and { index += 1 }
            parts.append(try factor())
        }
        return .all(parts)
    }

    private mutating func factor() throws(Failure) -> Query {
        guard let token = next else { throw nothingHere() }
        switch token.kind {
        case .text(let piece):
            index += 1
            let text = try checked(piece).text
            return piece.isBeginning ? .beginning(text) : .text(text)
        case .field(let name, let values):
            index += 1
            return try field(name, values, at: token.range)
        case .not:
            try descend(from: token)
            defer { depth -= 1 }
            return .not(try factor())
        case .open:
            try descend(from: token)
            defer { depth -= 1 }
            return try bracketed(from: token)
        case .and, .or, .close:
            throw nothingHere()
        }
    }

    private mutating func descend(from token: Token) throws(Failure) {
        guard depth < Self.deepest else { throw Failure(mistake: .tooDeep, range: token.range) }
        depth += 1
        index += 1
    }

    private mutating func bracketed(from open: Token) throws(Failure) -> Query {
        if let token = next, token.kind == .close {
            throw Failure(mistake: .emptyParentheses, range: open.range.lowerBound..<token.range.upperBound)
        }
        guard next != nil else { throw Failure(mistake: .unclosedParenthesis, range: open.range) }
        let query = try alternatives()
        guard next?.kind == .close else { throw Failure(mistake: .unclosedParenthesis, range: open.range) }
        index += 1
        return query
    }

    /// Why no term can begin here: the word before it waits for one, or the token here does.
    private func nothingHere() -> Failure {
        if let token = next, let word = token.kind.keyword {
            return Failure(mistake: .nothingBefore(word), range: token.range)
        }
        if index > 0, let word = tokens[index - 1].kind.keyword {
            return Failure(mistake: .nothingAfter(word), range: tokens[index - 1].range)
        }
        return Failure(mistake: .strayParenthesis, range: next?.range ?? 0..<0)
    }

    /// A word or a phrase that is whole and holds something to look for.
    private func checked(_ piece: Piece) throws(Failure) -> Piece {
        guard piece.isClosed else { throw Failure(mistake: .unclosedQuotation, range: piece.range) }
        guard WordRows.hasWord(piece.text) else { throw Failure(mistake: .noWord, range: piece.range) }
        return piece
    }

    private func field(_ name: String, _ pieces: [Piece], at range: Range<Int>) throws(Failure) -> Query {
        guard let field = Field(named: name) else {
            let place = range.lowerBound..<range.lowerBound + name.unicodeScalars.count
            throw Failure(mistake: .unknownField(name), range: place)
        }
        var values: [Query.Value] = []
        for piece in pieces {
            guard piece.isClosed else { throw Failure(mistake: .unclosedQuotation, range: piece.range) }
            let isMissing = piece.text.isEmpty && !values.isEmpty
            let mistake: QueryError.Mistake = isMissing ? .missingAlternative(field) : .missingValue(field)
            values.append(try value(of: field, piece, whenMissing: Failure(mistake: mistake, range: piece.range)))
        }
        return .field(field, values)
    }

    private func value(of field: Field, _ piece: Piece, whenMissing missing: Failure) throws(Failure) -> Query.Value {
        let small = piece.text.lowercased()
        if piece.text.isEmpty { throw missing }
        switch field.row.takes {
        case .words, .beginnings:
            guard WordRows.hasWord(piece.text) else { throw missing }
            return .text(piece.text)
        case .label:
            guard Folding.fold(small).contains(where: { !$0.isWhitespace }) else { throw missing }
            return .text(piece.text)
        case .choice(let choices):
            guard choices.contains(small) else { throw Failure(mistake: .notAChoice(field), range: piece.range) }
            return .text(small)
        case .dates:
            do throws(DateRange.Mistake) {
                return .dates(try DateRange(piece.text))
            } catch {
                throw Failure(mistake: error == .noDate ? .notADate : .reversedDates, range: piece.range)
            }
        }
    }
}

extension Token.Kind {
    /// The word that joins or turns terms, nil for a term or a parenthesis.
    fileprivate var keyword: String? {
        switch self {
        case .and: "and"
        case .or: "or"
        case .not: "not"
        case .text, .field, .open, .close: nil
        }
    }
}
