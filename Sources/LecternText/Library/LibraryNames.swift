/// What an article is called in the library: 16 hexadecimal digits, made from its text, so that the same text has the same
/// name everywhere.
public struct ArticleID: Hashable, Sendable, Codable, RawRepresentable, CustomStringConvertible {
    /// The digits.
    public var rawValue: String

    /// Takes a name as it is; the library says whether there is such an article.
    public init(rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }
}

/// What a statement is called in the library: its article, and its name within that.
public struct StatementID: Hashable, Sendable, Codable, CustomStringConvertible {
    /// The article it stands in.
    public var article: ArticleID
    /// `Statement.id`, such as `s3`.
    public var statement: String

    /// Names a statement.
    public init(article: ArticleID, statement: String) {
        self.article = article
        self.statement = statement
    }

    /// As it is written: `0123456789abcdef/s3`.
    public var description: String { "\(article)/\(statement)" }
}

/// Someone or something that several articles speak of: who and what is one across them.
public struct EntityID: Hashable, Sendable, Codable, CustomStringConvertible {
    /// What kinds there are; the raw value is the letter in front of the number.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        case speaker = "p"
        case event = "e"
        case issue = "i"
    }

    /// Of what kind it is.
    public var kind: Kind
    /// Its number, which stays the same as long as the library lives.
    public var number: Int64

    /// Names an entity.
    public init(_ kind: Kind, _ number: Int64) {
        self.kind = kind
        self.number = number
    }

    /// Reads `p12`; nil for anything else.
    public init?(_ text: String) {
        guard let kind = text.first.flatMap({ Kind(rawValue: String($0)) }), let number = Int64(text.dropFirst()),
            number > 0
        else { return nil }
        self.init(kind, number)
    }

    /// As it is written: `p12`.
    public var description: String { kind.rawValue + String(number) }
}
