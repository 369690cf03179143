/// A place in a configuration file, as editors count: from 1, columns in characters of Unicode.
struct FilePosition: Hashable, Comparable {
    var line: Int
    var column: Int

    static func < (one: FilePosition, other: FilePosition) -> Bool {
        (one.line, one.column) < (other.line, other.column)
    }
}

/// What is wrong in a configuration file, and what to do; its setting is as if it were not there.
struct ConfigurationMistake: Error, Hashable {
    /// Where it is; nil when it is the file as a whole.
    var place: FilePosition?
    /// What, and what to do.
    var message: String

    /// One line that names the file as `name`.
    func text(in name: String) -> String {
        guard let place else { return "\(name): \(message)" }
        return "\(name):\(place.line):\(place.column): \(message)"
    }
}
