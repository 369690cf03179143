internal import LecternFormats

/// The command line as typed, before it is parsed.
enum Arguments {
    /// The arguments for the parser: `+12` is the option `--start 12` and `+/word` is `--find=word`, as in other readers; of
    /// `lectern tag`, `-word` is `--remove=word`.
    static func forParser(_ typed: [String]) -> [String] {
        var isOver = false
        let isTagging = typed.first == TagCommand.name
        return typed.flatMap { argument -> [String] in
            if argument == "--" { isOver = true }
            if isTagging, !isOver, argument.first == "-", !argument.hasPrefix("--"), argument != "-h", argument != "-" {
                return ["--remove=\(argument.dropFirst())"]
            }
            if !isOver, argument.hasPrefix("+/"), argument.utf8.count > 2 { return ["--find=\(argument.dropFirst(2))"] }
            let digits = argument.dropFirst()
            let isStart =
                !isOver && argument.first == "+" && !digits.isEmpty && digits.allSatisfy { ("0"..."9").contains($0) }
            return isStart ? ["--start", String(digits)] : [argument]
        }
    }

    /// The file that a parsed argument names, byte for byte: parsing has put U+FFFD for what is no UTF-8 in it.
    static func fileName(_ argument: String) -> FileName {
        guard argument.unicodeScalars.contains("\u{FFFD}") else { return FileName(argument) }
        for case let typed? in UnsafeBufferPointer(start: CommandLine.unsafeArgv, count: Int(CommandLine.argc)) {
            let bytes = UnsafeBufferPointer(start: typed, count: byteCount(typed)).map { UInt8(bitPattern: $0) }
            if String(decoding: bytes, as: UTF8.self) == argument { return FileName(bytes) }
        }
        return FileName(argument)
    }

    private static func byteCount(_ text: UnsafePointer<CChar>) -> Int {
        var count = 0
        while text[count] != 0 { count += 1 }
        return count
    }
}
