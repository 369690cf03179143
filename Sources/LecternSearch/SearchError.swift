/// Why a search cannot be done, or did not end: each case explains itself in one line.
public enum SearchError: Error, Hashable, Sendable {
    /// Nothing was typed that could be found.
    case empty
    /// The regular expression is wrong at `column`, in scalars of what was typed, from 1.
    case badExpression(message: String, column: Int)
    /// The regular expression takes too long on the line that begins at byte `offset`.
    case tooHard(offset: Int)
    /// Whoever asked no longer wants to know.
    case cancelled
}

extension SearchError: CustomStringConvertible {
    /// What is wrong and what to do, without place or file.
    public var description: String {
        switch self {
        case .empty: "nothing to search for; type a word"
        case .badExpression(let message, let column): "column \(column): \(message)"
        case .tooHard: "this expression takes too long; make it simpler, with fewer + and * inside one another"
        case .cancelled: "search stopped"
        }
    }
}
