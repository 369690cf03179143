/// Finds where names and values stand in a TOML file, which the library does not tell.
///
/// It is no second judge of TOML: of text that is none the places may be wrong, but are found without harm. Places of
/// what is nested deeper than any setting are not kept. It stops at what the library must not be given: its
/// recursion overflows the stack over names of thousands of parts, and it takes for granted that headers have names and that
/// no list holds a closing brace.
struct PlaceFinder {
    /// One step on the way to a value.
    enum Step: Hashable {
        case name(String)
        case index(Int)
    }

    /// Where things stand, by the way to them.
    struct Places {
        /// Where a name begins, or the header of a table.
        var names: [[Step]: FilePosition] = [:]
        /// Where a value begins.
        var values: [[Step]: FilePosition] = [:]
    }

    /// The most parts that a name may have.
    private static let partLimit = 16
    /// The longest way of which a place is kept.
    private static let depth = 4
    /// How deep values are followed; the library takes 256.
    private static let nesting = 300

    private let scalars: [Unicode.Scalar]
    private var index = 0
    private var line = 1
    private var lineStart = 0
    private var places = Places()
    /// The first thing that the library must not be given.
    private var danger: ConfigurationMistake?

    private init(_ text: String) { scalars = Array(text.unicodeScalars) }

    /// The places in `text`; it takes time in proportion to its length.
    static func places(in text: String) throws(ConfigurationMistake) -> Places {
        var finder = PlaceFinder(text)
        finder.run()
        if let danger = finder.danger { throw danger }
        return finder.places
    }

    private mutating func run() {
        if peek == "\u{FEFF}" { (index, lineStart) = (1, 1) }
        var table: [Step] = []
        while skipBlanks(), let scalar = peek {
            let before = index
            if scalar == "[" {
                table = header()
            } else {
                pair(in: table, nesting: 0)
            }
            // Whatever this is, it is passed.
            if index == before { advance() }
        }
    }

    // MARK: Statements

    /// A table's name in brackets; elements of lists of tables are not told apart, as no setting has any.
    private mutating func header() -> [Step] {
        let place = here
        var brackets = 0
        while peek == "[" {
            advance()
            brackets += 1
        }
        skipSpaces()
        let beginsName = peek.map {
            $0.isASCII && ($0.properties.isAlphabetic || "0123456789_-\"'".unicodeScalars.contains($0))
        }
        let path = name(after: [])
        if brackets > 2 || beginsName != true {
            stop(ConfigurationMistake(place: place, message: "this table has no name; write one in brackets: [keys]"))
        }
        note(place, path)
        return path
    }

    private mutating func pair(in table: [Step], nesting: Int) {
        let place = here
        let path = name(after: table)
        note(place, path)
        skipSpaces()
        guard peek == "=" else { return }
        advance()
        skipSpaces()
        value(at: path, nesting: nesting)
    }

    /// A name, in quotation marks or not, with dots.
    private mutating func name(after table: [Step]) -> [Step] {
        var path = table
        var partCount = 0
        let place = here
        while true {
            skipSpaces()
            partCount += 1
            if partCount > Self.partLimit {
                stop(ConfigurationMistake(place: place, message: "no setting is nested so deep; leave this out"))
            }
            let start = index
            let part: String
            if peek == "\"" || peek == "'" {
                string()
                part = text(start + 1, max(start + 1, index - 1))
            } else {
                while let scalar = peek, !" \t\r\n.=]\"'#,{}[".unicodeScalars.contains(scalar) { advance() }
                part = text(start, index)
            }
            if path.count <= Self.depth { path.append(.name(part)) }
            skipSpaces()
            guard peek == ".", index > start else { return path }
            advance()
        }
    }

    // MARK: Values

    private mutating func value(at path: [Step], nesting: Int) {
        if path.count <= Self.depth, places.values[path] == nil { places.values[path] = here }
        switch peek {
        case "\"", "'": string()
        case "[" where nesting < Self.nesting: list(at: path, nesting: nesting)
        case "{" where nesting < Self.nesting: inlineTable(at: path, nesting: nesting)
        default:
            while let scalar = peek, !",]}#\n".unicodeScalars.contains(scalar) { advance() }
        }
    }

    private mutating func list(at path: [Step], nesting: Int) {
        advance()
        var number = 0
        while skipBlanks(), let scalar = peek, scalar != "]" {
            let before = index
            if scalar == "," {
                number += 1
                advance()
            } else if scalar == "}" {
                stop(
                    ConfigurationMistake(
                        place: here, message: "a } stands where a value should; lists look like: [\"j\"]"))
            } else {
                value(at: path.count <= Self.depth ? path + [.index(number)] : path, nesting: nesting + 1)
            }
            if index == before { advance() }
        }
        advance()
    }

    private mutating func inlineTable(at path: [Step], nesting: Int) {
        advance()
        while skipBlanks(), let scalar = peek, scalar != "}" {
            let before = index
            if scalar == "," { advance() } else { pair(in: path, nesting: nesting + 1) }
            if index == before { advance() }
        }
        advance()
    }

    /// A string of any of the four kinds.
    private mutating func string() {
        guard let quote = peek else { return }
        let isLong = index + 2 < scalars.count && scalars[index + 1] == quote && scalars[index + 2] == quote
        for _ in 0..<(isLong ? 3 : 1) { advance() }
        while let scalar = peek {
            if scalar == "\\", quote == "\"" {
                advance()
                advance()
            } else if scalar == quote {
                var count = 0
                // Up to two quotation marks may stand before the three that end a long string.
                while peek == quote, count < (isLong ? 5 : 1) {
                    advance()
                    count += 1
                }
                if !isLong || count >= 3 { return }
            } else if scalar == "\n", !isLong {
                return
            } else {
                advance()
            }
        }
    }

    // MARK: Characters

    private var peek: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    private var here: FilePosition { FilePosition(line: line, column: index - lineStart + 1) }

    private mutating func advance() {
        guard index < scalars.count else { return }
        index += 1
        if scalars[index - 1] == "\n" { (line, lineStart) = (line + 1, index) }
    }

    private mutating func skipSpaces() {
        while peek == " " || peek == "\t" { advance() }
    }

    /// Passes blanks, line ends and comments; always true, to stand in conditions.
    private mutating func skipBlanks() -> Bool {
        while let scalar = peek {
            if scalar == "#" {
                while let scalar = peek, scalar != "\n" { advance() }
            } else if " \t\r\n".unicodeScalars.contains(scalar) {
                advance()
            } else {
                break
            }
        }
        return true
    }

    private func text(_ start: Int, _ end: Int) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars[start..<min(max(start, end), scalars.count)])
        return String(text)
    }

    /// Keeps where a name stands, and for the tables that it opens by its dots that they begin here too.
    private mutating func note(_ place: FilePosition, _ path: [Step]) {
        guard !path.isEmpty, path.count <= Self.depth else { return }
        for length in 1...path.count {
            let path = Array(path.prefix(length))
            if places.names[path] == nil { places.names[path] = place }
        }
    }

    /// Ends the search.
    private mutating func stop(_ mistake: ConfigurationMistake) {
        if danger == nil { danger = mistake }
        index = scalars.count
    }
}
