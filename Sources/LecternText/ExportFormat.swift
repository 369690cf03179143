/// How statements can be written for use elsewhere; raw values are the endings of file names.
public enum ExportFormat: String, Hashable, Sendable, CaseIterable {
    /// A list for people.
    case markdown = "md"
    /// A table.
    case csv
    /// The annotation as data.
    case json
}
