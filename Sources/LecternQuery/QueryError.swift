/// A mistake in a query: where it stands, what is wrong, and what would do.
public struct QueryError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What can be wrong.
    public enum Mistake: Hashable, Sendable {
        /// A name before a colon that is none.
        case unknownField(String)
        /// A field without a value, and one whose list goes on without one.
        case missingValue(Field)
        case missingAlternative(Field)
        /// A value that is not on the field's closed list.
        case notAChoice(Field)
        /// A value of `date:` that is no date or range, or one that ends before it begins.
        case notADate, reversedDates
        /// A term without a letter or digit, and a quotation without its second mark.
        case noWord, unclosedQuotation
        /// Parentheses that do not pair, that hold nothing, or that go deeper than anybody writes.
        case unclosedParenthesis, strayParenthesis, emptyParentheses, tooDeep
        /// An `and`, `or` or `not` without the term that it joins or turns.
        case nothingBefore(String)
        case nothingAfter(String)
    }

    /// What is wrong.
    public var mistake: Mistake
    /// Where, in characters from 0; empty where something is missing.
    public var columns: Range<Int>

    /// Where the mistake begins, in characters from 0.
    public var column: Int { columns.lowerBound }

    /// One line: what is wrong, and what would do.
    public var message: String {
        switch mistake {
        case .unknownField(let name): Self.unknown(name)
        case .missingValue(let field): "\(field.rawValue): needs \(Self.wanted(by: field))"
        case .missingAlternative(let field): "\(field.rawValue): needs another value right after the comma"
        case .notAChoice(let field): "\(field.rawValue): is one of \(field.choices.joined(separator: ", "))"
        case .notADate: "date: is written 2023, 2023-04 or 2023-04-05, a range 2023-01..2023-06"
        case .reversedDates: "date: ends before it begins; write the earlier date first"
        case .noWord: "there is no letter or digit to look for"
        case .unclosedQuotation: "the quotation is never closed; close it with \""
        case .unclosedParenthesis: "the parenthesis is never closed; close it with )"
        case .strayParenthesis: "no parenthesis is open here; take it away, or open one before with ("
        case .emptyParentheses: "nothing stands between the parentheses; write a term or take them away"
        case .tooDeep: "more than \(Parser.deepest) parentheses and nots within one another; take some away"
        case .nothingBefore(let word): "\(word): needs a term before it; to look for the word, write \"\(word)\""
        case .nothingAfter(let word): "\(word): needs a term after it; to look for the word, write \"\(word)\""
        }
    }

    /// The message with its place, as the command line shows it.
    public var description: String { "column \(column + 1): \(message)" }

    private static func unknown(_ name: String) -> String {
        // The name consists of ASCII letters; one that fills the line is no name.
        guard name.utf8.count <= 20 else {
            return "there is no such field; to look for the text, put it in quotation marks"
        }
        guard let field = Field.nearest(to: name) else {
            return "there is no field \(name); to look for the text, put it in quotation marks"
        }
        return "there is no field \(name); perhaps \(field.rawValue)"
    }

    private static func wanted(by field: Field) -> String {
        switch field.row.takes {
        case .words(let wanted), .beginnings(let wanted), .label(let wanted): wanted
        case .choice(let choices): "one of \(choices.joined(separator: ", "))"
        case .dates: "a date such as 2023-04, or a range 2023-01..2023-06"
        }
    }
}
