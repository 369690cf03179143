internal import LecternFormats
internal import TOMLKit

/// A configuration file as names and values, each with its place. What they mean is for `Setting` to say.
enum ConfigurationDocument {
    /// A name and what it is given.
    struct Entry {
        var name: String
        var place: FilePosition
        var value: Value
    }

    /// A value and where it begins.
    struct Value {
        /// What a setting can be given.
        enum Content {
            case string(String)
            case integer(Int)
            case boolean(Bool)
            case list([Value])
            case table([Entry])
            /// A number with a point, a date, or what is nested deeper than any setting.
            case other
        }

        var content: Content
        var place: FilePosition
    }

    /// How deep settings are nested: a key in the list of an action in the table `keys`.
    private static let depth = 3

    /// Reads TOML; entries are in the order of the file.
    static func read(_ bytes: [UInt8]) throws(ConfigurationMistake) -> [Entry] {
        // The library takes text up to the first NUL, and would take the rest for absent.
        if let index = bytes.firstIndex(of: 0) {
            throw ConfigurationMistake(
                place: place(of: index, in: bytes), message: "a NUL stands here, which is no text; give another file")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw ConfigurationMistake(
                place: place(of: validCount(bytes), in: bytes), message: "this is no UTF-8; save the file as UTF-8")
        }
        let places = try PlaceFinder.places(in: text)
        return entries(of: try table(text), at: [], places)
    }

    private static func table(_ text: String) throws(ConfigurationMistake) -> TOMLTable {
        do {
            return try TOMLTable(string: text)
        } catch let error as TOMLParseError {
            let place = FilePosition(line: max(1, error.source.begin.line), column: max(1, error.source.begin.column))
            // "Error while parsing key-value pair: " tells a person nothing.
            let words = error.description.split(separator: ": ", maxSplits: 1)
            let what = Sanitizer.printable(String(words.last ?? "this is no TOML"))
                .replacing(" (TOML_MAX_NESTED_VALUES)", with: "")
            throw ConfigurationMistake(place: place, message: "\(what); settings look like: width = 72")
        } catch {
            throw ConfigurationMistake(place: nil, message: "cannot be read as TOML; settings look like: width = 72")
        }
    }

    /// The entries of a table, found by their names one by one: the library's own iteration ends the program at a name
    /// that has a NUL in it.
    private static func entries(of table: TOMLTable, at path: [PlaceFinder.Step], _ places: PlaceFinder.Places)
        -> [Entry]
    {
        var entries: [Entry] = []
        for name in table.keys {
            guard let value = table[name] else { continue }
            let path = path + [.name(name)]
            let place = places.names[path] ?? FilePosition(line: 1, column: 1)
            entries.append(Entry(name: name, place: place, value: read(value, at: path, places)))
        }
        return entries.sorted { $0.place < $1.place }
    }

    private static func read(
        _ value: any TOMLValueConvertible, at path: [PlaceFinder.Step], _ places: PlaceFinder.Places
    ) -> Value {
        let place = places.values[path] ?? places.names[path] ?? FilePosition(line: 1, column: 1)
        if let string = value.string { return Value(content: .string(string), place: place) }
        if let integer = value.int { return Value(content: .integer(integer), place: place) }
        if let boolean = value.bool { return Value(content: .boolean(boolean), place: place) }
        guard path.count < depth else { return Value(content: .other, place: place) }
        if let list = value.array {
            var values: [Value] = []
            for index in 0..<list.count { values.append(read(list[index], at: path + [.index(index)], places)) }
            return Value(content: .list(values), place: place)
        }
        if let table = value.table { return Value(content: .table(entries(of: table, at: path, places)), place: place) }
        return Value(content: .other, place: place)
    }

    // MARK: What is no text

    private static func place(of index: Int, in bytes: [UInt8]) -> FilePosition {
        let before = bytes[..<index]
        let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let characters = String(decoding: before[lineStart...], as: UTF8.self).unicodeScalars.count
        return FilePosition(line: before.count { $0 == 0x0A } + 1, column: characters + 1)
    }

    /// How many bytes make sense before the first that does not.
    private static func validCount(_ bytes: [UInt8]) -> Int {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        var count = 0
        while case .scalarValue(let scalar) = decoder.decode(&iterator) { count += UTF8.width(scalar) }
        return min(count, bytes.count)
    }
}
