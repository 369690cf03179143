internal import CPCRE2

/// A compiled regular expression.
///
/// By PCRE2, as it takes bytes that are no UTF-8, stops a hopeless match at a limit, and says where a mistake stands. On
/// 100 MB of prose, a line at a time, `\w+finch` takes it 0.42 s; Glibc's regcomp takes 8.1 s, depends on the locale, knows
/// no `\d`, and with `(\w+\s?)*finch$` neither ends nor can be stopped.
///
/// Unchecked: PCRE2 never writes to a compiled expression, and allows many threads to match with one.
final class Expression: @unchecked Sendable {
    /// The compiled expression.
    let code: OpaquePointer

    /// Compiles `source`; case is ignored when no letter in it is upper case, escapes aside.
    ///
    /// - Throws: `SearchError.empty`, or `.badExpression` with its column in what was typed, `\v` counted.
    init(_ source: String) throws(SearchError) {
        guard !source.isEmpty else { throw .empty }
        // \C matches single bytes of a letter, which no span may cut.
        var options = PCRE2_UTF | PCRE2_UCP | PCRE2_MATCH_INVALID_UTF | PCRE2_NEVER_BACKSLASH_C
        if !Self.hasCapital(source) { options |= PCRE2_CASELESS }
        var (error, place): (Int32, Int) = (0, 0)
        let bytes = Array(source.utf8)
        guard let code = pcre2_compile_8(bytes, bytes.count, options, &error, &place, nil) else {
            let before = String(decoding: bytes.prefix(place), as: UTF8.self).unicodeScalars.count
            let column = SearchPattern.expressionSign.unicodeScalars.count + before + 1
            throw .badExpression(message: Self.message(of: error), column: column)
        }
        self.code = code
        // Where no code may be made at run time, PCRE2 interprets the expression, some ten times slower.
        pcre2_jit_compile_8(code, PCRE2_JIT_COMPLETE)
    }

    deinit { pcre2_code_free_8(code) }

    private static func message(of error: Int32) -> String {
        var text = [UInt8](repeating: 0, count: 256)
        let length = pcre2_get_error_message_8(error, &text, text.count)
        return length > 0 ? String(decoding: text.prefix(Int(length)), as: UTF8.self) : "this is no regular expression"
    }

    /// Whether an upper-case letter is to be matched: those of `\W`, `\x{AB}`, `\p{Lu}`, `(?P<Name>` and `(*VERB)` are not.
    static func hasCapital(_ source: String) -> Bool {
        var rest = Substring(source).unicodeScalars
        while let scalar = rest.popFirst() {
            if scalar == "\\" {
                let letter = rest.popFirst()
                if letter == "x" { rest = rest.drop { $0.properties.isASCIIHexDigit } }
                let mayTakeName = letter.map("pPxoNgk".unicodeScalars.contains) ?? false
                if mayTakeName, rest.first == "{" { rest = rest.drop { $0 != "}" } }
            } else if scalar == "(", rest.first == "*" {
                rest = rest.drop { $0 != ")" }
            } else if scalar == "(", rest.starts(with: "?P".unicodeScalars) || rest.starts(with: "?<".unicodeScalars) {
                rest = rest.drop { $0 != ">" && $0 != ")" && $0 != "=" && $0 != "!" }
            } else if TextUnit.isCapital(scalar) {
                return true
            }
        }
        return false
    }
}

/// What one search with an expression needs to itself: a place for results, limits, a stack.
final class ExpressionMatcher {
    /// How many steps a match may take on one line: some tens of milliseconds.
    private static let stepLimit: UInt32 = 2_000_000
    /// Bytes that the interpreter may take in units of 1024, and that the compiled code's stack may grow to.
    private static let (heapLimit, stackLimit): (UInt32, Int) = (32_768, 8 << 20)

    private let expression: Expression
    private let data: OpaquePointer?
    private let context: OpaquePointer?
    private let stack: OpaquePointer?

    /// Makes ready to match `expression`.
    init(_ expression: Expression) {
        self.expression = expression
        data = pcre2_match_data_create_8(1, nil)
        context = pcre2_match_context_create_8(nil)
        stack = pcre2_jit_stack_create_8(32_768, Self.stackLimit, nil)
        pcre2_set_match_limit_8(context, Self.stepLimit)
        pcre2_set_heap_limit_8(context, Self.heapLimit)
        if let stack { pcre2_jit_stack_assign_8(context, nil, UnsafeMutableRawPointer(stack)) }
    }

    deinit {
        pcre2_match_data_free_8(data)
        pcre2_match_context_free_8(context)
        pcre2_jit_stack_free_8(stack)
    }

    /// What became of looking at a line.
    enum Outcome {
        case hit(Range<Int>)
        case nothing
        case tooHard
    }

    /// The first match in `line` that begins at `start` or later; an empty one is none.
    func firstMatch(in line: UnsafeBufferPointer<UInt8>, from start: Int) -> Outcome {
        let result = pcre2_match_8(
            expression.code, line.baseAddress, line.count, start, PCRE2_NOTEMPTY, data, context)
        if result == PCRE2_ERROR_NOMATCH { return .nothing }
        // 0: there are more groups than places for them, of which the whole match is the first.
        guard result >= 0, let places = pcre2_get_ovector_pointer_8(data) else { return .tooHard }
        return places[0] < places[1] ? .hit(places[0]..<places[1]) : .nothing
    }
}
