/// A piece of a query as it was typed: a word, a phrase or a value.
struct Piece: Hashable, Sendable {
    /// What it holds, without the quotation marks around it.
    var text: String
    /// Where it stands, quotation marks included, in scalars from the query's start.
    var range: Range<Int>
    /// Whether it begins with a quotation mark.
    var isQuoted = false
    /// Whether its last word may go on: it ended in a star, which is no part of it.
    var isBeginning = false
    /// Whether the quotation that it begins also ends.
    var isClosed = true
}

/// What the parser looks at one at a time.
struct Token: Hashable, Sendable {
    /// What kind of token it is.
    enum Kind: Hashable, Sendable {
        /// A word or a phrase.
        case text(Piece)
        /// A name with its colon, and at least one value, which may be empty.
        case field(name: String, values: [Piece])
        case and, or, not, open, close
    }

    var kind: Kind
    /// Where it stands, in scalars from the query's start.
    var range: Range<Int>
}

/// Cuts a query into tokens.
///
/// It works on scalars, so that no combining mark hides a quotation mark or a parenthesis; places are told to people in
/// characters. It takes any text: what is wrong with the tokens is for the parser to say. Cost: one pass.
struct Lexer {
    private let scalars: [Unicode.Scalar]
    private var index = 0

    /// The tokens of a text.
    static func tokens(_ text: String) -> [Token] {
        var lexer = Lexer(scalars: Array(text.unicodeScalars))
        var tokens: [Token] = []
        while let token = lexer.next() { tokens.append(token) }
        return tokens
    }

    /// Lets a word at the very end go on, unless it is in quotation marks.
    static func goOn(with tokens: inout [Token], in text: String) {
        guard let last = tokens.last, case .text(var piece) = last.kind, !piece.isQuoted,
            last.range.upperBound == text.unicodeScalars.count
        else { return }
        piece.isBeginning = true
        tokens[tokens.count - 1].kind = .text(piece)
    }

    private init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

    private mutating func next() -> Token? {
        while index < scalars.count, Self.isSpace(scalars[index]) { index += 1 }
        guard index < scalars.count else { return nil }
        let start = index
        let kind: Token.Kind
        switch scalars[index] {
        case "(": kind = single(.open)
        case ")": kind = single(.close)
        case "\"": kind = .text(quotation())
        case "-" where negates: kind = single(.not)
        default: kind = word()
        }
        return Token(kind: kind, range: start..<index)
    }

    private mutating func single(_ kind: Token.Kind) -> Token.Kind {
        index += 1
        return kind
    }

    /// Whether the hyphen here stands right before a term.
    private var negates: Bool {
        index + 1 < scalars.count && !Self.isSpace(scalars[index + 1]) && scalars[index + 1] != ")"
    }

    private mutating func word() -> Token.Kind {
        if let colon = Self.colon(in: scalars, from: index) {
            let name = text(index..<colon)
            index = colon + 1
            return .field(name: name, values: values())
        }
        var piece = bare(isValue: false)
        if piece.text.hasSuffix("*"), piece.text != "*" {
            piece.text.removeLast()
            piece.isBeginning = true
            return .text(piece)
        }
        switch piece.text.lowercased() {
        case "and": return .and
        case "or": return .or
        case "not": return .not
        default: return .text(piece)
        }
    }

    private mutating func values() -> [Piece] {
        var values: [Piece] = []
        repeat {
            if !values.isEmpty { index += 1 }
            let isQuoted = index < scalars.count && scalars[index] == "\""
            values.append(isQuoted ? quotation() : bare(isValue: true))
        } while index < scalars.count && scalars[index] == ","
        return values
    }

    private mutating func bare(isValue: Bool) -> Piece {
        let start = index
        while index < scalars.count, !Self.ends(scalars[index], isValue: isValue) { index += 1 }
        return Piece(text: text(start..<index), range: start..<index)
    }

    /// Reads from one quotation mark to the next single one: a doubled one is part of what is quoted.
    private mutating func quotation() -> Piece {
        let start = index
        var quoted = String.UnicodeScalarView()
        index += 1
        while index < scalars.count {
            let isMark = scalars[index] == "\""
            let isDoubled = isMark && index + 1 < scalars.count && scalars[index + 1] == "\""
            if isMark, !isDoubled { break }
            quoted.append(scalars[index])
            index += isDoubled ? 2 : 1
        }
        let isClosed = index < scalars.count
        if isClosed { index += 1 }
        return Piece(text: String(quoted), range: start..<index, isQuoted: true, isClosed: isClosed)
    }

    private func text(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x80
            ? scalar.value == 0x20 || (0x09...0x0D).contains(scalar.value) : scalar.properties.isWhitespace
    }

    private static func ends(_ scalar: Unicode.Scalar, isValue: Bool) -> Bool {
        scalar == "(" || scalar == ")" || scalar == "\"" || isValue && scalar == "," || isSpace(scalar)
    }

    /// The colon after a field's name, which consists of ASCII letters, so that `10:30` is a word.
    private static func colon(in scalars: [Unicode.Scalar], from start: Int) -> Int? {
        var index = start
        while index < scalars.count, (0x61...0x7A).contains(scalars[index].value | 0x20) { index += 1 }
        return index > start && index < scalars.count && scalars[index] == ":" ? index : nil
    }
}

/// The way back: whether a text can stand without quotation marks, and how it stands with them.
extension Lexer {
    /// Whether `text` alone is one word of a query.
    static func isOneWord(_ text: String) -> Bool {
        let tokens = tokens(text)
        guard tokens.count == 1, case .text(let piece) = tokens[0].kind else { return false }
        return !piece.isQuoted && !piece.isBeginning && piece.range == 0..<text.unicodeScalars.count
    }

    /// Whether `text` can stand after a field's colon as it is.
    static func isOneValue(_ text: String) -> Bool {
        !text.isEmpty && !text.unicodeScalars.contains { ends($0, isValue: true) }
    }

    /// The text in quotation marks, those in it doubled.
    static func quoted(_ text: String) -> String {
        var quoted = String.UnicodeScalarView("\"".unicodeScalars)
        for scalar in text.unicodeScalars {
            if scalar == "\"" { quoted.append(scalar) }
            quoted.append(scalar)
        }
        quoted.append("\"")
        return String(quoted)
    }

    /// The characters of `text` that hold the scalars of `range`.
    static func columns(of range: Range<Int>, in text: String) -> Range<Int> {
        var (offset, column) = (0, 0)
        var bounds: (first: Int?, end: Int) = (nil, 0)
        for character in text {
            if offset < range.upperBound { bounds.end = column + 1 }
            offset += character.unicodeScalars.count
            if bounds.first == nil, range.lowerBound < offset { bounds.first = column }
            column += 1
        }
        let first = bounds.first ?? column
        return first..<max(first, range.isEmpty ? first : bounds.end)
    }
}
