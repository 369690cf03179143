internal import LecternFormats

extension Setting {
    /// A text from a file, fit to be printed in a message and no longer than a person reads.
    static func shown(_ text: String) -> String {
        let text = Sanitizer.printable(text)
        return text.count > 80 ? "\(text.prefix(79))…" : text
    }

    /// Names as they are written in the file.
    static func quoted(_ names: [String]) -> String { names.map { "\"\($0)\"" }.joined(separator: ", ") }
}
