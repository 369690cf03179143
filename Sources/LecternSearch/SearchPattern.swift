/// What to look for, as a person typed it: words, or after `\v` a regular expression.
///
/// Words are found whatever their case unless an upper-case letter was typed, whatever their accents unless an accent
/// was typed. White space stands for any run of white space, and plain quotation marks, apostrophes and hyphens for
/// their typographic forms, and the other way round. In a regular expression only the rule of case holds.
public struct SearchPattern: Sendable {
    /// What begins a regular expression.
    static let expressionSign = "\\v"

    /// How the pattern is found.
    enum Method: Sendable {
        case literal(Literal)
        case expression(Expression)
    }

    /// What was typed.
    public let typed: String
    /// How it is found.
    let method: Method

    /// Reads what was typed. Cost: microseconds, a millisecond for a large expression.
    ///
    /// - Throws: `SearchError.empty` when there is nothing to find, `.badExpression` for a mistake in an expression.
    public init(_ typed: String) throws(SearchError) { try self.init(typed, longestHit: Literal.longestHit) }

    /// The same with another limit to the length of a hit of words, in bytes.
    init(_ typed: String, longestHit: Int) throws(SearchError) {
        self.typed = typed
        if typed.hasPrefix(Self.expressionSign) {
            method = .expression(try Expression(String(typed.dropFirst(Self.expressionSign.count))))
        } else {
            method = .literal(try Literal(typed, longestHit: longestHit))
        }
    }

    /// Whether it is a regular expression.
    public var isExpression: Bool {
        switch method {
        case .literal: false
        case .expression: true
        }
    }
}

extension SearchPattern: Hashable {
    /// Patterns are the same when they were typed the same.
    public static func == (one: SearchPattern, other: SearchPattern) -> Bool { one.typed == other.typed }
    /// Hashes what was typed.
    public func hash(into hasher: inout Hasher) { hasher.combine(typed) }
}
